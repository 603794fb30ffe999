"""Steps as records: made of the rows that a step brought and changed, sealed when they first leave the machine.

A record is never stored beside its rows: it is made of them whenever it is wanted, and its hash says whether it is
still the same. What later steps changed in the rows is turned back first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from study.core import records
from study.core.records import OLD, Record
from study.core.values import dataclass, replace
from study.store import identity, rows, schema
from study.store.database import copied
from study.store.names import Names
from study.store.steps import BROUGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    Row = dict[str, Any]

CACHES = {"state"}
"""Tables that follow from others, and do not travel."""

FIRST = 11
"""The schema that brought records, in which what is older is told by every copy alike."""

PUBLIC = ("item", "entry")
"""Tables whose numbers people type."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a record has to know of a column: the table it refers to, and what it holds if nothing is said."""

    name: str
    type: str
    refers: str | None
    required: bool
    default: object


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """A record as the database has it: the step it is about, and what is not in its rows. What couldn't be read has no
    step, and is itself in its text."""

    number: int
    step: int | None
    verb: str
    machine: str
    index: int
    clock: int
    key: str | None
    at: str
    day: str
    command: str
    v: int | None
    salt: str | None
    hash: str | None
    text: str | None

    @property
    def identity(self) -> str:
        return f"{self.machine}.{self.index}"

    @property
    def order(self) -> tuple[int, str, int]:
        """Where it stands among the records of all machines."""
        return self.clock, self.machine, self.index


_STORED = (
    'SELECT r.number, r.step, r.verb, r.machine, r."index", r.clock, r."key", coalesce(r.at, s.at) AS at,'
    " coalesce(r.day, s.day) AS day, coalesce(r.command, s.command) AS command, r.v, r.salt, r.hash, r.text"
    " FROM record r LEFT JOIN step s ON s.number = r.step"
)


def stored(connection: sqlite3.Connection) -> list[StoredRecord]:
    """All records, in their order."""
    return rows.values(connection, StoredRecord, f"{_STORED} ORDER BY r.number")


