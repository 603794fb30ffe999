"""What a recording command did."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from study.core.agenda import Due, Standing
from study.core.items import Item


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a recording command did: to which items, what comes next, and where the finish is now."""

    changes: list[Change] = field(default_factory=list)
    upcoming: list[Due] = field(default_factory=list)
    standing: Standing = field(default_factory=Standing)
    day: date = date.min
    following: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One item and what became of it; ``said`` if there was nothing to change, and why."""

    item: Item
    kind: str
    status: str
    percent: int
    remaining: int
    minutes: int | None = None
    said: str = ""
