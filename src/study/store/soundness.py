"""What a database holds that no command writes: values, references and rows, told by where they stand.

What a column may hold is read from the CHECKs of ``schema.sql``. A file that SQLite's own check calls sound may still
hold such values: by a program that switches CHECKs off, or a disk that changed a letter.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from study.core.values import dataclass
from study.store import rows, schema
from study.store.conformity import columns, parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CHECK = re.compile(r'CONSTRAINT "(\w+)\.(\w+): ([^"]+)" CHECK \((.*)\),?$', re.MULTILINE)
_TYPES = {
    "VARCHAR": ("a text", ("text",)),
    "INTEGER": ("a whole number", ("integer",)),
    "BOOLEAN": ("yes or no", ("integer",)),
    "FLOAT": ("a number", ("real", "integer")),
}
"""What a column of a type holds, in words and by SQLite's names."""

UNREADABLE = sqlite3.DatabaseError, UnicodeDecodeError
"""What reading a damaged page ends in; SQLite's own words for it may hold letters of the page."""

FOLLOWED = "nothing says how it is followed"

RULES = (
    ("enrollment", FOLLOWED, "number NOT IN (SELECT enrollment FROM tracking)"),
    ("due", "belongs to no phase or module, or to both", "(phase IS NULL) = (module IS NULL)"),
    ("need", "requires nothing, or is required by nothing", "(item IS NULL) = (module IS NULL)"),
    ("need", "requires nothing, or two things", "(on_item IS NULL) = (on_module IS NULL)"),
    ("goal", "ends before it begins", "last < first"),
    ("deviation", "ends before it begins", "last < first"),
    ("deviation", "is extra time without minutes, or a day off with some", "(kind = 'extra') = (minutes IS NULL)"),
    ("item", "its least effort is more than its most", "low > high"),
)
"""What no column can say by itself: a table, what is wrong, and of which rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Rows of a table that no command writes, by their keys; what is said is true of the first."""

    table: str
    rows: list[str]
    says: str

    def __str__(self) -> str:
        others = f" and {len(self.rows) - 1} more" if len(self.rows) > 1 else ""
        return f"{self.table} {self.rows[0]}{others}: {self.says}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column as it is declared: what it holds in words, and the condition under which it does not."""

    table: str
    name: str
    words: str
    broken: str
    is_required: bool
    default: str | None


def faults(connection: sqlite3.Connection) -> list[Fault]:
    """Everything that no command writes, grouped by column. Nothing that is found makes this fail."""
    before = connection.text_factory
    connection.text_factory = _readable
    try:
        looks: list[Callable[[sqlite3.Connection], Iterator[Fault]]]
        looks = [_values, _unreadable_texts, _references, _rules, _rows_put_aside, _names, _settings]
        return [fault for look in looks for fault in _as_far_as_it_goes(look(connection))]
    finally:
        connection.text_factory = before


def declared() -> sqlite3.Connection:
    """An empty database of today's schema."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.settle(connection)
    return connection


def declared_columns(new: sqlite3.Connection) -> list[Column]:
    """Every column of a new database with what it may hold."""
    found = []
    for table, sql in parts(new, "table").items():
        checks = {column: (words, condition) for _, column, words, condition in _CHECK.findall(sql)}
        for _, name, of, required, default, key in new.execute(f'PRAGMA table_info("{table}")'):
            plain, types = _TYPES[of]
            words, condition = checks.get(name, (plain, "1"))
            kinds = types if required or key else (*types, "null")
            allowed = ", ".join(f"'{kind}'" for kind in kinds)
            broken = f'typeof("{name}") NOT IN ({allowed}) OR NOT ({condition})'
            found.append(
                Column(
                    table=table,
                    name=name,
                    words=words,
                    broken=broken,
                    is_required=bool(required or key),
                    default=None if default is None else str(default).strip("'"),
                )
            )
    return found


def key_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that name a row of a table."""
    info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [name for _, name, _, _, _, place in sorted(info, key=lambda row: int(row[5])) if place] or ["rowid"]


