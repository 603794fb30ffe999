"""A source's text into lines that a Markdown parser understands, every one still at its own number.

What people write and what a parser takes differ in a few known ways; each is mended in place and told.
"""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.log.blocks import cells
from study.importing.markdown import dialects

LARGEST = 10 * 1024 * 1024  # bytes
MOST_LINES = 200_000
LONGEST_TABLE = 5000  # lines of a table of HTML
NOTHING = "<!---->"
"""A line that says nothing, and does not end a block of HTML."""
LONGEST_FRONT = 200  # lines of front matter
WHOLE, SPLIT, ROW, FREE = range(4)
"""Before a line inside code, none may cut; a paragraph or a list would be split; a table goes on if its head is
repeated; a block begins that goes on from nothing."""

_FENCE = re.compile(r"[ \t]*(?:[-*+] +)?(`{3,}|~{3,})([^`]*)$")
_GLUED_FENCE = re.compile(r"([ \t]*)([A-Za-z]{1,12})```[ \t]*$")
_GLUED_HEADING = re.compile(r"( {0,3})(#{2,6})(?=[^\s#])(?!\d)")
_GLUED_TITLE = re.compile(r"#(?=[^\W\d_])[^#]*$")
_DELIMITER = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_LIST_ROW = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,30})[ \t]*:[ \t]*(.*)$")


@dataclass(slots=True)
class Source:
    """Lines as the parser gets them, the fields of the front matter with their lines, and what was mended."""

    lines: list[str]
    written: list[str]
    """The lines as they are in the file."""
    front: dict[str, tuple[int, str]] = field(default_factory=dict)
    body: int = 0
    """Lines of front matter, before the body begins."""
    aside: list[int] = field(default_factory=list)
    """Lines that say something to the program that wrote them, and nothing of the plan."""
    mends: list[str] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    """How well the text may be cut before each line: ``WHOLE``, ``SPLIT``, ``ROW`` or ``FREE``."""
    heads: list[int] = field(default_factory=list)
    """The lines of the heads of tables."""


def read(text: str) -> Source:
    """Lines, front matter set aside, mended."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    lines = plain.split("\n")
    source = Source(lines, list(lines))
    _front_matter(source)
    _close_tables(source.lines)
    dialects.translate(source.lines, source.mends)
    _Mender(source).mend()
    return source


def _front_matter(source: Source) -> None:
    """YAML between two rules at the very beginning; only plain `key: text` is read."""
    lines = source.lines
    if lines[0].rstrip() != "---":
        return
    end = next((n for n in range(1, min(len(lines), LONGEST_FRONT)) if lines[n].rstrip() in ("---", "...")), 0)
    if not end or not any(_FIELD.match(line) for line in lines[1:end]):
        return
    for n in range(1, end):
        if found := _FIELD.match(lines[n]):
            source.front.setdefault(found[1].casefold(), (n + 1, found[2].strip().strip("\"'")))
    for n in range(end + 1):
        lines[n] = ""
    source.body = end + 1


def _close_tables(lines: list[str]) -> None:
    """A table of HTML goes on behind a blank line, where Markdown would end it and read its rows as another."""
    first = -1
    for n, line in enumerate(lines):
        if "<" not in line:
            continue
        tag = line.casefold()
        if "</table" in tag:
            for blank in range(first + 1, n) if first >= 0 else ():
                lines[blank] = lines[blank] if lines[blank].strip() else NOTHING
            first = -1
        elif tag.lstrip().startswith("<table"):
            first = n
        elif first >= 0 and n - first > LONGEST_TABLE:
            first = -1


class _Mender:
    """One walk over the lines. `fence` is the mark of the code we are in, `width` the columns of the table."""

    def __init__(self, source: Source) -> None:
        self.source, self.lines = source, source.lines
        self.fence = ""
        self.opened = 0
        self.width = 0
        self.comment = False

    def mend(self) -> None:
        for n, line in enumerate(self.lines):
            inside = bool(self.fence) or self.comment
            self.source.cuts.append(WHOLE if inside else self._cut(n, line))
            if self.comment or (not self.fence and line.lstrip().startswith("<!--")):
                self.comment = "-->" not in line
                self.source.written[n] = line.partition("-->")[2]
            elif not self._fenced(n, line) and not self.fence:
                self._heading(n, line)
                self._row(n, line)
        if self.fence:
            self._close()

    def _cut(self, n: int, line: str) -> int:
        if line.startswith(("#", "- ", "* ", "+ ")):
            return FREE
        if line and line[0] not in " \t>" and n > 0 and not self.lines[n - 1].strip():
            return FREE
        return ROW if self.width and "|" in line and n > self.source.heads[-1] + 1 else SPLIT

    def _fenced(self, n: int, line: str) -> bool:
        """Whether the line opens or closes code."""
        if not self.fence and (glued := _GLUED_FENCE.match(line)):
            self.lines[n] = f"{glued[1]}```{glued[2]}"
            self._tell(n, f"`{line.strip()}` opens code: the mark goes before the language")
            self.fence, self.opened = "```", n
            return True
        found = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if found is None:
            return False
        if not self.fence:
            self.fence, self.opened = found[1], n
        elif found[1].startswith(self.fence) and not found[2].strip():
            self.fence = ""
        return True

    def _close(self) -> None:
        """Code that is open at the end ends before the next heading, or what follows it would be lost."""
        after = range(self.opened + 1, len(self.lines))
        heading = next((n for n in after if re.match(r"#{1,6} ", self.lines[n])), 0)
        if heading:
            blank = next((n for n in range(heading - 1, self.opened, -1) if not self.lines[n].strip()), 0)
            self.lines[blank or self.opened] = self.fence if blank else ""
            self._tell(self.opened, "code that never ends: it ends before the next heading")

    def _heading(self, n: int, line: str) -> None:
        if "#" not in line[:4]:
            return
        if (found := _GLUED_HEADING.match(line)) or (" " in line.strip() and _GLUED_TITLE.match(line)):
            at = found.end() if found else 1
            self.lines[n] = f"{line[:at]} {line[at:]}"
            self._tell(n, "a heading without a blank after its number signs")

    def _row(self, n: int, line: str) -> None:
        """Rows keep to their table: no marks of lists at their beginning, a rule as wide as the head."""
        if "|" not in line:
            self.width = 0
        elif self.width and _LIST_ROW.match(line):
            self.lines[n] = "| " + line.lstrip()
            self._tell(n, "a row that begins like a list: it got a pipe before it")
        elif not self.width and n and "|" in self.lines[n - 1] and "-" in line and _DELIMITER.match(line):
            self.width = len(cells(self.lines[n - 1].strip()))
            self.source.heads.append(n - 1)
            if self.width > 1 and len(cells(line.strip())) != self.width:
                self.lines[n] = "|" + "---|" * self.width
                self._tell(n, "the rule below the head of a table is not as wide as the head")
        if self.width and _LIST_ROW.match(self.lines[n - 1]) and _DELIMITER.match(line):
            self.lines[n - 1] = "| " + self.lines[n - 1].lstrip()

    def _tell(self, n: int, what: str) -> None:
        self.source.mends.append(f"line {n + 1}: {what}")
