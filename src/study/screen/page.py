"""A screen as a page of lines and tables. A span keeps the name of its style; only the console knows colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from study.core.address import is_address
from study.core.values import dataclass, field
from study.screen.text import clean

BAR = "bar"
"""The style of bars."""

WIDE, NARROW = 20, 12  # cells of a bar

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


def is_head(row: Sequence[Cell]) -> bool:
    """Whether a row names the columns of those below it."""
    return len(row) > 2 and all(isinstance(cell, Span) and cell.style == "quiet" and not cell.bar for cell in row)


def bar(percent: int, width: int) -> Span:
    """A progress bar."""
    return Span("", BAR, width, min(max(percent, 0), 100))


def cells(percent: int, width: int) -> int:
    """How many of the cells are full: none only at 0 per cent, all only at 100."""
    full = (percent * width + 50) // 100
    return min(max(full, percent > 0), width - (percent < 100))


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
