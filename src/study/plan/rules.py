"""The plan that holds, those before it, and how much later everything ends than at first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core.deadlines import DueTarget, Late
from study.core.effect import Effect
from study.core.items import Enrollment, Item
from study.core.schedule import Session
from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.milestones import Milestone
    from study.core.pace import LearnerPace
    from study.core.weeks import PlanWeeks


@dataclass(frozen=True, slots=True)
class PlanAhead:
    """A plan whole: its days with their capacity, its sessions, and what has no place or comes late.

    ``closed`` are items that are done or skipped since, ``pinned`` items with the days on which they are wanted.
    ``weeks`` number the weeks where they are those of a curriculum that is lived by the week. ``milestones`` are the
    dates of competitions from today on.
    """

    today: date
    start: date
    finish: date | None = None
    days: list[tuple[date, int]] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    items: dict[int, Item] = field(default_factory=dict)
    unplaced: list[tuple[Item, str]] = field(default_factory=list)
    late: list[Late] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    pinned: set[tuple[int, date]] = field(default_factory=set)
    pace: LearnerPace | None = None  # what plans go by, if not the hours and estimates as they stand
    weeks: PlanWeeks | None = None
    milestones: Sequence[Milestone] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """A plan for looking at it by month, from the first day of a month on, with days off and due dates.

    ``is_week``: only one week is shown, whole.
    """

    plan: PlanAhead
    first: date
    last: date
    off: set[date]
    dues: list[DueTarget]
    is_week: bool = False

    @property
    def sessions(self) -> list[Session]:
        """The sessions that lie ahead in these months."""
        plan = self.plan
        return [one for one in plan.sessions if plan.today <= one.day <= self.last and one.item not in plan.closed]

    def is_kept(self, one: DueTarget) -> bool:
        """Whether the plan has nothing of it after the day."""
        return all(session.day <= one.due for session in self.plan.sessions if session.item in one.items)


@dataclass(frozen=True, slots=True)
class PinChange:
    """An item on a day, for so many minutes, or no longer on some days; and what that would do to the plan.

    ``before`` are items that have to be done first and have no place before that day.
    """

    item: Item
    days: list[date]
    minutes: int | None
    before: list[Item]
    effect: Effect
    today: date


@dataclass(frozen=True, slots=True)
class CommittedPlan:
    """A plan that was agreed to: on which day, by which command, and where it ends, by enrolment too."""

    number: int
    day: date
    command: str
    finish: date | None
    ends: dict[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CurriculumVariance:
    """A curriculum from the first plan it was part of to the one that holds."""

    enrolled: Enrollment
    baseline: date | None
    finish: date | None

    @property
    def days(self) -> int | None:
        """How much later it ends than at first; earlier if negative."""
        return days_later(self.baseline, self.finish)


@dataclass(frozen=True, slots=True)
class Baseline:
    """All plans from the first to the one that holds; what is followed now; where a plan made today would end."""

    today: date
    plans: list[CommittedPlan]
    curricula: list[CurriculumVariance]
    replanned: date | None

    @property
    def days(self) -> int | None:
        """How much later everything ends than in the first plan; earlier if negative."""
        return days_later(self.plans[0].finish, self.plans[-1].finish) if self.plans else None


def days_later(before: date | None, after: date | None) -> int | None:
    """Days from one finish to another; None where there is none."""
    return (after - before).days if before and after else None


def variances(followed: Sequence[Enrollment], plans: Sequence[CommittedPlan]) -> list[CurriculumVariance]:
    """Every curriculum with its first finish and the last."""
    return [
        CurriculumVariance(
            enrolled,
            baseline=next((plan.ends[enrolled.number] for plan in plans if enrolled.number in plan.ends), None),
            finish=plans[-1].ends.get(enrolled.number) if plans else None,
        )
        for enrolled in followed
    ]
