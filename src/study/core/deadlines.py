"""Due dates: who gave them, what there is to do up to each, the time there is for it, and whether it is enough."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from study.core.items import Item
from study.core.schedule import Schedule, Task, available, demand, topological
from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.availability import Week
    from study.core.difference import Effect
    from study.core.pins import Days


NARROW = 10
"""A cushion of less than this part of what is needed is tight."""


@dataclass(frozen=True, slots=True)
class Part:
    """A module, a phase or a whole curriculum. ``number`` is that of its kind; the items are not counted in."""

    kind: str
    number: int
    id: str
    title: str
    curriculum: str
    phase: str | None = None
    module: str | None = None

    @property
    def ref(self) -> str:
        """Its full name, as a learner may type it."""
        return self.curriculum if self.kind == "curriculum" else f"{self.curriculum}/{self.id}"


@dataclass(frozen=True, slots=True)
class Given:
    """A due date as it was given: of what, the last day, and the open items it holds for."""

    of: Item | Part
    due: date
    items: Sequence[int]


@dataclass(frozen=True, slots=True)
class Binding:
    """The due date that counts for an item, and whose it is: its own, that of what holds it or of what requires it."""

    due: date
    of: Item | Part


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date against the hours there are. Minutes.

    ``need`` is all that has to be done by then, for this and every earlier date; ``have`` the time until then.
    ``finish`` is the last day if it were planned anew, ``planned`` that in the plan that holds; None: not all of it has
    a place. ``takes`` are the fewest minutes a week that keep a late one; None: none do, or it was not worked out.
    """

    of: Item | Part
    due: date
    need: int
    have: int
    finish: date | None
    planned: date | None
    state: str  # ok, tight or late
    inherited: Sequence[Item]  # what has to be done first and is due by then only for that
    takes: int | None = None

    @property
    def cushion(self) -> int:
        return self.have - self.need


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All due dates that something is left to do for, the earliest first, and how good the plan is.

    ``worst`` are days that the latest item is late; None if something due has no place. ``best`` is the same of the
    best plan there can be, found with sessions of any length and without pins. ``advice`` is what would keep all.
    """

    today: date
    dates: list[Deadline]
    worst: int | None
    best: int | None
    advice: list[str]


@dataclass(frozen=True, slots=True)
class DueChange:
    """Something that is due on a day now, or on none; its deadline, if something is left to do for it; the effect."""

    of: Item | Part
    due: date | None
    deadline: Deadline | None
    effect: Effect
    today: date


def judged(given: Sequence[Given], tasks: Sequence[Task], made: Schedule, days: Days, week: Week) -> list[Deadline]:
    """Every due date with what it asks for, the earliest first. ``days`` are those with minutes left, from today on."""
    wanted, finishes = demand(tasks), made.finishes()
    dues = sorted({one.due for one in given})
    there = dict(zip(dues, available(days, [due.toordinal() for due in dues]), strict=True))
    study_day = sum(week) // max(sum(map(bool, week)), 1)
    return [
        _judged(one, _needed(wanted, one.due), there[one.due], _end(one.items, finishes), study_day)
        for one in sorted(given, key=lambda one: one.due)
    ]


def inherited(tasks: Sequence[Task]) -> list[int | None]:
    """For each task the position of the one whose due date it has: its own, or an earlier one of what requires it."""
    source: list[int | None] = [n if task.due else None for n, task in enumerate(tasks)]
    for n in reversed(topological(tasks)):
        for before in tasks[n].after:
            if _due(tasks, source[n]) < _due(tasks, source[before]):
                source[before] = source[n]
    return source


def is_kept(one: Given, made: Schedule) -> bool:
    """Whether all that is due by a date is done by then."""
    end = _end(one.items, made.finishes())
    return end is not None and end <= one.due


def worst(tasks: Sequence[Task], made: Schedule) -> int | None:
    """Days that the latest item ends after its due date; 0 if all are kept, None if something due has no place."""
    finishes = made.finishes()
    missing = {one.item for one in made.unplaced}
    if any(task.due and task.item in missing for task in tasks):
        return None
    return max((max((finishes[task.item] - task.due).days, 0) for task in tasks if task.due), default=0)


def _judged(one: Given, need: int, have: int, finish: date | None, study_day: int) -> Deadline:
    if finish is None or finish > one.due:
        state = "late"
    else:
        state = "tight" if (have - need) * NARROW < need or have - need < study_day else "ok"
    return Deadline(one.of, one.due, need, have, finish, None, state, ())


def _needed(wanted: Sequence[tuple[int, int]], due: date) -> int:
    n = bisect_right(wanted, due.toordinal(), key=lambda one: one[0])
    return wanted[n - 1][1] if n else 0


def _end(items: Sequence[int], finishes: dict[int, date]) -> date | None:
    return max(finishes[item] for item in items) if all(item in finishes for item in items) else None


def _due(tasks: Sequence[Task], n: int | None) -> date:
    return date.max if n is None else tasks[n].due or date.max
