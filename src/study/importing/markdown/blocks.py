"""Lines into blocks: headings, paragraphs, list items within list items, tables, code. Each knows its lines."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache

from study.core.values import dataclass, field
from study.importing.inline import Reader
from study.importing.log.blocks import cells
from study.importing.markdown import markup
from study.importing.markdown.source import ROW, SPLIT, Source
from study.importing.text import spans
from study.importing.text.columns import Row
from study.importing.text.spans import Spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

HEADING, PARAGRAPH, ITEM, TABLE, CODE, QUOTE, SUMMARY, TOGGLE, CLOSE = (
    "heading",
    "paragraph",
    "item",
    "table",
    "code",
    "quote",
    "summary",
    "toggle",
    "close",
)
CHUNK = 64 * 1024  # characters parsed at once; what the parser makes of them is let go before the next
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\](?:\[([^\[\]]{0,200})\])?(?!\()")
DEEPEST = 50  # lists within lists

_BOXES = {
    " ": 0.0,
    "x": 100.0,
    "X": 100.0,
    "✓": 100.0,
    "✔": 100.0,
    "√": 100.0,
    "✅": 100.0,
    "/": 50.0,
    "~": 50.0,
    "-": 50.0,
}


@dataclass(slots=True)
class Block:
    """A block from `line` to `last`. `source` is the Markdown inside it, `box` the mark of a task, if it is one."""

    kind: str
    line: int
    last: int
    source: str = ""
    level: int = 0
    ordered: bool = False
    box: float | None = None
    children: list[Block] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    env: dict[str, object] = field(default_factory=dict)
    _lines: list[Spans] | None = None

    @property
    def lines(self) -> list[Spans]:
        """The lines of its own text, read once."""
        if self._lines is None:
            self._lines = spans.read(self.source, self.env)
        return self._lines

    @property
    def text(self) -> Spans:
        """All of its own text as one line."""
        return self.lines[0] if len(self.lines) == 1 else spans.joined(self.lines)

    def items(self) -> list[Block]:
        return [child for child in self.children if child.kind == ITEM]


def blocks(source: Source) -> list[Block]:
    """All blocks of a source, from top to bottom."""
    env: dict[str, object] = {}
    found: list[Block] = []
    for first, last in _chunks(source):
        head = _head(source, first)
        tokens = _parser().parse("\n".join([*head, *source.lines[first:last]]), env)
        several = _Tree(source.lines, first - len(head), env).build(tokens)
        found += _continued(found, several) if head else several
    _lead_rows(found, env)
    return found


def _lead_rows(several: list[Block], env: dict[str, object]) -> None:
    """Cells know nothing of the file around them: `[Slides][1]` in one is written out with the address of `1`."""
    known = env.get("references")
    if not isinstance(known, dict) or not known:
        return
    for block in walk(several):
        for row in block.rows:
            row.cells = [_REFERENCE.sub(lambda found: _led(found, known), cell) for cell in row.cells]


def _led(found: re.Match[str], known: dict[str, dict[str, str]]) -> str:
    place = known.get(" ".join((found[2] or found[1]).split()).upper())
    return f"[{found[1]}]({place['href']})" if place else found[0]


def walk(several: list[Block]) -> Iterator[Block]:
    """Blocks and everything in them, in the order of the text."""
    stack = list(reversed(several))
    while stack:
        block = stack.pop()
        yield block
        stack.extend(reversed(block.children))


def _chunks(source: Source) -> Iterator[tuple[int, int]]:
    """Line ranges of about the same size, cut where a block begins that goes on from nothing, or between two rows;
    anywhere but in code if there is no such place for long."""
    first = size = 0
    for n, line in enumerate(source.lines):
        if size > CHUNK and source.cuts[n] >= (ROW if size <= 16 * CHUNK else SPLIT):
            yield first, n
            first, size = n, 0
        size += len(line) + 1
    yield first, len(source.lines)


def _head(source: Source, first: int) -> list[str]:
    """The head of the table that goes on at a line, if one does."""
    if not first or source.cuts[first] != ROW:
        return []
    at = source.heads[bisect(source.heads, first) - 1]
    return [source.lines[at].strip(), source.lines[at + 1].strip()]


def _continued(before: list[Block], several: list[Block]) -> list[Block]:
    """Blocks that begin with the rest of a table, whose rows go to the table they belong to."""
    tables = [block for block in walk(before[-1:]) if block.kind == TABLE]
    if not tables or not several or several[0].kind != TABLE:
        return several
    tables[-1].rows += several[0].rows[1:]
    tables[-1].last = several[0].last
    return several[1:]


@cache
def _parser() -> MarkdownIt:
    """Structure only: what stands inside lines is read where it is needed."""
    options = {"html": True, "maxNesting": 2 * DEEPEST}
    return Reader("commonmark", options).enable("table").disable(["inline", "text_join", "code"])


class _Tree:
    """Tokens into blocks. `offset` is the number of lines before the first of this chunk."""

    def __init__(self, lines: list[str], offset: int, env: dict[str, object]) -> None:
        self.lines, self.offset, self.env = lines, offset, env
        self.roots: list[Block] = []
        self.stack: list[Block] = []
        self.ordered: list[bool] = []

    def build(self, tokens: list[Token]) -> list[Block]:
        table: Block | None = None
        for token in tokens:
            kind = token.type
            if kind == "table_open":
                table = self.add(TABLE, token)
            elif kind == "table_close":
                table = None
            elif table is not None:
                if kind == "tr_open" and token.map:
                    table.rows.append(self.row(token.map[0]))
            elif kind in _OPENERS:
                self.opened(token)
            elif kind == "inline":
                self.inline(token)
            elif kind in ("list_item_close", "blockquote_close"):
                self.stack.pop()
            elif kind.endswith("list_close"):
                self.ordered.pop()
            elif kind in ("fence", "code_block"):
                self.add(CODE, token).source = token.content
            elif kind == "html_block":
                self.html(token)
        return self.roots

    def opened(self, token: Token) -> None:
        if token.type.endswith("list_open"):
            self.ordered.append(token.type == "ordered_list_open")
        elif token.type == "list_item_open":
            block = self.add(ITEM, token)
            block.ordered = self.ordered[-1]
            self.stack.append(block)
        elif token.type == "blockquote_open":
            self.stack.append(self.add(QUOTE, token))
        else:
            block = self.add(HEADING if token.type == "heading_open" else PARAGRAPH, token)
            block.level = int(token.tag[1]) if block.kind == HEADING else 0

    def add(self, kind: str, token: Token) -> Block:
        first, last = token.map or [0, 1]
        block = Block(kind, first + self.offset + 1, last + self.offset, env=self.env)
        (self.stack[-1].children if self.stack else self.roots).append(block)
        return block

    def inline(self, token: Token) -> None:
        """The text of the heading or paragraph that was opened last; an item takes its first paragraph as its own."""
        holder = self.stack[-1].children if self.stack else self.roots
        block = holder[-1]
        block.source = token.content
        item = self.stack[-1] if self.stack else None
        if item is not None and item.kind == ITEM and block.kind == PARAGRAPH and len(holder) == 1 and not item.source:
            holder.pop()
            item.source = token.content
            _box(item)

    def row(self, n: int) -> Row:
        line = self.lines[n + self.offset].strip()
        while line.startswith(">"):
            line = line[1:].lstrip()
        return Row(n + self.offset + 1, [cell.text for cell in cells(line)])

    def html(self, token: Token) -> None:
        """HTML says where a part folds, what a heading is, and has tables of its own."""
        first = (token.map or [0])[0] + self.offset + 1
        holder = self.stack[-1].children if self.stack else self.roots
        for piece in markup.pieces(token.content):
            line = first + piece.line
            block = Block(piece.kind, line, line + piece.source.count("\n"), piece.source, piece.level, env=self.env)
            block.rows = [Row(first + n, row) for n, row in piece.rows]
            block.last = first + piece.last if block.rows else block.last
            holder.append(block)


_OPENERS = {
    "heading_open",
    "paragraph_open",
    "list_item_open",
    "bullet_list_open",
    "ordered_list_open",
    "blockquote_open",
}


def _box(item: Block) -> None:
    """`[x]` at the beginning is a box, not text."""
    source = item.source
    if (
        len(source) > 2
        and source[0] == "["
        and source[2] == "]"
        and source[1] in _BOXES
        and source[3:4] in (" ", "\t", "\n", "")
    ):
        item.box = _BOXES[source[1]]
        item.source = source[3:].strip()
