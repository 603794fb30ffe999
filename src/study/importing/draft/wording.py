"""What two texts have in common when neither is a copy of the other: words, addresses, numbers that state a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHARE = 0.75  # of a title's words that have to stand in one line, or in it and the next

_URL = re.compile(r"https?://[^\s<>\"'`\]|]{1,2000}")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKUP = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)|[*_`~#]+|<[^>\n]{0,500}>")


class Lines:
    """Lines by their words: whether one of them, or it with the next, says most of a title."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.sets = [set(words(line)) for line in lines]
        self.words = set().union(*self.sets) if self.sets else set()
        self.where: dict[str, list[int]] = {}
        for n, several in enumerate(self.sets):
            for word in several:
                self.where.setdefault(word, []).append(n)

    def say(self, title: str) -> bool:
        return not words(title) or next(self.places(title), None) is not None

    def places(self, title: str) -> Iterator[int]:
        """The positions of lines that, with the next one, say most of a title."""
        wanted = set(words(title))
        known = [word for word in wanted if word in self.where]
        if len(known) < SHARE * len(wanted):
            return
        rarest = sorted(known, key=lambda word: (len(self.where[word]), word))[:3]
        near = {m for word in rarest for n in self.where[word][:500] for m in (n - 1, n) if m >= 0}
        yield from (n for n in sorted(near) if len(wanted & (self.sets[n] | self._after(n))) >= SHARE * len(wanted))

    def _after(self, n: int) -> set[str]:
        return self.sets[n + 1] if n + 1 < len(self.sets) else set()


def line_of(text: str, title: str) -> int:
    """The line of a text on which a title first stands; the first if it does not stand there as it is."""
    place = text.find(title)
    return text.count("\n", 0, place) + 1 if place >= 0 else 1


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def plain(text: str) -> str:
    """Without Markdown's marks, and links as what they say."""
    return " ".join(_MARKUP.sub(lambda found: found[1] or " ", text).split())


def addresses(text: str) -> list[str]:
    return [address(url) for url in _URL.findall(text)]


def address(url: str) -> str:
    """An address without what a sentence or a bracket leaves behind it."""
    url = url.rstrip(".,;:!?*_")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1]
    return url.rstrip("/")
