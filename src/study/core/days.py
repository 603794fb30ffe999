"""Days as people type them: ``2026-03-02``, ``friday``, ``last week``, ``3 march``; and weeks of hours by weekday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from study.core.availability import EVERY_DAY, LONGEST_DAY, Week, monday_of, week_of
from study.errors import WrongUsage

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


_GROUPS = {"daily": EVERY_DAY, "weekdays": range(5), "weekend": range(5, 7)}


_NEAR = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}


_UNITS = {"day": 1, "week": 7}


_AWAY = re.compile(r"(in\s+|\+)?(\d{1,4}|a|one)\s*(day|week)s?(\s+ago)?")


_SIDE = re.compile(r"(last|next|this)\s+(\w+)")


_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4})|\.)?")


_UNTIL = re.compile(r"\s*(?:\.\.|–|—)\s*|\s+(?:to|until|-)\s+|(?<=[a-z])-(?=[a-z\d])")


_MONTH_NAME = re.compile(r"[a-z]{3,}")


HINT = "Write it as 2026-03-02, today, yesterday, friday, last week or 3 march."


def parse_day(text: str, today: date, past: bool = False) -> date:
    """The day a text means. A weekday or a day without a year is the nearest one ahead, or behind if ``past``.

    Raises WrongUsage for what is no day, or could be two.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    try:
        found = _near(words, today, past) or _numbered(words, today, past) or _named(words, today, past)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise WrongUsage(f'"{text}" isn\'t a date. {HINT}')
    return found


def parse_days(text: str, today: date) -> tuple[date, date]:
    """First and last of some days: one day, ``next week``, or two, ``friday..sunday``, ``24 dec to 2 jan``.

    The last may be named by a weekday or without its year: it is the nearest after the first. Raises WrongUsage.
    """
    begin, *rest = _UNTIL.split(" ".join(text.lower().split()), maxsplit=1)
    first = parse_day(begin, today)
    if week := re.fullmatch(r"(last|this|next) week", begin):
        first = _beside(week[1], "week", today) or first
        first = monday_of(first)
    if not rest:
        return first, first + timedelta(days=6) if week else first
    (end,) = rest
    last = parse_day(end, today)
    if last < first and not _AWAY.fullmatch(end):
        last = _weekday(end, first, past=False) or _named(end, first, past=False) or last
    return first, last


