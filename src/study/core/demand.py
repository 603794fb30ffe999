"""What due dates ask for: the work that is done by each, and what only one of several needs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from study.core.precedence import followers
from study.core.schedule import Task
from study.core.shares import FAR

NOBODY, SEVERAL = 0, -1


class Demand:
    """Dates that are kept, with all the work that they need, and of each date the work that no other needs.

    Dates come and go, and just the work that this touches is looked at: for dates along one line of items, which all
    need what comes first, that is little.
    """

    def __init__(self, tasks: Sequence[Task], order: Sequence[int], members: Mapping[int, Sequence[int]]) -> None:
        """``order`` is the topological one; ``members`` are the tasks of each date, by the date's number (not 0)."""
        self.after = [task.after for task in tasks]
        self.following = followers(self.after)
        self.minutes = [task.remaining for task in tasks]
        self.rank = [0] * len(tasks)
        for place, n in enumerate(order):
            self.rank[n] = -place
        self.members = members
        self.date = [NOBODY] * len(tasks)
        for one, some in members.items():
            for n in some:
                self.date[n] = one
        self.owner = [NOBODY] * len(tasks)
        self.own: dict[int, int] = {}  # of the dates that are kept: the minutes that only they need
        self.total = 0

    def add(self, one: int) -> None:
        """Keep a date."""
        self.own[one] = 0
        waiting = [*self.members[one]]
        while waiting:
            n = waiting.pop()
            before = self.owner[n]
            if before not in (one, SEVERAL):
                self._give(n, SEVERAL if before else one)
                waiting += self.after[n]

    def needs_more(self, one: int, most: int) -> bool:
        """Whether a date needs more than so many minutes that none of those that are kept need; looks no further."""
        waiting, seen = [*self.members[one]], set[int]()
        while waiting and most >= 0:
            n = waiting.pop()
            if self.owner[n] == NOBODY and n not in seen:
                seen.add(n)
                most -= self.minutes[n]
                waiting += self.after[n]
        return most < 0

    def drop(self, one: int) -> None:
        """Give a date up: its work is that of the other dates that need it, or nobody's."""
        self._give_back(one)
        del self.own[one]

    def _give_back(self, one: int) -> None:
        """From what needs others down to what they need, as far as anything changes."""
        heap = [(self.rank[n], n) for n in self.members[one]]
        heapify(heap)
        while heap:
            _, n = heappop(heap)
            owners = {self.owner[other] for other in self.following[n]}
            if self.date[n] != one and self.date[n] in self.own:
                owners.add(self.date[n])
            owners.discard(NOBODY)
            owner = SEVERAL if len(owners) > 1 else next(iter(owners), NOBODY)
            if owner != self.owner[n]:
                self._give(n, owner)
                for before in self.after[n]:
                    heappush(heap, (self.rank[before], before))

    def _give(self, n: int, owner: int) -> None:
        before, minutes = self.owner[n], self.minutes[n]
        self.owner[n] = owner
        if before > 0:
            self.own[before] -= minutes
        if owner > 0:
            self.own[owner] += minutes
        self.total += minutes * ((owner != NOBODY) - (before != NOBODY))


class Slack:
    """For each due date that is kept how many minutes there are beyond what has to be done by then."""

    def __init__(self, tasks: Sequence[Task], due: Sequence[int], supply: Mapping[int, int]) -> None:
        """``due`` is pulled back; ``supply`` are the minutes up to each due date there is, kept or not."""
        self.after = [task.after for task in tasks]
        self.minutes = [task.remaining for task in tasks]
        self.due = [*due]
        self.days = sorted(supply)
        load = dict.fromkeys(self.days, 0)
        for day, minutes in zip(due, self.minutes, strict=True):
            if day < FAR:
                load[day] += minutes
        self.slack, total = [], 0
        for day in self.days:
            total += load[day]
            self.slack.append(supply[day] - total)
        self.looks = 0

    @property
    def is_enough(self) -> bool:
        """Whether there is time for everything."""
        return min(self.slack, default=0) >= 0

    def has_room(self, members: Sequence[int], day: int) -> bool:
        """Whether work can be due on a day without anything being late; if so, it is from now on."""
        moved = self._earlier(members, day)
        more = sum(self.minutes[n] for n in moved)
        freed: dict[int, int] = {}
        for n in moved:
            freed[self.due[n]] = freed.get(self.due[n], 0) + self.minutes[n]
        place = bisect_left(self.days, day)
        slack = [*self.slack[place:]]
        for n, other in enumerate(self.days[place:]):
            more -= freed.get(other, 0)
            slack[n] -= more
            if slack[n] < 0 < more:
                return False
        self.slack[place:] = slack
        for n in moved:
            self.due[n] = day
        return True

    def _earlier(self, members: Sequence[int], day: int) -> set[int]:
        """The work that would be due earlier than it is."""
        waiting, moved = [*members], set[int]()
        while waiting:
            n = waiting.pop()
            if self.due[n] > day and n not in moved:
                moved.add(n)
                waiting += self.after[n]
        self.looks += len(moved) + len(self.days)
        return moved
