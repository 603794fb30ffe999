"""What keeps due dates safe while several curricula share the week."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from study.core.shares import FAR

PROSPECT = 10_000
"""Minutes that are looked ahead beyond what due dates need, so that it need not be done again on every day."""


class Guard:
    """Minutes a day that must go to work with due dates if all of them are to be met.

    That is the most by which the work up to a due date exceeds the minutes between tonight and then.
    """

    def __init__(self, due: Sequence[int], left: Sequence[int], margin: int = 0) -> None:
        """``margin`` per cent of each day are not counted on."""
        self.margin = margin
        work: dict[int, int] = {}
        for day, minutes in zip(due, left, strict=True):
            if day < FAR:
                work[day] = work.get(day, 0) + minutes
        self.dues, self.total = sorted(work), sum(work.values())
        self.place = {day: n for n, day in enumerate(self.dues)}
        self.slack = LeastSum([-work[day] for day in self.dues])
        self.days: Iterator[tuple[date, int]] = iter(())
        self.ahead = deque[tuple[date, int]]()  # days that were looked at and are still to come
        self.known = self.fresh = (
            0  # minutes of all days that were looked at; those after the last due day that is known
        )
        self.until: list[int] = []  # minutes from the start to the end of each due day that is known
        self.through: dict[int, int] = {}  # the same to the end of each day with minutes
        self.over = self.gone = 0  # so many due days are over; so many minutes are gone

    def watch(self, capacity: Iterable[tuple[date, int]]) -> Iterator[tuple[date, int]]:
        """The same days again, of which the guard looks at some before they are handed out."""
        self.days = iter(capacity)
        while self.ahead or self._look():
            yield self.ahead.popleft()

    def must(self, today: int) -> int:
        """Minutes of today that can't wait."""
        gone = self.through.get(today)
        if gone is None:  # after the last due date
            return self.total
        # Dates after the days that would do for everything need no look: the calendar may go on for millennia.
        while self.known < gone + self.total and len(self.until) < len(self.dues):
            if not self._look_far(gone + 2 * self.total + PROSPECT):
                break
        self._count()
        self._pass(gone)
        return max(-self.slack.least, 0)

    def spend(self, due: int, minutes: int) -> None:
        """Take note of minutes that went to work with that due date."""
        if due < FAR:
            self.slack.add(self.place[due], minutes)
            self.total -= minutes

    def _look_far(self, most: int) -> bool:
        """Look at the days that have so many minutes; False if there are no more."""
        while self.known < most and len(self.until) < len(self.dues):
            if not self._look():
                return False
        return True

    def _look(self) -> bool:
        """Look at the next day; False if there is none."""
        following = next(self.days, None)
        if following is None:
            return False
        day, minutes = following
        while len(self.until) < len(self.dues) and self.dues[len(self.until)] < day.toordinal():
            self._count()
            self.until.append(self.known)
        if len(self.until) < len(self.dues):
            counted = minutes - minutes * self.margin // 100
            self.known += counted
            self.fresh += counted
            self.through[day.toordinal()] = self.known
        self.ahead.append(following)
        return True

    def _count(self) -> None:
        """Let the first due date that is not known have what was looked at since the one before."""
        if self.fresh:
            self.slack.add(len(self.until), self.fresh)
            self.fresh = 0

    def _pass(self, gone: int) -> None:
        """Take the minutes that are gone from the due date that comes next: those that are over have none any more."""
        while self.over < len(self.until) and self.until[self.over] <= gone:
            self.slack.add(self.over, self.gone - self.until[self.over])
            self.gone = self.until[self.over]
            self.over += 1
        if self.over < len(self.dues):
            self.slack.add(self.over, self.gone - gone)
            self.gone = gone


class LeastSum:
    """Numbers that change, and the least that the first few of them come to, however many; at least one.

    A binary tree: every node knows the sum of its numbers, and the least sum of those it begins with.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self.size = 1
        while self.size < len(numbers):
            self.size *= 2
        beyond = [0] * (self.size - len(numbers))
        self.sums = [0] * self.size + [*numbers, *beyond]
        self.lows = [*self.sums]
        for node in reversed(range(1, self.size)):
            self._reckon(node)

    @property
    def least(self) -> int:
        return self.lows[1]

    def add(self, place: int, number: int) -> None:
        """Let the number at a place be more by another."""
        sums, lows, node = self.sums, self.lows, self.size + place
        sums[node] += number
        lows[node] += number
        while node > 1:  # hundreds of thousands of times for a long plan: without calls
            node //= 2
            left = 2 * node
            sums[node] += number
            low, other = lows[left], sums[left] + lows[left + 1]
            lows[node] = low if low < other else other

    def _reckon(self, node: int) -> None:
        left, right = 2 * node, 2 * node + 1
        self.sums[node] = self.sums[left] + self.sums[right]
        self.lows[node] = min(self.lows[left], self.sums[left] + self.lows[right])
