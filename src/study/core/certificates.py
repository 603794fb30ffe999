"""Certificates and the attempts at them. A failed attempt stays, and so do the hours."""

from __future__ import annotations

from datetime import date

from study.core.items import Item
from study.core.values import dataclass, field


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


def remarks(certificate: Certificate) -> str:
    """The attempts, and whether there can be more."""
    results = [_attempt(attempt) for attempt in certificate.attempts]
    return "; ".join([*results, "no longer offered"] if certificate.closed else results)


def _attempt(attempt: Attempt) -> str:
    parts = ["passed" if attempt.passed else "not passed"]
    parts += [f"on {attempt.day}"] if attempt.day else []
    parts += [f"with {attempt.score:g}"] if attempt.score is not None else []
    note = " ".join(attempt.note.split())
    return " ".join(parts) + (f" ({note})" if note else "")
