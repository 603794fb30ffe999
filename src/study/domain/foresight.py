"""A forecast as it is told: dates with their chances, what they rest on, and what more hours would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

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
