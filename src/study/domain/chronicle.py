"""Goals and certificates, each as a line of text."""

from __future__ import annotations

from study.domain.certificate import Attempt, Certificate
from study.domain.goals import Goal, when


def aim(goal: Goal) -> str:
    """``10 competitions in 2026``."""
    return f"{goal.target} {goal.goal} {when(goal)}"


def remarks(one: Certificate) -> str:
    """The attempts, and whether there can be more."""
    results = [_attempt(attempt) for attempt in one.attempts]
    return "; ".join([*results, "no longer offered"] if one.closed else results)


def _attempt(attempt: Attempt) -> str:
    parts = ["passed" if attempt.passed else "not passed"]
    parts += [f"on {attempt.day}"] if attempt.day else []
    parts += [f"with {attempt.score:g}"] if attempt.score is not None else []
    note = " ".join(attempt.note.split())
    return " ".join(parts) + (f" ({note})" if note else "")
