"""When it was: the days that a heading or an entry of a log names."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from study.core.availability import monday_of
from study.core.values import dataclass, replace
from study.core.weeks import PlanWeeks
from study.importing.findings import Span
from study.importing.text import dates, times
from study.importing.text.dates import Order
from study.importing.text.lexicon import Lexicon, fold, narrow

LONGEST = 200  # characters of a heading that may name days
LONGEST_SPAN = 366  # days that a heading may name
HEAD = 20_000  # characters in which a file says when it begins

_APART = re.compile(r"\s+(?:-|–|—|to|~|→|bis|a|à|até)\s+|[()\[\]–~·]|→")
_ISO_DAY = re.compile(r"(?<!\d)[12]\d{3}-\d\d-\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_BARE_YEAR = re.compile(r"\W*(?:(?:in|year|log)\s+)?((?:19|20)\d\d)\W*", re.IGNORECASE)
_FIGURE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)(?:\s*[-–]\s*(\d{1,3}(?:\.\d{1,2})?))?")
_LEADING_DAY = re.compile(r"([12]\d{3}-\d\d-\d\d)\s*(?:[:–—|]|-\s)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from first to last, inclusive. ``told``: they stand there as days, and do not follow from a start date."""

    first: date
    last: date
    told: bool = True

    @property
    def is_week(self) -> bool:
        """Whether it is a day or a few of one week; a week that begins on Sunday counts."""
        return (self.last - self.first).days < 8

    @property
    def monday(self) -> date:
        """Of the week in which most of it lies."""
        return monday_of(self.first + (self.last - self.first) // 2)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the time a log tells of: its year, how it writes days, and the day it says it began.

    ``is_from_zero``: that day is its day 0. ``title_year`` is the one its title names, ``weeks`` are those
    of the curriculum it goes to, by which it may number its own.
    """

    lexicon: Lexicon
    order: Order
    start: date | None = None
    is_from_zero: bool = False
    title_year: int | None = None
    weeks: PlanWeeks | None = None

    def within(self, year: int | None) -> Calendar:
        """The same below a heading that names a year."""
        return replace(self, order=Order(self.order.day_first, year)) if year else self

    def period(self, text: str) -> Period | None:
        """The days that a heading names; None if it names none."""
        if len(text) > LONGEST:
            return None
        return (
            self._days(text) or self._quarter(text) or self._month(text) or self._whole_year(text) or self._step(text)
        )

    def day(self, text: str) -> date | None:
        """The one day in a text that is nothing but a date."""
        return dates.find(text, self.order, self.lexicon) if dates.is_dates(text, self.lexicon) else None

    def leading_day(self, text: str) -> tuple[date | None, str]:
        """The day before a title, as in ``2024-03-05: Attention``, and the title without it."""
        if (found := _LEADING_DAY.match(text)) and (day := _iso(found[1])):
            return day, text[found.end() :]
        return None, text

    def minutes(self, text: str, head: str) -> tuple[int, int] | None:
        """The low and the high end of a time in a cell; a bare number counts in the unit of the column's head."""
        span = times.timing(text, self.lexicon).minutes
        if span is None and (clock := times.clock(text)) is not None:
            span = Span(clock, clock)
        if span is None and (found := _FIGURE.fullmatch(text.strip())):
            unit = 1 if any(word in fold(head) for word in self.lexicon.words("units", "minute")) else 60
            span = Span(float(found[1]) * unit, float(found[2] or found[1]) * unit)
        return (max(round(span.low), 1), max(round(span.high), 1)) if span and span.high > 0 else None

    def _days(self, text: str) -> Period | None:
        found = list(self._dated(text))
        if not found or (max(found) - min(found)).days > LONGEST_SPAN:
            return None
        return Period(min(found), max(found))

    def _dated(self, text: str) -> Iterator[date]:
        for piece in _APART.split(narrow(text)):
            if _ISO_DAY.search(piece) or self._names_month(piece) or dates.is_dates(piece, self.lexicon):
                day = dates.find(piece, self.order, self.lexicon)
                if day is not None:
                    yield day

    def _names_month(self, text: str) -> bool:
        return any(word in _months(self.lexicon) for word in re.findall(r"[^\W\d_]+", fold(text)))

    def _quarter(self, text: str) -> Period | None:
        word = self.lexicon.alternation("quarter")
        found = re.search(rf"(?<!\w)(?:q|(?:{word})\s*)([1-4])(?!\w)|第?([一二三四1-4])季度", fold(text))
        year = self._year(text)
        if found is None or year is None:
            return None
        number = int(found[1] or {"一": 1, "二": 2, "三": 3, "四": 4}.get(found[2], found[2]))
        return _months_of(year, number * 3 - 2, number * 3)

    def _month(self, text: str) -> Period | None:
        words = re.findall(r"[^\W\d_]+", fold(text))
        year = self._year(text)
        if not words or year is None or not all(word in _months(self.lexicon) for word in words):
            return None
        return _months_of(year, *(_months(self.lexicon)[words[n]] for n in (0, -1)))

    def _whole_year(self, text: str) -> Period | None:
        found = _BARE_YEAR.fullmatch(text)
        return _months_of(int(found[1]), 1, 12) if found else None

    def _step(self, text: str) -> Period | None:
        """``Week 3`` of a plan that is followed, ``Day 3`` and ``Week 5-6`` of a log that says when it began."""
        place = times.position(text, self.lexicon) if self.start or self.weeks else None
        if place is None or re.search(r"\w[^(]*$", text[: place.start]):
            return None
        unit, first, last = place.position.unit, place.position.first, place.position.last or place.position.first
        if unit not in ("day", "week") or last > 3650:
            return None
        if unit == "week" and self.weeks and self.weeks.first <= first:
            monday = self.weeks.monday + timedelta(weeks=first - self.weeks.first)
            return Period(monday, monday + timedelta(weeks=last - first + 1, days=-1))
        if self.start is None:
            return None
        length = 7 if unit == "week" else 1
        begin = self.start + timedelta(days=length * (first - (0 if self.is_from_zero else 1)))
        return Period(begin, begin + timedelta(days=length * (last - first + 1) - 1), told=False)

    def _year(self, text: str) -> int | None:
        return int(found[1]) if (found := _YEAR.search(text)) else self.order.year


def calendar(text: str, title: str, year: int | None, lexicon: Lexicon, weeks: PlanWeeks | None = None) -> Calendar:
    """What a file says of its time: a start date goes before the year it is told, that before its title."""
    begun = _start(text, lexicon)
    written = {int(found) for found in _YEAR.findall(title)}
    of_title = written.pop() if len(written) == 1 else None
    known = begun.year if begun else year or of_title
    order = dates.order(text, known, lexicon)
    start = _start(text, lexicon, order)
    is_from_zero = bool(re.search(r"(?im)^#{1,6}.*\bday 0\b", text[:HEAD]))
    return Calendar(lexicon, order, start, is_from_zero, of_title, weeks)


def _start(text: str, lexicon: Lexicon, order: Order | None = None) -> date | None:
    """The day behind a label such as ``Start Date:``."""
    labels = lexicon.alternation("labels", "start")
    found = re.search(rf"(?i)(?<!\w)(?:{labels})\W{{0,9}}:\W{{0,9}}([^\n|]{{4,40}})", text[:HEAD])
    return dates.find(found[1], order or dates.order(text, None, lexicon), lexicon) if found else None


def _months_of(year: int, first: int, last: int) -> Period | None:
    if last < first or not 1 <= year <= 9998:
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


@cache
def _months(lexicon: Lexicon) -> dict[str, int]:
    """The names of months → their numbers."""
    return {fold(word): n for table in lexicon.tables("months") for n, row in enumerate(table, 1) for word in row}


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
