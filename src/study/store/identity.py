"""Which machine this is, and the records that it adds: every step, and whatever is done to one."""

from __future__ import annotations

import os

from study.errors import StudyError
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def fresh() -> str:
    """An id that no other machine has."""
    return os.urandom(6).hex()


def machine(connection: sqlite3.Connection) -> str:
    """The id of this machine, under which its records are counted; a new one if the file was copied here."""
    known = connection.execute("SELECT machine, learner, host, file FROM here ORDER BY number DESC LIMIT 1").fetchone()
    place = _place(connection)
    if known and place in (None, known[2:]):
        return str(known[0])
    return settle(connection, known[1] if known else fresh())


def settle(connection: sqlite3.Connection, learner: str) -> str:
    """Go on as another machine of a learner; its id."""
    host, file = _place(connection) or ("", "")
    row = {"machine": fresh(), "learner": learner, "host": host, "file": file}
    rows.insert(connection, "here", row)
    return row["machine"]


def learner(connection: sqlite3.Connection) -> str:
    """Whose database this is."""
    machine(connection)
    return str(rows.cell(connection, "SELECT learner FROM here ORDER BY number DESC LIMIT 1"))


def _place(connection: sqlite3.Connection) -> tuple[str, str] | None:
    """The host's name and the number of the database file there; None in memory."""
    path = next(path for _, name, path in connection.execute("PRAGMA database_list") if name == "main")
    if not path:
        return None
    return _host(), str(os.stat(path).st_ino)


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    from platform import node

    return node()


def following(connection: sqlite3.Connection) -> tuple[str, int, int]:
    """This machine, the index of its next record, and the clock of whatever comes after all that is known."""
    mine = machine(connection)
    index = rows.cell(connection, 'SELECT max("index") FROM record WHERE machine = ?', (mine,)) or 0
    clock = rows.cell(connection, "SELECT clock FROM record WHERE number = (SELECT max(number) FROM record)") or 0
    return mine, index + 1, clock + 1


class AlreadyRecorded(StudyError):
    """A step was recorded before under the same key."""

    code = 0

    def __init__(self, step: int, command: str) -> None:
        super().__init__(f"Already recorded as step {step}: `{command}`. Nothing was changed.")
        self.step, self.command = step, command


def refuse_again(connection: sqlite3.Connection, key: str) -> None:
    """Raises AlreadyRecorded where a record has that key."""
    sql = (
        "SELECT step, coalesce(r.command, s.command) FROM record r JOIN step s ON s.number = step WHERE key = ? LIMIT 1"
    )
    if found := connection.execute(sql, (key,)).fetchone():
        raise AlreadyRecorded(*found)


def add_record(connection: sqlite3.Connection, step: int, key: str | None = None, **of: str) -> None:
    """Number what was just done among the records of this machine."""
    mine, index, clock = following(connection)
    row = {"step": step, "verb": "", "machine": mine, "index": index, "clock": clock, "key": key, **of}
    rows.insert(connection, "record", row)
