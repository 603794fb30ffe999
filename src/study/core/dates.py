"""Which due dates are kept where not all can be: as many as there can be, and those that come first before all others.

After Moore and Hodgson: as long as a date cannot be kept, the work that takes most time among what is due by then gives
up its date, and falls behind what can be kept. With work that requires other work, and days before which some cannot
begin, that is no longer proven best; it is never worse than earliest due date first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from study.core.precedence import topological
from study.core.schedule import Schedule, Task, available, demand, schedule
from study.core.shares import Rules
from study.core.values import replace

PATIENCE = 12
"""So many times a plan is made to see which dates it misses; then all that are missed are given up."""


LOOKS = 200_000
"""So many times in all the tasks are looked at to choose dates one by one; then all that press are given up."""


RETURNS = 6
"""So many of the dates that were given up are tried again, those with least work first."""


OWN = 1 << 40
"""From here on the dates that tasks have of their own are numbered."""


Days = Iterable[tuple[date, int]]


def missed(tasks: Sequence[Task], made: Schedule) -> set[int]:
    """Positions of the tasks that end after their due date, or not at all."""
    ends = made.finishes()
    return {n for n, task in enumerate(tasks) if task.due and ends.get(task.item, date.max) > task.due}


def without_dates(tasks: Sequence[Task], given_up: Collection[int]) -> list[Task]:
    """The tasks, with the dates of some given up: they fall behind those that can be kept."""
    return [replace(task, is_lost=True) if n in given_up else task for n, task in enumerate(tasks)]


def kept(tasks: Sequence[Task], days: Days, rules: Rules) -> list[Task]:
    """The tasks with the dates given up that cannot be kept. ``days`` can be gone through more than once."""
    return _Choice(tasks, days, rules).made()


class _Choice:
    """Due dates with the tasks each is for: one that was given to a module is one date."""

    def __init__(self, tasks: Sequence[Task], days: Days, rules: Rules) -> None:
        self.tasks, self.days, self.rules = tasks, days, rules
        self.members: dict[int, list[int]] = {}
        for n, task in enumerate(tasks):
            if task.due is not None:
                self.members.setdefault(self._date(n), []).append(n)
        self.lost: set[int] = set()
        self.order = topological([task.after for task in tasks])

    def made(self) -> list[Task]:
        """Give up what has to be given up, and take back what then still can be kept."""
        simple = self._missed()
        if not simple:
            return list(self.tasks)
        first = next(iter(self.days), (date.max, 0))[0]
        over = (one for one in self.members if self._due(one) < first and self._work(one))
        self.lost = {one for one in over if not self._is_first(one)}
        self._relieve()
        for _ in range(PATIENCE):
            late = map(self._due, self._missed())
            if (worst := next(filter(None, map(self._heaviest, late)), None)) is None:
                break
            self.lost.add(worst)
        self.lost.update(one for one in self._missed() if not self._is_first(one))
        self._take_back()
        if len(simple) < len(self.lost) and not any(map(self._is_first, self.members)):
            self.lost = set(simple)
        return self._marked()

    def _relieve(self) -> None:
        """Give up dates until there is time for the rest: one by one, which thousands of tasks have no time for."""
        for _ in range(max(PATIENCE, LOOKS // len(self.tasks))):
            worst = next(filter(None, map(self._heaviest, self._too_much())), None)
            if worst is None:
                return
            self.lost.add(worst)
        pressing = set(self._too_much())
        self.lost.update(one for one in self.members if self._due(one) in pressing and not self._is_first(one))

    def _take_back(self) -> None:
        hopeless = set(self._missed())
        for one in sorted(self.lost, key=lambda one: (self._work(one), self._due(one)))[:RETURNS]:
            self.lost.discard(one)
            if not hopeless.issuperset(self._missed()):
                self.lost.add(one)

    def _marked(self) -> list[Task]:
        return without_dates(self.tasks, {n for one in self.lost for n in self.members[one]})

    def _missed(self) -> list[int]:
        """The dates that a plan misses which wants to keep all but the lost ones, the earliest first.

        One that comes first is among them even where it cannot be kept: it is not given up.
        """
        late = missed(self.tasks, schedule(self._marked(), self.days, self.rules))
        dates = dict.fromkeys(self._date(n) for n in sorted(late))
        return sorted((one for one in dates if one not in self.lost), key=self._due)

    def _too_much(self) -> Iterator[date]:
        """The days by which more is due than there is time for."""
        wanted = demand(self._marked(), self.order)
        there = available(self.days, [due for due, _ in wanted])
        late = (due for (due, minutes), have in zip(wanted, there, strict=True) if minutes > have)
        return map(date.fromordinal, late)

    def _heaviest(self, until: date) -> int | None:
        """Of the dates up to a day the one that costs most time, which only it needs by then; the later of two."""
        owners: list[tuple[int, ...]] = [()] * len(self.tasks)
        for one, members in self.members.items():
            if one not in self.lost and self._due(one) <= until and not self._is_first(one):
                for n in members:
                    owners[n] = (one,)
        for n in reversed(self.order):
            for before in self.tasks[n].after:
                owners[before] = tuple(dict.fromkeys((*owners[before], *owners[n])))[:2]
        cost = dict.fromkeys((one for some in owners for one in some), 0)
        for task, some in zip(self.tasks, owners, strict=True):
            if len(some) == 1:
                cost[some[0]] += task.remaining
        return max(cost, key=lambda one: (cost[one], self._due(one), one), default=None)

    def _date(self, n: int) -> int:
        """Which due date a task has: that of its group, or its own."""
        return self.tasks[n].group or OWN + n

    def _due(self, one: int) -> date:
        return min(self.tasks[n].due or date.max for n in self.members[one])

    def _is_first(self, one: int) -> bool:
        return any(self.tasks[n].is_first for n in self.members[one])

    def _work(self, one: int) -> int:
        return sum(self.tasks[n].remaining for n in self.members[one])
