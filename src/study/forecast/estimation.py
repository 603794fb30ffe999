"""Chance that is the same everywhere: draws made of ``Random.random`` alone.

It is the only method whose sequence Python keeps from version to version; ``gauss``, ``gammavariate``, ``shuffle``
and ``NormalDist.samples`` may change, and the last one did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import erfc, exp, expm1, log, log1p, sqrt
from random import Random
from statistics import NormalDist

from study.core.values import dataclass

_TINY = 2.0**-53
"""The smallest step of ``random()``, in place of the 0 that logarithms and quantiles refuse."""


class Draws:
    """A source of the distributions a forecast needs. Every round of a seed has a sequence of its own."""

    def __init__(self, seed: int, round_: int = 0) -> None:
        self._random = Random((seed << 32) + round_).random  # noqa: S311 (nothing secret hangs on it)
        self._quantile = NormalDist().inv_cdf

    def normal(self) -> float:
        """Standard normal, as the quantile of a uniform draw."""
        return self._quantile(self._random() or _TINY)

    def normal_above(self, least: float) -> float:
        """Standard normal, given that it is more than ``least``."""
        tail = (self._random() or _TINY) * erfc(least / sqrt(2)) / 2
        return max(-self._quantile(tail), least) if 0 < tail < 1 else least

    def gamma(self, shape: float) -> float:
        """Gamma with rate 1 and ``shape`` from 1 upwards (Marsaglia and Tsang 2000)."""
        d = shape - 1 / 3
        c = 1 / sqrt(9 * d)
        while True:
            x = self.normal()
            v = (1 + c * x) ** 3
            if v > 0 and log(self._random() or _TINY) < x * x / 2 + d * (1 - v + log(v)):
                return d * v

    def beta(self, a: float, b: float) -> float:
        """Beta with both parameters from 1 upwards, never quite 0 or 1."""
        x, y = self.gamma(a), self.gamma(b)
        return min(max(x / (x + y), 1e-9), 1 - 1e-9)

    def trials(self, chance: float) -> int:
        """How many trials it takes until something of that chance happens: geometric, at least 1."""
        return 1 + int(log(self._random() or _TINY) / log1p(-chance))


PRIOR_WEIGHT = 5
"""The prior counts as much as so many observations: the record has the weight n/(n+5)."""


PRIOR_SHAPE = 5.0
"""How sure the prior is of the spread; ten observations' worth."""


EXTREME = 10.0
"""A ratio beyond this, or below its inverse, tells more of the record-keeping than of the learner."""