def _near(words: str, today: date, past: bool) -> date | None:
    """Days told from today, and ISO dates."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if re.fullmatch(r"\d{8}|\d{4}-w\d{2}-\d", words):
        return date.fromisoformat(words.upper())
    if full := re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", words):
        return date(*map(int, full.groups()))
    if away := _AWAY.fullmatch(words):
        number = int(away[2]) if away[2].isdigit() else 1
        back = bool(away[4])
        if not (away[1] or back):
            return None
        return today + timedelta(days=number * _UNITS[away[3]] * (-1 if back else 1))
    if side := _SIDE.fullmatch(words):
        return _beside(side[1], side[2], today)
    return _weekday(words, today, past)


def _beside(which: str, what: str, today: date) -> date | None:
    """``last week``, ``next friday``, ``this friday``."""
    step = {"last": -1, "this": 0, "next": 1}[which]
    if what in _UNITS:
        return today + timedelta(days=step * _UNITS[what])
    if not _is_weekday(what):
        return None
    if which == "this":
        return today + timedelta(days=WEEKDAYS.index(what[:3]) - today.weekday())
    return _weekday(what, today, past=which == "last")


def _weekday(word: str, today: date, past: bool) -> date | None:
    """The nearest such weekday; never today itself."""
    if not _is_weekday(word):
        return None
    ahead = (WEEKDAYS.index(word[:3]) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead if not past else (ahead - 7 or -7))


def _is_weekday(word: str) -> bool:
    return any(day.startswith(word) and len(word) >= 3 for day in FULL_NAMES)


def _numbered(words: str, today: date, past: bool) -> date | None:
    """``21.03.2026``, ``3/21``: where only one of the two numbers can be the month. Raises WrongUsage for two days."""
    found = _NUMBERS.fullmatch(words)
    if not found:
        return None
    ends = {(int(found[1]), int(found[2])), (int(found[2]), int(found[1]))}
    days = [_dated(month, day, found[3], today, past) for month, day in sorted(ends) if 0 < month <= 12]
    possible = [day for day in days if day]
    if len(possible) == 2:
        raise WrongUsage(f'"{words}" could be {" or ".join(map(str, possible))}. Write it like that.')
    return possible[0] if possible else None


def _dated(month: int, day: int, year: str | None, today: date, past: bool) -> date | None:
    """A day of a year, or the nearest of any; None where there is none."""
    try:
        return date(int(year), month, day) if year else _nearest(month, day, today, past)
    except ValueError:
        return None


def _named(words: str, today: date, past: bool) -> date | None:
    """``3 march``, ``march 3 2027``: with the month by name, so that it cannot be two days."""
    from datetime import datetime

    from dateutil import parser

    if not _MONTH_NAME.search(words) or not re.search(r"\d", words):
        return None
    # Two readings from different defaults tell which parts the text gives itself.
    defaults = (datetime(2000, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001 (days, not instants)
    found = [parser.parse(words, default=default) for default in defaults]
    if (found[0].month, found[0].day) != (found[1].month, found[1].day) or found[0].time() != defaults[0].time():
        return None
    if found[0].year == found[1].year:
        return found[0].date()
    return _nearest(found[0].month, found[0].day, today, past)


def _nearest(month: int, day: int, today: date, past: bool) -> date | None:
    """The next such day of a year from today on, or the last up to today; a leap day may be years away."""
    for years in range(9):
        year = today.year + (-years if past else years)
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today if past else found >= today:
            return found
    return None


def parse_hours(text: str) -> int:
    """``10`` or ``7.5`` hours a week, in minutes. Raises WrongUsage."""
    found = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,4}))?\s*h?", text.strip().lower())
    if not found:
        raise WrongUsage(f'"{text}" isn\'t a number of hours. Write it as 10 or 7.5.')
    minutes: int = round(int(found[1] + (found[2] or "")) * 60 / 10 ** len(found[2] or ""))
    if not 0 < minutes <= 168 * 60:
        raise WrongUsage(f"--hours {text} is out of range: a week has more than 0 and at most 168 hours.")
    return minutes


def parse_week(text: str) -> Week:
    """``mon=1h wed=2h sat=4h``; also ``mon-fri=1h``, ``daily=90m``, ``weekend=3h``. Raises WrongUsage."""
    from study.core.duration import Unreadable, parse_minutes

    week = [0] * 7
    words = by_day(text)
    if not words:
        raise WrongUsage('--week is empty. Write it as "mon=1h wed=2h sat=4h".')
    for word in words:
        names, _, amount = word.partition("=")
        try:
            minutes = 0 if amount == "0" else parse_minutes(amount)
        except Unreadable:
            raise WrongUsage(
                f'--week: {word!r} isn\'t a day with a time. Write it as "mon=1h wed=2h sat=4h".'
            ) from None
        if minutes > LONGEST_DAY:
            raise WrongUsage(f"--week: {word!r} is too much: a day has 24 hours.")
        for day in weekdays(names):
            week[day] = minutes
    if not any(week):
        raise WrongUsage("--week has no time in it. Give at least one day some.")
    return week_of(week)


def week_beside(hours: int | None, week: str | None) -> Week | None:
    """The week that was typed. Raises WrongUsage if hours were given too."""
    if hours is not None and week is not None:
        raise WrongUsage("--hours and --week mean the same thing. Give one of them.")
    return None if week is None else parse_week(week)


def chosen_days(days: str | None, week: str | None) -> Sequence[int] | None:
    """The weekdays that ``mon-fri sat`` names. Raises WrongUsage for none, and beside a whole week."""
    if days is None:
        return None
    if week is not None:
        raise WrongUsage("--week already names the days. Leave out --days.")
    found = sorted({day for names in by_day(days) for day in weekdays(names, "--days")})
    if not found:
        raise WrongUsage('--days is empty. Write it as "mon-fri sat".')
    return found


def by_day(text: str) -> list[str]:
    """``mon = 1h, wed–fri=2h``, ``mon 1h 30m`` as words: what is said of each weekday."""
    text = re.sub(r"[,;]", " ", text.lower()).replace("–", "-")
    text = re.sub(r"(?<=\dh)\s+(?=\d)", "", text)
    return re.sub(r"\s*=\s*|(?<=[a-z]{3})(?::\s*|\s+)(?=\d)", "=", text).split()


def weekdays(names: str, option: str = "--week") -> Sequence[int]:
    """The weekdays ``mon``, ``mon-fri``, ``weekend`` … stand for. Raises WrongUsage."""
    if names in _GROUPS:
        return _GROUPS[names]
    first, dash, last = names.partition("-")
    found = [n for n, day in enumerate(FULL_NAMES) if len(first) >= 3 and day.startswith(first)]
    ends = [n for n, day in enumerate(FULL_NAMES) if len(last) >= 3 and day.startswith(last)] if dash else found
    if not found or not ends:
        raise WrongUsage(f"{option}: {names!r} isn't a weekday. The weekdays are {' '.join(WEEKDAYS)}.")
    start, end = found[0], ends[0]
    return [n % 7 for n in range(start, (end if end >= start else end + 7) + 1)]


def period(year: int | None, first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """First and last day of a time: those that are given, else of the year, else of the current one."""
    of = year or (first or last or today).year
    return first or date(of, 1, 1), last or date(of, 12, 31)
