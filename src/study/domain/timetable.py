"""The learner's week as it is: hours, what is booked, and what deviates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from study.core.availability import Availability
from study.core.days_off import Deviation
from study.core.difference import Effect


@dataclass(frozen=True, slots=True)
class Booked:
    """One day: its capacity, the minutes planned on it, and the minutes done."""

    day: date
    capacity: int
    planned: int
    done: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """The hours with this week's days, what deviates from then on, and at which minute of a weekday one studies.

    ``effect`` is what a change of them would do to the plan; None where nothing was changed.
    """

    today: date
    hours: Availability
    days: list[Booked]
    deviations: list[Deviation]
    slots: dict[int, int]
    effect: Effect | None = None
