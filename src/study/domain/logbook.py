"""The entries as they can be looked up and corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from study.core.entries import Entry
from study.core.items import Item

TIMED = ("time", "done")
"""Kinds of entries that may hold minutes."""
REMOVED = "removed"
"""The kind of an entry that was taken out; it counts for nothing."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry with its number, its item, and the step it came with."""

    number: int
    step: int
    item: Item
    entry: Entry


@dataclass(frozen=True, slots=True)
class Correction:
    """What to make of an entry; None leaves a value as it is."""

    day: date | None = None
    minutes: int | None = None
    percent: int | None = None
    note: str | None = None
    remove: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Correction()
