"""What a report holds; among it the habit: a streak that forgives days off, and a strength that decays instead of
falling to zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from study.core import words
from study.core.agenda import ThisWeek, streak
from study.core.availability import monday_of
from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.competitions import Certificate, Competition
    from study.core.goals import GoalProgress
    from study.core.items import ItemRow
    from study.core.journal import Lesson, Week
    from study.core.progress import Course, Resource, StudyWeek
    from study.core.weeks import PlanWeeks


WEEKS = 52


FORGOTTEN = 2 * 365
"""Days after which a day weighs nothing any more, however few are wanted: less than a millionth."""


@dataclass(frozen=True, slots=True)
class Habit:
    """``spent`` holds the study days with their minutes, also those whose entries took no time; per cent strength."""

    spent: Mapping[date, int] = field(default_factory=dict)
    streak: int = 0
    strength: int = 0


def habit(spent: Mapping[date, int], capacity: Callable[[date], int], study_days: int, today: date) -> Habit:
    """Judge the study days up to today. ``study_days`` are wanted in a week."""
    days = sorted((day for day in spent if day <= today), reverse=True)
    return Habit(spent, streak(days, capacity, today), strength(spent, study_days, today))


def strength(spent: Mapping[date, int], study_days: int, today: date) -> int:
    """How firm the habit is, in per cent: each day ``s = s·m + v·(1 - m)`` with ``m = 0.5^(sqrt(f)/13)``.

    ``f`` are the wanted repetitions a day, ``study_days`` in a week of seven. ``v`` is what part of the wanted ones
    there were: every day on that day, else in the two weeks up to it. Source: the score of Loop Habit Tracker
    (github.com/iSoron/uhabits).
    """
    if not study_days:
        return 0
    wanted, window = (1, 1) if study_days == 7 else (2 * study_days, 14)
    kept = 0.5 ** ((study_days / 7) ** 0.5 / 13)
    days = {(today - day).days for day in spent}
    score, first = 0.0, min(max(days, default=-1), FORGOTTEN)
    for back in range(first, -1, -1):
        recent = sum(back + n in days for n in range(window))
        score = score * kept + min(recent / wanted, 1) * (1 - kept)
    return round(score * 100)


WARMTH = (30, 60, 120)
"""Minutes from which a study day is warmer."""


@dataclass(frozen=True, slots=True)
class StudyDay:
    """One square. ``minutes`` is None on a day without study; ``warmth`` is 0 then, else 1 to 4."""

    date: date
    minutes: int | None

    @property
    def warmth(self) -> int:
        return 0 if self.minutes is None else 1 + sum(self.minutes >= least for least in WARMTH)


def warmths() -> list[str]:
    """What the squares mean, the coolest first."""
    return ["none", *(f"under {words.minutes(least)}" for least in WARMTH), "more"]


def weeks_of(spent: Mapping[date, int], today: date) -> int:
    """How many weeks there are to show: from the first study day within a year; 0 if there is none."""
    monday = monday_of(today).toordinal()
    start = monday - 7 * (WEEKS - 1)
    shown = [day for day in spent if start <= day.toordinal() <= today.toordinal()]
    return (monday - monday_of(min(shown)).toordinal()) // 7 + 1 if shown else 0


def heat(spent: Mapping[date, int], today: date, weeks: int) -> list[list[StudyDay]]:
    """So many weeks from Monday to Sunday, the current one, which ends today, last."""
    first = monday_of(today) - timedelta(weeks=weeks - 1)
    columns = []
    for n in range(weeks):
        days = [first + timedelta(days=7 * n + day) for day in range(7)]
        columns.append([StudyDay(day, spent.get(day)) for day in days if day <= today])
    return columns


About = list[tuple[str, list[str]]]
"""Headings with the texts below them; the first heading may be empty."""


FEW = 3
"""So many resources that nobody has begun may stand among the others."""


def begun(resources: Sequence[Resource]) -> tuple[list[Resource], list[Resource]]:
    """Those to show, and by themselves many that are still at 0: those are counted."""
    waiting = [resource for resource in resources if not resource.percent]
    if len(waiting) <= FEW:
        return list(resources), []
    return [resource for resource in resources if resource.percent], waiting


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is followed, and the learning log beside it.

    ``about``: what their authors say, by the ids of the curricula; only where that is told. ``plan``: how the weeks of
    the journal are numbered, beside the calendar. ``is_doubted``: weeks of record say otherwise than the plan.
    ``elsewhere``: lists that are told somewhere else.
    """

    day: date
    courses: list[Course]
    behind: int = 0
    ahead: int = 0
    is_doubted: bool = False
    competitions: list[Competition] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    goals: list[GoalProgress] = field(default_factory=list)
    journal: list[Week] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    backlog: list[ItemRow] = field(default_factory=list)
    habit: Habit = field(default_factory=Habit)
    weeks: list[StudyWeek] = field(default_factory=list)
    about: dict[str, About] = field(default_factory=dict)
    plan: PlanWeeks | None = None
    week: ThisWeek = field(default_factory=ThisWeek)
    elsewhere: frozenset[str] = frozenset()
