"""A page as lines no wider than the screen. Nothing here prints.

One layout serves terminal and pipe, so that both show the same and the pipe needs no library. Everything shown passes
``clean``, whatever file it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from study.screen.page import BAR, Cell, Page, Picture, Span, Table, cells
from study.screen.table import table_lines
from study.screen.text import clean
from study.screen.wrapping import wrapped

FILLED, UNFILLED = "█", "░"


def laid_out(page: Page, width: int, plain: bool) -> Iterator[list[Span]]:
    """The lines of a page, none wider than ``width`` cells. ``plain`` draws bars in ASCII."""
    for part in page.parts[:-1] if page.parts[-1:] == [()] else page.parts:
        if isinstance(part, Table):
            lines: Iterable[list[Span]] = table_lines(
                part, [[_drawn(cell, plain) for cell in row] for row in part.rows], width
            )
        elif isinstance(part, Picture):
            lines = part.drawing(width, plain)
        else:
            lines = wrapped([_drawn(cell, plain) for cell in part], width)
        for line in lines:
            yield [tone for span in line for tone in _toned(span)]


def text_of(page: Page, width: int) -> str:
    """The page as plain text."""
    lines = ("".join(span.text for span in line).rstrip() for line in laid_out(page, width, plain=True))
    return "".join(f"{line}\n" for line in lines)


def _drawn(cell: Cell, plain: bool) -> Span:
    """A cell as a span of harmless text, its bar drawn."""
    if isinstance(cell, str):
        return Span(clean(cell))
    if not cell.bar:
        return cell.saying(clean(cell.text))

    full = cells(cell.percent, cell.bar)
    done, rest = ("#", "-") if plain else (FILLED, UNFILLED)
    return Span(done * full + rest * (cell.bar - full), cell.style)


def _toned(span: Span) -> Iterator[Span]:
    """A bar's colour is for what is done; the rest stays quiet."""
    start = span.text.find(UNFILLED) if span.style == BAR else -1
    if start < 0:
        yield span
    else:
        yield Span(span.text[:start], span.style)
        yield Span(span.text[start:], "quiet")
