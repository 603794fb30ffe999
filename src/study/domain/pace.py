"""A goal, and how it goes, in words."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.domain.goals import HOURS, Goal, Reckoned, named, when


def aim(goal: Goal) -> str:
    """``10 competitions in 2026``."""
    return f"{goal.target} {goal.goal} {when(goal)}"


def pace(one: Reckoned, today: date) -> str:
    """``3 of 10, 1.9 behind pace, the next by 22 Nov``."""
    goal, done = one.goal, f"{one.done} of {one.goal.target}"
    if not one.missing:
        return f"{done}, reached"
    if today > goal.last:
        return f"{done}, {one.missing} short; it ended on {words.short(goal.last, today)}"
    if today < goal.first:
        return f"{done}, begins {words.short(goal.first, today)}"
    side = f"{abs(one.behind):g} behind pace" if one.behind > 0 else f"{abs(one.behind):g} ahead of pace"
    return f"{done}, {side if one.behind else 'on pace'}, {_next(one, today)}"


def before(one: Reckoned) -> str:
    """``3 in 2025``, or ``3 before``."""
    year = one.goal.year
    return f"{one.before} in {year - 1}" if year else f"{one.before} before"


def _next(one: Reckoned, today: date) -> str:
    """The day of the next one; of hours, and where more than one a day is missing, how many a week."""
    days = (one.goal.last - today).days + 1
    if one.next_by and one.missing <= days and named(one.goal.goal) != HOURS:
        return f"the next by {words.short(one.next_by, today)}"
    return f"{one.missing * 7 / days:.1f} a week to go" if days > 7 else f"{one.missing} to go"
