"""Humane days where they cost no date: the first rung of a ladder that keeps every date the exact plan keeps.

Blocks of 25 minutes, then of 15, then pieces of any length, then the very days of the exact plan. A rung is taken for
the days up to the date that needs it and, but for the last, only for the curricula it binds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from study.core.dates import kept, missed
from study.core.humane import laid
from study.core.rungs import Rungs
from study.core.schedule import Schedule, Task, pulled_back, schedule
from study.core.shares import FAR, Habits, Rules, week_of
from study.core.values import replace

PATIENCE, LAID = 9, 40_000
"""So many times the first date that is lost is looked at, and so many tasks are laid for it; then all that are left."""


LEEWAY, PART = 7, 500
"""A humane plan may end so many days later than the exact one, or that part of its days if that is more."""


MODEST = 10
"""It had better not end that part of its days later: so much is mended by cuts at five minutes, and by nothing else."""


MANY = 5_000
"""In a plan of more tasks nothing waits to be done in one go, as that adds up over the years; and it is not looked for
the shortest while, as every look lays all of them."""


FINE_DAYS, SHORT_DAYS = 56, 7
"""So many days are cut at five minutes where a plan would end too late, or twice as many, and so on; and so many have
pieces shorter than a block: a week of them may do."""


Rung = Callable[[Rungs, int, Collection[int]], Rungs]


class Calendar:
    """Days that can be gone through more than once, though they come from an endless source."""

    def __init__(self, days: Iterable[tuple[date, int]]) -> None:
        self.known: list[tuple[date, int]] = []
        self.more = iter(days)

    def __iter__(self) -> Iterator[tuple[date, int]]:
        n = 0
        while True:
            while n < len(self.known):
                yield self.known[n]
                n += 1
            if (day := next(self.more, None)) is None:
                return
            self.known.append(day)


def planned_days(tasks: Sequence[Task], capacity: Iterable[tuple[date, int]], rules: Rules) -> Schedule:
    """The plan of tasks over days: as people keep it, or exact where the rules have no habits."""
    habits = rules.habits
    if habits is None:
        return schedule(tasks, capacity, rules)
    days = Calendar(capacity)
    if rules.goal is not None:
        lay = partial(laid, rungs=Rungs()) if habits.soft or habits.block else schedule
        return lay(tasks, _paid_back(days, habits), rules)
    if habits.soft or habits.block:
        return _Ladder(tasks, days, rules, habits).climbed()
    made = schedule(tasks, days, rules)
    return schedule(kept(tasks, days), days, rules) if missed(tasks, made) else made


class _Ladder:
    """One plan, made as often as it takes."""

    def __init__(self, tasks: Sequence[Task], days: Calendar, rules: Rules, habits: Habits) -> None:
        self.tasks, self.days, self.rules, self.habits = tasks, days, rules, habits
        self.rungs = Rungs(hastens=len(tasks) > MANY)
        self.end = 0
        self.curricula = {task.curriculum for task in tasks}
        self.is_strict = True  # whether it has to end as early as cuts at five minutes let it

    def climbed(self) -> Schedule:
        """The plan of the lowest rungs that cost nothing."""
        days = Calendar(_paid_back(self.days, self.habits))
        self.tasks = kept(self.tasks, days)
        made = self._laid()
        self.end = made.finish.toordinal() if made.finish else 0
        if self._is_surely_good(made):
            return made
        exact = schedule(self.tasks, days, self.rules)
        patience = min(PATIENCE, LAID // len(self.tasks))
        for turn in range(2 * PATIENCE):
            lost = self._lost(made, exact)
            if lost == [FAR] and not self.rungs.fine:
                made = self._in_time(made, exact)
                lost = self._lost(made, exact)
            if not lost:
                return made
            until = lost[0] if turn < patience else max((day for day in lost if day < FAR), default=FAR)
            if not self._step_up(until):
                self._take_days(exact, until)
            made = self._laid()
        return made if not self._lost(made, exact) else exact

    def _laid(self) -> Schedule:
        return laid(self.tasks, self.days, self.rules, self.rungs)

    def _in_time(self, made: Schedule, exact: Schedule) -> Schedule:
        """The plan with less humane days, from the first on, for as short a while as lets it end in time."""
        lower, humane = self.rungs, made
        made = self._hurried(Rungs.finely, exact, FINE_DAYS)
        if FAR in self._lost(made, exact):
            self.is_strict = False
            if made.finish == humane.finish and FAR not in self._lost(humane, exact):
                self.rungs, made = lower, humane
        for rung in (Rungs.shortly, Rungs.exactly):
            if FAR in self._lost(made, exact):
                made = self._hurried(rung, exact, SHORT_DAYS)
        return made

    def _hurried(self, rung: Rung, exact: Schedule, days: int) -> Schedule:
        """The same by one more rung for so many days, or twice as many; to the end of the plan if none is enough."""
        first, lower = self.days.known[0][0].toordinal(), self.rungs
        spans = [first + days]
        while spans[-1] < self.end:
            spans.append(2 * spans[-1] - first)
        if len(self.tasks) > MANY:
            del spans[:-1]

        def laid_to(span: int) -> Schedule:
            self.rungs = rung(lower, spans[span], self.curricula)
            return self._laid()

        low, high = 0, len(spans) - 1
        best = laid_to(high)
        while low < high and FAR not in self._lost(best, exact):
            middle = (low + high) // 2
            made = laid_to(middle)
            if FAR in self._lost(made, exact):
                low = middle + 1
            else:
                high, best = middle, made
        self.rungs = rung(lower, spans[high], self.curricula)
        return best

    def _is_surely_good(self, made: Schedule) -> bool:
        """Whether no other plan could keep more dates or end much earlier; without one to compare with."""
        if made.unplaced or not all(self.tasks[n].is_lost for n in missed(self.tasks, made)):
            return False
        left = sum(task.remaining for task in self.tasks)
        if made.finish is None or self.habits.reserve:
            return True
        for day, minutes in self.days:
            left -= minutes
            if left <= 0 or day >= made.finish:
                return not self._is_late(made.finish, day)
        return True

    def _lost(self, made: Schedule, exact: Schedule) -> list[int]:
        """Due dates (ordinals) that the exact plan keeps and this one misses, the earliest first; FAR: it ends late."""
        ends, best = made.finishes(), exact.finishes()
        lost = {
            task.due.toordinal()
            for task in self.tasks
            if task.due is not None
            and not task.is_lost
            and best.get(task.item, date.max) <= task.due < ends.get(task.item, date.max)
        }
        late = made.finish and exact.finish and self._is_late(made.finish, exact.finish) and not self.habits.reserve
        if late or len(made.unplaced) > len(exact.unplaced):
            lost.add(FAR)
        return sorted(lost)

    def _is_late(self, finish: date, best: date) -> bool:
        days = (best - self.days.known[0][0]).days
        leeway = max(LEEWAY, days // PART)
        return (finish - best).days > (min(leeway, days // MODEST) if self.is_strict else leeway)

    def _step_up(self, until: int) -> bool:
        """Take the next rung up to a day for the curricula that its date binds; False if there is none for them."""
        dues = pulled_back(self.tasks)
        bound = {task.curriculum for task, due in zip(self.tasks, dues, strict=True) if due <= until}
        for rung in (Rungs.shortly, Rungs.exactly):
            higher = rung(self.rungs, until, bound)
            if higher != self.rungs:
                self.rungs = higher
                return True
        return False

    def _take_days(self, exact: Schedule, until: int) -> None:
        """Let the days up to one be those of the exact plan."""
        places = {task.item: n for n, task in enumerate(self.tasks)}
        given: dict[int, Counter[int]] = {}
        for one in exact.sessions:
            if one.minutes and one.day.toordinal() <= until:
                given.setdefault(one.day.toordinal(), Counter())[places[one.item]] += one.minutes
        self.rungs = replace(self.rungs, given={day: [*some.items()] for day, some in given.items()}, until=until)


def _paid_back(days: Iterable[tuple[date, int]], habits: Habits) -> Iterator[tuple[date, int]]:
    """The days, the last of this week shorter by what the days before had beyond their hours."""
    ahead = iter(days)
    this_week: list[tuple[date, int]] = []
    following = next(ahead, None)
    while following and (not this_week or _week(following[0]) == _week(this_week[0][0])):
        this_week.append(following)
        following = next(ahead, None)
    is_first = this_week and _week(this_week[0][0]) == habits.week
    owed = max(habits.spent - habits.passed, 0) if is_first else 0
    for n in reversed(range(len(this_week))):
        day, minutes = this_week[n]
        this_week[n] = day, max(minutes - owed, 0)
        owed = max(owed - minutes, 0)
    yield from (day for day in this_week if day[1])
    if following:
        yield following
        yield from ahead


def _week(day: date) -> int:
    return week_of(day.toordinal())
