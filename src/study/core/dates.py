"""Which due dates are kept where not all can be: as many as there can be, and those that come first before all others.

After Moore and Hodgson: as long as a date cannot be kept, the work that takes most time among what is due by then gives
up its date, and falls behind what can be kept. With work that requires other work, and days before which some cannot
begin, that is no longer proven best; it is never worse than earliest due date first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby

from study.core.demand import Demand, Slack
from study.core.precedence import topological
from study.core.schedule import Schedule, Task, pulled_back
from study.core.shares import FAR, NEVER
from study.core.supply import Supply, ends
from study.core.values import replace

PATIENCE = 12
"""So many times it is looked which dates are missed because work cannot begin earlier; then they are given up."""


LOOKS = 1_000_000
"""So many tasks are looked at in all to take dates back that were given up, those with least work first."""


RETURNS = 6
"""So many of them are tried where work cannot begin before some day."""


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


def kept(tasks: Sequence[Task], days: Days) -> Sequence[Task]:
    """The tasks with the dates given up that cannot be kept; the very same where all can be."""
    return _Choice(tasks, days).made() if any(task.due for task in tasks) else tasks


def not_kept(tasks: Sequence[Task], days: Days) -> set[int]:
    """Positions of the tasks whose due dates cannot all be kept, also where they come first."""
    if not any(task.due for task in tasks):
        return set()
    choice = _Choice(tasks, days)
    choice.made()
    return {n for one in {*choice.lost, *choice.missed()} for n in choice.members[one]}


class _Choice:
    """Due dates, numbered from 1, with the tasks each is for: one that was given to a module is one date."""

    def __init__(self, tasks: Sequence[Task], days: Days) -> None:
        self.tasks = tasks
        self.order = topological([task.after for task in tasks])
        given: dict[tuple[int, date], list[int]] = {}
        for n, task in enumerate(tasks):
            if task.due is not None:
                given.setdefault((task.group or OWN + n, task.due), []).append(n)
        self.members = dict(enumerate(given.values(), 1))
        self.due = {one: min(self._own(n) for n in some) for one, some in self.members.items()}
        self.first = {one for one, some in self.members.items() if any(tasks[n].is_first for n in some)}
        self.supply = Supply(days, tasks, max(self.due.values()))
        self.until = {day: self.supply.until(day) for day in self.due.values()}
        self.can_begin = self.supply.begin <= self.supply.first and len(self.order) == len(tasks)
        self.hopeless = self._hopeless()
        self.lost: set[int] = set()

    def made(self) -> Sequence[Task]:
        """Give up what has to be given up, and take back what then still can be kept."""
        self.lost = {*self.hopeless}
        if not self.lost and not self.missed():
            return self.tasks
        self._relieve()
        for _ in range(PATIENCE):
            late = (self._heaviest(self._demand(self.due[one])) for one in self.missed())
            if (worst := next(filter(None, late), None)) is None:
                break
            self.lost.add(worst)
        self.lost.update(one for one in self.missed() if one not in self.first)
        self._take_back()
        if len(self.lost) > 1 and not self.first:
            self.lost = min(self.lost, self._by_due_date_alone(), key=len)
        return self._marked()

    def _hopeless(self) -> set[int]:
        """Dates that nothing can keep: what comes before one alone takes too long, or waits for itself."""
        least = [NEVER] * len(self.tasks)
        for n in self.order:
            task = self.tasks[n]
            least[n] = task.remaining + max((least[before] for before in task.after), default=0)
        return {
            one
            for one, due in self.due.items()
            if one not in self.first
            and (due < self.supply.first or max(least[n] for n in self.members[one]) > self.until[due])
        }

    def _relieve(self) -> None:
        """Take the dates in their order, and give up the heaviest as long as there is not time for all so far."""
        demand = Demand(self.tasks, self.order, self.members)
        ahead = sorted(self.members.keys() - self.lost, key=lambda one: (self.due[one], one))
        for due, alike in groupby(ahead, key=self.due.__getitem__):
            for one in alike:
                most = max(demand.own.values(), default=0)
                if one not in self.first and demand.needs_more(one, max(self.until[due] - demand.total, most)):
                    self.lost.add(one)  # the heaviest of all, for which there is no time
                else:
                    demand.add(one)
            while demand.total > self.until[due] and (worst := self._heaviest(demand)):
                demand.drop(worst)
                self.lost.add(worst)

    def _demand(self, until: int) -> Demand:
        """What the dates up to a day ask for that were not given up."""
        demand = Demand(self.tasks, self.order, self.members)
        for one, due in self.due.items():
            if due <= until and one not in self.lost:
                demand.add(one)
        return demand

    def _heaviest(self, demand: Demand) -> int | None:
        """The date that costs most time, which only it needs; the later of two."""
        loose = (one for one in demand.own if one not in self.first)
        return max(loose, key=lambda one: (demand.own[one], self.due[one], one), default=None)

    def _take_back(self) -> None:
        """Try the dates that were given up again, those with least work first."""
        hopeless, slack = set(self.missed()), self._slack()
        lost = sorted(self.lost - self.hopeless, key=lambda one: (self._work(one), self.due[one], one))
        for one in lost if self.can_begin else lost[:RETURNS]:
            if slack.looks > LOOKS:
                return
            if slack.has_room(self.members[one], self.due[one]):
                self.lost.discard(one)
                if not self.can_begin and not hopeless.issuperset(self.missed()):
                    self.lost.add(one)
                    slack = self._slack()

    def missed(self) -> list[int]:
        """The dates that cannot be kept beside the others that were not given up, the earliest first.

        One that comes first is among them even where it cannot be kept: it is not given up.
        """
        if self.can_begin and self._slack().is_enough:
            return []
        late = self._late(self._marked()) - self.lost
        return sorted(late, key=lambda one: (self.due[one], one))

    def _late(self, tasks: Sequence[Task]) -> set[int]:
        """The dates that are missed if the earliest goes first."""
        last = ends(tasks, pulled_back(tasks, self.order), self.supply)
        return {one for one, some in self.members.items() if any(last[n] > self._own(n) for n in some)}

    def _by_due_date_alone(self) -> set[int]:
        return self._late(self.tasks)

    def _slack(self) -> Slack:
        return Slack(self.tasks, pulled_back(self._marked(), self.order), self.until)

    def _marked(self) -> Sequence[Task]:
        return without_dates(self.tasks, {n for one in self.lost for n in self.members[one]})

    def _own(self, n: int) -> int:
        due = self.tasks[n].due
        return due.toordinal() if due else FAR

    def _work(self, one: int) -> int:
        return sum(self.tasks[n].remaining for n in self.members[one])
