"""Due dates and what is needed for each; two plans side by side, and what would make one fit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from study.core.availability import Week
from study.core.dates import missed, without_dates
from study.core.effect import Effect, FinishShift
from study.core.items import Item
from study.core.precedence import topological
from study.core.schedule import Schedule, Session, Task, available, demand
from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.lost import LostDate
    from study.core.milestones import Milestone
    from study.core.pace import LearnerPace
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
class DueTarget:
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
    a place. ``takes`` are the fewest minutes a week that keep a late one; None: none do, none that anybody
    keeps up, or it was not worked out.
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
        """What is left; never less than nothing where the date is kept, though a day may stretch for it."""
        return self.have - self.need if self.state == "late" else max(self.have - self.need, 0)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All due dates that something is left to do for, the earliest first, and how good the plan is.

    ``worst`` are days that the latest item is late; None if something due has no place. ``best`` is the same of the
    best plan there can be, found with sessions of any length and without pins. ``advice`` is what would keep all,
    ``lost`` are the dates that are given up, ``milestones`` those of competitions for which no time is set aside.
    """

    today: date
    dates: list[Deadline]
    worst: int | None
    best: int | None
    advice: list[str]
    lost: Sequence[LostDate] = ()
    milestones: Sequence[Milestone] = ()


@dataclass(frozen=True, slots=True)
class DueChange:
    """Something that is due on a day now, or on none; its deadline, if something is left to do for it; the effect."""

    of: Item | Part
    due: date | None
    deadline: Deadline | None
    effect: Effect
    today: date
    lost: Sequence[LostDate] = ()


def judged(given: Sequence[DueTarget], tasks: Sequence[Task], made: Schedule, days: Days, week: Week) -> list[Deadline]:
    """Every due date with what it asks for, the earliest first. ``days`` are those with minutes left, from today on."""
    finishes = made.finishes()
    # A date that is kept has to wait for none that is not.
    lost = missed(tasks, made)
    wanted, whole = demand(without_dates(tasks, lost)), demand(tasks)
    dues = sorted({one.due for one in given})
    there = dict(zip(dues, available(days, [due.toordinal() for due in dues]), strict=True))
    study_day = sum(week) // max(sum(map(bool, week)), 1)
    return [
        _judged(
            one,
            _needed(wanted if is_kept(one, finishes) else whole, one.due),
            there[one.due],
            _end(one.items, finishes),
            study_day,
        )
        for one in sorted(given, key=lambda one: one.due)
    ]


def inherited(tasks: Sequence[Task]) -> list[int | None]:
    """For each task the position of the one whose due date it has: its own, or an earlier one of what requires it."""
    source: list[int | None] = [n if task.due else None for n, task in enumerate(tasks)]
    for n in reversed(topological([task.after for task in tasks])):
        for before in tasks[n].after:
            if _due(tasks, source[n]) < _due(tasks, source[before]):
                source[before] = source[n]
    return source


def is_kept(one: DueTarget, finishes: Mapping[int, date]) -> bool:
    """Whether all that is due by a date is done by then; ``finishes`` are the last days of the items."""
    end = _end(one.items, finishes)
    return end is not None and end <= one.due


def worst(tasks: Sequence[Task], made: Schedule) -> int | None:
    """Days that the latest item ends after its due date; 0 if all are kept, None if something due has no place."""
    finishes = made.finishes()
    missing = {one.item for one in made.unplaced}
    if any(task.due and task.item in missing for task in tasks):
        return None
    return max((max((finishes[task.item] - task.due).days, 0) for task in tasks if task.due), default=0)


def _judged(one: DueTarget, need: int, have: int, finish: date | None, study_day: int) -> Deadline:
    if finish is None or finish > one.due:
        state = "late"
    else:
        state = "tight" if (have - need) * NARROW < need or have - need < study_day else "ok"
    return Deadline(one.of, one.due, need, have, finish, None, state, ())


def _needed(wanted: Sequence[tuple[int, int]], due: date) -> int:
    n = bisect_right(wanted, due.toordinal(), key=lambda one: one[0])
    return wanted[n - 1][1] if n else 0


def _end(items: Sequence[int], finishes: Mapping[int, date]) -> date | None:
    return max(finishes[item] for item in items) if all(item in finishes for item in items) else None


def _due(tasks: Sequence[Task], n: int | None) -> date:
    return date.max if n is None else tasks[n].due or date.max


Heading = tuple[str, str]
"""What tells a module (or phase) from others, and its title."""


@dataclass(frozen=True, slots=True)
class Shift:
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
        """What is left; never less than nothing where the date is kept, though a day may stretch for it."""
        return max(self.have - self.need, 0) if self.kept else self.have - self.need


@dataclass(frozen=True, slots=True)
class Advice:
    """What would make a plan fit: ``hours`` (minutes a week) or ``drop`` (items to leave out).

    ``unbearable`` is that no hours do which anybody keeps up; it would take so many minutes a week.
    """

    kind: str
    text: str
    minutes: int = 0
    finish: date | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A replan as a person can judge it. ``start`` is the day from which new hours hold, if not today.

    ``is_first``: the plan before was made by an older planner, which cut days otherwise. ``pace`` is what the plan goes
    by, if not the hours and estimates as they stand; ``measured`` what it was asked to go by, and does so already.
    """

    committed: bool
    day: date
    week_before: Week
    week_after: Week
    tasks: int
    remaining: int
    finish_before: date | None
    finish_after: date | None
    groups: list[Group]
    moved: list[Shift]
    unplaced: list[tuple[Item, str]]
    late: list[Late]
    deadlines: list[DueDate]
    advice: list[Advice]
    start: date | None = None
    is_first: bool = False
    shifts: Sequence[FinishShift] = ()
    lost: Sequence[LostDate] = ()
    pace: LearnerPace | None = None
    measured: LearnerPace | None = None


def moved(items: Mapping[int, Item], before: Iterable[Session], after: Iterable[Session]) -> list[Shift]:
    """Every item whose last day changes, in the order of the new plan and then of the old."""
    old, new = _last(before), _last(after)
    return [
        Shift(items[number], old.get(number), new.get(number))
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
    finish = plan.finishes()
    wanted, whole = (dict(demand(some)) for some in (without_dates(tasks, missed(tasks, plan)), tasks))
    by_due: dict[date, list[Task]] = {}
    for task in tasks:
        if task.due is not None:
            by_due.setdefault(task.due, []).append(task)
    dues = sorted(by_due)
    result, need, most = [], 0, 0
    for due, have in zip(dues, available(days, [due.toordinal() for due in dues]), strict=True):
        need, most = wanted.get(due.toordinal(), need), whole.get(due.toordinal(), most)
        ends = [finish.get(task.item) for task in by_due[due]]
        ended = None if None in ends else max(end for end in ends if end is not None)
        is_lost = ended is None or ended > due
        result.append(DueDate(due, most if is_lost else need, have, ended))
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
