"""The learner's hours: minutes of every weekday from a date on, and the capacity of each day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from study.errors import WrongUsage

Week = tuple[int, int, int, int, int, int, int]
"""Minutes from Monday to Sunday."""

STEP = 5  # minutes
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NO_WEEK: Week = (0, 0, 0, 0, 0, 0, 0)
EVERY_DAY = range(7)

_GROUPS = {"daily": EVERY_DAY, "weekdays": range(5), "weekend": range(5, 7)}


@dataclass(frozen=True, slots=True)
class Availability:
    """Weeks of hours, each with the day from which it holds, in that order."""

    periods: Sequence[tuple[date, Week]]

    def week(self, day: date) -> Week:
        """The week of hours that holds on a day."""
        n = bisect_right([start for start, _ in self.periods], day)
        return self.periods[max(n - 1, 0)][1] if self.periods else NO_WEEK

    def capacity(self, day: date) -> int:
        """Minutes of one day."""
        return self.week(day)[day.weekday()]

    def days(self, start: date) -> Iterator[tuple[date, int]]:
        """Every day with minutes from ``start`` on, to the end of the calendar."""
        one = timedelta(days=1)
        changes = [day for day, _ in self.periods if day > start]
        day = start
        for change in [*changes, date.max]:
            week = self.week(day)
            if any(week):
                while day < change:
                    if minutes := week[day.weekday()]:
                        yield day, minutes
                    day += one
            day = change


def spread(minutes: int, study_days: Sequence[int]) -> Week:
    """Weekly minutes over the study days in steps of five, the earlier days taking what is over; the sum is exact."""
    units, rest = divmod(minutes, STEP)
    share, more = divmod(units, len(study_days))
    week = [0] * 7
    for n, day in enumerate(study_days):
        week[day] = (share + (n < more)) * STEP
    week[study_days[0]] += rest
    return _week(week)


def study_days(week: Week) -> Sequence[int]:
    """The weekdays that have minutes; all seven of an empty week."""
    return [n for n, minutes in enumerate(week) if minutes] or EVERY_DAY


def parse_hours(text: str) -> int:
    """``10`` or ``7.5`` hours a week, in minutes. Raises WrongUsage."""
    found = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,4}))?\s*h?", text.strip().lower())
    if not found:
        raise WrongUsage(f"--hours {text!r} is no number of hours. Write it as 10 or 7.5.")
    minutes: int = round(int(found[1] + (found[2] or "")) * 60 / 10 ** len(found[2] or ""))
    if not 0 < minutes <= 168 * 60:
        raise WrongUsage(f"--hours {text} cannot be: a week has more than 0 and at most 168 hours.")
    return minutes


def parse_week(text: str) -> Week:
    """``mon=1h wed=2h sat=4h``; also ``mon-fri=1h``, ``daily=90m``, ``weekend=3h``. Raises WrongUsage."""
    from study.domain.duration import Unreadable, parse_minutes

    week = [0] * 7
    words = re.sub(r"\s*=\s*", "=", re.sub(r"[,;]", " ", text.lower()).replace("–", "-")).split()
    if not words:
        raise WrongUsage('--week is empty. Write it as "mon=1h wed=2h sat=4h".')
    for word in words:
        names, _, amount = word.partition("=")
        try:
            minutes = 0 if amount == "0" else parse_minutes(amount)
        except Unreadable:
            raise WrongUsage(f'--week: {word!r} is no day with a time. Write it as "mon=1h wed=2h sat=4h".') from None
        if minutes > 24 * 60:
            raise WrongUsage(f"--week: {word!r} cannot be, a day has 24 hours.")
        for day in _weekdays(names):
            week[day] = minutes
    if not any(week):
        raise WrongUsage("--week holds no time at all. Give at least one day some.")
    return _week(week)


def _weekdays(names: str) -> Sequence[int]:
    """The weekdays ``mon``, ``mon-fri``, ``weekend`` … stand for."""
    if names in _GROUPS:
        return _GROUPS[names]
    first, dash, last = names.partition("-")
    found = [n for n, day in enumerate(FULL_NAMES) if len(first) >= 3 and day.startswith(first)]
    ends = [n for n, day in enumerate(FULL_NAMES) if len(last) >= 3 and day.startswith(last)] if dash else found
    if not found or not ends:
        raise WrongUsage(f"--week: {names!r} is no weekday. They are {' '.join(WEEKDAYS)}.")
    start, end = found[0], ends[0]
    return [n % 7 for n in range(start, (end if end >= start else end + 7) + 1)]


def _week(minutes: Sequence[int]) -> Week:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = minutes
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday
