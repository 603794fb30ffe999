"""What keeps due dates safe while several curricula share the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

FAR = date.max.toordinal() + 1
"""The due date of what has none."""


class Guard:
    """Minutes a day that must go to work with due dates if all of them are to be met."""

    def __init__(self, due: Sequence[int], left: Sequence[int]) -> None:
        self.work: dict[int, int] = {}
        for day, minutes in zip(due, left, strict=True):
            if day < FAR:
                self.work[day] = self.work.get(day, 0) + minutes
        self.dues, self.total = sorted(self.work), sum(self.work.values())
        self.until: list[int] = []  # minutes from the start to the end of each due day
        self.through: dict[int, int] = {}  # the same to the end of each day with minutes
        self.calm = -1  # so many minutes may be gone, and still everything can wait: work never grows

    def watch(self, capacity: Iterable[tuple[date, int]]) -> Iterator[tuple[date, int]]:
        """The same days again, after a look at all of them up to the last due date."""
        days = iter(capacity)
        ahead: list[tuple[date, int]] = []
        total = 0
        for day, minutes in days:
            while len(self.until) < len(self.dues) and self.dues[len(self.until)] < day.toordinal():
                self.until.append(total)
            total += minutes
            self.through[day.toordinal()] = total
            ahead.append((day, minutes))
            if len(self.until) == len(self.dues):
                break
        self.until += [total] * (len(self.dues) - len(self.until))
        yield from ahead
        yield from days

    def must(self, today: int) -> int:
        """Minutes of today that cannot wait."""
        gone = self.through.get(today)
        if gone is None:  # after the last due date
            return self.total
        if gone <= self.calm:
            return 0
        most, work, self.calm = 0, 0, self.until[-1]
        for due, until in zip(self.dues, self.until, strict=True):
            work += self.work[due]
            most = max(most, work - max(until - gone, 0))
            self.calm = min(self.calm, until - work)
        return most

    def spend(self, due: int, minutes: int) -> None:
        """Take note of minutes that went to work with that due date."""
        if due < FAR:
            self.work[due] -= minutes
            self.total -= minutes
