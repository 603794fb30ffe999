"""Days on which other hours hold than usual, and the gentle week after a gap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from study.core.availability import ONE_DAY, STEP, Availability
from study.core.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class HoursException:
    """Days on which other hours hold, first and last inclusive: off, or so many ``minutes`` more than usual."""

    first: date
    last: date
    minutes: int | None = None
    note: str = ""


def joined(exceptions: Iterable[HoursException]) -> list[HoursException]:
    """Days in a row with the same exception as one."""
    runs: list[HoursException] = []
    for one in exceptions:
        before = runs[-1] if runs else None
        if (
            before
            and one.first - before.last == ONE_DAY
            and replace(one, first=before.first) == replace(before, last=one.last)
        ):
            runs[-1] = replace(before, last=one.last)
        else:
            runs.append(one)
    return runs


GENTLE_DAYS = 7
"""So many days have half of their hours."""


BACK = "back after a gap"


def ramp_up(hours: Availability, today: date) -> list[HoursException]:
    """Half of the hours of the next days, as time that is taken off what is extra on them by now."""
    days = []
    for n in range(GENTLE_DAYS):
        day = today + timedelta(days=n)
        less = hours.capacity(day) // 2 // STEP * STEP
        if less:
            days.append(HoursException(day, day, hours.extra.get(day, 0) - less, BACK))
    return days
