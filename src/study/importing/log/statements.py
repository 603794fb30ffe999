"""What a sentence of a log states: a goal, or how an exam went."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from study.core.competitions import Attempt
from study.core.goals import HOURS, Goal, named, plural
from study.core.values import dataclass
from study.importing.log import labels
from study.importing.log.periods import Calendar
from study.importing.text import dates
from study.importing.text.lexicon import Lexicon, fold

LONGEST = 1000  # characters of a sentence
LONGEST_HEADING = 200
MOST = 1_000_000  # of anything in a year

_AMOUNT = r"(\d{1,6})\s*\+?\s+((?:[^\W\d_]+[ -]){0,3}[^\W\d_]+)"
_AMOUNTS = re.compile(rf"(?<![\d.,]){_AMOUNT}")
_RATE = re.compile(r"\s*(?:/|an?\b|per\b|each\b|every\b|pro\b|por\b|par\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SCORE = re.compile(
    r"(?:with|score[d:]*|:)\s*(-?\d{1,6}(?:\.\d{1,6})?)(?![\d/-])|(\d{1,3}(?:\.\d{1,3})?)\s*%", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Amount:
    """So many of a kind in a text, from ``start`` to ``end``."""

    number: int
    goal: str
    start: int
    end: int


def goal(text: str, calendar: Calendar, today: date, *, aimed: bool = False) -> Goal | None:
    """The goal for a year that a text states: ``Goal: 10 competitions this year``; None if it states none.

    ``aimed``: it stands below a heading for goals, and need not say that it is one. A goal without a year is for the
    one the file tells of, else for this one. So many a day or a week is a habit, and no goal for a year.
    """
    if len(text) > LONGEST or not any(sign.isdigit() for sign in text):
        return None
    lexicon = calendar.lexicon
    begin = 0 if aimed else _end_of_aim(text, lexicon)
    wanted = next((amount for amount in _amounts(text) if begin is not None and amount.start >= begin), None)
    if wanted is None or not _is_near(text, begin or 0, wanted.start) or wanted.number > MOST or not wanted.number:
        return None
    year = int(found[1]) if (found := _YEAR.search(text, wanted.end)) else calendar.order.year or today.year
    return Goal(
        goal=wanted.goal,
        target=wanted.number,
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        before=_before(text, wanted, lexicon),
    )


def _end_of_aim(text: str, lexicon: Lexicon) -> int | None:
    """Where the word ends that says a goal follows."""
    found = re.search(rf"(?<!\w)(?:{lexicon.alternation('aims')})(?!\w)", text, re.IGNORECASE)
    return found.end() if found else None


def _is_near(text: str, begin: int, end: int) -> bool:
    """Whether the number belongs to the aim: nothing but a few words lie between."""
    return end - begin <= 60 and not re.search(r"[.;!?]\s", text[begin:end])


def _amounts(text: str) -> list[_Amount]:
    """Every number of things that can be counted, from left to right."""
    found = []
    for match in _AMOUNTS.finditer(text):
        words = re.findall(r"[^\W\d_]+", match[2])
        at = next((n for n, word in enumerate(words) if _counted(word)), None)
        if at is None:
            continue
        end = match.start(2) + [word.end() for word in re.finditer(r"[^\W\d_]+", match[2])][at]
        if not _RATE.match(text, end):
            found.append(_Amount(int(match[1]), _counted(words[at]), match.start(), end))
    return found


def _counted(word: str) -> str:
    """What a goal calls it: ``competitions``, ``hours``; "" for what it cannot count."""
    if word.casefold() in (HOURS, "hour"):
        return HOURS
    kind = labels.kind_of(word)
    return named(plural(kind)) if kind and word[-1:].casefold() == "s" else ""


def _before(text: str, wanted: _Amount, lexicon: Lexicon) -> int | None:
    """How many of the same the text says there were the year before."""
    last_year = re.compile(rf"[^.;\d]{{0,30}}?(?<!\w)(?:{lexicon.alternation('last_year')})", re.IGNORECASE)
    return next(
        (
            amount.number
            for amount in _amounts(text)
            if amount.goal == wanted.goal and amount.start != wanted.start and last_year.match(text, amount.end)
        ),
        None,
    )


def attempt(text: str, calendar: Calendar) -> Attempt | None:
    """How an exam went, if a text says so. A text that says both is told as failed: that came first."""
    failed, passed, _ = _verdicts(calendar.lexicon)
    verdict = False if failed.search(text) else True if passed.search(text) else None
    if verdict is None:
        return None
    day = dates.find(text, calendar.order, calendar.lexicon) if any(sign.isdigit() for sign in text) else None
    found = _SCORE.search(text)
    return Attempt(verdict, day, float(found[1] or found[2]) if found else None, " ".join(text.split()))


def is_closed(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says that an exam is no longer offered."""
    return bool(_verdicts(lexicon)[2].search(text))


@cache
def _verdicts(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    failed, passed, closed = (
        re.compile(rf"(?<!\w)(?:{lexicon.alternation('verdicts', name)})(?!\w)", re.IGNORECASE)
        for name in ("failed", "passed", "closed")
    )
    return failed, passed, closed


def role(text: str, lexicon: Lexicon) -> str:
    """What a heading says of everything below it: ``lessons``, ``backlog``, ``talks``, ``exams``, ``goals``, or ""."""
    if len(text) > LONGEST_HEADING:
        return ""
    bare = " ".join(_YEAR.sub(" ", re.sub(r"\W*(?:in|of|for|from)?\W*$", "", _YEAR.sub(" ", fold(text)))).split())
    bare = bare.strip(" :.-–—'\"")
    for name in lexicon.keys("log_sections"):
        words = lexicon.folded("log_sections", name)
        if bare in words:
            return name
        if name in AT_THE_BEGINNING and any(
            bare.startswith(f"{word} ") for word in words if " " in word or name == "backlog"
        ):
            return name
        if name in AT_THE_END and any(bare.endswith(f" {word}") for word in words):
            return name
    return ""


AT_THE_BEGINNING = ("lessons", "backlog")
AT_THE_END = ("talks", "exams")
"""Of which the words that name them may stand there, beside other words: ``Remaining topics``, ``Spanish exam``."""


def field(text: str, lexicon: Lexicon) -> str:
    """The part of a week's journal that a label names: ``goal``, ``plan`` or ``results``; "" if none."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    if not 0 < len(words) <= 4:
        return ""
    phrase = " ".join(words)
    for name in lexicon.keys("week_fields"):
        known = lexicon.folded("week_fields", name)
        if phrase in known or any(word in known for word in words):
            return name
    return ""
