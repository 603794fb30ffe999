"""The first week after a gap: half of its hours."""

from __future__ import annotations

from datetime import date, timedelta

from study.domain.availability import STEP, Availability
from study.domain.deviation import Deviation

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
