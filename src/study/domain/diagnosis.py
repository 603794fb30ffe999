"""What proving the database found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Faults of a database file, in words; what was put right; and how much was looked at."""

    path: str
    faults: list[str]
    mended: list[str]
    items: int
    entries: int
