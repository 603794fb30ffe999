"""What enrolling came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core.effect import FinishShift
from study.core.items import Enrollment, PeerEfforts
from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.availability import Week
    from study.core.deadlines import Advice, DueDate
    from study.core.lost import LostDate
    from study.core.weeks import PlanWeeks
    from study.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekUse:
    """How the weeks a learner gives a curriculum are used: materials that were planned, and those that found no room.

    ``needed`` are the minutes a week with which it would end in the last of them.
    """

    plan: PlanWeeks
    materials: int
    waiting: int
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrollmentSummary:
    """What enrolling came to. Minutes; ``left_out`` counts items by the reason they are not planned.

    ``shifts`` are the other curricula; ``weeks`` is there where a number of weeks was asked for.
    """

    enrolled: Enrollment
    file: str
    tasks: int
    effort: int
    estimated: int
    left_out: dict[str, int]
    path: str | None
    other_paths: list[str]
    week: Week
    finish: date | None
    own_finish: date | None
    deadlines: list[DueDate]
    late: int
    unplaced: int
    others: int
    today: date
    warnings: list[Problem]
    advice: list[Advice]
    changed_file: bool
    peers: PeerEfforts | None = None
    shifts: list[FinishShift] = field(default_factory=list)
    lost: Sequence[LostDate] = ()
    weeks: WeekUse | None = None
    is_trial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSummary:
    """A curriculum that is followed no longer, and what becomes of the others.

    ``minutes`` a week go to them, 0 if there are none; ``week`` is what there is of it in all.
    """

    left: Enrollment
    minutes: int
    week: int
    shifts: Sequence[FinishShift]
    today: date
    is_trial: bool
