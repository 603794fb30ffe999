"""The same page for screen readers and braille: one fact a line, words for bars, no columns, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from study.screen.page import Cell, Page, Picture, Span, Table, is_head
from study.screen.text import clean

UNBOUND = 100_000
"""Cells that no line needs."""


def text_of(page: Page) -> str:
    """The page as text, with an empty line where there is one on the screen."""
    lines: list[str] = []
    for part in page.parts:
        if isinstance(part, Table):
            lines += _table(part)
        elif isinstance(part, Picture):
            lines += part.words if part.words is not None else _drawn(part)
        elif part:
            lines += _facts(part)
        elif lines and lines[-1]:
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _table(table: Table) -> Iterator[str]:
    """A line for each row; where the first row names the columns, each value has its name."""
    first, *others = table.rows
    names = [_text(cell) for cell in first] if others and is_head(first) else []
    above = ""
    for row in others if names else table.rows:
        texts = [_text(cell) for cell in row]
        if len(texts) > 1 and not texts[0] and not names:
            texts[0] = above  # what stands once for several rows
        above = texts[0] if len(texts) > 1 else above
        named = [
            f"{names[n]} {text}" if text and n != table.flexible and n < len(names) and names[n] else text
            for n, text in enumerate(texts)
        ]
        told = [
            text for text, cell in zip(named, row, strict=True) if not (isinstance(cell, Span) and cell.bar) and text
        ]
        yield _spoken(", ".join(told))


def _facts(cells: Sequence[Cell]) -> Iterator[str]:
    """A line of text, told fact by fact; a bar in it is its number."""
    bars = (f", {cell.percent} percent" if isinstance(cell, Span) and cell.bar else None for cell in cells)
    line = "".join(_raw(cell).rstrip() + bar if bar else _raw(cell) for cell, bar in zip(cells, bars, strict=True))
    for fact in re.split(r" +· +| {3,}", line.strip().replace(" , ", ", ")):
        yield _spoken(re.sub(r" {2,}", ", ", fact.strip()))


def _drawn(picture: Picture) -> Iterator[str]:
    """What has no words of its own: its lines, without the room between the columns."""
    for line in picture.drawing(UNBOUND, True):
        text = "".join(span.text for span in line).strip()
        yield _spoken(re.sub(r" {2,}", ", ", text))


def _raw(cell: Cell) -> str:
    return clean(cell.text if isinstance(cell, Span) else cell)


def _text(cell: Cell) -> str:
    return " ".join(_raw(cell).split())


def _spoken(text: str) -> str:
    """Words for signs that are passed over or spelled out when read aloud."""
    text = re.sub(r"(\d) ?%", r"\1 percent", text)
    return re.sub(r" +→ +", " to ", text).replace(" · ", ", ")
