"""Why an item is planned when it is: what holds it back or brings it forward, each found by planning without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from study.core import words
from study.core.deadlines import inherited
from study.core.items import Item
from study.core.precedence import closure, followers
from study.core.schedule import Schedule, Task
from study.core.values import dataclass, replace

Planner = Callable[[Sequence[Task], "Mapping[int, int] | None"], Schedule]
"""Makes a plan of tasks; with other weights of the curricula, if some are given."""

Position = tuple[date, date]
"""The last and the first day of an item."""

NEVER: Position = (date.max, date.max)

HEAVY = 1000
"""So many times its weight a curriculum has the days to itself, but for what is due."""

MOST = 3
"""Items named of those that fill the days."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What has to do with an item's days. ``holds``: without it the item would come earlier; else later.

    ``item`` and ``date`` say whose and which; ``others`` are items with the minutes they have before it; ``cause`` is
    what the planner says of an item it doesn't fit for.
    """

    kind: str  # pinned, due, capacity, weight, requires, start, hours, unplaced
    holds: bool = True
    item: int | None = None
    date: date | None = None
    others: Sequence[tuple[int, int]] = ()
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Experiment:
    """An item of a plan, by its position among the tasks, and the planner to ask what would be without something.

    ``here`` is where that planner puts the item as things are, ``first`` where it does if the item goes before all
    others; ``made`` is the plan that is told of, which differs a little where a long one is only laid up to the item.
    """

    tasks: Sequence[Task]
    n: int
    plan: Planner
    made: Schedule
    here: Position
    first: Position

    @property
    def task(self) -> Task:
        return self.tasks[self.n]

    @property
    def end(self) -> date:
        """The last day of the item in the plan that is told of."""
        return position(self.made, self.task.item)[0]

    def position(self, tasks: Sequence[Task], weights: Mapping[int, int] | None = None) -> Position:
        """Where the item comes in another plan."""
        return position(self.plan(tasks, weights), self.task.item)


def reasons(experiment: Experiment, weights: Mapping[int, int]) -> list[Reason]:
    """Everything that has to do with where an item comes; what is nearest to it first."""
    made, here = experiment.made, experiment.here
    lost = next((unplaced for unplaced in made.unplaced if unplaced.item == experiment.task.item), None)
    if lost is not None:
        return [Reason("unplaced", cause=lost.reason)]
    known = [
        *_of_pins(experiment, here),
        *_of_its_due_date(experiment, here),
        *_of_others(experiment, here, weights),
        *_of_needs(experiment, here),
    ]
    if not any(reason.holds for reason in known):
        known.append(Reason("hours", date=experiment.end))
    return known


def position(made: Schedule, item: int) -> Position:
    """The last and the first day of an item in a plan."""
    days = [session.day for session in made.sessions if session.item == item]
    if not days or any(unplaced.item == item for unplaced in made.unplaced):
        return NEVER
    return days[-1], days[0]


def first_of_all(tasks: Sequence[Task], n: int) -> list[Task]:
    """The tasks, one of them due before everything else, and so all it needs."""
    return _with(tasks, n, replace(tasks[n], due=date.min, is_first=True, is_lost=False))


def _of_pins(experiment: Experiment, here: Position) -> Iterator[Reason]:
    """Its own pins, and those of others."""
    if experiment.task.pins:
        free = experiment.position(_with(experiment.tasks, experiment.n, replace(experiment.task, pins=())))
        if free != here:
            yield Reason("pinned", free < here, experiment.task.item, experiment.task.pins[-1][0])
    taken = [(day, task.item) for task in experiment.tasks for day, _ in task.pins if task is not experiment.task]
    if taken:
        rest = [task if n == experiment.n else replace(task, pins=()) for n, task in enumerate(experiment.tasks)]
        if experiment.position(rest) < here:
            yield Reason("pinned", True, min(taken)[1], min(taken)[0])


def _of_its_due_date(experiment: Experiment, here: Position) -> Iterator[Reason]:
    """Its due date, or that of what needs it."""
    source = inherited(experiment.tasks)[experiment.n]
    if source is not None:
        heirs = closure([experiment.n], followers([task.after for task in experiment.tasks]))
        timeless = [replace(task, due=None) if n in heirs else task for n, task in enumerate(experiment.tasks)]
        if experiment.position(timeless) > here:
            yield Reason("due", False, experiment.tasks[source].item, experiment.tasks[source].due)


def _of_others(experiment: Experiment, here: Position, weights: Mapping[int, int]) -> Iterator[Reason]:
    """Work it does not need that comes before it: that days are full of it, that it is due, that it has its share."""
    if not experiment.first < here:
        return
    needed = closure([experiment.n], [task.after for task in experiment.tasks])
    heirs = closure([experiment.n], followers([task.after for task in experiment.tasks]))
    due = [(task.due, task.item) for n, task in enumerate(experiment.tasks) if task.due and n not in needed | heirs]
    if due:
        kept = [task if n in needed | heirs else replace(task, due=None) for n, task in enumerate(experiment.tasks)]
        if experiment.position(kept) < here:
            yield Reason("due", True, min(due)[1], min(due)[0])
    mine = experiment.task.curriculum
    if any(task.curriculum != mine for task in experiment.tasks):
        heavy = {task.curriculum: weights.get(task.curriculum, 1) for task in experiment.tasks}
        heavy[mine] *= HEAVY
        if experiment.position(experiment.tasks, heavy) < here:
            yield Reason("weight")
    others = _before(experiment.made, experiment.task.item, {experiment.tasks[n].item for n in needed})
    yield Reason("capacity", date=experiment.end, others=others)


def _of_needs(experiment: Experiment, here: Position) -> Iterator[Reason]:
    """What it needs, and the day from which on it may begin: what still holds it when it is the first of all."""
    tasks = first_of_all(experiment.tasks, experiment.n)
    held = min(here, experiment.first)
    freed = _with(tasks, experiment.n, replace(tasks[experiment.n], after=()))
    free = experiment.position(freed)
    if free < held:
        finishes = experiment.made.finishes()
        end, last = max((finishes[experiment.tasks[n].item], n) for n in experiment.task.after)
        yield Reason("requires", True, experiment.tasks[last].item, end)
    begun = _with(freed, experiment.n, replace(freed[experiment.n], not_before=None))
    if experiment.task.not_before and experiment.position(begun) < min(free, held):
        yield Reason("start", date=experiment.task.not_before)


def _before(made: Schedule, item: int, needed: Collection[int]) -> list[tuple[int, int]]:
    """What else has sessions before the last of an item, with its minutes, the longest first."""
    last = max(n for n, session in enumerate(made.sessions) if session.item == item)
    minutes: dict[int, int] = {}
    for session in made.sessions[:last]:
        if session.item not in needed and session.minutes:
            minutes[session.item] = minutes.get(session.item, 0) + session.minutes
    return sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0]))


def _with(tasks: Sequence[Task], n: int, task: Task) -> list[Task]:
    return [*tasks[:n], task, *tasks[n + 1 :]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A reason in words. ``holds``: without it the item would come earlier. ``item`` and ``date``: whose, which."""

    kind: str
    text: str
    holds: bool = True
    item: Item | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """What brings an item forward, as a plan made with it showed: in words with its price, the command, the new finish.

    ``days`` are how much earlier that is; None if the item had no place before. They are ``rough`` where only the days
    up to the item were laid, as in long plans.
    """

    kind: str
    text: str
    command: str
    finish: date
    days: int | None
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an item is where it is. ``start`` and ``finish`` are in the plan that holds, ``again`` if planned anew."""

    today: date
    item: Item
    start: date | None = None
    finish: date | None = None
    again: tuple[date, date] | None = None  # first and last day
    reasons: Sequence[Statement] = ()
    remedies: Sequence[Remedy] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What reasons are put into words with: the item they are of, all items by number, and the weights."""

    item: Item
    known: Mapping[int, Item]
    tasks: Sequence[Task]
    weights: Mapping[int, int]
    today: date

    def statement(self, reason: Reason) -> Statement:
        """A reason in words."""
        other = None if reason.item is None else self.known[reason.item]
        return Statement(reason.kind, self._text(reason), holds=reason.holds, item=other, date=reason.date)

    def _text(self, reason: Reason) -> str:
        name = "" if reason.item is None else f"{reason.item} {self.known[reason.item].title}"
        own = reason.item in (None, self.item.number)
        day = words.weekday(reason.date, self.today) if reason.date else ""
        match reason.kind:
            case "pinned":
                return f"You pinned it to {day}." if own else f"{name} is pinned to {day}, which takes hours before it."
            case "due" if reason.holds:
                return f"Due dates come first: {name} is due on {day}."
            case "due":
                return (
                    f"It is due on {day}, which brings it forward." if own else f"{name} needs it and is due on {day}."
                )
            case "weight":
                return self._share()
            case "requires":
                return f"It comes after {name}, which ends on {day}."
            case "capacity":
                return self._full(reason.others)
            case "start":
                return f"It can't begin before {day}."
            case "hours":
                return f"Only your hours hold it back: it ends as early as it can, on {day}."
        return f"{reason.cause.capitalize()}."

    def _share(self) -> str:
        number = next(task.curriculum for task in self.tasks if task.item == self.item.number)
        total = sum(self.weights.get(curriculum, 1) for curriculum in {task.curriculum for task in self.tasks})
        share = self.weights.get(number, 1)
        return f"{self.item.curriculum} has {share} of {total} shares of the week; the others have the rest."

    def _full(self, others: Sequence[tuple[int, int]]) -> str:
        named = ", ".join(
            f"{words.minutes(minutes)} of {item} {self.known[item].title}" for item, minutes in others[:MOST]
        )
        rest = sum(minutes for _, minutes in others[MOST:])
        more = f" and {words.minutes(rest)} of others" if others[MOST:] else ""
        return f"The days before are full: {named}{more}."