def _values(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Cells that aren't what their column holds."""
    with closing(declared()) as new:
        for column in declared_columns(new):
            if column.name not in columns(connection, column.table):
                continue  # the schema is told of by itself
            yield from _as_far_as_it_goes(_broken_cells(connection, column))


def _broken_cells(connection: sqlite3.Connection, column: Column) -> Iterator[Fault]:
    keys = _listed(key_of(connection, column.table))
    cells = connection.execute(f'SELECT "{column.name}", {keys} FROM "{column.table}" WHERE {column.broken}')
    if broken := cells.fetchall():
        value = broken[0][0]
        said = f"{column.name} is missing" if value is None else f"{column.name} {shown(value)} isn't {column.words}"
        yield Fault(table=column.table, rows=[label(key) for _, *key in broken], says=said)


def _unreadable_texts(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Texts that aren't UTF-8."""
    keys = {table: key_of(connection, table) for table in parts(connection, "table")}
    connection.text_factory = bytes
    try:
        for table, key in keys.items():
            cells = connection.execute(f'SELECT {_listed(key)}, * FROM "{table}"')
            if broken := [row[: len(key)] for row in cells if _garbled(row)]:
                yield Fault(table=table, rows=[label(key) for key in broken], says="a text isn't UTF-8, or holds zeros")
    finally:
        connection.text_factory = _readable


def _references(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Rows that refer to what is not there."""
    for table in parts(connection, "table"):
        keys = _listed(key_of(connection, table))
        for _, _, parent, column, to, *_ in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            broken = connection.execute(
                f'SELECT "{column}", {keys} FROM "{table}"'
                f' WHERE "{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{to}" FROM "{parent}")'
            ).fetchall()
            if broken:
                says = f"refers to {parent} {shown(broken[0][0])}, which isn't there"
                yield Fault(table=table, rows=[label(key) for _, *key in broken], says=says)


def _rules(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, says, condition in RULES:
        broken = connection.execute(f"SELECT number FROM {table} WHERE {condition}").fetchall()
        if broken:
            yield Fault(table=table, rows=[label(key) for key in broken], says=says)


def _rows_put_aside(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Rows kept as JSON for ``study redo`` and ``study undo`` that no table would take."""
    aside = [
        ("undone", "SELECT number, name, row FROM undone WHERE name NOT IN ('undone', 'redone')"),
        ("revision", "SELECT number, name, before FROM revision WHERE field IS NULL"),
    ]
    with closing(declared()) as new:
        for table, sql in aside:
            refused = [(number, name) for number, name, row in connection.execute(sql) if not fits(new, name, row)]
            if refused:
                says = f"what was put aside isn't a row of {shown(refused[0][1])}"
                yield Fault(table=table, rows=[str(number) for number, _ in refused], says=says)


def fits(new: sqlite3.Connection, table: str, row: str) -> bool:
    """Whether a table of a new database takes a row that is kept as JSON."""
    import json

    try:
        kept = json.loads(row)
        if not kept or table not in parts(new, "table") or not kept.keys() <= columns(new, table):
            return False
        rows.insert_all(new, f'"{table}"', [kept], verb="REPLACE")
    except (sqlite3.Error, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return False
    return True


def _names(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Changes of columns that aren't there: undoing would go astray."""
    sql = (
        "SELECT 'change', number, CASE WHEN entry IS NULL THEN 'item' ELSE 'entry' END, field FROM change UNION ALL"
        " SELECT 'revision', number, name, field FROM revision WHERE field IS NOT NULL"
    )
    known: dict[str, set[str]] = {}
    for of, number, table, field in connection.execute(sql).fetchall():
        if table not in known:
            known[table] = columns(connection, str(table).replace('"', ""))
        if field not in known[table]:
            yield Fault(table=of, rows=[str(number)], says=f"{shown(table)} has no column {shown(field)}")


def _settings(connection: sqlite3.Connection) -> Iterator[Fault]:
    from study.store.hours import RENAMED, Settings

    known = {name.replace("_", "-") for name in Settings.__annotations__} | RENAMED.keys()
    for number, key in connection.execute("SELECT number, key FROM setting"):
        if key not in known:
            yield Fault(table="setting", rows=[str(number)], says=f"there is no setting {shown(key)}")


def _as_far_as_it_goes(found: Iterable[Fault]) -> Iterator[Fault]:
    """What is found until the pages themselves can't be read: that is told by who looks at the pages."""
    from contextlib import suppress

    with suppress(*UNREADABLE):
        yield from found


def label(key: Iterable[object]) -> str:
    """The key of a row, in a word."""
    return "/".join(_readable(part) if isinstance(part, bytes) else str(part) for part in key)


def shown(value: object) -> str:
    """A value as it is told: short, a text in quotes."""
    text = value.hex() if isinstance(value, bytes) else str(value)
    text = text if len(text) <= 40 else f"{text[:39]}…"
    return f'"{text}"' if isinstance(value, str) else text


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _readable(raw: bytes) -> str:
    return raw.decode(errors="replace")


def _garbled(row: Iterable[object]) -> bool:
    """Whether a text of a row isn't UTF-8, or holds a zero, which no text does that a command writes."""
    try:
        return any(isinstance(cell, bytes) and "\0" in cell.decode() for cell in row)
    except UnicodeDecodeError:
        return True
