"""Certificates and the attempts at them. A failed attempt stays, and so do the hours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from study.domain.item import Item


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting of an exam; the score in the exam's own measure."""

    passed: bool
    day: date | None = None
    score: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """An exam that ends in a certificate. ``closed``: no longer offered. ``logged`` are minutes."""

    item: Item
    percent: int
    closed: bool = False
    due: date | None = None
    logged: int = 0
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return any(attempt.passed for attempt in self.attempts)
