"""Goals: so many of something in a time. How many are done, what an even pace asks, when the next is wanted."""

from __future__ import annotations

from datetime import date, timedelta

from study.core import words
from study.core.items import KINDS
from study.core.values import dataclass

HOURS = "hours"
UNCOUNTED = ("docs", "code")


@dataclass(frozen=True, slots=True)
class Goal:
    """So many of something between two days, inclusive. ``before`` is what the time before reached, as it was told.

    ``enrollment`` is the number of the curriculum that says so; None for the learner's own. Given up, it is not active.
    """

    goal: str
    target: int
    first: date
    last: date
    before: int | None = None
    enrollment: int | None = None
    active: bool = True

    @property
    def year(self) -> int | None:
        """The year it is for, if it is for a whole one."""
        whole = (self.first, self.last) == (date(self.first.year, 1, 1), date(self.first.year, 12, 31))
        return self.first.year if whole else None

    @property
    def label(self) -> str:
        """``10 competitions in 2026``."""
        return f"{self.target} {self.goal} {when(self)}"

    @property
    def earlier(self) -> tuple[date, date]:
        """The time before it: the year before, or as many days."""
        if self.year and self.year > 1:
            return date(self.year - 1, 1, 1), date(self.year - 1, 12, 31)
        days = min(self.last - self.first, self.first - date.min - timedelta(days=1))
        last = self.first - timedelta(days=1) if self.first > date.min else self.first
        return max(last - days, date.min), last


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """A goal with what the log says of it. ``before`` as it was told, else as it was counted.

    ``behind`` is how many are missing of an even pace at the end of the day, to a tenth; negative is ahead.
    """

    goal: Goal
    done: int
    before: int
    behind: float
    next_by: date | None

    @property
    def missing(self) -> int:
        return max(self.goal.target - self.done, 0)

    @property
    def percent(self) -> int:
        return min(self.done * 100 // self.goal.target, 100) if self.goal.target else 100


@dataclass(frozen=True, slots=True)
class GoalChange:
    """A goal before it was set, if there was one, and after; without an ``after`` it was given up."""

    before: Goal | None
    after: Goal | None


def progress_of(goal: Goal, done: int, earlier: int, today: date) -> GoalProgress:
    """Judge a goal by how many are done."""
    return GoalProgress(
        goal=goal,
        done=done,
        before=earlier if goal.before is None else goal.before,
        behind=behind(goal, done, today),
        next_by=next_by(goal, done, today),
    )


def kind_of(goal: str) -> str | None:
    """The kind of item a goal's word means, in the singular or the plural; None for hours, a tag or a list."""
    word = goal.strip().lower()
    return next((kind for kind in KINDS if word in (kind, kind + "s")), None)


def when(goal: Goal) -> str:
    """``in 2026``, or from which day to which."""
    return f"in {goal.year}" if goal.year else f"from {goal.first} to {goal.last}"


def plural(kind: str) -> str:
    """What a goal calls a kind."""
    return kind if kind in UNCOUNTED else kind + "s"


def named(goal: str) -> str:
    """A goal's word in the one form all its spellings share, so that two goals for the same thing are known as such."""
    kind = kind_of(goal)
    return plural(kind) if kind else HOURS if goal.strip().lower() in (HOURS, "hour") else " ".join(goal.split())


def is_same(word: str, other: str) -> bool:
    """Whether two words count the same."""
    return named(word).casefold() == named(other).casefold()


def behind(goal: Goal, done: int, today: date) -> float:
    """How many behind an even pace at the end of a day."""
    days = max((goal.last - goal.first).days + 1, 1)
    gone = min(max((today - goal.first).days + 1, 0), days)
    return round(goal.target * gone / days - done, 1)


def next_by(goal: Goal, done: int, today: date) -> date | None:
    """The day by which the next one is wanted, if those that are missing are spread evenly over the time left."""
    missing, start = goal.target - done, max(today, goal.first)
    if missing <= 0 or start > goal.last:
        return None
    days = (goal.last - start).days + 1
    return start + timedelta(days=max(days // missing, 1) - 1)


def progress_in_words(progress: GoalProgress, today: date) -> str:
    """``3 of 10, 1.9 behind pace, the next by 22 Nov``."""
    goal, done = progress.goal, f"{progress.done} of {progress.goal.target}"
    if not progress.missing:
        return f"{done}, reached"
    if today > goal.last:
        return f"{done}, {progress.missing} short; it ended on {words.short(goal.last, today)}"
    if today < goal.first:
        return f"{done}, begins {words.short(goal.first, today)}"
    side = f"{abs(progress.behind):g} behind pace" if progress.behind > 0 else f"{abs(progress.behind):g} ahead of pace"
    return f"{done}, {side if progress.behind else 'on pace'}, {_next(progress, today)}"


def before(progress: GoalProgress) -> str:
    """``3 in 2025``, or ``3 before``."""
    year = progress.goal.year
    return f"{progress.before} in {year - 1}" if year else f"{progress.before} before"


def _next(progress: GoalProgress, today: date) -> str:
    """The day of the next one; of hours, and where more than one a day is missing, how many a week."""
    days = (progress.goal.last - today).days + 1
    if progress.next_by and progress.missing <= days and named(progress.goal.goal) != HOURS:
        return f"the next by {words.short(progress.next_by, today)}"
    return f"{progress.missing * 7 / days:.1f} a week to reach it" if days > 7 else f"{progress.missing} to go"
