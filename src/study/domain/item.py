"""An item as the learner meets it: its number and its names."""

from __future__ import annotations

from dataclasses import dataclass


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
