"""The planner: tasks and capacities in, sessions out, and what was not placed and why.

Earliest due date first, each due date pulled back through what requires it: that is the best there can be for
the worst lateness (Lawler 1973, with preemption; one machine). The order is total: due, curriculum, its order.

Several curricula share every week by weight. Deadlines come first all the same: each day begins with the
minutes that can no longer wait if every due date is to be met, and only the rest is shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import accumulate, groupby

from study.core.capacity import Capacity
from study.core.guard import Guard
from study.core.precedence import followers, topological
from study.core.shares import FAR, NEVER, Rules, Shares, week_of
from study.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """What is left to do of one item. ``after`` are positions in the sequence of tasks.

    ``group`` numbers the due date where it was given to several at once. One that ``is_first`` is kept before all
    others; one that ``is_lost`` cannot be kept, and falls behind those that can.
    """

    item: int
    curriculum: int
    remaining: int  # minutes; 0 takes no time, yet keeps its place in the order
    after: Sequence[int] = ()
    due: date | None = None
    not_before: date | None = None
    pins: Sequence[tuple[date, int]] = ()  # days with minutes that the learner wants; see ``study.core.pins``
    group: int = 0
    is_first: bool = False
    is_lost: bool = False

    @property
    def is_set(self) -> bool:
        """Whether there is nothing left to plan but what is pinned."""
        return bool(self.pins) and not self.remaining


@dataclass(frozen=True, slots=True)
class Session:
    """Planned minutes of one item on one day."""

    day: date
    item: int
    minutes: int


@dataclass(frozen=True, slots=True)
class UnplacedItem:
    """An item the plan has no room for, and why."""

    item: int
    reason: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Sessions in the order of time, and the items that were not placed."""

    sessions: list[Session]
    unplaced: list[UnplacedItem]

    @property
    def finish(self) -> date | None:
        """The day of the last session."""
        return self.sessions[-1].day if self.sessions else None

    def finishes(self) -> dict[int, date]:
        """The last day of every item that has a place, all of it."""
        lost = {one.item for one in self.unplaced}
        return {session.item: session.day for session in self.sessions if session.item not in lost}


def schedule(tasks: Sequence[Task], capacity: Iterable[tuple[date, int]], rules: Rules) -> Schedule:
    """Lay every task's remaining minutes over the days, earliest due date first.

    ``capacity`` gives the days that have minutes, in order; it may be endless. What doesn't fit is in ``unplaced``.
    """
    machine = Machine(tasks, rules)
    shares = machine.shares
    for week in weeks(machine.watched(capacity), whole=shares is not None):
        ahead = sum(minutes for _, minutes in week)
        for day, minutes in week:
            if machine.done:
                return Schedule(machine.sessions, [])
            if shares:
                shares.open_day(day.toordinal(), ahead)
                ahead -= minutes
            machine.work(day, minutes)
    return Schedule(machine.sessions, machine.unplaced())


def pulled_back(tasks: Sequence[Task], order: Sequence[int] | None = None) -> list[int]:
    """Ordinal due date of each task, no later than that of anything that comes after it.

    Dates that are lost come after all that count, from ``FAR`` on; ``NEVER`` is that of what has none. ``order`` is the
    topological one, where it is already known.
    """
    due = [task.due.toordinal() + FAR * task.is_lost if task.due else NEVER for task in tasks]
    for n in reversed(topological([task.after for task in tasks]) if order is None else order):
        if (day := due[n]) < NEVER:
            for before in tasks[n].after:
                if day < due[before]:
                    due[before] = day
    return due


def weeks(days: Iterable[tuple[date, int]], whole: bool) -> Iterator[list[tuple[date, int]]]:
    """The days by calendar week, from Monday on; one by one where weeks do not matter."""
    if not whole:
        yield from ([day] for day in days)
        return
    for _, group in groupby(days, key=lambda day: week_of(day[0].toordinal())):
        yield list(group)


