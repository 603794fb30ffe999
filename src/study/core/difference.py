"""Two plans side by side: what moves, by how much, which deadlines hold, and what would make it fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from study.core.availability import Week
from study.core.items import Item
from study.core.schedule import Schedule, Session, Task, available, demand
from study.core.values import dataclass

Heading = tuple[str, str]
"""What tells a module (or phase) from others, and its title."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An item whose last session is on another day. ``days`` later (earlier if negative); None: not placed."""

    item: Item
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        return (self.after - self.before).days if self.after and self.before else None


@dataclass(frozen=True, slots=True)
class Group:
    """What becomes of a module (or phase): the days from first to last session, before and after."""

    title: str
    before: tuple[date, date] | None
    after: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Late:
    """An item that ends after its due date in the new plan."""

    item: Item
    due: date
    finish: date

    @property
    def days(self) -> int:
        return (self.finish - self.due).days


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date: minutes needed and had until then, and the last day of the work that is due."""

    due: date
    need: int
    have: int
    finish: date | None

    @property
    def kept(self) -> bool:
        return self.finish is not None and self.finish <= self.due

    @property
    def cushion(self) -> int:
        return self.have - self.need


@dataclass(frozen=True, slots=True)
class Advice:
    """What would make a plan fit: ``hours`` (minutes a week) or ``drop`` (items to leave out)."""

    kind: str
    text: str
    minutes: int = 0
    finish: date | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A replan as a person can judge it. ``start`` is the day from which new hours hold, if not today."""

    committed: bool
    day: date
    week_before: Week
    week_after: Week
    tasks: int
    remaining: int
    finish_before: date | None
    finish_after: date | None
    groups: list[Group]
    moved: list[Moved]
    unplaced: list[tuple[Item, str]]
    late: list[Late]
    deadlines: list[DueDate]
    advice: list[Advice]
    start: date | None = None


def moved(items: Mapping[int, Item], before: Iterable[Session], after: Iterable[Session]) -> list[Moved]:
    """Every item whose last day changes, in the order of the new plan and then of the old."""
    old, new = _last(before), _last(after)
    return [
        Moved(items[number], old.get(number), new.get(number))
        for number in dict.fromkeys([*new, *old])
        if old.get(number) != new.get(number)
    ]


def groups(headings: Mapping[int, Heading], before: Iterable[Session], after: Iterable[Session]) -> list[Group]:
    """The spans of modules, in the order of the new plan. ``headings`` tells the group of every item."""
    old, new = _spans(headings, before), _spans(headings, after)
    return [Group(heading[1], old.get(heading), new.get(heading)) for heading in dict.fromkeys([*new, *old])]


def late(items: Mapping[int, Item], tasks: Iterable[Task], plan: Schedule) -> list[Late]:
    """Items that end after their due date."""
    finish = plan.finishes()
    return [
        Late(items[task.item], task.due, finish[task.item])
        for task in tasks
        if task.due is not None and task.item in finish and finish[task.item] > task.due
    ]


def due_dates(tasks: Sequence[Task], plan: Schedule, days: Iterable[tuple[date, int]]) -> list[DueDate]:
    """Every due date with what is needed and had until then, also for what has to be done before.

    ``days`` are those with minutes left, in order.
    """
    finish, wanted = plan.finishes(), dict(demand(tasks))
    by_due: dict[date, list[Task]] = {}
    for task in tasks:
        if task.due is not None:
            by_due.setdefault(task.due, []).append(task)
    dues = sorted(by_due)
    result, need = [], 0
    for due, have in zip(dues, available(days, [due.toordinal() for due in dues]), strict=True):
        need = wanted.get(due.toordinal(), need)
        ends = [finish.get(task.item) for task in by_due[due]]
        ended = None if None in ends else max(end for end in ends if end is not None)
        result.append(DueDate(due, need, have, ended))
    return result


def _last(sessions: Iterable[Session]) -> dict[int, date]:
    return {session.item: session.day for session in sessions}


def _spans(headings: Mapping[int, Heading], sessions: Iterable[Session]) -> dict[Heading, tuple[date, date]]:
    spans: dict[Heading, tuple[date, date]] = {}
    for session in sessions:
        heading = headings[session.item]
        first = spans[heading][0] if heading in spans else session.day
        spans[heading] = (first, session.day)
    return spans


@dataclass(frozen=True, slots=True)
class Effect:
    """The last day of the plan that holds and of one made now; how many items are late or unplaced in that."""

    before: date | None
    after: date | None
    late: int = 0
    unplaced: int = 0