WIDEST = 10.0
"""A high end is taken for no more than so many times the low one."""


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item that is done: minutes estimated, and minutes it took. ``doubt`` is what its range adds (see there)."""

    estimated: int
    actual: int
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class WeekRecord:
    """A week: minutes planned, and minutes studied."""

    planned: int
    studied: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record. ``weeks`` are over, in their order; ``running`` is the one that is not, as far as it has come.

    It must not be left out: whoever asks after having got something done asks in a good week.
    """

    items: Sequence[ItemRecord] = ()
    weeks: Sequence[WeekRecord] = ()
    running: WeekRecord | None = None

    @property
    def usable_items(self) -> list[ItemRecord]:
        """Those that say something: estimated, and with the time they took."""
        return [item for item in self.items if item.estimated > 0 and item.actual > 0]

    @property
    def usable_weeks(self) -> list[WeekRecord]:
        """Those that say something: with time planned, and the running one once it has been studied in."""
        weeks = [week for week in self.weeks if week.planned > 0]
        return [*weeks, self.running] if self.running and self.studying else weeks

    @property
    def studying(self) -> bool:
        """Whether the running week is surely no pause."""
        return self.running is not None and self.running.studied > 0 and self.running.planned > 0

    @property
    def pausing(self) -> bool:
        """Whether nothing was done since before the last week for which something was planned."""
        weeks = self.usable_weeks
        return bool(weeks) and not weeks[-1].studied


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of a lognormal factor: normal-inverse-gamma over its logarithms (Murphy 2007, section 3).

    ``centre`` is the log of the median and counts as ``weight`` observations; the variance is inverse gamma.
    """

    centre: float
    weight: float
    shape: float
    scale: float

    @property
    def median(self) -> float:
        return exp(self.centre)

    @property
    def mean(self) -> float:
        """Of the factor, at the expected spread."""
        return exp(self.centre + self.variance / 2)

    @property
    def variance(self) -> float:
        """Expected variance of the logarithm between observations of one learner."""
        return self.scale / (self.shape - 1)

    def after(self, factors: Iterable[tuple[float, float]]) -> Belief:
        """The belief once these were seen, each with the variance it has beyond the usual and counting less for it."""
        logs = [(log(min(max(factor, 1 / EXTREME), EXTREME)), self._count(beyond)) for factor, beyond in factors]
        counts = sum(count for _, count in logs)
        if not counts:
            return self
        mean, weight = sum(x * count for x, count in logs) / counts, self.weight + counts
        squares = sum((x - mean) ** 2 * count for x, count in logs)
        surprise = (mean - self.centre) ** 2 * self.weight * counts / weight
        centre = (self.weight * self.centre + counts * mean) / weight
        return Belief(centre, weight, self.shape + len(logs) / 2, self.scale + (squares + surprise) / 2)

    def _count(self, beyond: float) -> float:
        return self.variance / (self.variance + beyond)

    def draw(self, draws: Draws) -> tuple[float, float]:
        """A centre and a variance that may be the true ones."""
        variance = self.scale / draws.gamma(self.shape)
        return self.centre + sqrt(variance / self.weight) * draws.normal(), variance


@dataclass(frozen=True, slots=True)
class Odds:
    """What is believed of a chance: beta, as counts of yes and no."""

    yes: float
    no: float

    @property
    def mean(self) -> float:
        return self.yes / (self.yes + self.no)

    def after(self, answers: Sequence[bool]) -> Odds:
        """The belief once these were seen."""
        return Odds(self.yes + sum(answers), self.no + len(answers) - sum(answers))

    def draw(self, draws: Draws) -> float:
        return draws.beta(self.yes, self.no)


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner as one may be: log centre and variance of ratio and attendance, weekly chances to pause, to resume."""

    ratio: tuple[float, float]
    level: tuple[float, float]
    pause: float
    resume: float

    @property
    def studying(self) -> tuple[float, float]:
        """Mean and squared variation of the attendance of a week that is no pause."""
        centre, variance = self.level
        return exp(centre + variance / 2), expm1(variance)

    @property
    def in_the_long_run(self) -> tuple[float, float]:
        """The same of any week, pauses included, for a sum of many: weeks of a Markov chain are not independent."""
        mean, variation = self.studying
        share = self.resume / (self.resume + self.pause)
        return share * mean, variation / share + (1 - share) / share * (2 / (self.resume + self.pause) - 1)


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Everything believed of a learner. ``level`` is the attendance of weeks in which they study at all."""

    ratio: Belief
    level: Belief
    pause: Odds
    resume: Odds

    @property
    def attendance(self) -> float:
        """Time put in over time planned in the long run, pauses included."""
        return self.level.mean * self.resume.mean / (self.resume.mean + self.pause.mean)

    def draw(self, draws: Draws) -> Learner:
        ratio, level = self.ratio.draw(draws), self.level.draw(draws)
        return Learner(ratio, level, self.pause.draw(draws), self.resume.draw(draws))


def lognormal(median: float, sigma: float) -> Belief:
    """The prior under which a factor has that median, and its logarithm that standard deviation, over all learners.

    Learners differ by the sixth part of the variance, and the items of one learner by the rest: just that gives the
    record a weight of n/(n+5).
    """
    within = sigma**2 * PRIOR_WEIGHT / (PRIOR_WEIGHT + 1)
    return Belief(log(median), PRIOR_WEIGHT, PRIOR_SHAPE, within * (PRIOR_SHAPE - 1))


PRIOR = Beliefs(ratio=lognormal(1.3, 0.7), level=lognormal(0.9, 0.5), pause=Odds(1, 11), resume=Odds(2, 2))
"""Ratio: two thirds are within a factor of about 2 of the median, and 95 % of about 4, as with the short tasks in the
data of Jones and Cullum (2019), and the median makes 64 % take longer than estimated. Attendance and pauses: chosen, as
nothing that fits is published; nine tenths of the time, and every twelve weeks a pause of two or three, leave six
sevenths."""


def doubt(low: int, high: int) -> float:
    """The variance of the logarithm that an item's range adds to how much the ratio varies anyway.

    Ranges of which people are nearly certain are much too narrow (Jørgensen, Teigen and Moløkken 2004), so this one is
    taken for one standard deviation to either side, which holds in two cases of three.
    """
    if high <= low:
        return 0.0
    stated = log(min(high / max(low, 1), WIDEST)) / 2
    return max(stated**2 - PRIOR.ratio.variance, 0.0)


def learned(evidence: Evidence) -> Beliefs:
    """What is to be believed after the record."""
    weeks = evidence.usable_weeks
    pauses, resumptions = list(_turns(weeks, False)), [not paused for paused in _turns(weeks, True)]
    return Beliefs(
        PRIOR.ratio.after((item.actual / item.estimated, item.doubt) for item in evidence.usable_items),
        PRIOR.level.after((week.studied / week.planned, 0.0) for week in weeks if week.studied > 0),
        PRIOR.pause.after(pauses),
        PRIOR.resume.after(resumptions),
    )


def _turns(weeks: Sequence[WeekRecord], paused: bool) -> Iterator[bool]:
    """Whether a week was a pause, for each that followed one that was (or was not). At first nobody pauses."""
    before = False
    for week in weeks:
        if before == paused:
            yield not week.studied
        before = not week.studied
