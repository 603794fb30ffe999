"""The days that there are for studying from today on, and how many minutes they come to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from math import lcm

from study.core.availability import Availability

LAST_DAY = date.max.toordinal() - 1
"""The end of the calendar, for plans."""


class Capacity:
    """The days with minutes from today on, without those that are spent today; they can be gone through again."""

    def __init__(self, hours: Availability, today: date, spent: int = 0) -> None:
        self.hours, self.today, self.spent = hours, today, spent

    def __iter__(self) -> Iterator[tuple[date, int]]:
        for day, minutes in self.hours.days(self.today):
            if day != self.today:
                yield day, minutes
            elif minutes > self.spent:
                yield day, minutes - self.spent

    def until(self, dues: Sequence[int]) -> list[int]:
        """The minutes up to each of some days, which are ordinals in their order.

        Once nothing deviates any more the weeks are alike, so a day in the year 9999 costs no more than one next month.
        """
        first, cycle = self._alike_from(), 7 * lcm(*(period.every for period in self.hours.periods))
        end = min(first + cycle, max(dues, default=0) + 1)
        days, total = [0], [0]
        for day, minutes in self:
            if day.toordinal() >= end:
                break
            days.append(day.toordinal())
            total.append(total[-1] + minutes)

        def through(day: int) -> int:
            return total[bisect_right(days, day) - 1]

        in_cycle = total[-1] - through(first - 1)
        found = []
        for due in dues:
            cycles = max((min(due, LAST_DAY) - first) // cycle, 0)
            found.append(through(min(due, LAST_DAY) - cycles * cycle) + cycles * in_cycle)
        return found

    def _alike_from(self) -> int:
        """The first day from which on all weeks, or turns of weeks, are alike."""
        hours = self.hours
        special = [self.today, *hours.extra, *(period.start for period in hours.periods)]
        special += [last for _, last in hours.off]
        return max(special).toordinal() + 1
