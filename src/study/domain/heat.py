"""The heat map of study days: week by week, each day as warm as it was long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from study.core import words
from study.core.availability import monday_of

WARMTH = (30, 60, 120)
"""Minutes from which a study day is warmer."""


@dataclass(frozen=True, slots=True)
class Day:
    """One square. ``minutes`` is None on a day without study; ``warmth`` is 0 then, else 1 to 4."""

    date: date
    minutes: int | None

    @property
    def warmth(self) -> int:
        return 0 if self.minutes is None else 1 + sum(self.minutes >= least for least in WARMTH)


def warmths() -> list[str]:
    """What the squares mean, the coolest first."""
    return ["none", *(f"under {words.minutes(least)}" for least in WARMTH), "more"]


def heat(spent: Mapping[date, int], today: date, weeks: int) -> list[list[Day]]:
    """So many weeks from Monday to Sunday, the current one, which ends today, last."""
    first = monday_of(today) - timedelta(weeks=weeks - 1)
    columns = []
    for n in range(weeks):
        days = [first + timedelta(days=7 * n + day) for day in range(7)]
        columns.append([Day(day, spent.get(day)) for day in days if day <= today])
    return columns
