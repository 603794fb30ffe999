"""When it will really end: dates with a probability, from what remains, the hours there are and the learner's record.

A round draws a learner who may be the true one (``learning``), what the work needed that learner (``milestones``), and
the weeks in which it gets done: attended more or less, or paused. Thousands of rounds make the distribution of dates.
The same seed draws the same weeks whatever the work and the hours are, so that two forecasts differ by what was changed
and not by luck: more hours never end later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from math import ceil

from study.core.availability import LONGEST_DAY
from study.core.values import dataclass, field
from study.forecast.attendance import Start, calendar, life
from study.forecast.estimation import Dice, Evidence, Learner, learned
from study.forecast.milestones import Load, Mark, Milestone

ROUNDS = 10_000


SEED = 1


@dataclass(frozen=True, slots=True)
class Outlook:
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
class Forecast:
    """An outlook for each mark, and what it rests on: ``items`` and ``weeks`` of the record, or the prior alone."""

    outlooks: list[Outlook]
    ratio: float
    attendance: float
    items: int
    weeks: int

    @property
    def is_prior(self) -> bool:
        return not self.items and not self.weeks


def simulate(
    today: date,
    marks: Sequence[Milestone],
    days: Iterable[tuple[date, int]],
    evidence: Evidence,
    rounds: tuple[int, int] = (ROUNDS, SEED),
) -> Forecast:
    """Play the milestones through. ``days`` have minutes, in order from today on, and may be endless.

    ``rounds`` is how many, and their seed.
    """
    beliefs, hours, (count, seed) = learned(evidence), calendar(today, days), rounds
    start = Start(evidence.pausing, evidence.studying)
    order = sorted(range(len(marks)), key=lambda n: marks[n].place)
    loads = [marks[n].load for n in order]
    ends: list[list[date | None]] = [[] for _ in marks]
    for number in range(count):
        dice = Dice(seed, number)
        learner = beliefs.draw(dice)
        needed = minutes_needed(loads, learner, dice)
        weeks = life(learner, start, hours.before, needed[-1] if needed else 0.0, dice)
        for n, minutes in zip(order, needed, strict=True):
            ends[n].append(hours.day(weeks.planned_for(minutes)) if minutes else today)
    outlooks = [_outlook(mark, today, some) for mark, some in zip(marks, ends, strict=True)]
    return Forecast(
        outlooks, beliefs.ratio.median, beliefs.attendance, len(evidence.usable_items), len(evidence.usable_weeks)
    )


def minutes_needed(loads: Sequence[Load], learner: Learner, dice: Dice) -> list[float]:
    """Minutes up to each milestone, in the order of the plan, drawn for one learner; a later one never needs less."""
    normal, most = dice.normal(), 0.0
    rest: dict[int, float] = {}
    needed = []
    for load in loads:
        minutes = load.minutes(*learner.ratio, normal)
        for work, part in load.alone:
            if work.item not in rest:
                rest[work.item] = work.rest(*learner.ratio, dice)
            minutes += part * rest[work.item]
        most = max(most, minutes)
        needed.append(most)
    return needed


def _outlook(milestone: Milestone, today: date, ends: Sequence[date | None]) -> Outlook:
    first = max(today, milestone.not_before or today)
    days = sorted(max(end, first) for end in ends if end is not None)
    return Outlook(milestone.mark, days, len(ends) - len(days))


def with_more(days: Iterable[tuple[date, int]], today: date, minutes: int) -> Iterator[tuple[date, int]]:
    """The same days with so many minutes more in every week that has any, each day in proportion to what it has.

    Of the week that is running, only the part that is left.
    """
    for monday, group in groupby(days, key=lambda one: one[0].toordinal() - one[0].weekday()):
        week = list(group)
        more = minutes * min(monday + 7 - today.toordinal(), 7) // 7
        total = sum(had for _, had in week)
        passed = given = 0
        for day, had in week:
            passed += had
            share = more * passed // total - given
            given += share
            yield day, min(had + share, max(had, LONGEST_DAY))


P80 = 0.8


CHANCES = (0.5, P80, 0.95)


@dataclass(frozen=True, slots=True)
class Foreseen:
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
class Foresight:
    """The forecast of a day. ``ratio`` is time taken over time estimated, ``attendance`` studied over planned.

    ``items`` and ``weeks`` are what these were learned from; with neither they are the prior. ``more`` are minutes a
    week, and the 80 % date of everything with them.
    """

    day: date
    curricula: list[Foreseen] = field(default_factory=list)
    all: Foreseen | None = None
    dues: list[Foreseen] = field(default_factory=list)
    ratio: float = 1.0
    attendance: float = 1.0
    items: int = 0
    weeks: int = 0
    histogram: list[tuple[date, float]] = field(default_factory=list)
    more: tuple[int, date | None] | None = None

    @property
    def is_prior(self) -> bool:
        return not self.items and not self.weeks
