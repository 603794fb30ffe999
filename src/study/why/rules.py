"""Why an item is planned when it is: what holds it back or brings it forward, each found by planning without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from study.core.deadlines import inherited
from study.core.items import Item
from study.core.schedule import Schedule, Task
from study.core.values import dataclass, replace

Planner = Callable[[Sequence[Task], "Mapping[int, int] | None"], Schedule]
"""Makes a plan of tasks; with other weights of the curricula, if some are given."""


Spot = tuple[date, date]
"""The last and the first day of an item."""


NEVER: Spot = (date.max, date.max)


HEAVY = 1000
"""So many times its weight a curriculum has the days to itself, but for what is due."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What has to do with an item's days. ``holds``: without it the item would come earlier; else later.

    ``item`` and ``date`` say whose and which; ``others`` are items with the minutes they have before it.
    """

    kind: str  # pinned, due, capacity, weight, requires, start, hours, unplaced
    holds: bool = True
    item: int | None = None
    date: date | None = None
    others: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An item of a plan, by its position among the tasks, and the planner to ask what would be without something."""

    tasks: Sequence[Task]
    n: int
    plan: Planner

    @property
    def task(self) -> Task:
        return self.tasks[self.n]

    def spot(self, tasks: Sequence[Task], weights: Mapping[int, int] | None = None) -> Spot:
        """Where the item comes in another plan."""
        return spot(self.plan(tasks, weights), self.task.item)


def reasons(case: Case, weights: Mapping[int, int]) -> list[Reason]:
    """Everything that has to do with where an item comes; what is nearest to it first."""
    made = case.plan(case.tasks, None)
    lost = next((one for one in made.unplaced if one.item == case.task.item), None)
    if lost is not None:
        return [Reason("unplaced")]
    here = spot(made, case.task.item)
    found = [*_of_pins(case, here), *_of_its_due_date(case, here)]
    found += _of_others(case, here, made, weights)
    found += _of_needs(case, here, made)
    if not any(one.holds for one in found):
        found.append(Reason("hours", date=here[0]))
    return found


def spot(made: Schedule, item: int) -> Spot:
    """The last and the first day of an item in a plan."""
    days = [session.day for session in made.sessions if session.item == item]
    if not days or any(one.item == item for one in made.unplaced):
        return NEVER
    return days[-1], days[0]


def first_of_all(tasks: Sequence[Task], n: int) -> list[Task]:
    """The tasks, one of them due before everything else, and so all it needs."""
    return _with(tasks, n, replace(tasks[n], due=date.min))


def _of_pins(case: Case, here: Spot) -> Iterator[Reason]:
    """Its own pins, and those of others."""
    if case.task.pins:
        free = case.spot(_with(case.tasks, case.n, replace(case.task, pins=())))
        if free != here:
            yield Reason("pinned", free < here, case.task.item, case.task.pins[-1][0])
    taken = [(day, task.item) for task in case.tasks for day, _ in task.pins if task is not case.task]
    if taken:
        rest = [task if n == case.n else replace(task, pins=()) for n, task in enumerate(case.tasks)]
        if case.spot(rest) < here:
            yield Reason("pinned", True, min(taken)[1], min(taken)[0])


def _of_its_due_date(case: Case, here: Spot) -> Iterator[Reason]:
    """Its due date, or that of what needs it."""
    source = inherited(case.tasks)[case.n]
    if source is not None:
        heirs = _closure(case.n, _following(case.tasks))
        timeless = [replace(task, due=None) if n in heirs else task for n, task in enumerate(case.tasks)]
        if case.spot(timeless) > here:
            yield Reason("due", False, case.tasks[source].item, case.tasks[source].due)


def _of_others(case: Case, here: Spot, made: Schedule, weights: Mapping[int, int]) -> Iterator[Reason]:
    """Work it does not need that comes before it: that days are full of it, that it is due, that it has its share."""
    if not case.spot(first_of_all(case.tasks, case.n)) < here:
        return
    needed = _closure(case.n, [list(task.after) for task in case.tasks])
    heirs = _closure(case.n, _following(case.tasks))
    due = [(task.due, task.item) for n, task in enumerate(case.tasks) if task.due and n not in needed | heirs]
    if due:
        kept = [task if n in needed | heirs else replace(task, due=None) for n, task in enumerate(case.tasks)]
        if case.spot(kept) < here:
            yield Reason("due", True, min(due)[1], min(due)[0])
    mine = case.task.curriculum
    if any(task.curriculum != mine for task in case.tasks):
        heavy = {task.curriculum: weights.get(task.curriculum, 1) for task in case.tasks}
        heavy[mine] *= HEAVY
        if case.spot(case.tasks, heavy) < here:
            yield Reason("weight")
    yield Reason("capacity", date=here[0], others=_before(made, case.task.item, {case.tasks[n].item for n in needed}))


def _of_needs(case: Case, here: Spot, made: Schedule) -> Iterator[Reason]:
    """What it needs, and the day from which on it may begin: what still holds it when it is the first of all."""
    tasks = first_of_all(case.tasks, case.n)
    held = min(here, case.spot(tasks))
    freed = _with(tasks, case.n, replace(tasks[case.n], after=()))
    free = case.spot(freed)
    if free < held:
        finishes = made.finishes()
        end, last = max((finishes[case.tasks[n].item], n) for n in case.task.after)
        yield Reason("requires", True, case.tasks[last].item, end)
    begun = _with(freed, case.n, replace(freed[case.n], not_before=None))
    if case.task.not_before and case.spot(begun) < min(free, held):
        yield Reason("start", date=case.task.not_before)


def _before(made: Schedule, item: int, needed: Collection[int]) -> list[tuple[int, int]]:
    """What else has sessions before the last of an item, with its minutes, the longest first."""
    last = max(n for n, session in enumerate(made.sessions) if session.item == item)
    minutes: dict[int, int] = {}
    for session in made.sessions[:last]:
        if session.item not in needed and session.minutes:
            minutes[session.item] = minutes.get(session.item, 0) + session.minutes
    return sorted(minutes.items(), key=lambda one: (-one[1], one[0]))


def _with(tasks: Sequence[Task], n: int, task: Task) -> list[Task]:
    return [*tasks[:n], task, *tasks[n + 1 :]]


def _following(tasks: Sequence[Task]) -> list[list[int]]:
    following: list[list[int]] = [[] for _ in tasks]
    for n, task in enumerate(tasks):
        for before in task.after:
            following[before].append(n)
    return following


def _closure(n: int, edges: Sequence[Sequence[int]]) -> set[int]:
    """A position with all that can be reached from it."""
    found, waiting = {n}, [n]
    while waiting:
        for other in edges[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in words. ``holds``: without it the item would come earlier. ``item`` and ``date``: whose, which."""

    kind: str
    text: str
    holds: bool = True
    item: Item | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Sooner:
    """What brings an item forward, as a plan made with it showed: in words with its price, the command, the new finish.

    ``days`` are how much earlier that is; None if the item had no place before.
    """

    kind: str
    text: str
    command: str
    finish: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Explained:
    """Why an item is where it is. ``start`` and ``finish`` are in the plan that holds, ``again`` if planned anew."""

    today: date
    item: Item
    start: date | None
    finish: date | None
    again: tuple[date, date] | None  # first and last day
    reasons: list[Told]
    sooner: list[Sooner]
