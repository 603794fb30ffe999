"""Records applied to a database, each as the last of all: what they brought comes with local numbers."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

from study.core import records
from study.core.items import Entry, state
from study.core.records import STEP, Broken, Record
from study.store import entries, identity, numbers, rows, schema, steps
from study.store.additions import unused
from study.store.names import PARTS, Names
from study.store.records import PUBLIC, Maker
from study.store.steps import BROUGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]


WITH_IDS = {"enrollment": "curriculum", **dict.fromkeys(PARTS, "id")}
"""Tables of rows that have names, with the column where they are called so."""

LARGEST = 10**9
"""Above all numbers that items have."""


class Fold:
    """Applies records to one database, in their order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.learner = connection, identity.learner(connection)
        self.names = Names(connection)
        self.maker = Maker(connection, self.names, is_last=True)

    def apply(self, record: Record) -> int:
        """Let a record hold, the last of all; the number of its step. Raises Broken, or Unknown for one that rests on
        what isn't there; then the caller has to take everything back."""
        try:
            if record.verb:
                step = self.names.number("step", f"@{record.target}")
                self.keep(record, step)
                return step
            return self._step(record)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, LookupError, TypeError, ValueError, OverflowError):
            raise Broken("its rows don't fit together") from None

    def settle(self, record: Record) -> tuple[int | None, str]:
        """The same; a record that can't hold is kept unread, and why."""
        self.connection.execute("SAVEPOINT record")
        try:
            if record.v > schema.VERSION:
                raise Broken("it was written by a newer study")
            step: int | None = self.apply(record)
            why = ""
        except Broken as fault:
            self.connection.execute("ROLLBACK TO record")
            self.renew()
            self.keep(record, None)
            step, why = None, str(fault)
        self.connection.execute("RELEASE record")
        return step, why

    def renew(self) -> None:
        """What had a name may have gone or come back."""
        self.names = self.maker.names = Names(self.connection)

    def _step(self, record: Record) -> int:
        connection = self.connection
        plain = records.without_digests(record, "")
        row = {"at": record.at, "day": record.day, "command": plain.command}
        step = rows.insert(connection, "step", row)
        kept = self.keep(record, step)
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
        return step

    def keep(self, record: Record, step: int | None) -> int:
        """The row of a record; its own instant and day only where it is not its step's, itself if it has no step."""
        own = record.verb != STEP
        row = {
            "step": step,
            "verb": record.verb,
            "machine": record.machine,
            "index": record.index,
            "clock": record.clock,
            "key": record.key,
            "at": record.at if own else None,
            "day": record.day if own else None,
            "command": record.command if own else None,
            "v": record.v if record.hash else None,
            "salt": record.salt or None,
            "hash": record.hash or None,
            "text": None if step else records.line(record, self.learner),
        }
        return rows.insert(self.connection, "record", row)

    def _touched(self, step: int) -> list[int]:
        return sorted({*steps.touched(self.connection, step), *self.names.brought.get(("item", step), ())})

    def _bring(self, table: str, said: Row, step: int, identity: str) -> None:
        if table == "change":
            self._change(said, step, identity)
        elif table == "revision":
            self._revise(said, step, identity)
        elif not (table in WITH_IDS and self._is_there(table, said, step, identity)):
            row = self._row(table, said, identity)
            if "step" not in said and self._is_own(table, said, identity):
                row["step"] = step
            if table in PUBLIC:
                row["number"] = self._free_number(table, said.get("number"))
            if table == "entry":
                row["gain"] = self._gain(row)
            called = str(row.get(WITH_IDS.get(table, "")))
            if table == "item":
                row["id"] = unused(self.connection, row["enrollment"], row["id"])
            number = rows.insert(self.connection, table, row)
            if table in WITH_IDS:
                self.names.came(table, number, called, number if table == "enrollment" else row["enrollment"], step)
            if table in PARTS:
                self._call_otherwise(table, number, said, step, identity)
            if table == "item" and row["id"] != called:
                changed = {"item": number, "field": "id", "before": called, "after": row["id"]}
                rows.insert(self.connection, "change", {"step": step, **changed})

    def _is_own(self, table: str, said: Row, identity: str) -> bool:
        """Whether a row names its step: all do but those that came with an enrolment of that step."""
        if table in (*PARTS, "need"):
            return self.names.is_alias(records.absolute(said["enrollment"], identity))
        return "step" in self.maker.columns[table]

    def _call_otherwise(self, table: str, number: int, said: Row, step: int, identity: str) -> None:
        """A part of an enrolment that was here by another name has that name in its own."""
        home = records.absolute(said["enrollment"], identity)
        if self.names.is_alias(home):
            later = "" if home.endswith(f"@{identity}") else f"@{identity}"
            self._alias(table, number, f"{home}/{said['id']}{later}", step)

    def _is_there(self, table: str, said: Row, step: int, identity: str) -> bool:
        """Whether a row is here already because the same curriculum was enrolled in on two machines: then the later
        one is the earlier one, and so are its parts with the same ids."""
        if table == "enrollment":
            sql = "SELECT number FROM active WHERE curriculum = ? ORDER BY number LIMIT 1"
            twin = rows.cell(self.connection, sql, (said["curriculum"],))
            name = f"{said['curriculum']}@{identity}"
        else:
            of = records.absolute(said["enrollment"], identity)
            if not self.names.is_alias(of) or said.get("step"):
                return False
            sql = f'SELECT number FROM "{table}" WHERE enrollment = ? AND id = ? ORDER BY number LIMIT 1'
            twin = rows.cell(self.connection, sql, (self.names.number("enrollment", of), said["id"]))
            name = f"{of}/{said['id']}"
        if twin is None:
            return False
        self._alias(table, twin, name, step)
        return True

    def _alias(self, table: str, number: int, name: str, step: int) -> None:
        rows.insert(self.connection, "alias", {"step": step, "name": table, "row": number, "called": name})
        self.names.alias(table, number, name)

    def _gain(self, row: Row) -> int:
        """What an entry took off the remaining effort: no more than was left when it came to stand here."""
        if not row["gain"]:
            return 0
        likely = rows.cell(self.connection, "SELECT likely FROM item WHERE number = ?", (row["item"],))
        before = entries.history(self.connection, row["item"])
        entry = Entry(row["kind"], date.fromisoformat(row["day"]), row.get("minutes"), row.get("percent"))
        gain = state(likely, before).remaining - state(likely, [*before, entry]).remaining
        return gain if abs(gain) < abs(row["gain"]) else int(row["gain"])

    def _free_number(self, table: str, wanted: object) -> int:
        """The number an item or an entry has everywhere, or a new one where another has it."""
        if not isinstance(wanted, int) or not 0 < wanted < LARGEST:
            raise Broken(f"an {table} has no number")
        return numbers.following(self.connection, table) if numbers.is_taken(self.connection, table, wanted) else wanted

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
