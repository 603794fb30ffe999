"""How alike two titles are: equal, only spelled otherwise, one within the other, or of the same words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+[+#]*")
_GAP = re.compile(r"(?<=[^\W\d]) (?=[^\W\d])")
_ROMAN = re.compile(r"[ivx]{1,4}")

FORMATS = frozenset(
    {"course", "courses", "class", "lecture", "lectures", "video", "videos", "mooc", "online", "free"}
    | {"specialization", "specialisation"}
)
"""Words that tell in what form something is taught, not what."""

EMPTY = (
    FORMATS
    | {"a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "your", "our"}
    | {"using", "introduction", "intro", "new", "updated", "edition", "revised"}
)
"""Words that tell little of what something is about."""

LEVELS = frozenset(
    ("advanced", "intermediate", "beginner", "beginners", "basic", "basics", "further", "more", "without", "not", "non")
)
"""Words that make another thing of it, however alike the rest is."""

_LEAST = 5
"""Letters of a word from which a letter more or less is taken for a slip."""


@lru_cache(maxsize=65536)
def words(title: str) -> Words:
    """The words of a title in small letters; C, C++ and C# are three words."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", title).casefold()))


@lru_cache(maxsize=65536)
def key(title: str) -> str:
    """What is equal for equal titles, however they are spaced, punctuated and capitalised."""
    return _joined(words(title)) or " ".join(title.split())


@lru_cache(maxsize=65536)
def subject(title: str) -> str:
    """The same of a title without the form in which it is taught: "Modern Robotics (Specialization)"."""
    return _joined([word for word in words(title) if word not in FORMATS]) or key(title)


def are_alike(a: str, b: str) -> bool:
    """Whether two titles are that of one thing, spelled otherwise or said at greater length."""
    return is_respelled(a, b) or is_within(a, b)


def is_respelled(a: str, b: str) -> bool:
    """Whether two titles differ only in how one of their words or more is spelled.

    A letter more or less, two letters that changed places, or an s for a z. Not another letter: micro is not macro.
    """
    these, those = words(a), words(b)
    return len(these) == len(those) and all(map(_is_same_word, these, those))


def is_within(a: str, b: str) -> bool:
    """Whether one title has all the words of the other and says no more than that tells.

    Numbers and levels must be the same, and the shorter must have two words that mean something, or the longer must
    add none.
    """
    these, those = sorted((Counter(words(a)), Counter(words(b))), key=lambda one: one.total())
    if not these or these - those or marks(a) != marks(b):
        return False
    added = {word for word in those - these if word not in EMPTY}
    meaning = [word for word in these if word not in EMPTY]
    return bool(meaning) and not added & LEVELS and (not added or len(meaning) > 1)


def share(a: str, b: str) -> float:
    """How many of the words of both that mean something they have in common, from 0 to 1."""
    these, those = meaningful(a), meaningful(b)
    return len(these & those) / len(these | those) if these and those else 0.0


def is_part(whole: str, part: str) -> bool:
    """Whether a title has all the words of another that mean something."""
    these = meaningful(whole)
    return bool(these) and these <= meaningful(part)


@lru_cache(maxsize=65536)
def meaningful(title: str) -> frozenset[str]:
    """The words that tell what something is about: neither empty ones nor numbers."""
    return frozenset(word for word in words(title) if word not in EMPTY and not _is_mark(word) and word != "part")


def marks(title: str) -> Counter[str]:
    """What tells parts of a series apart: numbers, single letters, Roman numerals."""
    return Counter(word for word in words(title) if _is_mark(word))


def _joined(parts: Sequence[str]) -> str:
    """Words without the space between them, but for numbers: 1 12 is not 11 2."""
    return _GAP.sub("", " ".join(parts))


def _is_mark(word: str) -> bool:
    return len(word) == 1 or any(map(str.isdigit, word)) or bool(_ROMAN.fullmatch(word))


def _is_same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < _LEAST or a[0] != b[0] or _is_mark(a) or _is_mark(b):
        return False
    if len(a) == len(b):
        return a.replace("z", "s") == b.replace("z", "s") or _is_swapped(a, b)
    longer, shorter = sorted((a, b), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and _is_one_less(longer, shorter)


def _is_swapped(a: str, b: str) -> bool:
    """Whether two letters side by side changed places."""
    odd = [n for n in range(len(a)) if a[n] != b[n]]
    return len(odd) == 2 and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]


def _is_one_less(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    at = next((n for n in range(len(shorter)) if longer[n] != shorter[n]), len(shorter))
    return longer[at + 1 :] == shorter[at:]
