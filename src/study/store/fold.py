"""Records applied to a database: what they brought comes with local numbers, and what they do to other steps is done.

A database is what its records come to, one after the other in their order. So whatever has to come before something
else takes the same way: the later steps are taken off as records, and applied again on top.
"""

from __future__ import annotations

import json
import sqlite3

from study.core import records
from study.core.records import REDO, STEP, UNDO, Broken, Record
from study.store import entries, rows, steps
from study.store.names import PARTS, Names, Unknown
from study.store.records import Maker, StoredRecord, stored
from study.store.steps import BROUGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]


LARGEST = 10**9
"""Above all numbers that items have."""


class RestedOn(Exception):
    """A step can't be taken back: a later record rests on it."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.identity)
        self.record = record


class Fold:
    """Applies records to one database, in their order."""

    def __init__(self, connection: sqlite3.Connection, learner: str = "") -> None:
        self.connection, self.learner = connection, learner
        self.names = Names(connection)
        self.maker = Maker(connection, self.names, is_last=True)

    def apply(self, record: Record) -> None:
        """Let a record hold, the last of all. Raises Broken; Unknown for one that rests on what isn't there."""
        try:
            if record.verb == STEP:
                self._step(record)
            else:
                self._to_another(record)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, LookupError, TypeError, ValueError, OverflowError):
            raise Broken("its rows don't fit together") from None

    def _to_another(self, record: Record) -> None:
        """Undo or redo the step that a record names."""
        step = self.names.number("step", record.target)
        self._keep(record, step)
        if record.verb == UNDO:
            undo(self.connection, step, record.at)
        elif record.verb == REDO:
            redo(self.connection, step, record.at)
        self.names = self.maker.names = Names(self.connection)

    def _step(self, record: Record) -> None:
        connection = self.connection
        plain = records.without_digests(record, "")
        row = {"at": record.at, "day": record.day, "command": plain.command}
        step = rows.insert(connection, "step", row)
        kept = self._keep(record, step)
        self.names.step_came(step, record.identity)
        unknown = plain.rows.keys() - self.maker.columns.keys()
        if unknown:
            raise Broken(f"it has rows of {min(unknown)}, which isn't a table here")
        for table in BROUGHT:
            for said in plain.rows.get(table, ()):
                self._bring(table, said, step, record.identity)
        entries.fold_again(connection, self._touched(step))
        if self.maker.rows(step) != record.rows or plain.command != record.command:
            connection.execute(
                "UPDATE record SET text = ? WHERE number = ?", (records.line(record, self.learner), kept)
            )

    def _keep(self, record: Record, step: int) -> int:
        """The row of a record; its own instant and day only where it is not its step's."""
        is_step = record.verb == STEP
        row = {
            "step": step,
            "verb": record.verb,
            "machine": record.machine,
            "index": record.index,
            "clock": record.clock,
            "key": record.key,
            "at": None if is_step else record.at,
            "day": None if is_step else record.day,
            "command": None if is_step else record.command,
            "v": record.v if record.hash else None,
            "salt": record.salt or None,
            "hash": record.hash or None,
        }
        return rows.insert(self.connection, "record", row)

    def _touched(self, step: int) -> list[int]:
        return sorted({*steps.touched(self.connection, step), *self.names.brought.get(("item", step), ())})

    def _bring(self, table: str, said: Row, step: int, identity: str) -> None:
        if table == "change":
            self._change(said, step, identity)
        elif table == "revision":
            self._revise(said, step, identity)
        else:
            row = self._row(table, said, identity)
            if "step" in self.maker.columns[table] and "step" not in said and table not in (*PARTS, "need"):
                row["step"] = step
            if table == "item":
                row["number"] = self._free_number(said.get("number"))
            elif table == "entry":
                row.pop("number", None)
            number = rows.insert(self.connection, table, row)
            if table in PARTS:
                self.names.came(table, number, row["id"], row["enrollment"], step)
            elif table == "enrollment":
                self.names.came(table, number, row["curriculum"], number, step)

    def _free_number(self, wanted: object) -> int:
        """The number an item has everywhere, or a new one where another has it."""
        following = entries.next_item(self.connection)
        if not isinstance(wanted, int) or not 0 < wanted < LARGEST:
            raise Broken("an item has no number")
        if wanted >= following or not entries.is_taken(self.connection, wanted):
            return wanted
        return following

    def _row(self, table: str, said: Row, identity: str) -> Row:
        """A row of a record with the numbers that its names have here."""
        columns = self.maker.columns[table]
        if unknown := said.keys() - columns.keys():
            raise Broken(f"{table} has no {min(unknown)} here")
        row = {
            name: column.default for name, column in columns.items() if name != "number" and column.default is not None
        }
        for name, value in said.items():
            refers = columns[name].refers
            row[name] = self._number(refers, value, identity) if refers else _fitting(table, columns[name].type, value)
        return row

    def _number(self, table: str, name: object, identity: str) -> int:
        if not isinstance(name, str):
            raise Broken(f"a {table} isn't named")
        return self.names.number(table, records.absolute(name, identity))

    def _change(self, said: Row, step: int, identity: str) -> None:
        """A field of an item or an entry gets another value, and what it had is kept."""
        row = {"step": step, "item": self._number("item", said["item"], identity), "field": said["field"]}
        table, number = "item", row["item"]
        if "entry" in said:
            table, number = "entry", self._number("entry", said["entry"], identity)
            row["entry"] = number
        is_own = self._came(table, number, step)
        rows.insert(self.connection, "change", row | self._set(table, number, said, identity, is_own))

    def _revise(self, said: Row, step: int, identity: str) -> None:
        """A row of another table gets another value in a field, or is taken out."""
        table = said["name"]
        if table not in self.maker.columns:
            raise Broken(f"{table} isn't a table here")
        if "field" not in said:
            self._take_out(table, said["before"], step, identity)
            return
        number = self._number(table, said["row"], identity)
        row = {"step": step, "name": table, "row": number, "field": said["field"]}
        is_own = self._came(table, number, step)
        rows.insert(self.connection, "revision", row | self._set(table, number, said, identity, is_own))

    def _came(self, table: str, number: int, step: int) -> bool:
        """Whether a step brought a row itself."""
        if table in ("enrollment", *PARTS):
            return number in self.names.brought.get((table, step), ())
        return bool(rows.cell(self.connection, f'SELECT step = ? FROM "{table}" WHERE number = ?', (step, number)))

    def _set(self, table: str, number: int, said: Row, identity: str, is_own: bool) -> Row:
        """Give a field its value; what it was before and is now. A row of the same record has its value already."""
        field = said["field"]
        column = self.maker.columns[table].get(field)
        if column is None:
            raise Broken(f"{table} has no {field} here")
        values: Row = {name: said.get(name) for name in ("before", "after")}
        if column.refers:
            values = {
                name: None if of is None else self._number(column.refers, of, identity) for name, of in values.items()
            }
        if not is_own:
            sql = f'SELECT "{field}" FROM "{table}" WHERE number = ?'
            values["before"] = rows.cell(self.connection, sql, (number,))
            self.connection.execute(f'UPDATE "{table}" SET "{field}" = ? WHERE number = ?', (values["after"], number))
        return {name: None if value is None else str(value) for name, value in values.items()}

    def _take_out(self, table: str, said: Row, step: int, identity: str) -> None:
        """Remove the row that says the same."""
        wanted = self._row(table, said, identity)
        columns = [name for name in self.maker.columns[table] if name != "number"]
        same = " AND ".join(f'"{name}" IS :{name}' for name in columns if name != "step" or "step" in wanted)
        found = self.connection.execute(
            f'SELECT * FROM "{table}" WHERE {same} ORDER BY number LIMIT 1',
            {name: wanted.get(name) for name in columns},
        )
        names = [name for name, *_ in found.description]
        row = next((dict(zip(names, values, strict=True)) for values in found), None)
        if row is None:
            return  # somebody else took it out before
        kept = {"step": step, "name": table, "row": row["number"], "before": json.dumps(row)}
        rows.insert(self.connection, "revision", kept)
        self.connection.execute(f'DELETE FROM "{table}" WHERE number = ?', (row["number"],))


