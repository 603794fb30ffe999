"""The minutes there are, added up over the days; and when work ends that takes them, the earliest due date first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from heapq import heappop, heappush

from study.core.precedence import followers
from study.core.schedule import Task
from study.core.shares import FAR


class Supply:
    """The days with minutes, by their ordinals, up to a last one, or as many as it takes to do all tasks.

    ``begin`` is the last day before which one of the tasks cannot begin; 0 if they all can.
    """

    def __init__(self, days: Iterable[tuple[date, int]], tasks: Sequence[Task], last: int) -> None:
        self.begin = max((task.not_before.toordinal() for task in tasks if task.not_before), default=0)
        self.days: list[int] = []
        self.through: list[int] = []
        total, left = 0, sum(task.remaining for task in tasks)
        for day, minutes in days:
            self.days.append(day.toordinal())
            if self.days[-1] > last or left < 0:
                break
            total += minutes
            self.through.append(total)
            if self.days[-1] >= self.begin:
                left -= minutes
        self.first = self.days[0] if self.days else FAR

    def until(self, day: int) -> int:
        """The minutes up to the end of a day, as far as they are known."""
        n = bisect_right(self.days, day, hi=len(self.through))
        return self.through[n - 1] if n else 0

    def day_of(self, minute: int) -> int:
        """The day on which so many minutes are gone; FAR if that is after the last."""
        n = bisect_left(self.through, minute)
        return self.days[n] if n < len(self.through) else FAR


def ends(tasks: Sequence[Task], due: Sequence[int], supply: Supply) -> list[int]:
    """The day on which each task ends if the earliest due date goes first; FAR if that is not within the supply.

    Only work with a due date that counts is looked at: the rest comes behind it and cannot delay it. ``due`` is pulled
    back. That is the exact plan without its sessions, in time n log n, however many days there are.
    """
    return _Race(tasks, due, supply).run()


class _Race:
    """Tasks on one line of minutes: what is ready, what may begin later, and the minute it is."""

    def __init__(self, tasks: Sequence[Task], due: Sequence[int], supply: Supply) -> None:
        self.tasks, self.due, self.supply = tasks, due, supply
        self.left = [task.remaining for task in tasks]
        self.waiting = [len(task.after) for task in tasks]
        self.following = followers([task.after for task in tasks])
        self.begin = [supply.first] * len(tasks)  # the first day on which each may end
        self.ends = [FAR] * len(tasks)
        self.ready: list[tuple[int, int]] = []
        self.later: list[tuple[int, int]] = []
        self.now = 0

    def run(self) -> list[int]:
        for n, count in enumerate(self.waiting):
            if not count:
                self._release(n)
        while self.ready or self.later:
            if not self.ready:
                self.now = max(self.now, self.later[0][0])
            while self.later and self.later[0][0] <= self.now:
                _, n = heappop(self.later)
                heappush(self.ready, (self.due[n], n))
            _, n = self.ready[0]
            stop = self.later[0][0] if self.later else self.now + self.left[n]
            minutes = min(self.left[n], stop - self.now)
            self.now += minutes
            self.left[n] -= minutes
            if not self.left[n]:
                heappop(self.ready)
                self._finish(n)
        return self.ends

    def _release(self, n: int) -> None:
        """Nothing holds a task back any longer but the day on which it may begin."""
        task = self.tasks[n]
        if self.due[n] >= FAR:
            return
        if task.not_before is None or (begin := task.not_before.toordinal()) <= self.supply.first:
            heappush(self.ready, (self.due[n], n))
        else:
            self.begin[n] = max(self.begin[n], begin)
            heappush(self.later, (self.supply.until(begin - 1), n))

    def _finish(self, n: int) -> None:
        self.ends[n] = day = max(self.begin[n], self.supply.day_of(self.now) if self.tasks[n].remaining else 0)
        for other in self.following[n]:
            self.begin[other] = max(self.begin[other], day)
            self.waiting[other] -= 1
            if not self.waiting[other]:
                self._release(other)
