"""The learner's week as it is: hours, what is booked, at what time, and on which days others hold."""

from __future__ import annotations

import re
from datetime import date

from study.core.availability import Availability, HoursException
from study.core.days import by_day, parse_days, weekdays
from study.core.effect import Effect
from study.core.items import Enrollment
from study.core.values import dataclass
from study.errors import WrongUsage

LONGEST_BREAK = 3660  # days


def parse_start_times(text: str) -> dict[int, int | None]:
    """``mon=19:00 sat=10:00``, ``mon-fri=7:30``; ``none`` takes one away. Minutes of the day by weekday.

    Raises WrongUsage.
    """
    found: dict[int, int | None] = {}
    words = by_day(text)
    if not words:
        raise WrongUsage('--slot is empty. Write it as "mon=19:00 sat=10:00".')
    for word in words:
        names, _, time = word.partition("=")
        clock = re.fullmatch(r"(\d{1,2}):(\d{2})", time)
        if time != "none" and not (clock and int(clock[1]) < 24 and int(clock[2]) < 60):
            raise WrongUsage(f'--slot: {word!r} isn\'t a day with a time. Write it as "mon=19:00 sat=10:00".')
        for day in weekdays(names, "--slot"):
            found[day] = int(clock[1]) * 60 + int(clock[2]) if clock else None
    return found


def days_between(text: str, today: date) -> tuple[date, date]:
    """``2026-12-24..2027-01-02``, or one day. Raises WrongUsage if the end comes first."""
    first, last = parse_days(text, today)
    if last < first:
        raise WrongUsage(f"{text}: {last} is before {first}. Write the first day, two dots, the last day.")
    if (last - first).days > LONGEST_BREAK:
        raise WrongUsage(f"{text} is more than ten years. Check the years.")
    return first, last


def public_holidays(region: str, years: list[int]) -> list[tuple[date, str]]:
    """The holidays of ``DE`` or ``DE-BE``, with their names. Raises WrongUsage for an unknown region."""
    from holidays import country_holidays
    from holidays.utils import list_supported_countries

    country, _, part = region.strip().upper().partition("-")
    known: dict[str, list[str]] = list_supported_countries()
    if country not in known:
        raise WrongUsage(f'No holidays are known for "{country}". Give a country by its two letters, such as DE or US.')
    if part and part not in known[country]:
        parts = f"Its parts: {', '.join(known[country])}." if known[country] else "It has no parts."
        raise WrongUsage(f'"{part}" isn\'t a known part of {country}. {parts}')
    return sorted(country_holidays(country, subdiv=part or None, years=years).items())


@dataclass(frozen=True, slots=True)
class StudyDay:
    """One day: its capacity, the minutes planned on it, and the minutes done."""

    day: date
    capacity: int
    planned: int
    done: int


@dataclass(frozen=True, slots=True)
class TrackedCurriculum:
    """A curriculum with its minutes a week, and its last day in the plan that holds."""

    enrolled: Enrollment
    minutes: int
    finish: date | None


@dataclass(frozen=True, slots=True)
class StudyWeek:
    """The hours with this week's days, the days from then on that have others, and at which minute one studies.

    ``effect`` is what a change of them would do to the plan; None where nothing was changed.
    """

    today: date
    hours: Availability
    days: list[StudyDay]
    exceptions: list[HoursException]
    start_times: dict[int, int]
    effect: Effect | None = None
