"""Study days: a streak that forgives days off, and a strength that decays instead of falling to zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

WEEKS = 52
FORGOTTEN = 2 * 365
"""Days after which a day weighs nothing any more, however few are wanted: less than a millionth."""


@dataclass(frozen=True, slots=True)
class Habit:
    """``spent`` holds the study days with their minutes, also those whose entries took no time; per cent strength."""

    spent: Mapping[date, int] = field(default_factory=dict)
    streak: int = 0
    strength: int = 0


def habit(spent: Mapping[date, int], capacity: Callable[[date], int], study_days: int, today: date) -> Habit:
    """Judge the study days up to today. ``study_days`` are wanted in a week."""
    return Habit(spent, streak(spent, capacity, today), strength(spent, study_days, today))


def streak(spent: Mapping[date, int], capacity: Callable[[date], int], today: date) -> int:
    """Study days in a row up to today. A day without hours breaks nothing, nor does today while it lasts."""
    count = 0
    for back in range((today - min(spent, default=today)).days + 1):
        day = today - timedelta(days=back)
        if day in spent:
            count += 1
        elif day != today and capacity(day):
            break
    return count


def strength(spent: Mapping[date, int], study_days: int, today: date) -> int:
    """How firm the habit is, in per cent: each day ``s = s·m + v·(1 - m)`` with ``m = 0.5^(sqrt(f)/13)``.

    ``f`` are the wanted repetitions a day, ``study_days`` in a week of seven. ``v`` is what part of the wanted ones
    there were: every day on that day, else in the two weeks up to it. Source: the score of Loop Habit Tracker
    (github.com/iSoron/uhabits).
    """
    if not study_days:
        return 0
    wanted, window = (1, 1) if study_days == 7 else (2 * study_days, 14)
    kept = 0.5 ** ((study_days / 7) ** 0.5 / 13)
    days = {(today - day).days for day in spent}
    score, first = 0.0, min(max(days, default=-1), FORGOTTEN)
    for back in range(first, -1, -1):
        recent = sum(back + n in days for n in range(window))
        score = score * kept + min(recent / wanted, 1) * (1 - kept)
    return round(score * 100)
