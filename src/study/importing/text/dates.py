"""Dates as authors write them. One number over 12 in a file says whether day or month comes first in all of it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from study.core.values import dataclass
from study.importing.text.lexicon import Lexicon, fold, narrow

_ISO = re.compile(r"(?<!\d)([12]\d{3})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.\-]\d)")
_WIDE = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_TOKENS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Order:
    """What a file shows of its dates: day before month, and the year where a date has none."""

    day_first: bool = False
    year: int | None = None


def order(text: str, year: int | None, lexicon: Lexicon) -> Order:
    """Read off the numeric dates of a file; where none decides, the language does: English puts the month first."""
    numeric = [found for found in _NUMERIC.finditer(narrow(text[:400_000])) if found[2] == "/" or found[4]]
    day_first = sum(int(found[1]) > 12 >= int(found[3]) for found in numeric)
    month_first = sum(int(found[3]) > 12 >= int(found[1]) for found in numeric)
    if day_first == month_first:
        return Order(lexicon.words("name")[:1] != ["English"], year)
    return Order(day_first > month_first, year)


def find(text: str, order: Order, lexicon: Lexicon) -> date | None:
    """The first date in a text that is complete, or is so with the year of the file."""
    plain = narrow(text)
    if found := _ISO.search(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (named := _named(plain, order, lexicon)) is not None:
        return named
    if found := _WIDE.search(plain):
        return _day(order.year, int(found[1]), int(found[2]))
    if found := _NUMERIC.search(plain):
        first, second = int(found[1]), int(found[3])
        day, month = (first, second) if order.day_first or first > 12 else (second, first)
        year = int(found[4]) if found[4] else order.year
        return _day(year + 2000 if year is not None and year < 100 else year, month, day)
    return None


def is_dates(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is nothing but dates: "Sun, Jun 1 - Sat, Jun 7", "15/04 ~ 15/05"."""
    plain = narrow(text)
    if len(plain) > 80 or not re.search(r"\d", plain):
        return False
    words = [fold(word) for word in _TOKENS.findall(plain) if not word.isdigit()]
    known = _date_words(lexicon)
    if not all(word in known for word in words):
        return False
    return any(word in _months(lexicon) for word in words) or bool(_ISO.search(plain) or _NUMERIC.search(plain))


def is_weekday(folded: str, lexicon: Lexicon) -> bool:
    """Whether words are names of days of the week, and nothing else."""
    weekdays = {fold(word) for table in lexicon.tables("weekdays") for row in table for word in row}
    words = [word for word in _TOKENS.findall(folded) if word not in lexicon.folded("to")]
    return folded in weekdays or (bool(words) and all(word in weekdays for word in words))


def _named(text: str, order: Order, lexicon: Lexicon) -> date | None:
    """A date with the name of its month, before or after the day."""
    months = _months(lexicon)
    tokens = [(fold(found[0]), found.start()) for found in _TOKENS.finditer(text[:300])]
    for n, (word, _) in enumerate(tokens):
        if word not in months:
            continue
        before = tokens[n - 1][0] if n else ""
        if before in ("de", "of") and n > 1:
            before = tokens[n - 2][0]
        if before in ("st", "nd", "rd", "th") and n > 1:
            before = tokens[n - 2][0]
        after = [word for word, _ in tokens[n + 1 : n + 5] if word not in ("de", "of", "st", "nd", "rd", "th")]
        day = before if _is_day(before) else after[0] if after and _is_day(after[0]) else ""
        years = [word for word in after[:2] if re.fullmatch(r"[12]\d{3}", word)]
        if day:
            return _day(int(years[0]) if years else order.year, months[word], int(day))
    return None


def _is_day(word: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}", word)) and 1 <= int(word) <= 31


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


@cache
def _months(lexicon: Lexicon) -> dict[str, int]:
    return {fold(word): n for table in lexicon.tables("months") for n, row in enumerate(table, 1) for word in row}


@cache
def _date_words(lexicon: Lexicon) -> frozenset[str]:
    weekdays = {fold(word) for table in lexicon.tables("weekdays") for row in table for word in row}
    return frozenset(
        {*_months(lexicon), *weekdays, *lexicon.folded("to"), "de", "of", "st", "nd", "rd", "th", "年", "月", "日"}
    )
