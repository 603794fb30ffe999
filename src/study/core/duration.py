"""Time as people write it: durations, paces and positions, read into exact values.

A *duration* is linear in the pace: minutes, plus days, plus weeks of whatever a day or a week holds.
Low and high ends are kept apart all the way; a point value is their middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from study.core.values import dataclass, field

WEEKS_PER_MONTH = Fraction(52, 12)


LONGEST = 100 * 52  # weeks; a hundred years


_UNITS = {
    "m": "minutes", "min": "minutes", "mins": "minutes", "minute": "minutes", "minutes": "minutes",
    "h": "hours", "hr": "hours", "hrs": "hours", "hour": "hours", "hours": "hours",
    "d": "days", "day": "days", "days": "days",
    "w": "weeks", "wk": "weeks", "wks": "weeks", "week": "weeks", "weeks": "weeks",
    "mo": "months", "month": "months", "months": "months",
    "y": "years", "year": "years", "years": "years",
}  # fmt: skip


_WORDS = {
    word: number
    for number, words in enumerate(
        ["", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
    for word in words.split()
}


_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"


_TERM = re.compile(rf"(?:({_NUMBER})\s*|({'|'.join(_WORDS)})\s+)([a-z]+)\.?(?:\s*,\s*|\s+and\s+|\s*)")


_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")


_ABOUT = re.compile(r"^(?:~|≈|about\b|around\b|approximately\b|ca\.?\s)\s*")


_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")


_CLOCKS = re.compile(r"(\d{1,2}):([0-5]\d)\s*[-–]\s*(\d{1,2}):([0-5]\d)")


_DAYS_A_WEEK = re.compile(r"^(.*?)[,;]?\s*\b([1-7])\s*(?:days?|d)\s*(?:/|per\b|a\b|each\b)\s*(?:week|wk|w)$")


_PACE = re.compile(r"^(.+?)\s*(?:/|\bper\b|\ba\b|\beach\b|\bevery\b)\s*(day|d|week|wk|w)$")


DURATION_HINT = "write it as 45m, 1h30m, 2 days, 1 week or 2-3 weeks"


PACE_HINT = "write it as 3h/day, 10h/week, 5-10h/week or 2h/day, 5 days/week"


TIME_HINT = "write it as 90m, 1h30m, 1.5h, 1:30 or 19:00-20:30"


DAY = 24 * 60  # minutes


class Unreadable(ValueError):
    """A text that isn't a duration, pace, date …; ``hint`` says how to write one."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Effort:
    """Estimated minutes: low, likely, high."""

    low: int
    likely: int
    high: int

    @staticmethod
    def total(efforts: Iterable[Effort]) -> Effort:
        """What several come to."""
        low = likely = high = 0
        for effort in efforts:
            low, likely, high = low + effort.low, likely + effort.likely, high + effort.high
        return Effort(low, likely, high)


@dataclass(frozen=True, slots=True)
class Pace:
    """What the author means by a week: minutes (low and high end) on so many study days; ``daily``: said by the day."""

    low: Fraction
    high: Fraction
    days: int = 7
    daily: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        low, high = (f"{float(end / 60):.3g}" for end in (self.low, self.high))
        return f"{low}h/week" if low == high else f"{low}-{high}h/week"

    @property
    def week(self) -> Fraction:
        """Minutes of one week, the middle of the range."""
        return (self.low + self.high) / 2

    @property
    def day(self) -> Fraction:
        """Minutes of one study day."""
        return self.week / self.days


DEFAULT_PACE = Pace(Fraction(600), Fraction(600))
"""Ten hours a week, for a file that speaks of weeks and never says what one holds."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Minutes, and days and weeks whose length depends on the pace."""

    minutes: Fraction = Fraction(0)
    days: Fraction = Fraction(0)
    weeks: Fraction = Fraction(0)

    def at(self, pace: Pace) -> Fraction:
        if not (self.days or self.weeks):
            return self.minutes
        return self.minutes + self.days * pace.day + self.weeks * pace.week


@dataclass(frozen=True, slots=True)
class Duration:
    """A span or an effort between two ends; ``ongoing`` has no end."""

    low: Amount
    high: Amount
    ongoing: bool = False

    @property
    def needs_pace(self) -> bool:
        return bool(self.high.days or self.high.weeks or self.low.days or self.low.weeks)

    def effort(self, pace: Pace) -> Effort:
        """Minutes at a pace: the ends, and their middle as the likely value."""
        low, high = sorted((self.low.at(pace), self.high.at(pace)))  # six days can be more than one week
        return Effort(_rounded(low), _rounded((low + high) / 2), _rounded(high))


ONGOING = Duration(Amount(), Amount(), ongoing=True)


@dataclass(frozen=True, slots=True)
class Position:
    """Where the author puts something: day or week numbers, both ends inclusive; ``last`` None is open."""

    first: int
    last: int | None

    @property
    def length(self) -> int:
        return (self.last if self.last is not None else self.first) - self.first + 1


