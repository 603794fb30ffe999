"""HTML in Markdown into pieces: headings, summaries, tables, list entries, and lines of text with their links."""

from __future__ import annotations

import re

from study.core.values import dataclass, field

LONGEST = 200_000  # characters of HTML that are looked at

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_ENDS = {"p", "div", "br", "ul", "ol", "table", "tbody", "thead", "details", "center", "hr"}
_KEPT = {"a", "img", "b", "strong", "i", "em", "code"}


@dataclass(slots=True)
class Piece:
    """`line` counts from 0 within the HTML; `source` is Markdown with inline HTML left in it."""

    kind: str
    line: int
    source: str = ""
    level: int = 0
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    last: int = 0
    """Where a table ends."""


def pieces(html: str) -> list[Piece]:
    """What a block of HTML holds; nothing of comments, scripts and styles."""
    if "<!--" in html:
        html = _uncommented(html)
    if re.match(r"\s*<(script|style|svg)\b", html, re.IGNORECASE):
        return []
    return _Scanner().scan(html[:LONGEST])


def _uncommented(html: str) -> str:
    """Without comments, as many lines as before; one that never ends takes the rest."""
    parts, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        end = html.find("-->", start)
        parts.append(html[at:start])
        at = end + 3 if end >= 0 else len(html)
        parts.append("\n" * html.count("\n", start, at))
    return "".join([*parts, html[at:]])


class _Scanner:
    """A walk over the tags. `text` is what belongs to the piece that is open, which began at `start`."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.text: list[str] = []
        self.line = self.start = 0
        self.kind, self.level = "paragraph", 0
        self.rows: list[tuple[int, list[str]]] = []

    def scan(self, html: str) -> list[Piece]:
        at = 0
        for tag in _TAG.finditer(html):
            self.write(html[at : tag.start()])
            self.tag(tag[2].lower(), bool(tag[1]), tag[0])
            self.line += tag[0].count("\n")
            at = tag.end()
        self.write(html[at:])
        self.flush()
        self.table()
        return self.pieces

    def write(self, text: str) -> None:
        kept = text if self.text else text.lstrip()
        if kept and not self.text:
            self.start = self.line + text[: len(text) - len(kept)].count("\n")
        if kept:
            self.text.append(kept)
        self.line += text.count("\n")

    def tag(self, name: str, closes: bool, whole: str) -> None:
        if name in _KEPT:
            if not self.text:
                self.start = self.line
            self.text.append(" ".join(whole.split()))
        elif name in ("td", "th"):
            self.cell(closes)
        elif name == "tr" and not closes:
            self.flush()
            self.rows.append((self.line, []))
        elif name == "table" and closes:
            self.flush()
            self.table()
        elif name == "summary" or (name[0] == "h" and name[1:].isdigit()) or name == "li":
            self.flush()
            kinds = {"s": "summary", "h": "heading", "l": "item"}
            self.kind, self.level = (
                ("paragraph", 0) if closes else (kinds[name[0]], int(name[1:]) if name[0] == "h" else 0)
            )
        elif name in _ENDS:
            self.flush()
            if name == "details" and closes:
                self.pieces.append(Piece("close", self.line))

    def cell(self, closes: bool) -> None:
        if closes and self.rows:
            self.rows[-1][1].append(" ".join("".join(self.text).split()))
        elif not closes:
            self.flush()
        self.text = []

    def flush(self) -> None:
        """What was open is complete."""
        source = "\n".join(line.strip() for line in "".join(self.text).strip().split("\n"))
        if source:
            self.pieces.append(Piece(self.kind, self.start, source, self.level))
        self.text = []
        self.kind, self.level = "paragraph", 0

    def table(self) -> None:
        rows = [row for row in self.rows if row[1]]
        if len(rows) > 1:
            self.pieces.append(Piece("table", rows[0][0], rows=rows, last=self.line))
        self.rows = []
