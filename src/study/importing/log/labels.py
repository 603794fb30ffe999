"""Headings, and people's own words for kinds, as far as they say something of the rows below them."""

from __future__ import annotations

import re

from study.core.items import KINDS
from study.screen.markup import rating

NEUTRAL = "site"
"""The kind of what has a word of its own that says nothing to us: tracked, and never planned."""


_WORDS = {
    "course": "mooc specialization specialisation bootcamp class training",
    "book": "textbook ebook",
    "paper": "research preprint publication",
    "video": "youtube lecture talk playlist",
    "article": "blog post tutorial",
    "docs": "documentation doc",
    "site": "website page",
    "code": "repo repository notebook github",
    "competition": "kaggle contest challenge hackathon",
    "practice": "exercise lab",
    "certificate": "certification",
    "reading": "chapter",
    "exam": "test",
}
"""What people call the kinds, beside their own names."""


_KINDS = {word: kind for kind in KINDS for word in [kind, *_WORDS.get(kind, "").split()]}


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
