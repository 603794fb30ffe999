"""Tables and lists as their authors shaped them: their rows and entries by the lines, and what each may be titled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from study.core.values import dataclass, field
from study.importing import inline
from study.importing.log import blocks as scanned
from study.importing.log import labels, reader
from study.importing.log.blocks import Entry, Table
from study.importing.log.prose import with_links
from study.importing.log.sections import passage
from study.importing.log.tables import content, roles_of
from study.screen.markup import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.log.rules import Row

COUNT = re.compile(r"\d+ (?:more )?not started\.")
"""Our own line below a list, of what was not started."""

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
"""What an importer may have understood as something else than the title: a time, a year."""

_OPENS = re.compile(r"```|~~~|<!--")


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows and entries of a block by their lines, counted from 0; those that are ``telling`` show progress."""

    lines: list[str]
    tables: list[Table]
    entries: list[Entry]
    telling: set[int] = field(default_factory=set)
    titles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)

    def take(self, line: int, row: Row) -> None:
        """A line as the importer reads it."""
        self.telling.add(line)
        self.titles[line] = tuple(dict.fromkeys([row.title, *self.titles[line]]))
        self.labels[line] = row.label

    @property
    def is_empty(self) -> bool:
        return not (self.tables or self.entries)

    @property
    def rows(self) -> Iterator[int]:
        """The lines that may be of a record, in their order."""
        numbers = [number - 1 for table in self.tables for number, _ in table.rows]
        return iter(sorted([*numbers, *(entry.number - 1 for entry in self.entries)]))


def shapes_of(parts: Sequence[tuple[str, str]]) -> list[Shape]:
    """What is in texts whose lines end with a line feed, each behind the heading it stands below.

    The importer reads all of them at once, for it looks at a whole file before it reads a line; but for those that
    hold code or a comment, which may never end.
    """
    shapes = [_shape(text) for _, text in parts]
    alone = [n for n, (_, text) in enumerate(parts) if _OPENS.search(text)]
    others = [n for n in range(len(parts)) if n not in set(alone)]
    for group in filter(None, [others, *([n] for n in alone)]):
        whole = "\n".join(f"# {escaped(parts[n][0])}\n{parts[n][1]}" for n in group)
        rows = {row.line: row for _, row in reader.read_text_of(whole, "").log.rows}
        start = 2
        for n in group:
            for line in shapes[n].titles:
                if row := rows.get(start + line):
                    shapes[n].take(line, row)
            start += len(shapes[n].lines) + 1
    return shapes


def _shape(text: str) -> Shape:
    """The tables and the entries of a text, with the titles that stand there."""
    parts = list(scanned.blocks(text))
    tables = [part for part in parts if isinstance(part, Table) and "title" in roles_of(part)]
    shape = Shape(text.split("\n"), tables, [part for part in parts if isinstance(part, Entry)])
    for table in tables:
        columns = roles_of(table)
        for number, cells in table.rows:
            known = {role: inline.read(cells[at].text).text for role, at in columns.items() if at < len(cells)}
            title = known.get("title", "")
            shape.titles[number - 1] = (title, _REMARK.sub("", title))
            shape.labels[number - 1] = labels.unnumbered(known.get("type", ""))
    for entry in shape.entries:
        read = content(inline.read(entry.text)).text
        whole = with_links(passage(entry))
        shape.titles[entry.number - 1] = (read, read.strip(" -–—:|"), _REMARK.sub("", read), whole)
    return shape


def is_blank(text: str) -> bool:
    """Whether nothing stands there that somebody could have shaped."""
    return all(not line.strip() or COUNT.fullmatch(line.strip()) for line in text.split("\n"))