def columns(connection: sqlite3.Connection, table: str) -> dict[str, Column]:
    """The columns of a table."""
    refers = {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
    return {
        name: Column(name, kind, refers.get(name), bool(required), _default(default))
        for _, name, kind, required, default, _ in connection.execute(f'PRAGMA table_info("{table}")')
    }


def _default(said: str | None) -> object:
    text = None if said is None else said.strip("'")
    return int(text) if text and text.isdecimal() else text


class Maker:
    """Makes records of the steps of one database, as it is now; or, with ``is_last``, of its last step only."""

    def __init__(self, connection: sqlite3.Connection, names: Names | None = None, is_last: bool = False) -> None:
        self.connection = connection
        self.names = names or Names(connection)
        self.columns = {table: columns(connection, table) for table in BROUGHT if table not in CACHES}
        self._later: dict[tuple[str, int], list[tuple[int, str, str | None]]] = {}
        self._removed: dict[tuple[str, int], list[Row]] = {}
        if not is_last:
            self._read_changes()

    def record(self, of: StoredRecord) -> Record:
        """A record, with its hash if it has one already."""
        if of.text or of.step is None:
            return records.parsed(of.text or "")[0]
        return Record(
            v=of.v or schema.VERSION,
            machine=of.machine,
            index=of.index,
            clock=of.clock,
            at=of.at,
            day=of.day,
            key=of.key,
            command=of.command,
            rows={of.verb: [{"of": self.names.records[of.step]}]} if of.verb else self.rows(of.step),
            salt=of.salt or "",
            hash=of.hash or "",
        )

    def rows(self, step: int) -> dict[str, list[Row]]:
        """What a step brought and changed, as it was just after it."""
        if rows.cell(self.connection, "SELECT undone FROM step WHERE number = ?", (step,)):
            brought = self._put_aside(step)
        else:
            brought = {table: self._brought(table, step) for table in self.columns}
        own = {(table, row.get("number")) for table, listed in brought.items() for row in listed}
        said = {table: [self._said(table, row, step, own) for row in listed] for table, listed in brought.items()}
        return {table: listed for table, listed in said.items() if listed}

    def _brought(self, table: str, step: int) -> list[Row]:
        found = self._selected(table, step)
        if "number" in self.columns[table]:
            found = [self._turned_back(table, row, step) for row in found]
            found = sorted(found + self._removed.get((table, step), []), key=lambda row: row["number"])
        return found

    def _selected(self, table: str, step: int) -> list[Row]:
        if table in ("phase", "module", "item"):
            numbers = self.names.brought.get((table, step), ())
            return [row for number in numbers for row in self._cursor(f'"{table}" WHERE number = :of', number)]
        order = "number" if "number" in self.columns[table] else "1, 2, 3"
        return self._cursor(f'"{table}" WHERE {BROUGHT[table].replace(":step", ":of")} ORDER BY {order}', step)

    def _cursor(self, sql: str, of: int) -> list[Row]:
        cursor = self.connection.execute(f"SELECT * FROM {sql}", {"of": of})
        names = [name for name, *_ in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def _put_aside(self, step: int) -> dict[str, list[Row]]:
        """The same of a step that was undone."""
        brought: dict[str, list[Row]] = {table: [] for table in self.columns}
        for table, row in self.connection.execute(
            "SELECT name, row FROM undone WHERE step = ? ORDER BY number", (step,)
        ):
            if table in brought:
                brought[table].append(json.loads(row))
        return brought

    def _turned_back(self, table: str, row: Row, step: int) -> Row:
        """A row as it was just after a step."""
        back: Row = {}
        for later, field, before in self._later.get((table, row["number"]), ()):
            if later > step and field not in back:
                back[field] = self._native(table, field, before)
        return row | back

    def _native(self, table: str, field: str, text: str | None) -> object:
        """A value that was kept as text, as its column has it."""
        kind = self.columns[table][field].type
        if text is None or kind == "VARCHAR":
            return text
        return float(text) if kind == "FLOAT" else int(text)

    def _read_changes(self) -> None:
        """What was changed in which row, and the rows that were taken out, by the steps that had brought them."""
        for step, item, entry, field, before in self.connection.execute(
            'SELECT step, item, entry, field, before FROM "change" ORDER BY number'
        ):
            key = ("item", item) if entry is None else ("entry", entry)
            self._later.setdefault(key, []).append((step, field, before))
        home: dict[int, int] = dict(self.connection.execute("SELECT number, step FROM enrollment").fetchall())
        for step, table, number, field, before in self.connection.execute(
            'SELECT step, name, "row", field, before FROM revision ORDER BY number'
        ):
            if field is not None:
                self._later.setdefault((table, number), []).append((step, field, before))
            else:
                row = json.loads(before)
                born = row.get("step") or home[row["enrollment"]]
                if born != step:
                    self._removed.setdefault((table, born), []).append(row)

    def _said(self, table: str, row: Row, step: int, own: set[tuple[str, Any]]) -> Row:
        """A row as a record has it."""
        if table == "change":
            return self._change(row, step, own)
        if table == "revision":
            return self._revision(row, step, own)
        return self._plain(table, row, step)

    def _plain(self, table: str, row: Row, step: int) -> Row:
        said: Row = {}
        for name, column in self.columns[table].items():
            value = row.get(name)
            if (name == "number" and table not in PUBLIC) or value is None or value == column.default:
                continue
            if name == "step" and column.required:
                continue
            said[name] = self._named(column.refers, int(value), step) if column.refers else value
        return said

    def _named(self, table: str, number: int, step: int) -> str:
        """The name of a row, as the record of a step writes it."""
        name = self.names.name(table, number, step)
        return records.relative(name, self.names.records[step])

    def _change(self, row: Row, step: int, own: set[tuple[str, Any]]) -> Row:
        table, number = ("item", row["item"]) if row["entry"] is None else ("entry", row["entry"])
        said: Row = {"item": self._named("item", row["item"], step)}
        if row["entry"] is not None:
            said["entry"] = self._named("entry", row["entry"], step)
        return said | self._values(row, table, step, (table, number) in own)

    def _revision(self, row: Row, step: int, own: set[tuple[str, Any]]) -> Row:
        table, number = row["name"], row["row"]
        if row["field"] is None:
            return {"name": table, "before": self._plain(table, json.loads(row["before"]), step)}
        said: Row = {"name": table, "row": self._named(table, number, step)}
        return said | self._values(row, table, step, (table, number) in own)

    def _values(self, row: Row, table: str, step: int, is_own: bool) -> Row:
        """The field that changed and what it holds then; what it held before only where the same record brought it."""
        refers = self.columns[table][row["field"]].refers
        said: Row = {"field": row["field"]}
        for name in ("before", "after") if is_own else ("after",):
            if row[name] is not None:
                said[name] = self._named(refers, int(row[name]), step) if refers else row[name]
        return said


def seal(connection: sqlite3.Connection) -> None:
    """Give every record that has none its hash, so that it may leave the machine."""
    waiting = [one for one in stored(connection) if not one.hash]
    if not waiting:
        return
    identify(connection)
    maker = Maker(connection)
    last: dict[str, str] = dict(
        connection.execute('SELECT machine, hash FROM record WHERE hash IS NOT NULL ORDER BY "index"').fetchall()
    )
    for one in stored(connection):
        if not one.hash:
            is_old = one.machine.startswith(OLD)
            record = replace(maker.record(one), salt=_salt(one), v=FIRST if is_old else schema.VERSION)
            last[one.machine] = records.sealed(record, last.get(one.machine, ""))
            row = {"of": one.number, "v": record.v, "salt": record.salt, "hash": last[one.machine]}
            connection.execute("UPDATE record SET v = :v, salt = :salt, hash = :hash WHERE number = :of", row)


@contextmanager
def identified(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The database with every step identified, if need be in a copy in memory."""
    if rows.cell(connection, "SELECT 1 FROM record WHERE machine = '' LIMIT 1") is None:
        yield connection
        return
    with copied(connection) as copy:
        identify(copy)
        yield copy


def _salt(of: StoredRecord) -> str:
    """What is nobody's to guess; of a step older than records what all copies of it come to."""
    return of.machine if of.machine.startswith(OLD) else identity.fresh() + identity.fresh()


def identify(connection: sqlite3.Connection) -> None:
    """Identify steps that are older than records by their content and their place, as every copy would."""
    before, maker = "", Maker(connection)
    for one in rows.values(connection, StoredRecord, f"{_STORED} WHERE r.machine = '' ORDER BY r.number"):
        before = records.sealed(replace(maker.record(one), v=0), before)
        connection.execute("UPDATE record SET machine = ? WHERE number = ?", (OLD + before[:12], one.number))


def sealed(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every record in its order, as it was sealed; what is not yet is sealed first."""
    seal(connection)
    maker = Maker(connection)
    return (maker.record(one) for one in stored(connection))


def is_begun(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever done here."""
    return bool(rows.cell(connection, "SELECT 1 FROM record LIMIT 1"))
