"""An item as the learner meets it: its number, its names, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do or to follow. ``phase`` and ``module`` are ids, or None."""

    number: int
    id: str
    title: str
    kind: str
    curriculum: str
    phase: str | None = None
    module: str | None = None

    @property
    def ref(self) -> str:
        """Its full name, ``curriculum/id``."""
        return f"{self.curriculum}/{self.id}"


@dataclass(frozen=True, slots=True)
class Listed:
    """An item in a list. Minutes; ``left_out`` says why it is not in the plan."""

    item: Item
    status: str
    percent: int
    effort: int
    remaining: int
    due: date | None
    work: bool
    left_out: str | None