@lru_cache(maxsize=4096)
def parse_duration(text: str) -> Duration:
    """``2-3 weeks``, ``1h30m``, ``ongoing`` … Raises Unreadable."""
    if text.strip().lower() == "ongoing":
        return ONGOING
    low, high = _ends(_ABOUT.sub("", text.strip().lower()), text)
    if low.at(DEFAULT_PACE) > high.at(DEFAULT_PACE):
        raise Unreadable(f'"{text}" starts higher than it ends', "write the smaller value first")
    if high.at(DEFAULT_PACE) > LONGEST * DEFAULT_PACE.week:
        raise Unreadable(f'"{text}" is longer than a hundred years', DURATION_HINT)
    return Duration(low, high)


def parse_pace(text: str) -> Pace:
    """``3h/day``, ``5-10h/week``, ``2h/day, 5 days/week``. Raises Unreadable."""
    wrong = Unreadable(f'"{text}" isn\'t a pace', PACE_HINT)
    rest, days = _ABOUT.sub("", text.strip().lower()), 7
    if found := _DAYS_A_WEEK.match(rest):
        rest, days = found[1].strip(), int(found[2])
    found = _PACE.match(rest)
    if not found:
        raise wrong
    try:
        low, high = _ends(found[1], text)
    except Unreadable:
        raise wrong from None
    if low.days or low.weeks or high.days or high.weeks:
        raise wrong
    daily = found[2].startswith("d")
    times = days if daily else 1
    pace = Pace(low.minutes * times, high.minutes * times, days, daily)
    if pace.low > pace.high:
        raise Unreadable(f'"{text}" starts higher than it ends', "write the smaller value first")
    if not 0 < pace.high <= 168 * 60:
        raise Unreadable(f'"{text}" is more than a week has, or nothing at all', PACE_HINT)
    return pace


def parse_minutes(text: str) -> int:
    """Time spent, in minutes: ``90m``, ``1h30m``, ``1.5h``, ``1:30``, ``19:00-20:30``. Raises Unreadable."""
    wrong = Unreadable(f'"{text}" isn\'t a time', TIME_HINT)
    if clocks := _CLOCKS.fullmatch(text.strip()):
        begin, end = (int(clocks[n]) * 60 + int(clocks[n + 1]) for n in (1, 3))
        if begin >= DAY or end > DAY or begin == end:
            raise wrong
        return (end - begin) % DAY
    if clock := _CLOCK.fullmatch(text.strip()):
        return int(clock[1]) * 60 + int(clock[2])
    try:
        amount = _amount(text.strip().lower())
    except ValueError:
        raise wrong from None
    if amount.days or amount.weeks:
        raise wrong
    return _rounded(amount.minutes)


def parse_position(text: str) -> Position:
    """``3``, ``3-5``, ``32+``. Raises Unreadable."""
    found = re.fullmatch(r"(\d{1,5})(?:(?:\s*(?:-|–|to)\s*(\d{1,5}))|(\+))?", text.strip())
    if not found:
        raise Unreadable(f'"{text}" isn\'t a position', "write it as 3 or 3-5")
    first = int(found[1])
    last = None if found[3] else int(found[2] or first)
    if last is not None and last < first:
        raise Unreadable(f'"{text}" starts higher than it ends', "write the smaller value first")
    return Position(first, last)


def _ends(text: str, original: str) -> tuple[Amount, Amount]:
    """Both ends of ``2-3 weeks``; the first may leave its unit to the second."""
    parts = _RANGE.split(text)
    try:
        high = _amount(parts[-1])
        if len(parts) == 1:
            return high, high
        if len(parts) == 2:
            unit = re.search(r"[a-z]+\.?\s*$", parts[1])
            bare = re.fullmatch(rf"{_NUMBER}|{'|'.join(_WORDS)}", parts[0])
            return _amount(f"{parts[0]} {unit[0]}" if bare and unit else parts[0]), high
    except ValueError:
        pass
    raise Unreadable(f'"{original}" isn\'t a duration', DURATION_HINT)


def _amount(text: str) -> Amount:
    """``1h30m``, ``2.5 days``, ``0``: a sum of numbers with units. Raises ValueError."""
    if text == "0":
        return Amount()
    total = dict.fromkeys(("minutes", "hours", "days", "weeks", "months", "years"), Fraction(0))
    end = 0
    while end < len(text):
        term = _TERM.match(text, end)
        if not term or term[3] not in _UNITS:
            raise ValueError(text)
        total[_UNITS[term[3]]] += _WORDS[term[2]] if term[2] else Fraction(term[1].replace(",", "."))
        end = term.end()
    if not text:
        raise ValueError(text)
    weeks = total["weeks"] + total["months"] * WEEKS_PER_MONTH + total["years"] * 52
    return Amount(total["minutes"] + total["hours"] * 60, total["days"], weeks)


def _rounded(value: Fraction) -> int:
    """To whole minutes, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
