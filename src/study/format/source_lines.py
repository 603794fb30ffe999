"""On which lines of its source the items of an imported curriculum stood: a comment at the end of the file.

An upgrade tells them. The comment names no items, so it only counts while there are as many items as when it was
written: who changes titles keeps it, who adds or takes out items loses no more than the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

_NONE = "-"
_HEAD = "# Lines of the items in the source:"
_COMMENT = re.compile(rf"^{_HEAD}\n((?:#  [-\d ]+\n?)+)\Z", re.MULTILINE)
_WIDTH = 100  # characters of a line


def comment(lines: Sequence[int | None]) -> str:
    """The comment, empty where no line is known; items that follow line by line are told as ``from-to``."""
    if not any(lines):
        return ""
    text = [""]
    for word in _words(lines):
        if len(text[-1]) + len(word) > _WIDTH:
            text.append("")
        text[-1] += f" {word}"
    return "\n".join([_HEAD, *(f"# {line}" for line in text)]) + "\n"


def read(text: str, count: int) -> list[int | None] | None:
    """The line of each item, in the order of the outline; None without a comment for so many items."""
    found = _COMMENT.search(text[-_LONGEST:])
    if found is None:
        return None
    every = (line for word in found[1].replace("#", "").split() for line in _lines(word))
    lines = [*islice(every, count + 1)]  # a range may be of any length
    return lines if len(lines) == count else None


_LONGEST = 1_000_000  # characters of the comment
_LONGEST_WORD = 20


def _words(lines: Sequence[int | None]) -> Iterator[str]:
    start = 0
    while start < len(lines):
        first, end = lines[start], start + 1
        while first is not None and end < len(lines) and lines[end] == first + end - start:
            end += 1
        yield _NONE if first is None else str(first) if end == start + 1 else f"{first}-{first + end - start - 1}"
        start = end


def _lines(word: str) -> Iterable[int | None]:
    if word == _NONE:
        return [None]
    first, dash, last = word.partition("-")
    if len(word) > _LONGEST_WORD or not all(end.isdecimal() for end in (first, *[last] * bool(dash))):
        return []
    return range(int(first), int(last or first) + 1)
