"""When it will really end: dates with a probability, from what remains, the hours there are and the learner's record.

A round draws a learner who may be the true one (``estimation``), what the work needed that learner (``milestones``),
and the weeks in which it gets done: attended as planned, more or less, or not at all. Thousands of rounds make the
distribution of dates. The same seed draws the same weeks whatever the work and the hours are, so that two forecasts
differ by what was changed and not by luck: more hours never end later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, groupby, takewhile
from math import ceil, exp, log1p, sqrt

from study.core.availability import LONGEST_DAY
from study.core.values import dataclass, field
from study.forecast.estimation import Draws, Evidence, Learner, learned
from study.forecast.milestones import Load, Mark, Milestone

ROUNDS = 10_000

SEED = 1

P80 = 0.8
CHANCES = (0.5, P80, 0.95)

HORIZON = 20 * 364
"""Days that are looked at."""

FAR = 2 * 52
"""Weeks after which single pauses are no longer told."""


@dataclass(frozen=True, slots=True)
class FinishEstimate:
    """When something ends with 50, 80 and 95 per cent; a day is None where the chance for any is less.

    ``due`` with the ``chance`` to end by then; ``planned`` is the last day if all goes as estimated.
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
class Simulation:
    """When each mark may end, and what that rests on: time taken over time estimated, and studied over planned.

    ``items`` and ``weeks`` are how many of the record these were learned from; with neither they are the prior.
    """

    finishes: Sequence[FinishDistribution] = ()
    ratio: float = 1.0
    attendance: float = 1.0
    items: int = 0
    weeks: int = 0

    @property
    def is_prior(self) -> bool:
        return not self.items and not self.weeks


@dataclass(frozen=True, slots=True)
class Forecast:
    """The forecast of a day. ``more`` are minutes a week, and the 80 % date of everything with them."""

    day: date
    curricula: list[FinishEstimate] = field(default_factory=list)
    all: FinishEstimate | None = None
    dues: list[FinishEstimate] = field(default_factory=list)
    histogram: list[tuple[date, float]] = field(default_factory=list)
    simulation: Simulation = Simulation()
    more: tuple[int, date | None] | None = None


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
    beliefs, hours, (count, seed) = learned(evidence), calendar(today, days), rounds
    start = Start(evidence.pausing, evidence.studying)
    order = sorted(range(len(marks)), key=lambda n: marks[n].place)
    loads = [marks[n].load for n in order]
    ends: list[list[date | None]] = [[] for _ in marks]
    for number in range(count):
        draws = Draws(seed, number)
        learner = beliefs.draw(draws)
        needed = minutes_needed(loads, learner, draws)
        weeks = life(learner, start, hours.before, needed[-1] if needed else 0.0, draws)
        for n, minutes in zip(order, needed, strict=True):
            ends[n].append(hours.day(weeks.planned_for(minutes)) if minutes else today)
    return Simulation(
        finishes=[_distribution(mark, today, days) for mark, days in zip(marks, ends, strict=True)],
        ratio=beliefs.ratio.median,
        attendance=beliefs.attendance,
        items=len(evidence.usable_items),
        weeks=len(evidence.usable_weeks),
    )


def minutes_needed(loads: Sequence[Load], learner: Learner, draws: Draws) -> list[float]:
    """Minutes up to each milestone, in the order of the plan, drawn for one learner; a later one never needs less."""
    normal, most = draws.normal(), 0.0
    rest: dict[int, float] = {}
    needed = []
    for load in loads:
        minutes = load.minutes(*learner.ratio, normal)
        for work, part in load.alone:
            if work.item not in rest:
                rest[work.item] = work.rest(*learner.ratio, draws)
            minutes += part * rest[work.item]
        most = max(most, minutes)
        needed.append(most)
    return needed


def _distribution(milestone: Milestone, today: date, ends: Sequence[date | None]) -> FinishDistribution:
    first = max(today, milestone.not_before or today)
    days = sorted(max(end, first) for end in ends if end is not None)
    return FinishDistribution(milestone.mark, days, len(ends) - len(days))


