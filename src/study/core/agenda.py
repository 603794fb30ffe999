"""What to do on a day: the committed plan, less what was done, until the day's capacity is full."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from study.core.items import Item, Material
from study.core.values import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.milestones import Milestone
    from study.core.pace import LearnerPace
    from study.core.weeks import PlanWeeks


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An open item with its sessions up to a day; ``later`` are its minutes planned after that day."""

    item: Item
    curriculum_title: str
    within: str
    remaining: int
    sessions: list[tuple[date, int]]
    later: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """Minutes of one item for today. ``remaining`` are the item's minutes before that."""

    item: Item
    curriculum_title: str
    within: str
    minutes: int
    planned_on: date
    remaining: int
    url: str = ""

    @property
    def left_after(self) -> int:
        return self.remaining - self.minutes

    @property
    def is_work_now(self) -> bool:
        """Whether there is something to do, other than ticking off what has had its time."""
        return bool(self.minutes) or self.item.kind == "event"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the learner is against the plan, in minutes: at most one of behind and ahead is not 0."""

    behind: int = 0
    ahead: int = 0
    finish: date | None = None
    replanned: date | None = None  # what a replan would make of it; None where that was not worked out
    silent: int = 0  # days since anything was done, where it is so many that one is welcomed back
    is_doubted: bool = False  # whether weeks of record say otherwise than the plan


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """The current week from its Monday on: minutes done by day, and what the plan that holds has on its days.

    ``before`` are the minutes done this week before that plan was made, which it does not plan again. ``streak`` are
    study days in a row.
    """

    spent: Mapping[date, int] = field(default_factory=dict)
    sessions: Mapping[date, int] = field(default_factory=dict)
    before: int = 0
    streak: int = 0

    @property
    def done(self) -> int:
        return sum(self.spent.values())

    @property
    def planned(self) -> int:
        return self.before + sum(self.sessions.values())


@dataclass(frozen=True, slots=True)
class Today:
    """The screen of ``study today``. Minutes; ``spent`` is what was done today already.

    ``materials`` are, by item, the unfinished ones of its module; ``ahead`` the sessions of the week's other days, as
    far as there is room to show them. ``weeks`` number the week where a curriculum is lived by the week, and ``goal``
    is what the week is for.
    """

    day: date
    capacity: int
    planned: int
    spent: int
    due: list[Due]
    upcoming: list[Due]
    standing: Standing
    first: date | None = None
    following: int = 0  # how many curricula beside the own one
    is_today: bool = True
    materials: dict[int, list[Material]] = field(default_factory=dict)
    pace: LearnerPace | None = None  # what the plan goes by, if not the hours and estimates as they stand
    is_begun: bool = True  # False: nothing is planned, and no work was done either
    week: ThisWeek = field(default_factory=ThisWeek)
    is_off: bool = False
    ahead: list[tuple[date, Item, int]] = field(default_factory=list)
    weeks: PlanWeeks | None = None
    goal: str = ""
    milestones: Sequence[Milestone] = ()


SILENT = 14
"""After so many days without an entry a learner is welcomed back."""


CRUMB = 15
"""Minutes of a day's rest that are not worth beginning something that takes longer."""


def room(capacity: int, planned: int, spent: int) -> int:
    """Minutes that are left of a day; a plan may stretch it a little."""
    return max(capacity, planned) - spent


def due_today(planned: Iterable[PlannedItem], day: date, left: int) -> Iterator[Due]:
    """What is planned up to a day and not done, the oldest first, until ``left`` minutes are full.

    What was done since the plan was made counts against an item's earliest sessions.
    """
    for one in planned:
        minutes = max(one.remaining - one.later, 0)
        if not minutes and one.remaining:
            continue  # as far as the plan wants it by now
        now = min(minutes, left)
        if now < minutes and now < CRUMB:
            break
        yield _due(one, now, _next_session(one, minutes)[0])
        left -= now


def only_on(planned: Iterable[PlannedItem], day: date) -> Iterator[PlannedItem]:
    """Just the sessions of one day, as if all goes to plan until then."""
    for one in planned:
        last, minutes = one.sessions[-1]
        if last == day:
            yield replace(one, sessions=[(day, minutes)], later=max(one.remaining - minutes, 0))


def next_up(planned: Iterable[PlannedItem], count: int) -> Iterator[Due]:
    """The first items that come later, for a day whose work is done, each with the minutes of its next session."""
    for one, _ in zip(planned, range(count), strict=False):
        day, minutes = _next_session(one, one.remaining)
        yield _due(one, min(minutes, one.remaining), day)


def _due(one: PlannedItem, minutes: int, planned_on: date) -> Due:
    return Due(
        item=one.item,
        curriculum_title=one.curriculum_title,
        within=one.within,
        minutes=minutes,
        planned_on=planned_on,
        remaining=one.remaining,
        url=one.url,
    )


def standing(planned_before: int, planned_through: int, done: int, finish: date | None) -> Standing:
    """Behind what was planned before today, or ahead of what is planned to the end of it."""
    return Standing(max(planned_before - done, 0), max(done - planned_through, 0), finish)


def streak(days: Iterable[date], capacity: Callable[[date], int], today: date) -> int:
    """Study days in a row up to today, from all of them, the newest first; no more are read than it takes.

    A day without hours breaks nothing, nor does today while it lasts.
    """
    count, after = 0, today + timedelta(days=1)
    for day in days:
        between = (day + timedelta(days=n) for n in range(1, (after - day).days))
        if any(capacity(missed) for missed in between if missed != today):
            break
        count, after = count + 1, day
    return count


def _next_session(one: PlannedItem, minutes: int) -> tuple[date, int]:
    """The earliest session that was not worked off, with what is left of it."""
    worked_off = sum(length for _, length in one.sessions) - minutes
    for day, length in one.sessions:
        worked_off -= length
        if worked_off < 0 or not length:
            return day, min(length, -worked_off)
    day, length = one.sessions[-1]
    return day, length
