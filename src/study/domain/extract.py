"""What is taken out for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from study.core.listing import Details, Listed
from study.domain.appointments import Appointment, Reminder
from study.domain.logbook import Numbered


@dataclass(frozen=True, slots=True)
class Appointments:
    """The plan for a calendar. ``revision`` rises with every change, also when one is undone; ``changed`` is the
    instant of the last one.

    ``source`` tells this database from others, for ever.
    """

    appointments: list[Appointment]
    reminders: list[Reminder]
    revision: int
    changed: str
    source: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The plan from today on, all items and all entries. ``titles`` are those of curricula, phases and modules."""

    day: date
    sessions: list[tuple[date, Listed, int]]
    items: list[Details]
    entries: list[Numbered]
    titles: dict[tuple[str, str | None, str | None], str]
