"""What is taken out for other programs: the plan as appointments, and everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from itertools import groupby

from study.core.entries import LogEntry
from study.core.items import Item
from study.core.listing import Details, Listed
from study.core.schedule import Session
from study.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session of an item on a day, from a minute of that day on, or at no time in particular.

    An event takes no minutes, and neither does what is cancelled.
    """

    item: Item
    day: date
    minutes: int
    start: int | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """The last day of something, inclusive. ``key`` tells it from others as long as it exists."""

    key: str
    title: str
    day: date
    cancelled: bool = False


def appointments(
    standing: Iterable[Session], ever: Iterable[tuple[int, date]], slots: Mapping[int, int], items: Mapping[int, Item]
) -> Iterator[Appointment]:
    """The sessions that stand, in the order of time, and then what of all that ever stood is cancelled.

    The sessions of a day follow one another from the learner's slot of that weekday on.
    """
    known: set[tuple[int, date]] = set()
    for day, sessions in groupby(standing, key=lambda one: one.day):
        start = slots.get(day.weekday())
        for session in sessions:
            if session.item in items and (session.minutes or items[session.item].kind == "event"):
                known.add((session.item, day))
                yield Appointment(items[session.item], day, session.minutes, start)
                start = None if start is None else start + session.minutes
    yield from _cancelled(ever, known, items)


def _cancelled(
    ever: Iterable[tuple[int, date]], known: Set[tuple[int, date]], items: Mapping[int, Item]
) -> Iterator[Appointment]:
    for number, day in ever:
        if (number, day) not in known and number in items:
            yield Appointment(items[number], day, 0, cancelled=True)


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
    entries: list[LogEntry]
    titles: dict[tuple[str, str | None, str | None], str]
