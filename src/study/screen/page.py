"""A screen as a page of lines and tables, laid out to a width in cells. Nothing here prints.

One layout serves terminal and pipe, so that both show the same and the pipe needs no library: a span keeps the
name of its style, and only the console knows colours. Everything shown passes ``clean``, whatever file it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from study.core.address import is_address
from study.core.values import dataclass, field

GAP = 2  # cells between columns

FILLED, UNFILLED = "█", "░"

BAR = "bar"
"""The style of bars."""

WIDE, NARROW = 20, 12  # cells of a bar

LEAST = 10  # cells a flexible column keeps

ROOMY = 16  # cells it keeps rather than a bar beside it

NARROW_SCREEN = 60
"""Cells; on a narrower screen texts are wrapped rather than cut."""


_ENTRY = r"\s*(?:[-*+]|\d{1,3}[.)])\s|\s*[#>|`]"
"""How a line begins that goes on nothing: an entry of a list, a heading, a quotation, a row of a table, or code."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style. ``bar`` makes it a progress bar of so many cells for ``percent``.

    A terminal that can leads from it to ``link``, an address on the web; one of another kind is passed over.
    """

    text: str = ""
    style: str = ""
    bar: int = 0
    percent: int = 0
    link: str = ""

    def saying(self, text: str) -> Span:
        """Another text in the same style and with the same link."""
        return Span(text, self.style, link=self.link)


Cell = Span | str

Drawing = Callable[[int, bool], "Iterable[list[Span]]"]
"""A part that draws itself: harmless lines, given the width in cells and whether they are to be plain."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. ``flexible`` is the column that gives way when the line is too narrow; ``right`` align right.

    Of a ``whole`` table nothing is cut then: the last column goes below its rows, and the flexible one is wrapped.
    """

    rows: list[Sequence[Cell]]
    flexible: int = 0
    right: frozenset[int] = frozenset()
    indent: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What draws itself; ``words`` say the same where it is read aloud, line by line."""

    drawing: Drawing
    words: Sequence[str] | None = None


@dataclass(slots=True)
class Page:
    """Lines and tables from top to bottom."""

    parts: list[Sequence[Cell] | Table | Picture] = field(default_factory=list)

    def line(self, *cells: Cell) -> None:
        """One line of text; too long, it is wrapped between words."""
        self.parts.append(cells)

    def address(self, url: str, indent: int = 0) -> None:
        """An address, whole on a line of its own however narrow the screen is; other text is filled."""
        if not is_address(url):
            self.line(" " * indent, Span(url, "address"))
            return
        line = [Span(" " * indent), Span(clean(url), "address", link=url)]
        self.draw(lambda _width, _plain: [line])

    def prose(self, text: str, indent: int = 0) -> None:
        """Free text of a file: paragraphs are filled, and list entries and empty lines stay where they are."""
        for line in paragraphs(text):
            words, addresses = _without_marks(line)
            self.line(" " * indent, *words) if line else self.gap()
            for url in addresses:
                self.address(url, indent + 2)

    def draw(self, drawing: Drawing, words: Sequence[str] | None = None) -> None:
        """Something that is neither line nor table."""
        self.parts.append(Picture(drawing, words))

    def gap(self) -> None:
        """An empty line, unless there is one or nothing before it."""
        if self.parts and self.parts[-1] != ():
            self.parts.append(())

    def heading(self, text: str) -> None:
        """What the lines below it are about, set apart from those above."""
        self.gap()
        self.line(Span(text, "heading"))

    def table(
        self,
        rows: Sequence[Sequence[Cell]],
        flexible: int = 0,
        right: Sequence[int] = (),
        indent: int = 0,
        whole: bool = False,
    ) -> None:
        """Rows in columns. The last cell of a row that has fewer than the others runs on to the end; one that is alone
        is wrapped like a line."""
        if rows:
            self.parts.append(Table(list(rows), flexible, frozenset(right), indent, whole))


