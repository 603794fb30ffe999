"""Days on which other hours hold than usual, and the gentle week after a gap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from study.core.availability import ONE_DAY, STEP, Availability
from study.core.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Deviation:
    """Days on which other hours hold, first and last inclusive: off, or so many ``minutes`` more than usual."""

    first: date
    last: date
    minutes: int | None = None
    note: str = ""


def joined(found: Iterable[Deviation]) -> list[Deviation]:
    """Days in a row with the same deviation as one."""
    runs: list[Deviation] = []
    for one in found:
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


EASY = 7
"""So many days go easy."""


EASED = "back after a gap"


def eased(hours: Availability, today: date) -> list[Deviation]:
    """Half of the hours of the next days, as time that is taken off what is extra on them by now."""
    found = []
    for n in range(EASY):
        day = today + timedelta(days=n)
        less = hours.capacity(day) // 2 // STEP * STEP
        if less:
            found.append(Deviation(day, day, hours.extra.get(day, 0) - less, EASED))
    return found
