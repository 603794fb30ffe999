"""The pace that `study replan` is asked to plan by: the learner's own, or that of the hours and the estimates."""

from __future__ import annotations

from study.core.pace import LearnerPace, pace
from study.core.values import dataclass
from study.core.words import counted
from study.errors import WrongUsage
from study.forecast.command import learned
from study.store import plans
from study.store.hours import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.forecast.record import Measure
    from study.store.database import Writer

FEWEST = 3
"""Weeks of record, the running one with them, from which on a plan may believe it."""

NEAR = 0.05
"""A plan that fills the hours so nearly as the record says believes it already."""


@dataclass(frozen=True, slots=True)
class PaceRequest:
    """The pace that plans are to go by, if another; ``measured`` where they go by it already."""

    wanted: LearnerPace | None = None
    measured: LearnerPace | None = None


def asked_pace(writer: Writer, by_pace: bool) -> PaceRequest:
    """The learner's pace, or that of hours and estimates. Raises WrongUsage where the record says too little."""
    if not by_pace:
        return PaceRequest(LearnerPace())
    if not plans.tasks(writer.connection, writer.today):
        return PaceRequest()
    simulation = learned(writer.connection, writer.today)
    measure, assumed = simulation.measure, simulation.assumption
    if measure.weeks < FEWEST:
        raise WrongUsage(
            f"Your record is too short to plan by: {counted(measure.weeks, 'week')}, and it takes {FEWEST}. "
            "Until then, see `study forecast`."
        )
    believed, measured = settings(writer.connection).pace, _measured(measure)
    if _is_near(measured, believed):
        return PaceRequest(measured=measured)
    if assumed is None:
        raise WrongUsage(
            "At your pace it never ends with the hours there are. Give it more: `study replan --hours 10`."
        )
    wanted = pace(assumed.ratio, assumed.attendance)
    if not _is_near(wanted, believed):
        return PaceRequest(wanted)
    return PaceRequest(measured=None if believed else measured)


def _is_near(pace: LearnerPace, believed: LearnerPace | None) -> bool:
    """Whether a plan would fill the hours nearly as it does already."""
    return abs(pace.share / (believed or LearnerPace()).share - 1) < NEAR


def _measured(measure: Measure) -> LearnerPace:
    """The pace of the record by itself; what was only ticked off took what was estimated, as far as anybody knows."""
    return pace(measure.ratio or 1.0, 1.0 if measure.attendance is None else measure.attendance)
