"""Lines broken between words."""

from __future__ import annotations

from collections.abc import Iterator

from study.screen.page import Span
from study.screen.text import width_of


def wrapped(spans: list[Span], width: int) -> Iterator[list[Span]]:
    """A line of spans, broken between words where it is too wide; what follows is set under its indent."""
    whole = "".join(span.text for span in spans)
    if width_of(whole) <= width:
        yield spans
        return
    bullet = 2 if whole.lstrip().startswith("- ") else 0
    indent = " " * min(len(whole) - len(whole.lstrip()) + bullet, width // 2)
    line: list[Span] = []
    room = width
    for span in spans:
        for word in _words(span.text):
            rest = word
            if width_of(rest.rstrip()) > room and line and room < width - len(indent):
                yield line
                line, room, rest = [Span(indent)], width - len(indent), rest.lstrip()
            while not rest.startswith(("https://", "http://")) and width_of(rest.rstrip()) > room:
                piece = _cut(rest, room)
                yield [*line, span.saying(piece)]
                line, room, rest = [Span(indent)], width - len(indent), rest[len(piece) :]
            line.append(span.saying(rest))
            room -= width_of(rest)
    yield line


def _words(text: str) -> Iterator[str]:
    """Words with the spaces that follow them."""
    start = 0
    for n in range(1, len(text)):
        if text[n] != " " and text[n - 1] == " ":
            yield text[start:n]
            start = n
    if start < len(text):
        yield text[start:]


def _cut(word: str, room: int) -> str:
    """As much of a word as fits, at least one character."""
    end = max(room, 1)
    while end > 1 and width_of(word[:end]) > room:
        end -= 1
    return word[:end]
