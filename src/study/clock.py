"""The only place that asks the time. ``STUDY_NOW`` (an ISO date or date-time) stands in for the clock."""

import os
from datetime import UTC, date, datetime, timedelta

from study.errors import WrongUsage

YEARS = range(1000, 9000)
"""Those a clock may be in, with room in the calendar before and behind."""


def now() -> datetime:
    """The present instant with the learner's UTC offset."""
    text = os.environ.get("STUDY_NOW")
    if not text:
        return datetime.now(UTC).astimezone()
    try:
        found = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        raise WrongUsage(
            f"STUDY_NOW is {text!r}, which isn't a date. Write it as 2026-03-02 or 2026-03-02T08:30."
        ) from None
    if found.year not in YEARS:
        raise WrongUsage(f"STUDY_NOW is {text!r}. Give a year from {YEARS[0]} to {YEARS[-1]}.")
    return found


def local(at: datetime) -> datetime:
    """The same instant with the UTC offset the learner had then."""
    return at.astimezone()


def study_day(at: datetime, day_start: int) -> date:
    """The learner's day at an instant: it begins ``day_start`` minutes after midnight, local time."""
    return (at.replace(tzinfo=None) - timedelta(minutes=day_start)).date()
