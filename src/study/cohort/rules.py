"""What a group is told of itself: values, and the reckoning that needs no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import erfc, exp, inf, log, sqrt
from statistics import NormalDist

from study.core.values import dataclass

WEEKS_SEEN = 8
"""So many weeks tell how fast a learner goes; what was before them says little of now."""

PRIOR_WEEKS = 2.0
"""How many weeks of a learner's own record the usual speed of the group counts as (Robbins 1956)."""

ATTENDANCE = 0.7
"""The part of planned minutes that gets done, where nothing is known."""

WEEKLY = 0.8
"""Deviation of the logarithm of what a learner gets done in a week."""

SILENT = 14
"""Days without a sign after which a learner may be stuck; days off do not count."""

FAR = 520
"""Weeks after which a finish is not in sight."""

LEAST_LEARNERS = 5
"""An item's effort is told of so many learners or more, so that nobody's own time can be read off."""

WORDS = "notes", "journal", "lessons"
"""What a learner wrote, and may choose to send."""


@dataclass(frozen=True, slots=True)
class LearnerProgress:
    """A row of the report. Minutes of work are estimated ones, ``logged`` those that were told; ``silent`` is days."""

    learner: str
    curriculum: str
    percent: int
    effort: int
    remaining: int
    this_week: int
    four_weeks: int
    next_item: str | None
    start: date
    planned: date | None
    last_seen: date
    silent: int
    weeks: float
    done_lately: int

    @property
    def planned_speed(self) -> float | None:
        """Estimated minutes a week by the plan, if there is one that takes a day or more."""
        if self.planned is None or self.planned <= self.start:
            return None
        return self.effort / ((self.planned - self.start).days / 7)

    def behind(self, today: date) -> int | None:
        """Days behind an even pace from the start to the planned finish; negative is ahead, None without a plan."""
        if self.planned is None or self.planned <= self.start:
            return None
        whole = (self.planned - self.start).days
        return (min(today, self.planned) - self.start).days - round(whole * self.percent / 100)


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a learner may be: estimated minutes a week, and the deviation of its logarithm."""

    minutes: float
    deviation: float

    def weeks(self, remaining: int, promise: float) -> float:
        """Weeks in which so much is done with this probability; a lognormal, infinite if nothing ever gets done."""
        if remaining <= 0:
            return 0.0
        if self.minutes <= 0:
            return inf
        middle, deviation = self._weeks(remaining)
        return middle * exp(NormalDist().inv_cdf(promise) * deviation)

    def chance(self, remaining: int, weeks: float) -> float:
        """How likely so much is done within these weeks."""
        if self.minutes <= 0 or weeks <= 0:
            return 0.0
        middle, deviation = self._weeks(remaining)
        return 0.5 * erfc(-log(weeks / middle) / (deviation * sqrt(2)))

    def _weeks(self, remaining: int) -> tuple[float, float]:
        """The median of the weeks it takes, and the deviation of their logarithm: weeks differ, and even out."""
        middle = remaining / self.minutes
        return middle, sqrt(self.deviation**2 + WEEKLY**2 / max(middle, 1.0))


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a group: estimated minutes a week, and the part of the planned ones that gets done."""

    minutes: float
    attendance: float

    def of(self, progress: LearnerProgress) -> float:
        """What to expect of a learner of whom little is known yet: by their own plan, else by the others."""
        planned = progress.planned_speed
        return self.minutes if planned is None else planned * self.attendance


def speed(progress: LearnerProgress, usual: Usual) -> Speed:
    """A learner's speed from the last weeks, drawn to what is usual in the group as far as they say little."""
    weeks = min(progress.weeks, WEEKS_SEEN) + PRIOR_WEEKS
    minutes = (progress.done_lately + PRIOR_WEEKS * usual.of(progress)) / weeks
    return Speed(minutes=minutes, deviation=WEEKLY / sqrt(weeks))


