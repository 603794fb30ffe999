"""The rows of a table as lines, laid out to a width in cells."""

from __future__ import annotations

from collections.abc import Iterator

from study.screen.page import BAR, Span, Table, is_head
from study.screen.text import fitted, width_of
from study.screen.wrapping import wrapped

GAP = 2  # cells between columns

LEAST = 10  # cells a flexible column keeps

ROOMY = 16  # cells it keeps rather than a bar beside it

NARROW_SCREEN = 60
"""Cells; on a narrower screen texts are wrapped rather than cut."""

BARS = frozenset("#-█░")
"""What bars are drawn with."""


def table_lines(table: Table, rows: list[list[Span]], width: int) -> Iterator[list[Span]]:
    """The lines of the rows, whose cells are drawn already."""
    count = max(len(row) for row in rows)
    widths = _widths(rows, count)
    over = _length(table, widths) - width
    if over > 0 and table.whole and count > 1:
        rows, count = list(_with_last_below(rows, widths, table.flexible)), count - 1
        widths = _widths(rows, count)
    elif over > widths[table.flexible] - ROOMY:
        _without_bars(widths, rows)
    over = _length(table, widths) - width
    if width < NARROW_SCREEN and not table.whole and over > max(widths[table.flexible] - LEAST, 0):
        yield from _stacked(table, rows, widths, width)
        return
    if over > 0:
        _narrow(widths, table.flexible, over)
    is_tall = over > 0 and (table.whole or (width < NARROW_SCREEN and widths[table.flexible] >= LEAST))
    for row in rows:
        if len(row) == 1 and (count > 1 or table.whole):
            yield from wrapped([Span(" " * table.indent), *row], width)
        else:
            yield from _tall_row(row, widths, table, width) if is_tall else [_row(row, widths, table, width)]


def _widths(rows: list[list[Span]], count: int) -> list[int]:
    return [max((width_of(row[n].text) for row in rows if _fills(row, n, count)), default=0) for n in range(count)]


def _length(table: Table, widths: list[int]) -> int:
    """Cells of the longest row."""
    return table.indent + sum(widths) + GAP * (sum(map(bool, widths)) - 1)


def _stacked(table: Table, rows: list[list[Span]], widths: list[int], width: int) -> Iterator[list[Span]]:
    """Where a narrow screen would cut them, a row's cells stand below its flexible one, with the names of columns."""
    first, *others = rows
    names = [cell.text for cell in first] if others and is_head(first) else [""] * len(widths)
    n = table.flexible
    lead = widths[: n + 1]
    _narrow(lead, n, max(_length(table, lead) - width, 0))
    start = _length(table, lead) - lead[n]
    for row in others if any(names) else rows:
        if len(row) == 1 < len(widths):
            yield from wrapped([Span(" " * table.indent), *row], width)
            continue
        yield from _tall_row(row[: n + 1], lead, table, width)
        facts = [
            [Span(f"{names[at]} " if names[at] else "", "quiet"), cell]
            for at, cell in enumerate(row)
            if at > n and cell.text and widths[at]
        ]
        yield from _packed(facts, start if n else table.indent + GAP, width)


def _packed(facts: list[list[Span]], start: int, width: int) -> Iterator[list[Span]]:
    """Facts one after the other from a column on, as many in a line as there is room for."""
    line: list[Span] = []
    for fact in facts:
        told = [*line, Span(" · ", "quiet"), *fact] if line else [Span(" " * start), *fact]
        if line and sum(width_of(span.text) for span in told) > width:
            yield from wrapped(line, width)
            told = [Span(" " * start), *fact]
        line = told
    if line:
        yield from wrapped(line, width)


def _with_last_below(rows: list[list[Span]], widths: list[int], flexible: int) -> Iterator[list[Span]]:
    """The rows without their last column, which stands below them, under the flexible one."""
    indent = " " * (sum(width + GAP for width in widths[:flexible] if width) or GAP)
    for row in rows:
        yield row[: len(widths) - 1]
        if len(row) == len(widths) and row[-1].text:
            yield [row[-1].saying(indent + row[-1].text)]


def _without_bars(widths: list[int], rows: list[list[Span]]) -> None:
    """Where there is no room for bars, their numbers say it all."""
    for n in range(len(widths)):
        cells = [row[n] for row in rows if n < len(row) and row[n].text]
        if any(cell.style == BAR for cell in cells):
            widths[n] = 0


def _tall_row(row: list[Span], widths: list[int], table: Table, width: int) -> Iterator[list[Span]]:
    """A row whose flexible cell takes as many lines as it needs."""
    n = table.flexible
    if n >= len(row) or n == len(row) - 1 < len(widths) - 1 or width_of(row[n].text) <= widths[n]:
        yield _row(row, widths, table, width)
        return
    first, *others = ("".join(span.text for span in piece).rstrip() for piece in wrapped([row[n]], widths[n]))
    yield _row([*row[:n], row[n].saying(first), *row[n + 1 :]], widths, table, width)
    indent = " " * (table.indent + sum(before + GAP for before in widths[:n] if before))
    for text in others:
        yield [Span(indent), row[n].saying(text)]


def _fills(row: list[Span], n: int, count: int) -> bool:
    """Whether a row's cell is as wide as its column: the last of a short row runs on."""
    return n < len(row) - 1 or n == len(row) - 1 == count - 1


def _narrow(widths: list[int], flexible: int, over: int) -> None:
    """Take what is over from the flexible column, and only then from the widest others."""
    given = min(over, max(widths[flexible] - LEAST, 0))
    widths[flexible] -= given
    for _ in range(over - given):
        widest = max(range(len(widths)), key=lambda n: widths[n])
        widths[widest] = max(widths[widest] - 1, 1)


def _narrower(bar: str, width: int) -> str:
    """A bar in fewer cells, as full as it was; other text in a bar's colour is shortened."""
    if len(bar) <= width or set(bar) - BARS:
        return fitted(bar, width)
    return "".join(bar[n * len(bar) // width] for n in range(width))


def _row(row: list[Span], widths: list[int], table: Table, width: int) -> list[Span]:
    line = [Span(" " * table.indent)] if table.indent else []
    for place, n in enumerate(n for n, cells in enumerate(widths) if cells):
        if n >= len(row):
            break
        span = row[n]
        if n == len(row) - 1 < len(widths) - 1:
            rest = width - table.indent - sum(widths[:n]) - GAP * place
            return [*line, Span(" " * GAP * bool(place)), span.saying(fitted(span.text, rest))]
        text = _narrower(span.text, widths[n]) if span.style == BAR else fitted(span.text, widths[n])
        fill = " " * (widths[n] - width_of(text))
        gap = " " * GAP if place else ""
        if n in table.right:
            line += [Span(gap + fill), span.saying(text)]
        else:
            line += [Span(gap), span.saying(text), Span(fill)]
    return line
