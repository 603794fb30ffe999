"""Study days: a streak that forgives days off, and a strength that decays instead of falling to zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

WEEKS = 52
ONE_DAY = timedelta(days=1)


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
    count, day, first = 0, today, min(spent, default=date.max)
    while day >= first:
        if day in spent:
            count += 1
        elif day != today and capacity(day):
            break
        day -= ONE_DAY
    return count


def strength(spent: Mapping[date, int], study_days: int, today: date) -> int:
    """How firm the habit is, in per cent: each day ``s = s·m + v·(1 - m)`` with ``m = 0.5^(sqrt(f)/13)``.

    ``f`` are the wanted repetitions a day, ``study_days`` in a week of seven; ``v`` is what part of those the last
    seven days held. Source: the score of Loop Habit Tracker (github.com/iSoron/uhabits).
    """
    if not spent or not study_days:
        return 0
    kept = 0.5 ** ((study_days / 7) ** 0.5 / 13)
    score, day, recent = 0.0, min(spent), 0
    while day <= today:
        recent += (day in spent) - (day - timedelta(days=7) in spent)
        score = score * kept + min(recent / study_days, 1) * (1 - kept)
        day += ONE_DAY
    return round(score * 100)
