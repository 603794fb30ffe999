"""What ``study publish`` writes about goals, exams, the journal, lessons and the backlog, read back."""

from __future__ import annotations

import re
from datetime import date

from study.certificates.rules import Attempt
from study.core.items import KINDS
from study.core.logbook import rating
from study.goals.rules import Goal, period
from study.journal.rules import FIELDS, Week

CLOSED = "no longer offered"


_WEEK = re.compile(r"Week of (\d{4}-\d\d-\d\d)")


_AIM = re.compile(r"(\d{1,9}) (.+) (?:in ([12]\d{3})|from (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d))")


_ATTEMPT = re.compile(
    r"(not )?passed(?: on (\d{4}-\d\d-\d\d))?(?: with (-?[\d.]+(?:e[-+]?\d+)?))?(?: \((.*?)\))?"
    rf"(?:$|; (?=(?:not )?passed\b|{CLOSED}$))"
)


def monday(heading: str) -> date | None:
    """The week of ``Week of 2026-03-02``; None for any other heading."""
    return _day(found[1]) if (found := _WEEK.fullmatch(heading)) else None


def field(lines: tuple[str, ...]) -> tuple[str, str] | None:
    """Which part of a week an entry such as ``Goal: …`` is, with its text; None if none of them."""
    name, colon, first = lines[0].partition(":")
    if not colon or name.lower() not in FIELDS:
        return None
    return name.lower(), "\n".join([first.strip(), *lines[1:]])


def week(day: date, fields: dict[str, str]) -> Week:
    return Week(day, *(fields.get(name, "") for name in FIELDS))


def goal(aim: str, before: str) -> Goal | None:
    """The goal in ``10 competitions in 2026``, or in ``… from 2026-01-01 to 2026-03-31``."""
    found = _AIM.fullmatch(aim)
    if found is None:
        return None
    first, last = _day(found[4] or ""), _day(found[5] or "")
    if not found[3] and (first is None or last is None or first > last):
        return None
    known = int(before) if re.fullmatch(r"\d{1,9}", before) else None
    return Goal(found[2], int(found[1]), *period(int(found[3] or 0) or None, first, last, date.min), known)


def attempts(remarks: str) -> tuple[tuple[Attempt, ...], bool] | None:
    """The sittings in ``not passed on 2024-02-10 with 71 (a note); no longer offered``, and whether it is closed."""
    found, at = [], 0
    while at < len(remarks) and remarks[at:] != CLOSED:
        one = _ATTEMPT.match(remarks, at)
        if one is None or (one[2] and _day(one[2]) is None):
            return None
        found.append(Attempt(not one[1], _day(one[2] or ""), float(one[3]) if one[3] else None, one[4] or ""))
        at = one.end()
    return tuple(found), remarks[at:] == CLOSED


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


NEUTRAL = "site"
"""The kind of what has a word of its own that says nothing to us: tracked, and never planned."""


_WORDS = {
    "mooc": "course", "specialization": "course", "specialisation": "course", "bootcamp": "course", "class": "course",
    "training": "course", "textbook": "book", "ebook": "book", "research": "paper", "preprint": "paper",
    "publication": "paper", "youtube": "video", "lecture": "video", "talk": "video", "playlist": "video",
    "blog": "article", "post": "article", "tutorial": "article", "documentation": "docs", "doc": "docs",
    "website": "site", "page": "site", "repo": "code", "repository": "code", "notebook": "code", "github": "code",
    "kaggle": "competition", "contest": "competition", "challenge": "competition", "hackathon": "competition",
    "exercise": "practice", "lab": "practice", "certification": "certificate", "chapter": "reading", "test": "exam",
}  # fmt: skip


_KINDS = {kind: kind for kind in KINDS} | _WORDS


_NUMBERED = re.compile(r"\d{1,6}\s*[:.)]\s*")


_SECTION = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)])\s+")


_COUNT = re.compile(r"\s[-–—]\s+\d{1,6}\s+(\w+)$")


def kind_of(label: str) -> str | None:
    """The kind that somebody's word for it means; of several words the last that says something."""
    known = (_singular(word) for word in reversed(re.findall(r"\w+", label.casefold())))
    return next((_KINDS[word] for word in known if word in _KINDS), None)


def kind_of_many(heading: str) -> str | None:
    """The kind of everything below a heading that names it in the plural, such as ``Research Papers``."""
    words = re.findall(r"\w+", heading.casefold())
    known = [word for word in words if word not in _KINDS and _singular(word) in KINDS]
    return _singular(known[-1]) if known else None


def unnumbered(label: str) -> str:
    """``Course`` of ``1: Course``."""
    return label[found.end() :] if (found := _NUMBERED.match(label)) and found.end() < len(label) else label


def list_name(heading: str) -> str:
    """A heading without the number of its section, and without the count of what is below if it counts its own word.

    ``Kaggle Competitions`` of ``1.2. Kaggle Competitions - 3 Competitions``; ``NLP - 5 STAR RESOURCES`` stays.
    """
    if (found := _SECTION.match(heading)) and found.end() < len(heading):
        heading = heading[found.end() :]
    if (found := _COUNT.search(heading)) and found[1].casefold() in heading[: found.start()].casefold().split():
        heading = heading[: found.start()].rstrip()
    return heading


def stars(text: str) -> int | None:
    """The rating in a cell: a figure alone, ``4/5``, or what would be one in a heading."""
    found = re.fullmatch(r"([0-5])(?:\s*/\s*5)?", text)
    return int(found[1]) if found else rating(text)


def _singular(word: str) -> str:
    """Of the words that are known."""
    if word in _KINDS:
        return word
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and (stem := word.removesuffix(ending) + instead) in _KINDS:
            return stem
    return word
