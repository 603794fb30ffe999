"""A database recovered row by row: what can be read, and is what a command writes, in a new one; the rest is told.

A cell that isn't what its column holds gets what is nearest to it if there is such a thing; else its row is left out.
What refers to a lost row goes with it, but for a lost step: what it brought are facts all the same.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress

from study.core.items import DEFAULT_MINUTES
from study.core.values import dataclass, field
from study.core.words import counted
from study.store import entries, rows, schema, soundness
from study.store.conformity import columns, parts
from study.store.soundness import UNREADABLE, Column, label, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Row = dict[str, Any]

_RANGE = re.compile(r"BETWEEN (-?[\d.e+]+) AND (-?[\d.e+]+)")
_FOLLOWS = ("state", "session", "unplaced")
"""Tables that are made again from the others, or by `study replan`."""
_SMALL = 2**20  # bytes that a file may lack, and more if it is larger
_TOLD = 20  # rows of a table, one by one
_GAP = 100_000  # numbers between two readable rows that are each asked for
_ROUNDS = 20  # what refers to a lost row is lost, and so on


@dataclass(slots=True)
class Salvage:
    """What was recovered: rows that came through, and in sentences what was changed and what was lost."""

    rows: int = 0
    told: list[str] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def lose(self, table: str, row: Row) -> None:
        """A row that is lost, with what could be read of it."""
        key = row.get("number", "")
        cells = ", ".join(f"{name} {shown(value)}" for name, value in row.items() if value not in (None, "", key))
        self._tell(table, "lost", f"{table} {key} is lost: {cells}")

    def change(self, column: Column, row: Row, nearest: object) -> None:
        """A cell that got another value."""
        key = row.get("number", row.get("item"))
        became = "nothing" if nearest is None else shown(nearest)
        told = f"{column.table} {key}: {column.name} {shown(row[column.name])} became {became}"
        self._tell(column.table, "changed", told)

    def _tell(self, table: str, what: str, sentence: str) -> None:
        self.counts[table, what] = count = self.counts.get((table, what), 0) + 1
        if table not in _FOLLOWS and count <= _TOLD:
            self.told.append(sentence)

    def close(self) -> None:
        """Say in one line each what was not told row by row."""
        for (table, what), count in self.counts.items():
            if table in _FOLLOWS and table != "state":
                self.told.append(f"{counted(count, 'row')} of {table} {what}: study replan")
            elif table not in _FOLLOWS and count > _TOLD:
                self.told.append(f"{counted(count - _TOLD, 'more row')} of {table} {what}")


def salvage(path: str) -> tuple[sqlite3.Connection, Salvage]:
    """A new database in memory with what can be recovered of a damaged one. Raises sqlite3.Error if that is nothing."""
    new, found = soundness.declared(), Salvage()
    new.execute("BEGIN")
    new.execute("PRAGMA ignore_check_constraints = ON")
    with closing(_opened(path)) as old:
        old.text_factory = _reader_of_texts(found)
        for table in parts(new, "table"):
            _recover(old, new, table, found)
    if not found.rows:
        raise sqlite3.DatabaseError
    _mend_cells(new, found)
    _settle(new, found)
    found.close()
    new.execute("PRAGMA ignore_check_constraints = OFF")
    new.execute("COMMIT")
    return new, found


def _opened(path: str) -> sqlite3.Connection:
    """A copy of a database in memory as far as it goes, an older one led to today's tables.

    What was cut off is filled with nothing, and what can't be read of the schema is passed over.
    """
    with open(path, "rb") as file:
        content = file.read()
    page_size, pages = int.from_bytes(content[16:18], "big"), int.from_bytes(content[28:32], "big")
    if len(content) < (whole := min(page_size * pages, 2 * len(content) + _SMALL)):
        content += bytes(whole - len(content))
    old = sqlite3.connect(":memory:", isolation_level=None)
    old.deserialize(content)
    old.execute("PRAGMA writable_schema = ON")
    (application,), (version,) = (
        old.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if application != schema.APPLICATION_ID or version > schema.VERSION:
        raise sqlite3.DatabaseError
    if version < schema.VERSION:
        with suppress(*UNREADABLE):
            schema.lead(old)
    return old


def _reader_of_texts(found: Salvage) -> Callable[[bytes], str]:
    def read(raw: bytes) -> str:
        text = _text(raw)
        if text.encode() != raw:
            found.told.append(f"a text wasn't UTF-8, or held zeros, and became {shown(text)}")
        return text

    return read


def _text(raw: bytes) -> str:
    """Bytes as a text, with a mark where they are none."""
    return raw.decode(errors="replace").replace("\0", "\ufffd")


def _recover(old: sqlite3.Connection, new: sqlite3.Connection, table: str, found: Salvage) -> None:
    """Every row of a table that can be read."""
    try:
        shared = sorted(columns(old, table) & columns(new, table))
    except UNREADABLE:
        shared = []
    if not shared:
        found.told.append(f"all of {table} is lost")
        return
    reader = _Reader(old, new, table, shared)
    for row in reader.rows():
        _take(new, table, row, found)
    if reader.lost:
        found.told.append(f"{table}: {reader.lost}")


class _Reader:
    """The rows of a table of a damaged file: from the front, from the back, and each by itself in between."""

    def __init__(self, old: sqlite3.Connection, new: sqlite3.Connection, table: str, shared: list[str]) -> None:
        self.old, self.lost = old, ""
        self.key = soundness.key_of(new, table)
        self.has_numbers = self.key == ["number"] or self.key == ["item"]
        listed = ", ".join(f'"{name}"' for name in shared)
        self.shared, self.sql = shared, f'SELECT {listed} FROM "{table}"'

    def rows(self) -> Iterator[Row]:
        order = ", ".join(f'"{name}"' for name in self.key)
        front, is_whole = self._scan(f" ORDER BY {order}")
        yield from front
        if is_whole:
            return
        back, _ = self._scan(f" ORDER BY {', '.join(f'{chr(34)}{name}{chr(34)} DESC' for name in self.key)}")
        known = {label(row[name] for name in self.key) for row in front}
        back = [row for row in back if label(row[name] for name in self.key) not in known]
        between = list(self._between(front, back)) if self.has_numbers else []
        yield from between
        yield from reversed(back)
        self.lost = "some rows can't be read"

    def _scan(self, order: str) -> tuple[list[Row], bool]:
        """Rows until a page can't be read, and whether that is all of them."""
        found: list[Row] = []
        try:
            for row in self.old.execute(self.sql + order):
                found.append(dict(zip(self.shared, row, strict=True)))
        except UNREADABLE:
            return found, False
        return found, True

    def _between(self, front: list[Row], back: list[Row]) -> Iterator[Row]:
        (key,) = self.key
        first = max((row[key] for row in front if isinstance(row[key], int)), default=0) + 1
        last = min((row[key] for row in back if isinstance(row[key], int)), default=first + 1000)
        for number in range(first, min(last, first + _GAP)):
            found, _ = self._scan(f' WHERE "{key}" = {number}')
            yield from found


