"""How many times their estimate items take a learner: on the whole, by kind, and as the curriculum goes on.

The logarithm of a ratio is the learner's own, plus what the kind of item adds, plus what changes from the first item
to the last, plus chance. How much each of these differs among people is assumed; what it is for this one is learned,
and believed as far as the record goes and no further (partial pooling: Gelman and Hill 2007, chapter 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from study.core.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.forecast.draws import Draws

EXTREME = 10.0
"""A ratio beyond this, or below its inverse, tells more of the record-keeping than of the learner."""

WIDEST = 10.0
"""A high end is taken for no more than so many times the low one."""

USUAL = 1.15
"""Median ratio of an item. With the scatter below, a long list takes about 1.4 times as long as estimated."""

BETWEEN_LEARNERS, BETWEEN_KINDS = 0.27, 0.45
"""Deviation of the logarithm between learners, and for one learner between kinds of items."""

DRIFT = 0.02, 0.5
"""What the logarithm gains from the first item of a curriculum to the last: mean and deviation."""

WITHIN = 0.6**2
"""Variance of the logarithm between items of one kind, and how many items that belief counts as."""
SURE = 4.0

PASSES = 4
"""How often the scatter and the effects are estimated in turn; they settle in three."""

Matrix = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item that is done: minutes estimated, and minutes it took, 0 if that was not told.

    ``doubt`` is what its range adds (see there), ``place`` where it stands in its curriculum, from 0 to 1.
    """

    estimated: int
    actual: int
    doubt: float = 0.0
    kind: str = ""
    place: float = 0.0

    @property
    def log_ratio(self) -> float:
        return log(min(max(self.actual / self.estimated, 1 / EXTREME), EXTREME))


def doubt(low: int, high: int) -> float:
    """The variance of the logarithm that an item's range adds to how much the ratio varies anyway.

    Ranges of which people are nearly certain are much too narrow (Jørgensen, Teigen and Moløkken 2004), so this one is
    taken for one standard deviation to either side, which holds in two cases of three.
    """
    if high <= low:
        return 0.0
    stated = log(min(high / max(low, 1), WIDEST)) / 2
    return max(stated**2 - WITHIN, 0.0)


@dataclass(frozen=True, slots=True)
class Pace:
    """The effort of one learner as it may be. ``drift`` is from the first place to the last, ``middle`` where it is 0;
    ``variance`` is that of the logarithm between items."""

    centre: float
    variance: float
    kinds: Mapping[str, float]
    drift: float = 0.0
    middle: float = 0.0

    def log_ratio(self, kind: str, place: float) -> float:
        """The middle of the logarithm of the ratio for items of a kind at a place."""
        return self.centre + self.kinds.get(kind, 0.0) + self.drift * (place - self.middle)


@dataclass(frozen=True, slots=True)
class EffortBelief:
    """What is believed of a learner's effects: centre, drift, then each kind. Normal; ``root`` is the covariance's.

    ``told`` is the part of the finished work whose time was told. What is only ticked off took what was estimated, as
    far as anybody knows, and on the average exactly that.
    """

    kinds: Sequence[str]
    mean: Sequence[float]
    root: Matrix
    variance: float
    count: int = 0
    middle: float = 0.0
    told: float = 1.0

    def draw(self, draws: Draws) -> Pace:
        """A learner who may be the true one."""
        normals = [draws.normal() for _ in self.mean]
        moved = (sum(a * b for a, b in zip(row, normals, strict=False)) for row in self.root)
        centre, drift, *kinds = (mean + more for mean, more in zip(self.mean, moved, strict=True))
        shape = (SURE + self.count) / 2 + 1
        variance = self.variance * (shape - 1) / draws.gamma(shape)
        return Pace(
            centre=self.told * centre - (1 - self.told) * variance / 2,
            variance=variance,
            kinds=dict(zip(self.kinds, kinds, strict=True)),
            drift=drift,
            middle=self.middle,
        )


def learned(items: Sequence[ItemRecord], kinds: Iterable[str] = ()) -> EffortBelief:
    """What is to be believed after these items, of these kinds too."""
    timed, total = [item for item in items if item.actual > 0], sum(item.estimated for item in items)
    middle = sum(item.place * item.estimated for item in items) / total if total else 0.0
    known, variance = sorted({*kinds, *(item.kind for item in timed)}), WITHIN
    mean, covariance, surprise = _filtered(timed, known, middle, variance)
    for _ in range(PASSES if timed else 0):
        variance = (SURE * WITHIN + surprise * variance) / (SURE + len(timed))
        mean, covariance, surprise = _filtered(timed, known, middle, variance)
    return EffortBelief(
        kinds=known,
        mean=mean,
        root=root(covariance),
        variance=variance,
        count=len(timed),
        middle=middle,
        told=sum(item.estimated for item in timed) / total if total else 1.0,
    )


def _filtered(
    items: Sequence[ItemRecord], kinds: Sequence[str], middle: float, variance: float
) -> tuple[list[float], Matrix, float]:
    """Mean and covariance of the effects after each item in turn, and the squares of all surprises over what was
    expected of them: their sum is the number of items if ``variance`` is right."""
    slope, bend = DRIFT
    # A kind is as likely to take longer as shorter, but the mean of a lognormal is above its median: it is taken off
    # here, so that kinds of which nothing is known make a date less certain and not later.
    mean = [log(USUAL), slope, *[-(BETWEEN_KINDS**2) / 2] * len(kinds)]
    sizes = [BETWEEN_LEARNERS**2, bend**2, *[BETWEEN_KINDS**2] * len(kinds)]
    covariance = [[size if n == m else 0.0 for m in range(len(sizes))] for n, size in enumerate(sizes)]
    position = {kind: n for n, kind in enumerate(kinds, start=2)}
    surprise = 0.0
    for item in items:
        kind, place = position[item.kind], item.place - middle
        gains = [row[0] + place * row[1] + row[kind] for row in covariance]
        total = gains[0] + place * gains[1] + gains[kind] + variance + item.doubt
        error = item.log_ratio - mean[0] - place * mean[1] - mean[kind]
        surprise += error * error / total
        mean = [value + gain * error / total for value, gain in zip(mean, gains, strict=True)]
        covariance = [
            [value - mine * gain / total for value, gain in zip(row, gains, strict=True)]
            for row, mine in zip(covariance, gains, strict=True)
        ]
    return mean, covariance, surprise


def root(matrix: Matrix) -> Matrix:
    """The lower triangular root of a covariance (Cholesky)."""
    rows: list[list[float]] = []
    for n, values in enumerate(matrix):
        row: list[float] = []
        for m in range(n):
            rest = values[m] - sum(a * b for a, b in zip(row, rows[m], strict=False))
            row.append(rest / rows[m][m] if rows[m][m] > 0 else 0.0)
        row.append(sqrt(max(values[n] - sum(a * a for a in row), 0.0)))
        rows.append(row)
    return rows