def usual_of(group: Sequence[LearnerProgress]) -> Usual:
    """What those do who were seen within the last weeks; as long as they say little, most of what is planned."""
    seen = [one for one in group if one.silent < SILENT]
    weeks = sum(min(one.weeks, WEEKS_SEEN) for one in seen)
    done = sum(one.done_lately for one in seen)
    plans = [(one.planned_speed, min(one.weeks, WEEKS_SEEN), one.done_lately) for one in seen if one.planned_speed]
    expected = sum(planned * (time + PRIOR_WEEKS) for planned, time, _ in plans)
    kept = sum(lately + ATTENDANCE * planned * PRIOR_WEEKS for planned, _, lately in plans)
    return Usual(done / weeks if weeks else 0.0, kept / expected if expected else ATTENDANCE)


def finish(progress: LearnerProgress, usual: Usual, promise: float, today: date) -> date | None:
    """The day by which a learner is through with this probability, if it is in sight."""
    if not progress.remaining and progress.percent < 100:  # what is left takes no time, so no pace tells when
        return None
    weeks = speed(progress, usual).weeks(progress.remaining, promise)
    return today + timedelta(days=round(weeks * 7)) if weeks <= FAR else None


@dataclass(frozen=True, slots=True)
class Stuck:
    """A learner who was silent for so many days, or has put ``minutes`` into an item estimated at half of them."""

    learner: str
    item: str | None
    silent: int
    minutes: int | None
    estimated: int | None


@dataclass(frozen=True, slots=True)
class ItemTrouble:
    """An item, how many finished it, how many told their time, and how many times the estimate it took them."""

    curriculum: str
    id: str
    title: str
    estimated: int
    learners: int
    told: int
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Effort:
    """What an item takes: the median in minutes, and the deviation of the logarithm, of so many learners."""

    curriculum: str
    id: str
    title: str
    estimated: int
    minutes: float
    deviation: float
    learners: int


@dataclass(frozen=True, slots=True)
class CohortFinish:
    """The day by which a share of the group, in per cent, will be through; None if that is not in sight."""

    share: int
    day: date | None


SHARES = 50, 80, 95
"""Parts of a group, in per cent, for which a finish is told."""


def chance_of_return(silent: int, silences: Sequence[tuple[int, bool]]) -> float:
    """How likely a learner who has been silent for so many days goes on: what became of silences as long as that.

    By Laplace's rule of succession, so that a group without such silences knows nothing, which is one half.
    """
    if silent < SILENT:
        return 1.0
    outcomes = [came_back for days, came_back in silences if days >= silent]
    return (sum(outcomes) + 1) / (len(outcomes) + 2)


def group_finish(
    group: Sequence[LearnerProgress], silences: Sequence[tuple[int, bool]], today: date
) -> list[CohortFinish]:
    """When half, four fifths and nearly all of a group will be through: where the expected share reaches that."""
    ways = _ways(group, silences)
    return [CohortFinish(share, _day(ways, share, today)) for share in SHARES]


def through(group: Sequence[LearnerProgress], silences: Sequence[tuple[int, bool]], days: Iterable[int]) -> list[float]:
    """The expected share of a group that is through after each of so many days."""
    ways = _ways(group, silences)
    return [_share(ways, after) for after in days]


Way = tuple[float, Speed, int]
"""How likely a learner goes on, how fast, and the estimated minutes that are left."""


def _ways(group: Sequence[LearnerProgress], silences: Sequence[tuple[int, bool]]) -> list[Way]:
    usual = usual_of(group)
    odds = {silent: chance_of_return(silent, silences) for silent in {one.silent for one in group}}
    return [(odds[one.silent], speed(one, usual), one.remaining) for one in group]


def _day(ways: Sequence[Way], share: int, today: date) -> date | None:
    """The first day on which the expected share is through, by bisection over days."""
    early, late = 0, FAR * 7
    if not ways or _share(ways, late) * 100 < share:
        return None
    while early < late:
        middle = (early + late) // 2
        early, late = (early, middle) if _share(ways, middle) * 100 >= share else (middle + 1, late)
    return today + timedelta(days=early)


def _share(ways: Sequence[Way], days: int) -> float:
    """The expected share that is through after so many days."""
    weeks = days / 7
    return sum(1.0 if not left else odds * pace.chance(left, weeks) for odds, pace, left in ways) / len(ways)
