"""Days as people keep them: the week is the promise, a day may stretch, and no session is a crumb.

A day belongs to one curriculum where it can, to the one that lacks most of its share, and to two at most. An item is
finished if the day need only stretch a little; else it is cut at a quarter of an hour, into pieces of a block at least;
else it waits for the next day, and a short one after it may take its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import heapify, nsmallest

from study.core.guard import Guard
from study.core.rungs import SHORT, Rungs
from study.core.schedule import Machine, Schedule, Task, weeks
from study.core.shares import CarriedShares, Habits, Rules, week_of
from study.core.values import replace

Days = Sequence[tuple[date, int]]


QUARTER, FINE = 15, 5  # minutes


DAYS_A_WEEK = 7


MARGIN = 10
"""Per cent of the hours that are not counted on when due dates are to be met: humane days leave some free."""


A_DAY = 2
"""So many curricula a day."""


SESSIONS = 3
"""After so many a day no further item is begun to be cut, unless the day is as long as that many of the longest."""


SHORT_WEEK = 120
"""Minutes a week and curriculum; where there are fewer, shares even out from the second week on."""


WAIT = 3
"""Of a day at most so many times what days may stretch by is left free, for an item to be done in one piece."""


LOOK = 3
"""So many items may step in for one that waits for the next day."""


FEW = 64
"""Where more are ready than that, none steps in: to look for them would take too long."""


def laid(tasks: Sequence[Task], capacity: Iterable[tuple[date, int]], rules: Rules, rungs: Rungs) -> Schedule:
    """Lay the tasks over the days as people keep them; ``rules`` have habits."""
    machine = HumaneMachine(tasks, rules, rungs)
    ahead = weeks(machine.watched(capacity), whole=True)
    week = next(ahead, None)
    while week and not machine.done:
        following = next(ahead, None)
        machine.work_week(week, following or [])
        week = following
    return Schedule(machine.sessions, [] if machine.done else machine.unplaced())


class HumaneMachine(Machine):
    """One learner at work who studies by the week."""

    def __init__(self, tasks: Sequence[Task], rules: Rules, rungs: Rungs) -> None:
        super().__init__(tasks, rules)
        self.habits = rules.habits or Habits()
        self.rungs = rungs
        if self.shares:
            working = [task.curriculum for task in tasks if not task.is_set]
            self.shares = self.fair = CarriedShares(working, rules, self.habits)
        if self.guard:
            self.guard = Guard(self.due, self.left, MARGIN)
        self.strict = max([*rungs.short.values(), *rungs.exact.values(), rungs.until])
        self.pinned = Counter[int]()  # minutes of a day
        for day, _, minutes in rules.pinned:
            self.pinned[day] += minutes
        self.may_wait = False
        self.budget = self.room = self.stretch = self.must = 0
        self.ahead = self.elastic = 0  # minutes of the week after today, and by how much its days may stretch
        self.longest = 0  # the minutes of the longest day within a week after today
        self.is_short = False  # whether the week is
        self.had: list[int] = []  # the curricula of the day
        self.first = 0  # the place of the day's first session
        self.begun: set[int] = set()  # the tasks of the day
        self.most = SESSIONS  # so many of them at most, if one is a piece
        self.long: set[int] = set()  # tasks that had their longest piece today

    def work_week(self, week: Days, following: Days) -> None:
        """Fill the days of one calendar week, or what is left of it; ``following`` are those of the next."""
        ahead = sum(minutes for _, minutes in week)
        number, first = week_of(week[0][0].toordinal()), self.habits
        passed, spent = (first.passed, first.spent) if number == first.week else (0, 0)
        whole = passed + ahead + sum(self.pinned[day] for day in range(7 * number + 1, 7 * number + 8))
        self.budget = max(ahead + passed - spent - self._free(week[0][0], whole), 0)
        for n, (day, minutes) in enumerate(week):
            if self.done:
                return
            if self.shares:
                self.shares.open_day(day.toordinal(), min(ahead, self.budget))
                self.is_short = whole < SHORT_WEEK * self.shares.count
            spare = min(max(self.budget - ahead, 0), self.habits.soft)
            self.room = min(minutes + spare, self.budget)
            self.stretch = min(minutes + self.habits.soft, self.budget) - self.room
            self._look_ahead([*week[n:], *following], len(week) - n - 1)
            ahead -= minutes
            self.ahead = ahead
            self.work(day, minutes)

    def _look_ahead(self, days: Days, count: int) -> None:
        """Look at the days that come within a week of the first; so many of them are of the same calendar week."""
        (first, minutes), *later = days
        self.longest = max((some for day, some in later if (day - first).days < DAYS_A_WEEK), default=0)
        is_less = minutes < self.longest or self.room < minutes
        self.may_wait = is_less and minutes + self.pinned[first.toordinal()] >= self.habits.block
        self.elastic = self.habits.soft * count

    def _free(self, first: date, whole: int) -> int:
        """Minutes of a whole week that are kept free, to the quarter hour; none where a date needs them."""
        if not self.habits.reserve or first.toordinal() <= self.strict:
            return 0
        return (whole * self.habits.reserve // 100 + QUARTER // 2) // QUARTER * QUARTER

    def work(self, day: date, capacity: int) -> None:
        """Fill one day."""
        self.first = len(self.sessions)
        self.begin_day(day)
        self.must = self.guard.must(self.today) if self.guard else 0
        self.had, self.begun, self.long = [], set(), set()
        self.most = max(SESSIONS, -(-capacity // self.habits.longest) + 1)
        if self.today <= self.rungs.until:
            for n, minutes in self.rungs.given.get(self.today, ()):
                self._take(day, n, minutes)
            return
        while self.room > 0 and (piece := self._piece()):
            self._take(day, *piece)

    def _take(self, day: date, n: int, minutes: int) -> None:
        curriculum = self.tasks[n].curriculum
        if curriculum not in self.had:
            self.had.append(curriculum)
        if minutes >= self.habits.longest:
            self.long.add(n)
        heap = self.ready[curriculum]
        if heap[0][1] != n and self.left[n] == minutes:
            heap.remove((self.due[n], n))
            heap.append(heap[0])
            heap[0] = (self.due[n], n)
            self._place(day, n, minutes)
            heapify(heap)
        else:
            self._place(day, n, minutes)
        if n in self.begun:
            self._join(self.tasks[n].item)
        self.begun.add(n)
        self.room -= minutes
        self.budget -= minutes
        self.must -= minutes

    def _join(self, item: int) -> None:
        """Let what an item has today be one session, at the place of the first."""
        first, *others = [n for n in range(self.first, len(self.sessions)) if self.sessions[n].item == item]
        for n in reversed(others):
            more = self.sessions.pop(n).minutes
            self.sessions[first] = replace(self.sessions[first], minutes=self.sessions[first].minutes + more)

    def _piece(self) -> tuple[int, int] | None:
        """What comes next today: a task and its minutes; None if the rest of the day stays free."""
        turns = self._turns()
        for cut in (self._cut, self._cut_on):
            for curriculum in turns:
                for n in self._candidates(curriculum):
                    if minutes := cut(n):
                        return n, minutes
        if self.had or not turns or self.may_wait:
            return None
        n = self.ready[turns[0]][0][1]  # no day of the week has a place for it by the rules: it is cut without them
        return n, self._cut_anyhow(n)

    def _turns(self) -> list[int]:
        """The curricula that may go on now, in the order in which they do."""
        waiting = [curriculum for curriculum, heap in self.ready.items() if heap]
        if len(waiting) < 2 or self.shares is None:
            return waiting
        if len(self.had) >= A_DAY:
            waiting = [curriculum for curriculum in waiting if curriculum in self.had]
        if self.must > 0:
            weights = self.shares.weights
            return sorted(waiting, key=lambda c: (self.ready[c][0][0], -weights[c], c))
        turns = self.fair.lacking(waiting)
        if not self.had and not self.is_fine and not self.fair.is_last_week:
            turns.sort(key=self._is_cut)
        if self.had and (last := self.had[-1]) in turns and not self._yields(last, turns[0]):
            turns = [last, *(other for other in turns if other != last)]
        return turns

    @property
    def is_fine(self) -> bool:
        """Whether no minute is to be left free for the sake of a better day."""
        return self.today <= self.rungs.fine

    def _is_cut(self, curriculum: int) -> tuple[bool, bool]:
        """Whether a curriculum does not lack a day of its share, and whether it could only begin something today."""
        n = self.ready[curriculum][0][1]
        return self.fair.quota[curriculum] < self.room, self.left[n] > self.room + self.stretch

    def _yields(self, last: int, other: int) -> bool:
        """Whether a curriculum has had enough of the day for another to go on."""
        quota = self.fair.quota
        return quota[last] <= 0 and min(quota[other], self.room) >= max(self.habits.block, 1)

    def _candidates(self, curriculum: int) -> Iterator[int]:
        """The task whose turn it is, and those that may step in for it if they fit the day.

        Where a plan would end too late, they need not fit: minutes that the first can make no use of, as it would leave
        a crumb, are better spent on the beginning of a longer one than on crumbs.
        """
        heap = self.ready[curriculum]
        yield heap[0][1]
        if 1 < len(heap) <= FEW:
            for _, n in nsmallest(LOOK + 1, heap)[1:]:
                if self.left[n] <= self.room or self.is_fine:
                    yield n

    def _cut(self, n: int) -> int:
        """Minutes of the task's next piece; 0 if it has none today."""
        left, longest = self.left[n], self.habits.longest
        if n in self.long:
            return 0
        if self.today <= self.rungs.exact.get(self.tasks[n].curriculum, 0):
            return min(left, self.room)
        block, room = self._block(n), self._room(n)
        if left <= longest and (left <= room or (room >= block and left <= room + self.stretch)):
            return left
        if not self.is_fine and (self._is_full(n) or self._may_wait_whole(n)):
            return 0
        most, quarter = min(room, longest, left - block), FINE if self.is_fine else QUARTER
        # What is no whole number of quarters has one odd piece anyway: that may be the first, if more of today is used.
        piece = most - min(most % quarter, (most - left) % quarter)
        return piece if piece >= max(block, 1) else 0

    def _is_full(self, n: int) -> bool:
        """Whether today has so many sessions that no further task is begun to be cut."""
        return len(self.begun) >= self.most and n not in self.begun

    def _may_wait_whole(self, n: int) -> bool:
        """Whether a task can wait to be done in one piece: the week's other days take over what today leaves free."""
        if self.rungs.hastens or self.left[n] > min(self.longest + self.habits.soft, self.habits.longest):
            return False
        if self.room > WAIT * self.habits.soft:
            return False
        return self.must <= 0 and self.today > self.strict and self.budget - self.ahead <= self.elastic

    def _room(self, n: int) -> int:
        """Minutes of today that a task may have: no more than its share where the weeks of shares come to an end."""
        if self.shares is None or self.must > 0 or not self._is_evened_out():
            return self.room
        curriculum, block = self.tasks[n].curriculum, max(self.habits.block, 1)
        others = [other for other, heap in self.ready.items() if heap and other != curriculum]
        if max((self.fair.quota[other] for other in others), default=0) < block:
            return self.room
        return min(self.room, max(self.fair.quota[curriculum] // QUARTER * QUARTER, block))

    def _is_evened_out(self) -> bool:
        return self.fair.is_last_week or (self.is_short and not self.is_fine and not self.fair.is_first_week)

    def _cut_on(self, n: int) -> int:
        """The same for a task that has had its longest piece today, and goes on as there is nothing else."""
        if n not in self.long:
            return 0
        self.long.discard(n)
        return self._cut(n)

    def _cut_anyhow(self, n: int) -> int:
        """Minutes of a task that has no place by the rules: all of today, unless that leaves a crumb."""
        left, block = self.left[n], self._block(n)
        most = left - block if self.room < left >= 2 * block else left
        return min(most, self.room)

    def _block(self, n: int) -> int:
        """The shortest piece of a task today."""
        short = self.today <= self.rungs.short.get(self.tasks[n].curriculum, 0)
        return min(SHORT, self.habits.block) if short else self.habits.block
