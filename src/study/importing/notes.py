"""Texts as a curriculum keeps them: titles on one line, notes in paragraphs, broken into lines where they are long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from study.importing.findings import Link

LONGEST_QUOTE = 60
NOTE_WIDTH = 84  # characters of a line of notes
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_MARK = re.compile(r"[-*+#>|=~`]|\d+[.)]$")
"""What would begin something else where it begins a line."""


def further(links: list[Link]) -> list[str]:
    """Further addresses of an item as a note; more than one as a list."""
    shown = [f"[{text_of(link.text) or 'More'}]({text_of(link.url)})" for link in links]
    return shown if len(shown) < 2 else ["\n".join(f"- {link}" for link in shown)]


def paragraphs(notes: list[str]) -> str:
    """Notes one after the other, each once. Several are broken into lines, as a person breaks them."""
    kept = [note for note in dict.fromkeys(_lines(note) for note in notes) if note]
    if len(kept) == 1 and "\n" not in kept[0]:
        return kept[0]
    return "\n\n".join("\n".join(piece for line in note.split("\n") for piece in _broken(line)) for note in kept)


def _broken(line: str) -> Iterator[str]:
    """A line of Markdown in pieces; what follows the first goes on below its text, not below its bullet."""
    if len(line) <= NOTE_WIDTH or line.startswith(("|", "    ", "#")):
        yield line
        return
    bullet = _BULLET.match(line)
    indent = " " * (bullet.end() if bullet else 0)
    piece = ""
    for word in line.split(" "):
        if piece and len(piece) + len(word) >= NOTE_WIDTH and word and not _MARK.match(word):
            yield piece.rstrip()
            piece = indent + word
        else:
            piece = f"{piece} {word}" if piece else word
    yield piece


def _lines(text: str) -> str:
    lines = [line.rstrip() for line in _storable(text).replace("\t", "    ").strip().split("\n")]
    return "\n".join(lines).strip("\n")


def text_of(text: str) -> str:
    return " ".join(_storable(text).split())


def _storable(text: str) -> str:
    """Without what neither YAML nor a database holds: NUL and halves of characters."""
    return re.sub("[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
