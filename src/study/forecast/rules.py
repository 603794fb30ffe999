"""When it will really end: dates with a probability, from what remains, the hours there are and the learner's record.

A round draws a learner who may be the true one (``effort``, ``attendance``), what the work needs that learner
(``milestones``), and the weeks in which it gets done (``life``). Many rounds make the distribution of dates. The same
seed draws the same weeks whatever the work and the hours are, so that two forecasts differ by what was changed and not
by luck: more hours never end later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from math import ceil, log

from study.core.values import dataclass, field
from study.forecast import attendance, effort
from study.forecast.draws import Draws
from study.forecast.life import Calendar, Start, calendar, life
from study.forecast.milestones import Load, Mark, Milestone, anchored, minutes_needed
from study.forecast.record import Evidence, Measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import PeerEfforts

ROUNDS = 1000
"""Futures that are played through, wherever a date is told: two commands never differ by luck."""

SEED = 1

P80 = 0.8
CHANCES = (0.5, P80, 0.95)


@dataclass(frozen=True, slots=True)
class FinishEstimate:
    """When something ends with 50, 80 and 95 per cent; a day is None where the chance for any is less.

    ``due`` with the ``chance`` to end by then; ``planned`` is its last day in the committed plan.
    """

    ref: str
    title: str
    p50: date | None
    p80: date | None
    p95: date | None
    planned: date | None = None
    due: date | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class FinishDistribution:
    """When a mark may end: the days of the rounds in which it does, in order, and the number of those in which not."""

    mark: Mark
    days: Sequence[date]
    never: int

    @property
    def rounds(self) -> int:
        return len(self.days) + self.never

    def by(self, chance: float) -> date | None:
        """The first day by which it is done with at least that chance, if there is one."""
        n = ceil(chance * self.rounds - 1e-9) - 1
        return self.days[max(n, 0)] if n < len(self.days) else None

    def chance(self, day: date) -> float:
        """The chance that it is done on that day at the latest."""
        return bisect_right(self.days, day) / self.rounds

    def histogram(self, most: int = 60) -> list[tuple[date, float]]:
        """The chance to end within spans of equal length, each named by its Monday; in at most about so many spans."""
        if not self.days:
            return []
        first = self.days[0].toordinal() - self.days[0].weekday()
        span = 7 * ((self.days[-1].toordinal() - first) // (7 * most) + 1)
        spans = groupby(self.days, key=lambda day: (day.toordinal() - first) // span)
        return [(date.fromordinal(first + n * span), sum(1 for _ in group) / self.rounds) for n, group in spans]


@dataclass(frozen=True, slots=True)
class Assumption:
    """What the 50 % date of everything rests on: minutes ``left`` × ratio ÷ attendance are ``hours``, in minutes.

    What was logged of open items is taken off what is left, as plans have it. The hours have passed by that ``day``;
    what may not be done before a date of its own can end later.
    """

    left: int = 0
    ratio: float = 1.0
    attendance: float = 1.0
    hours: int = 0
    day: date = date.max


@dataclass(frozen=True, slots=True)
class Simulation:
    """When each mark may end, what was measured of the learner, and what is assumed of what is left."""

    finishes: Sequence[FinishDistribution] = ()
    measure: Measure = Measure()
    assumption: Assumption | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """The forecast of a day. ``more`` are minutes a week, and the 80 % date of everything with them.

    ``is_doubted``: weeks of record say otherwise than the plan. ``peers``: whose times the items have, where others'.
    """

    day: date
    curricula: list[FinishEstimate] = field(default_factory=list)
    all: FinishEstimate | None = None
    dues: list[FinishEstimate] = field(default_factory=list)
    histogram: list[tuple[date, float]] = field(default_factory=list)
    simulation: Simulation = Simulation()
    more: tuple[int, date | None] | None = None
    is_doubted: bool = False
    peers: list[PeerEfforts] = field(default_factory=list)


def simulate(
    today: date,
    marks: Sequence[Milestone],
    days: Iterable[tuple[date, int]],
    evidence: Evidence,
    rounds: tuple[int, int] = (ROUNDS, SEED),
) -> Simulation:
    """Play the milestones through. ``days`` have minutes, in order from today on, and may be endless.

    ``rounds`` is how many, and their seed.
    """
    hours, (count, seed) = calendar(today, days), rounds
    anchors, between = anchored(marks)
    efforts, attendances = learned(evidence, anchors)
    start = Start(evidence.pausing, evidence.studying)
    needs: list[float] = []
    passed: list[list[float]] = [[] for _ in marks]
    for number in range(count):
        draws = Draws(seed, number)
        pace, rhythm = efforts.draw(draws), attendances.draw(draws)
        needed = minutes_needed(anchors, pace, draws)
        needs += needed[-1:]
        weeks = life(rhythm, start, hours.before, max(needed, default=0.0), draws)
        ends = [weeks.planned_for(minutes) if minutes else 0.0 for minutes in needed]
        for known, (low, high, part) in zip(passed, between, strict=True):
            known.append(ends[low] if low == high else ends[low] + part * (ends[high] - ends[low]))
    return Simulation(
        finishes=[_distribution(mark, today, hours, ends) for mark, ends in zip(marks, passed, strict=True)],
        measure=evidence.measure,
        assumption=_assumption(marks, needs, passed, hours),
    )


def learned(evidence: Evidence, loads: Sequence[Load]) -> tuple[effort.EffortBelief, attendance.AttendanceBelief]:
    """What is to be believed of the learner's effort and attendance after the record.

    Of work that was only ticked off nobody knows how long it took: what got done in the weeks is counted in estimated
    minutes then, so how long the learner's items take is part of the attendance already.
    """
    kinds = {kind for load in loads for kind in load.kinds} | {work.kind for load in loads for work, _ in load.alone}
    efforts = effort.learned([item for item in evidence.items if item.estimated > 0], kinds)
    ticked = (1 - efforts.told) * log(effort.USUAL)
    return efforts, attendance.learned(evidence.usable_weeks, evidence.part, ticked)


def _assumption(
    marks: Sequence[Milestone], needs: Sequence[float], passed: Sequence[Sequence[float]], hours: Calendar
) -> Assumption | None:
    """What makes the median of the last milestone: so shown, its reasons multiply out to the date."""
    last = max(range(len(marks)), key=lambda n: marks[n].place, default=None)
    if last is None or not marks[last].load.estimate:
        return None
    middle = (len(needs) - 1) // 2
    needed, planned = sorted(needs)[middle], sorted(passed[last])[middle]
    day = hours.day(planned)
    if not needed or day is None:
        return None
    left = marks[last].load.left
    if left <= 0:
        return None
    return Assumption(left=round(left), ratio=needed / left, attendance=needed / planned, hours=round(planned), day=day)


def _distribution(milestone: Milestone, today: date, hours: Calendar, passed: Sequence[float]) -> FinishDistribution:
    first, days = max(today, milestone.not_before), hours.days
    ordered = sorted(passed)
    ends = [first] * bisect_right(ordered, 0.0)
    places = [bisect_left(hours.until, minutes) for minutes in ordered[len(ends) :]]
    ends += [max(days[n], first) for n in places if n < len(days)]
    return FinishDistribution(milestone.mark, ends, len(passed) - len(ends))
