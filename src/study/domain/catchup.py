"""Ways to catch up, each with its price; none is taken before it is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to catch up: what it is, the last day if all goes as planned, and the day by which it ends with 80 %."""

    kind: str  # hours, drop, path or later
    text: str
    finish: date | None
    p80: date | None


@dataclass(frozen=True, slots=True)
class Catchup:
    """How far behind the plan, in minutes; its last day; the remedies, numbered from 1."""

    day: date
    behind: int
    finish: date | None
    remedies: list[Remedy] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Resumed:
    """A plan after a gap: silent from the first to the last day, which are ``off`` if the learner says so."""

    day: date
    silent: tuple[date, date]
    off: bool
    before: date | None
    after: date | None
    p80: date | None
    eased: list[tuple[date, int]]