def _take(new: sqlite3.Connection, table: str, row: Row, found: Salvage) -> None:
    """Put a row into the new database as it is."""
    try:
        rows.insert_all(new, f'"{table}"', [row])
        found.rows += 1
    except (sqlite3.Error, OverflowError):
        found.lose(table, row)


def _mend_cells(new: sqlite3.Connection, found: Salvage) -> None:
    """Give every cell that isn't what its column holds what is nearest to it, or take its row out."""
    for column in soundness.declared_columns(new):
        key = soundness.key_of(new, column.table)
        this = " AND ".join(f'"{name}" = :{name}' for name in key)
        cursor = new.execute(f'SELECT * FROM "{column.table}" WHERE {column.broken}')
        names = [name for name, *_ in cursor.description]
        for cells in cursor.fetchall():
            row = dict(zip(names, cells, strict=True))
            nearest = _nearest(new, column, row)
            if nearest is None and column.is_required:
                this_or_step = "step = :step" if column.table == "undone" else this  # of a part nothing can be redone
                new.execute(f'DELETE FROM "{column.table}" WHERE {this_or_step}', row)
                found.lose(column.table, row)
            else:
                new.execute(
                    f'UPDATE "{column.table}" SET "{column.name}" = :nearest WHERE {this}', row | {"nearest": nearest}
                )
                found.change(column, row, nearest)


