"""The learner's week as it is: hours, what is booked, at what time, and what deviates."""

from __future__ import annotations

import re
from datetime import date

from study.core.availability import Availability
from study.core.days import by_day, weekdays
from study.core.days_off import Deviation
from study.core.difference import Effect
from study.core.values import dataclass
from study.errors import WrongUsage


def parse_slots(text: str) -> dict[int, int | None]:
    """``mon=19:00 sat=10:00``, ``mon-fri=7:30``; ``none`` takes one away. Minutes of the day by weekday.

    Raises WrongUsage.
    """
    found: dict[int, int | None] = {}
    words = by_day(text)
    if not words:
        raise WrongUsage('--slot is empty. Write it as "mon=19:00 sat=10:00".')
    for word in words:
        names, _, time = word.partition("=")
        clock = re.fullmatch(r"(\d{1,2}):(\d{2})", time)
        if time != "none" and not (clock and int(clock[1]) < 24 and int(clock[2]) < 60):
            raise WrongUsage(f'--slot: {word!r} is no day with a time. Write it as "mon=19:00 sat=10:00".')
        for day in weekdays(names, "--slot"):
            found[day] = int(clock[1]) * 60 + int(clock[2]) if clock else None
    return found


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
