"""What was done to the database, step by step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One command that changed something: the instant in UTC, the learner's day, what was typed, whether undone."""

    number: int
    at: str
    day: str
    command: str
    undone: bool = False