def _nearest(new: sqlite3.Connection, column: Column, row: Row) -> object:
    """What comes nearest to a value that a column doesn't hold; nothing where it may be nothing."""
    value, day = row[column.name], row.get("day")
    if not column.is_required or column.table == "session":  # a plan is made again rather than guessed
        return None
    if column.words == "minutes" and column.table == "item":
        return DEFAULT_MINUTES.get(row["kind"], 60)
    if column.default is not None:
        return column.default
    if (limits := _RANGE.search(column.broken)) and isinstance(value, int | float):
        return int(min(max(value, float(limits[1])), float(limits[2])))
    if column.words == "a day":
        return rows.cell(new, "SELECT day FROM step WHERE number = ?", (row.get("step"),))
    if column.words == "an instant in UTC" and column.table == "step":
        return f"{day}T00:00:00+00:00" if rows.cell(new, "SELECT date(?, '+0 days')", (day,)) == day else None
    if column.words == "a text":
        return _text(value) if isinstance(value, bytes) else str(value)
    return {"a kind of item": "topic", "a kind of entry": "note", "a JSON object": "{}"}.get(column.words)


def _settle(new: sqlite3.Connection, found: Salvage) -> None:
    """Take out what refers to nothing or makes no sense by itself, and make what follows from the rest."""
    for _ in range(_ROUNDS):
        lost = new.execute("PRAGMA foreign_key_check").fetchall()
        if not lost:
            break
        for table, number, parent, reference in lost:
            _without(new, table, number, parent, reference, found)
    for table, says, condition in soundness.RULES:
        if table not in ("enrollment", "item"):
            _drop(new, table, condition, says, found)
    new.execute("UPDATE item SET low = min(low, high), high = max(low, high) WHERE low > high")
    for fault in soundness.faults(new):
        listed = ", ".join(fault.rows)
        if fault.table == "undone":  # what is left of a step can't be redone
            _drop(new, "undone", f"step IN (SELECT step FROM undone WHERE number IN ({listed}))", fault.says, found)
        elif fault.table in ("change", "revision", "setting"):
            _drop(new, fault.table, f"number IN ({listed})", fault.says, found)
    if count := follow_again(new):
        found.told.append(f"{counted(count, 'curriculum', 'curricula')} followed again, with the weight 1")
    entries.rebuild(new, entries.stale_states(new))


def follow_again(connection: sqlite3.Connection) -> int:
    """Follow the curricula of which nothing says how they are followed; how many."""
    lost = "SELECT step, number FROM enrollment WHERE number NOT IN (SELECT enrollment FROM tracking)"
    followed = connection.execute(lost).fetchall()
    connection.executemany("INSERT INTO tracking (step, enrollment, active, weight) VALUES (?, ?, 1, 1)", followed)
    return len(followed)


def _without(
    new: sqlite3.Connection, table: str, number: int | None, parent: str, reference: int, found: Salvage
) -> None:
    """Do something about a row that refers to what is not there."""
    (column,) = [row[3] for row in new.execute(f'PRAGMA foreign_key_list("{table}")') if row[0] == reference]
    missing = f'"{column}" NOT IN (SELECT number FROM "{parent}")'
    if parent == "step":
        last = new.execute("SELECT at, day FROM step ORDER BY number DESC LIMIT 1").fetchone()
        at, day = last or ("2000-01-01T00:00:00+00:00", "2000-01-01")
        for (step,) in new.execute(
            f'SELECT DISTINCT step FROM "{table}" WHERE step IS NOT NULL AND {missing}'
        ).fetchall():
            row = {"number": step, "at": at, "day": day, "command": "study doctor --repair"}
            rows.insert(new, "step", row)
            found.told.append(f"step {step} was lost, but not what it brought")
        return
    required = {row[1]: row[3] for row in new.execute(f'PRAGMA table_info("{table}")')}[column]
    if required:
        _drop(new, table, f'"{column}" IS NOT NULL AND {missing}', f"its {parent} is lost", found)
    else:
        new.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE {missing}')
        found.told.append(f"{table} {number}: its {parent} is lost")


def _drop(new: sqlite3.Connection, table: str, condition: str, why: str, found: Salvage) -> None:
    count = new.execute(f'DELETE FROM "{table}" WHERE {condition}').rowcount
    if count:
        found.told.append(f"{counted(count, 'row')} of {table} left out: {why}")