def with_more(days: Iterable[tuple[date, int]], today: date, minutes: int) -> Iterator[tuple[date, int]]:
    """The same days with so many minutes more in every week that has any, each day in proportion to what it has.

    Of the week that is running, only the part that is left.
    """
    for monday, group in groupby(days, key=lambda pair: pair[0].toordinal() - pair[0].weekday()):
        week = list(group)
        more = minutes * min(monday + 7 - today.toordinal(), 7) // 7
        total = sum(had for _, had in week)
        passed = given = 0
        for day, had in week:
            passed += had
            share = more * passed // total - given
            given += share
            yield day, min(had + share, max(had, LONGEST_DAY))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days with minutes, and the minutes there are: ``until`` the end of each day, and ``before`` each week."""

    days: Sequence[date]
    until: Sequence[int]
    before: Sequence[int]

    def day(self, minutes: float | None) -> date | None:
        """The first day by which so many planned minutes have passed."""
        if minutes is None:
            return None
        n = bisect_left(self.until, minutes)
        return self.days[n] if n < len(self.days) else None


def calendar(today: date, days: Iterable[tuple[date, int]]) -> Calendar:
    """The days up to the horizon. The first week is the calendar week that is running."""
    last = date.fromordinal(min(today.toordinal() + HORIZON, date.max.toordinal()))
    listed = [(day, minutes) for day, minutes in takewhile(lambda pair: pair[0] <= last, days) if minutes > 0]
    until = [0, *accumulate(minutes for _, minutes in listed)]
    ordinals = [day.toordinal() for day, _ in listed]
    monday = today.toordinal() - today.weekday()
    mondays = range(monday, ordinals[-1] + 8, 7) if listed else range(0)
    before = [until[bisect_left(ordinals, start)] for start in mondays]
    return Calendar([day for day, _ in listed], until[1:], before)


@dataclass(slots=True)
class Life:
    """Spans of weeks with one attendance each: minutes planned and minutes studied before each, and to the end."""

    planned: list[int] = field(default_factory=list)
    level: list[float] = field(default_factory=list)
    studied: list[float] = field(default_factory=lambda: [0.0])

    def add(self, level: float, before: int, until: int) -> float:
        """A span between two numbers of planned minutes; the minutes studied in all."""
        self.planned.append(before)
        self.level.append(level)
        self.studied.append(self.studied[-1] + level * (until - before))
        return self.studied[-1]

    def planned_for(self, minutes: float) -> float | None:
        """The planned minutes that pass until so many are studied; None if that is never."""
        n = bisect_left(self.studied, minutes) - 1
        return None if n == len(self.level) else self.planned[n] + (minutes - self.studied[n]) / self.level[n]


@dataclass(frozen=True, slots=True)
class Start:
    """How a life begins: whether the week before was a pause, and whether the running one surely is none."""

    pausing: bool = False
    studying: bool = False


def life(learner: Learner, start: Start, before: Sequence[int], wanted: float, draws: Draws) -> Life:
    """Weeks drawn until ``wanted`` minutes are studied or the calendar ends; ``before`` is the calendar's.

    Pauses come and go as a two-state Markov chain, and spans of weeks in between grow with their distance: only their
    sum matters then, and that is nearly lognormal (Fenton 1960). Far ahead, pauses are part of the sum.
    """
    weeks, studied, week, last = Life(), 0.0, 0, len(before) - 1
    studying = learner.studying
    pausing, end = start.pausing and not start.studying, 0 if start.studying else -1  # of the run before
    while week < min(last, FAR) and studied < wanted:
        end += draws.trials(learner.resume if pausing else learner.pause)
        while not pausing and week < min(end, last) and studied < wanted:
            until = min(week + max(week // 4, 1), end)
            level = _average(studying, until - week, draws)
            studied = weeks.add(level, before[week], before[min(until, last)])
            week = until
        week, pausing = max(end, 0), not pausing
    while week < last and studied < wanted:
        until = week + week // 4
        level = _average(learner.in_the_long_run, until - week, draws)
        studied = weeks.add(level, before[week], before[min(until, last)])
        week = until
    return weeks


def _average(of: tuple[float, float], count: int, draws: Draws) -> float:
    """The attendance of so many weeks, given the mean and the squared variation of one."""
    mean, variation = of
    spread = log1p(variation / count)
    return mean * exp(sqrt(spread) * draws.normal() - spread / 2)
