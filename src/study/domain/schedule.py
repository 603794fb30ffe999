"""The planner: tasks and capacities in, sessions out, and what was not placed and why.

Earliest due date first, each due date pulled back through what requires it: that is the best there can be for
the worst lateness (Lawler 1973, with preemption; one machine). The order is total: due, curriculum, its order.

Several curricula share every week by weight. Deadlines come first all the same: each day begins with the
minutes that can no longer wait if every due date is to be met, and only the rest is shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import groupby
from math import lcm

FAR = date.max.toordinal() + 1
"""The due date of what has none."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is left to do of one item. ``after`` are positions in the sequence of tasks."""

    item: int
    curriculum: int
    remaining: int  # minutes; 0 takes no time, yet keeps its place in the order
    after: Sequence[int] = ()
    due: date | None = None
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How days are cut into sessions (minutes), and what each curriculum's share of a week is.

    ``served`` are the minutes each curriculum has already had in the week in which the plan starts.
    """

    min_session: int = 15
    step: int = 5
    weights: Mapping[int, int] = field(default_factory=dict)
    served: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """Planned minutes of one item on one day."""

    day: date
    item: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An item the plan has no room for, and why."""

    item: int
    reason: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Sessions in the order of time, and the items that were not placed."""

    sessions: list[Session]
    unplaced: list[Unplaced]

    @property
    def finish(self) -> date | None:
        """The day of the last session."""
        return self.sessions[-1].day if self.sessions else None

    def finishes(self) -> dict[int, date]:
        """The last day of every item."""
        return {session.item: session.day for session in self.sessions}


def schedule(tasks: Sequence[Task], capacity: Iterable[tuple[date, int]], rules: Rules) -> Schedule:
    """Lay every task's remaining minutes over the days, earliest due date first.

    ``capacity`` gives the days that have minutes, in order; it may be endless. What does not fit is in ``unplaced``.
    """
    machine = _Machine(tasks, rules)
    for week in _weeks(machine.watched(capacity), whole=machine.shares):
        machine.open_week(sum(minutes for _, minutes in week))
        for day, minutes in week:
            machine.work(day, minutes)
            if machine.done:
                return Schedule(machine.sessions, [])
    return Schedule(machine.sessions, machine.unplaced())


def pulled_back(tasks: Sequence[Task]) -> list[int]:
    """Ordinal due date of each task, no later than that of anything that comes after it."""
    due = [task.due.toordinal() if task.due else FAR for task in tasks]
    for n in reversed(_topological(tasks)):
        for before in tasks[n].after:
            due[before] = min(due[before], due[n])
    return due


def _topological(tasks: Sequence[Task]) -> list[int]:
    """Positions so that each comes after what it waits for; those in a ring are missing."""
    waiting = [len(task.after) for task in tasks]
    following = _following(tasks)
    order = [n for n, count in enumerate(waiting) if not count]
    for n in order:
        for other in following[n]:
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    return order


def _following(tasks: Sequence[Task]) -> list[list[int]]:
    following: list[list[int]] = [[] for _ in tasks]
    for n, task in enumerate(tasks):
        for before in task.after:
            following[before].append(n)
    return following


def _weeks(days: Iterable[tuple[date, int]], whole: bool) -> Iterator[list[tuple[date, int]]]:
    """The days by calendar week, from Monday on; one by one where weeks do not matter."""
    if not whole:
        yield from ([day] for day in days)
        return
    for _, group in groupby(days, key=lambda day: (day[0].toordinal() - 1) // 7):
        yield list(group)


class _Machine:
    """One learner at work: what is ready, what is left of each task, and the sessions so far."""

    def __init__(self, tasks: Sequence[Task], rules: Rules) -> None:
        self.tasks, self.rules = tasks, rules
        self.due = pulled_back(tasks)
        self.left = [task.remaining for task in tasks]
        self.waiting = [len(task.after) for task in tasks]
        self.following = _following(tasks)
        self.sessions: list[Session] = []
        self.placed = self.today = 0
        self.ready: dict[int, list[tuple[int, int]]] = {task.curriculum: [] for task in tasks}
        self.events: list[tuple[int, int]] = []  # what may not begin before a day: (ordinal, task)
        self.shares = len(self.ready) > 1
        self.guard = _Guard(self.due, self.left) if self.shares and min(self.due, default=FAR) < FAR else None
        self.served = dict.fromkeys(self.ready, 0) | {k: v for k, v in rules.served.items() if k in self.ready}
        self.quota = dict.fromkeys(self.ready, 0)
        self.weights = {curriculum: rules.weights.get(curriculum, 1) for curriculum in self.ready}
        self.common = lcm(*self.weights.values()) if self.weights else 1
        for n, count in enumerate(self.waiting):
            if not count:
                self._release(n)

    @property
    def done(self) -> bool:
        return self.placed == len(self.tasks)

    def watched(self, capacity: Iterable[tuple[date, int]]) -> Iterable[tuple[date, int]]:
        """Let the guard see the days up to the last due date before they are handed out."""
        return self.guard.watch(capacity) if self.guard else capacity

    def open_week(self, minutes: int) -> None:
        """Share a week's minutes out by weight, counting what was served in it before the plan began."""
        if not self.shares:
            return
        if self.sessions:
            self.served = dict.fromkeys(self.ready, 0)
        whole = minutes + sum(self.served.values())
        total = sum(self.weights.values())
        for curriculum, weight in self.weights.items():
            share = whole * weight // total
            self.quota[curriculum] = max(share - share % self.rules.step - self.served[curriculum], 0)

    def work(self, day: date, capacity: int) -> None:
        """Fill one day."""
        self.today = ordinal = day.toordinal()
        while self.events and self.events[0][0] <= ordinal:
            n = heappop(self.events)[1]
            heappush(self.ready[self.tasks[n].curriculum], (self.due[n], n))
        smallest = min(self.rules.min_session, capacity)
        must = self.guard.must(ordinal) if self.guard else 0
        rest = capacity
        while rest > 0:
            self._place_timeless(day)
            curriculum = self._next(must > 0)
            if curriculum is None:
                break
            n = self.ready[curriculum][0][1]
            take = min(self.left[n], self._limit(curriculum, rest, smallest, must))
            if take < self.left[n]:
                take -= take % self.rules.step
                if take < smallest:
                    break
            self._place(day, n, take)
            rest -= take
            must -= take
        self._place_timeless(day)

    def unplaced(self) -> list[Unplaced]:
        """What is left when the days are over."""
        order = {n: place for place, n in enumerate(_topological(self.tasks))}
        return [
            Unplaced(task.item, "there are no hours for it" if n in order else "it waits for itself")
            for n, task in enumerate(self.tasks)
            if self.left[n] >= 0
        ]

    def _next(self, by_due: bool) -> int | None:
        """The curriculum whose turn it is: by due date while deadlines press, else who has had least of its share."""
        open_now = [curriculum for curriculum, heap in self.ready.items() if heap]
        if len(open_now) < 2:
            return open_now[0] if open_now else None
        if by_due:
            return min(open_now, key=lambda c: (self.ready[c][0][0], -self.weights[c], c))
        within = [curriculum for curriculum in open_now if self.quota[curriculum] > 0] or open_now
        return min(within, key=lambda c: (self.served[c] * (self.common // self.weights[c]), -self.weights[c], c))

    def _limit(self, curriculum: int, rest: int, smallest: int, must: int) -> int:
        """How long the curriculum may go on today: to the end of its share of the week, and never for crumbs."""
        if must > 0 or not self.shares or self.quota[curriculum] <= 0:
            return rest
        limit = min(rest, max(self.quota[curriculum], smallest))
        return limit if rest - limit >= smallest else rest

    def _place(self, day: date, n: int, minutes: int) -> None:
        task = self.tasks[n]
        last = self.sessions[-1] if self.sessions else None
        if last is not None and last.item == task.item and last.day == day:
            self.sessions[-1] = Session(day, task.item, last.minutes + minutes)
        else:
            self.sessions.append(Session(day, task.item, minutes))
        if self.shares:
            self.served[task.curriculum] += minutes
            self.quota[task.curriculum] -= minutes
            if self.guard:
                self.guard.spend(self.due[n], minutes)
        self.left[n] -= minutes
        if not self.left[n]:
            self._finish(n)

    def _place_timeless(self, day: date) -> None:
        """Place what takes no time as soon as its turn comes."""
        for heap in self.ready.values():
            while heap and not self.left[heap[0][1]]:
                n = heap[0][1]
                self.sessions.append(Session(day, self.tasks[n].item, 0))
                self._finish(n)

    def _finish(self, n: int) -> None:
        heappop(self.ready[self.tasks[n].curriculum])
        self.left[n] = -1
        self.placed += 1
        for other in self.following[n]:
            self.waiting[other] -= 1
            if not self.waiting[other]:
                self._release(other)

    def _release(self, n: int) -> None:
        task = self.tasks[n]
        if task.not_before is not None and task.not_before.toordinal() > self.today:
            heappush(self.events, (task.not_before.toordinal(), n))
        else:
            heappush(self.ready[task.curriculum], (self.due[n], n))


class _Guard:
    """Minutes a day that must go to work with due dates if all of them are to be met."""

    def __init__(self, due: Sequence[int], left: Sequence[int]) -> None:
        self.work: dict[int, int] = {}
        for day, minutes in zip(due, left, strict=True):
            if day < FAR:
                self.work[day] = self.work.get(day, 0) + minutes
        self.dues = sorted(self.work)
        self.until: list[int] = []  # minutes from the start to the end of each due day
        self.through: dict[int, int] = {}  # the same to the end of each day with minutes

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
            return sum(self.work.values())
        most = work = 0
        for due, until in zip(self.dues, self.until, strict=True):
            work += self.work[due]
            most = max(most, work - max(until - gone, 0))
        return most

    def spend(self, due: int, minutes: int) -> None:
        """Take note of minutes that went to work with that due date."""
        if due < FAR:
            self.work[due] -= minutes
