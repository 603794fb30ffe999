"""Chance that is the same everywhere: draws made of ``Random.random`` alone.

It is the only method whose sequence Python keeps from version to version; ``gauss``, ``gammavariate``, ``shuffle``
and ``NormalDist.samples`` may change, and the last one did.
"""

from __future__ import annotations

from math import erfc, exp, expm1, log, log1p, sqrt
from random import Random
from statistics import NormalDist

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
        """Gamma with rate 1 and ``shape`` above 0 (Marsaglia and Tsang 2000)."""
        if shape < 1:
            return self.gamma(shape + 1) * exp(log(self._random() or _TINY) / shape)
        d = shape - 1 / 3
        c = 1 / sqrt(9 * d)
        while True:
            x = self.normal()
            v = (1 + c * x) ** 3
            if v > 0 and log(self._random() or _TINY) < x * x / 2 + d * (1 - v + log(v)):
                return d * v

    def beta(self, a: float, b: float) -> float:
        """Beta, never quite 0 or 1."""
        x, y = self.gamma(a), self.gamma(b)
        return min(max(x / (x + y), 1e-9), 1 - 1e-9)

    def trials(self, chance: float) -> int:
        """How many trials it takes until something of that chance happens: geometric, at least 1."""
        return 1 + int(log(self._random() or _TINY) / log1p(-chance))

    def lomax(self, shape: float, scale: float) -> float:
        """A time until something whose constant chance is unknown, gamma of that shape and rate (Lomax 1954)."""
        return scale * expm1(-log(self._random() or _TINY) / shape)

    def uniform(self) -> float:
        return self._random()
