"""The weeks of a plan: counted from the one a curriculum starts in, beside those of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.values import dataclass
from study.errors import WrongUsage

LAST_MONDAY = date(9999, 12, 20)
"""Of the last week that is whole."""


@dataclass(frozen=True, slots=True)
class PlanWeeks:
    """How the weeks of a curriculum are numbered: that of ``monday``, in which it starts, is number ``first``.

    The last is number ``count``; None where nobody says how many there are. ``is_weekly``: it is lived week by week,
    having a journal or a number of weeks that the learner gave it.
    """

    curriculum: str
    title: str
    monday: date
    first: int = 1
    count: int | None = None
    is_weekly: bool = False

    def number(self, monday: date) -> int | None:
        """The plan's number of a calendar week; None before its first."""
        number = self.first + (monday - self.monday).days // 7
        return number if number >= self.first else None

    def monday_of(self, number: int, today: date) -> date:
        """The Monday of a week of the plan, whose weeks go on as long as the learner does. Raises WrongUsage."""
        last = (LAST_MONDAY - self.monday).days // 7 + self.first
        if self.count:
            last = max(self.count, (today - self.monday).days // 7 + self.first)
        if not self.first <= number <= last:
            weeks = f"its weeks are {self.first} to {last}" if self.count else f"its first is week {self.first}"
            raise WrongUsage(f"{self.curriculum} has no week {number}: {weeks}.")
        return self.monday + timedelta(weeks=number - self.first)

    def label(self, monday: date) -> str:
        """``Week 0``, ``Week 3 of 26``; nothing before the first."""
        number = self.number(monday)
        if number is None:
            return ""
        return f"Week {number} of {self.count}" if self.count and 0 < number <= self.count else f"Week {number}"


def heading(monday: date, days: str, plan: PlanWeeks | None = None) -> str:
    """``Week 3 of 26 · 16–22 Mar (2026-W12)``; without a plan ``Week 12 · 16–22 Mar``, by the calendar."""
    year, week, _ = monday.isocalendar()
    if plan is None:
        return f"Week {week} · {days}"
    label = plan.label(monday)
    return f"{label} · {days} ({year:04}-W{week:02})" if label else f"{year:04}-W{week:02} · {days}"


def whole_weeks(duration: object) -> int | None:
    """The 26 of ``26 weeks``; None for a range, a month and anything else."""
    import re  # not what `today` needs where nothing is lived by the week

    match = re.fullmatch(r"\s*(\d{1,4})\s*weeks?\s*", str(duration or ""), re.IGNORECASE | re.ASCII)
    return int(match[1]) or None if match else None