def bar(percent: int, width: int) -> Span:
    """A progress bar."""
    return Span("", BAR, width, min(max(percent, 0), 100))


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs and list entries of a text, each in one line; an empty line where there is one between them."""
    import re  # not what `today` needs

    whole = ""
    for line in text.strip().splitlines():
        if whole and (not line.strip() or re.match(_ENTRY, line)):
            yield whole
            whole = ""
        if not line.strip():
            yield ""
        elif whole:
            whole += " " + line.strip()
        else:
            whole = line.rstrip()
    if whole:
        yield whole


def _without_marks(line: str) -> tuple[list[Span], list[str]]:
    """A line of Markdown as spans, what is strong in it as a title, and the addresses that its links lead to."""
    import re

    addresses: list[str] = []

    def linked(found: re.Match[str]) -> str:
        addresses.append(found[2])
        return found[1]

    line = re.sub(r"\[([^][]+)\]\((https?://[^\s()]+)\)", linked, line)
    parts = re.split(r"\*\*(?=\S)([^*]+)\*\*", line)
    return [Span(part, "title" if n % 2 else "") for n, part in enumerate(parts) if part], addresses


def laid_out(page: Page, width: int, plain: bool) -> Iterator[list[Span]]:
    """The lines of a page, none wider than ``width`` cells. ``plain`` draws bars in ASCII."""
    for part in page.parts[:-1] if page.parts[-1:] == [()] else page.parts:
        if isinstance(part, Table):
            lines: Iterable[list[Span]] = _table(part, width, plain)
        elif isinstance(part, Picture):
            lines = part.drawing(width, plain)
        else:
            lines = _wrapped([_drawn(cell, plain) for cell in part], width)
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


def _table(table: Table, width: int, plain: bool) -> Iterator[list[Span]]:
    rows = [[_drawn(cell, plain) for cell in row] for row in table.rows]
    count = max(len(row) for row in rows)
    widths = _widths(rows, count)
    over = _length(table, widths) - width
    if over > 0 and table.whole and count > 1:
        rows, count = list(_with_last_below(rows, widths, table.flexible)), count - 1
        widths = _widths(rows, count)
    elif over > widths[table.flexible] - ROOMY:
        _without_bars(widths, rows)
    over = _length(table, widths) - width
    if over > 0:
        _narrow(widths, table.flexible, over)
    is_tall = over > 0 and (table.whole or (width < NARROW_SCREEN and widths[table.flexible] >= LEAST))
    for row in rows:
        if len(row) == 1 and (count > 1 or table.whole):
            yield from _wrapped([Span(" " * table.indent), *row], width)
        else:
            yield from _tall_row(row, widths, table, width) if is_tall else [_row(row, widths, table, width)]


def _widths(rows: list[list[Span]], count: int) -> list[int]:
    return [max((width_of(row[n].text) for row in rows if _fills(row, n, count)), default=0) for n in range(count)]


def _length(table: Table, widths: list[int]) -> int:
    """Cells of the longest row."""
    return table.indent + sum(widths) + GAP * (sum(map(bool, widths)) - 1)


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
    first, *others = ("".join(span.text for span in piece).rstrip() for piece in _wrapped([row[n]], widths[n]))
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
    if len(bar) <= width or set(bar) - set("#-" + FILLED + UNFILLED):
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


def _wrapped(spans: list[Span], width: int) -> Iterator[list[Span]]:
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


ONE_CELL = frozenset("–—…·•█▓▒░▀▄→×“”‘’✓−")
"""One cell each; spares most texts the question to Rich."""

ELLIPSIS = "…"


def clean(text: str) -> str:
    """Text that does nothing to a terminal: control characters and marks that turn the direction are spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _is_harmless(character) else _spelled(character) for character in text)


def width_of(text: str) -> int:
    """Cells a text takes on a terminal."""
    if text.isascii() or all(character < "\u0300" or character in ONE_CELL for character in text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fitted(text: str, width: int) -> str:
    """The text, shortened with an ellipsis where it is wider than ``width`` cells."""
    if width_of(text) <= width:
        return text
    cut = text[: max(width - 1, 0)]
    while cut and width_of(cut) > width - 1:
        cut = cut[:-1]
    return cut.rstrip() + ELLIPSIS


def _is_harmless(character: str) -> bool:
    if character < "\u0300":
        return character.isprintable()
    return character.isprintable() or character == "\u200d"  # joins emoji


def _spelled(character: str) -> str:
    if character in "\n\r\t\v\f\u2028\u2029":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def cells(percent: int, width: int) -> int:
    """How many of the cells are full: none only at 0 per cent, all only at 100."""
    full = (percent * width + 50) // 100
    return min(max(full, percent > 0), width - (percent < 100))