def _fitting(table: str, kind: str, value: object) -> object:
    """A value that a column can have. Raises Broken."""
    kinds = {"VARCHAR": str, "FLOAT": int | float}.get(kind, int)
    if not isinstance(value, kinds):
        raise Broken(f"a value of {table} isn't what it should be")
    return value


def undo(connection: sqlite3.Connection, step: int, at: str) -> None:
    """Take back any step that holds: what was done later is taken off first, and done again without it.

    Raises RestedOn if that can't be.
    """
    is_last = step == rows.cell(connection, "SELECT max(number) FROM step WHERE undone IS NULL")
    later = [] if is_last else unwound(connection, step + 1)
    steps.undo(connection, step, at)
    if later:
        fold = Fold(connection)
        for record in later:
            try:
                fold.apply(record)
            except Unknown:
                raise RestedOn(record) from None


def redo(connection: sqlite3.Connection, step: int, at: str) -> None:
    """Take a step again that was undone."""
    steps.redo(connection, step, at)


def unwound(connection: sqlite3.Connection, first: int) -> list[Record]:
    """Take a step and all later ones off the database; their records, in their order."""
    everything = stored(connection)
    here = next((place for place, one in enumerate(everything) if one.step >= first), len(everything))
    return unwound_from(connection, everything, here)


def unwound_from(connection: sqlite3.Connection, everything: list[StoredRecord], place: int) -> list[Record]:
    """The same from a place among the records; from an earlier one, if what was done to earlier steps has to go too."""
    while (earlier := _target(everything, place)) < place:
        place = earlier
    going = everything[place:]
    maker = Maker(connection)
    taken = [maker.record(one) for one in going]
    for one in reversed(going):
        connection.execute("DELETE FROM record WHERE number = ?", (one.number,))
    for one in reversed(going):
        if one.verb == STEP:
            _take_off(connection, one.step)
    return taken


def _target(everything: list[StoredRecord], place: int) -> int:
    """The first record that has to go if all from a place on go."""
    touched = {one.step for one in everything[place:] if one.verb in (UNDO, REDO)}
    first = next((n for n, one in enumerate(everything) if one.verb == STEP and one.step in touched), place)
    return min(first, place)


def _take_off(connection: sqlite3.Connection, step: int) -> None:
    if rows.cell(connection, "SELECT undone FROM step WHERE number = ?", (step,)) is None:
        steps.take_back(connection, step)
    connection.execute("DELETE FROM undone WHERE step = ?", (step,))
    connection.execute("DELETE FROM step WHERE number = ?", (step,))