class Machine:
    """One learner at work: what is ready, what is left of each task, and the sessions so far."""

    def __init__(self, tasks: Sequence[Task], rules: Rules) -> None:
        self.tasks, self.rules = tasks, rules
        before = [task.after for task in tasks]
        self.following = followers(before)
        self.due = pulled_back(tasks, topological(before, self.following))
        self.left = [task.remaining for task in tasks]
        self.waiting = [len(needed) for needed in before]
        self.sessions: list[Session] = []
        self.placed = self.today = 0
        self.goal = next((n for n, task in enumerate(tasks) if task.item == rules.goal), None)
        self.ready: dict[int, list[tuple[int, int]]] = {task.curriculum: [] for task in tasks}
        self.later: list[tuple[int, int]] = []  # what may begin on a day to come: (its ordinal, task)
        working = [task.curriculum for task in tasks if not task.is_set]
        self.shares = Shares(working, rules) if len(self.ready) > 1 else None
        self.guard = Guard(self.due, self.left) if self.shares and min(self.due) < FAR else None
        for n, count in enumerate(self.waiting):
            if not count:
                heappush(self.later, (0, n))

    @property
    def done(self) -> bool:
        return self.placed == len(self.tasks) or (self.goal is not None and self.left[self.goal] < 0)

    def watched(self, capacity: Iterable[tuple[date, int]]) -> Iterable[tuple[date, int]]:
        """Let the guard see the days up to the last due date before they are handed out."""
        return self.guard.watch(capacity) if self.guard else capacity

    def work(self, day: date, capacity: int) -> None:
        """Fill one day."""
        self.begin_day(day)
        whole = capacity - capacity % self.rules.step
        smallest = max(min(self.rules.min_session, whole), 1)
        must = self.guard.must(self.today) if self.guard else 0
        rest = capacity
        while rest > 0 and (curriculum := self._next(must > 0)) is not None:
            n = self.ready[curriculum][0][1]
            minutes = self._session(n, rest, smallest, must)
            if not minutes:
                break
            self._place(day, n, minutes)
            rest -= minutes
            must -= minutes

    def begin_day(self, day: date) -> None:
        """Let go on what may begin on a day."""
        self.today = day.toordinal()
        while self.later and self.later[0][0] <= self.today:
            begin, n = heappop(self.later)
            # What takes no time, such as an event, is on its own day, whether that has hours or not.
            self._release(n, date.fromordinal(begin) if begin and not self.left[n] else day)

    def unplaced(self) -> list[UnplacedItem]:
        """What is left when the days are over."""
        order = set(topological([task.after for task in self.tasks]))
        return [
            UnplacedItem(task.item, "there are no hours left for it" if n in order else "it requires itself")
            for n, task in enumerate(self.tasks)
            if self.left[n] >= 0
        ]

    def _next(self, by_due: bool) -> int | None:
        """The curriculum whose turn it is: by due date while deadlines press, else who has had least of its share."""
        waiting = [curriculum for curriculum, heap in self.ready.items() if heap]
        if len(waiting) < 2 or self.shares is None:
            return waiting[0] if waiting else None
        if by_due:
            weights = self.shares.weights
            return min(waiting, key=lambda c: (self.ready[c][0][0], -weights[c], c))
        return self.shares.next(waiting)

    def _session(self, n: int, rest: int, smallest: int, must: int) -> int:
        """Minutes of the task's next session; 0 if what is left of the day is not worth it."""
        limit = rest
        if self.shares and sum(map(bool, self.ready.values())) > 1:
            limit = self.shares.limit(self.tasks[n].curriculum, rest, smallest, must)
        for most in (limit, rest):
            if self.left[n] <= most:
                return self.left[n]
            minutes = most - most % self.rules.step
            if minutes >= smallest:
                return minutes
        return 0

    def _place(self, day: date, n: int, minutes: int) -> None:
        task = self.tasks[n]
        last = self.sessions[-1] if self.sessions else None
        if last is not None and last.item == task.item and last.day == day:
            self.sessions[-1] = Session(day, task.item, last.minutes + minutes)
        else:
            self.sessions.append(Session(day, task.item, minutes))
        if self.shares:
            self.shares.serve(task.curriculum, minutes)
        if self.guard:
            self.guard.spend(self.due[n], minutes)
        self.left[n] -= minutes
        if not self.left[n]:
            heappop(self.ready[task.curriculum])
            self._finish(n, day)

    def _finish(self, n: int, day: date) -> None:
        """Take a task off, and release what waited only for it."""
        free = [n]
        while free:
            done = free.pop(0)
            self.left[done] = -1
            self.placed += 1
            if self.shares and not self.tasks[done].is_set:
                self.shares.finish(self.tasks[done].curriculum)
            for other in self.following[done]:
                self.waiting[other] -= 1
                if not self.waiting[other] and self._begin(other, day):
                    free.append(other)

    def _release(self, n: int, day: date) -> None:
        """A task that nothing holds back any longer."""
        if self._begin(n, day):
            self._finish(n, day)

    def _begin(self, n: int, day: date) -> bool:
        """Let a task wait for its day or its turn. What takes no time waits for no turn: True, it is over."""
        task = self.tasks[n]
        if task.not_before is not None and task.not_before.toordinal() > self.today:
            heappush(self.later, (task.not_before.toordinal(), n))
        elif self.left[n]:
            heappush(self.ready[task.curriculum], (self.due[n], n))
        else:
            self.sessions.append(Session(day, task.item, 0))
            return True
        return False


def demand(tasks: Sequence[Task], order: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """Ordinals of the due dates, pulled back through what requires them, with the minutes needed up to each."""
    minutes: dict[int, int] = {}
    for due, task in zip(pulled_back(tasks, order), tasks, strict=True):
        if due < FAR:
            minutes[due] = minutes.get(due, 0) + task.remaining
    dues = sorted(minutes)
    return list(zip(dues, accumulate(minutes[due] for due in dues), strict=True))


def available(days: Iterable[tuple[date, int]], dues: Sequence[int]) -> list[int]:
    """The minutes there are up to each of the due days, which are ordinals in their order."""
    if isinstance(days, Capacity):
        return days.until(dues)
    ahead = iter(days)
    day, minutes = next(ahead, (date.max, 0))
    found, total = [], 0
    for due in dues:
        while minutes and day.toordinal() <= due:
            total += minutes
            day, minutes = next(ahead, (date.max, 0))
        found.append(total)
    return found


def is_enough(capacity: Iterable[tuple[date, int]], wanted: Sequence[tuple[int, int]]) -> bool:
    """Whether there is time for what is needed up to every due date. Without it no plan holds; with it most do."""
    ahead, total = iter(capacity), 0
    day, minutes = next(ahead, (date.max, 0))
    for due, needed in wanted:
        while minutes and total < needed and day.toordinal() <= due:
            total += minutes
            day, minutes = next(ahead, (date.max, 0))
        if total < needed:
            return False
    return True
