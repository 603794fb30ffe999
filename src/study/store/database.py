"""The database file: opened for reading without leaving a trace, or for one writing command as one transaction.

A rollback journal rather than WAL: one file, nothing beside it while nobody writes, safe in a synchronised folder.
Python's sqlite3 begins no transaction by itself here (``isolation_level=None``), so that DDL is covered as well.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC

from study import parts
from study.errors import NoSuchItem, StoreError
from study.store import fingerprint, schema
from study.store.identity import add_record
from study.store.location import is_there
from study.store.refusals import address, doubt, explained
from study.store.rows import insert

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

Connection = sqlite3.Connection
PATIENCE = 60  # seconds to wait for another study to finish
LOOK = 1.0  # seconds SQLite waits by itself, deaf to Ctrl-C


class NoDatabase(NoSuchItem):
    """There is nothing stored yet."""

    def __init__(self) -> None:
        ways = "See `study curricula`, then `study enroll` one of them, or `study add` what you learn from"
        super().__init__(f"You follow no curriculum yet. {ways}.")


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, and sees one moment whatever others commit meanwhile.

    Raises NoDatabase, or StoreError for a file that is not ours to read.
    """
    if not is_there(path):
        raise NoDatabase
    with explained(path), _opened(path):
        connection = settled(path)
        try:
            version = _version(connection, path)
            if version == 0:
                raise NoDatabase
            if version < schema.VERSION:
                connection = _upgraded_copy(connection)
            yield connection
        finally:
            connection.close()


@contextmanager
def empty() -> Iterator[sqlite3.Connection]:
    """A new database in memory, for those who look before anything is stored."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.settle(connection)
        yield connection


@contextmanager
def transaction(path: str, create: bool = False, is_known: bool = False) -> Iterator[sqlite3.Connection]:
    """One transaction, waiting for those of others. Commits at the end, or leaves the file as it was.

    What somebody else has written is looked through first, unless what is wrong ``is_known``. Raises StoreError.
    """
    there = is_there(path)
    if not there and not create:
        raise NoDatabase
    if not there:
        _make_file(path)
    elif os.stat(path).st_nlink > 1:
        parts.notices.append(
            f"{path} has a second name (a hard link). Keep one of the two: what a crash leaves beside the one is "
            "missing beside the other."
        )
    with explained(path), _opened(path):
        connection = _connected(path, "rwc" if create else "rw")
        try:
            _patiently(connection, "BEGIN IMMEDIATE")
            version = _version(connection, path)
            if version == 0 and not create:
                raise NoDatabase
            if version and not is_known:
                _look(connection, path)
            if version:
                _prepare(connection, path, version)
            if version < schema.VERSION:
                schema.settle(connection)
            yield connection
            _patiently(connection, "COMMIT")
            fingerprint.leave(path)
        except BaseException as fault:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
                fault.add_note("Nothing was changed.")
            raise
        finally:
            connection.close()


@contextmanager
def copied(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A copy of a database in memory, to try things out."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.backup(copy)
        yield copy
    finally:
        copy.close()


@contextmanager
def savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """Whatever is done inside is taken back at the end."""
    connection.execute("SAVEPOINT attempt")
    try:
        yield
    finally:
        connection.execute("ROLLBACK TO attempt")
        connection.execute("RELEASE attempt")


class Writer:
    """An open transaction: one command, numbered as a step, on one day of the learner.

    ``is_trial``: it is one on a copy, of which nothing stays. ``key``: what a script calls it by.
    """

    __slots__ = ("connection", "is_idle", "is_trial", "step", "today")

    def __init__(
        self,
        connection: sqlite3.Connection,
        at: datetime,
        today: date,
        command: str,
        is_trial: bool = False,
        key: str | None = None,
    ) -> None:
        self.connection, self.today, self.is_idle, self.is_trial = connection, today, False, is_trial
        self.step = insert(connection, "step", {"at": instant(at), "day": today, "command": command})
        add_record(connection, self.step, key)

    def append(self, table: str, **row: object) -> int:
        """Append a row that names the step; its number."""
        return insert(self.connection, table, {"step": self.step, **row})

    def leave_no_step(self) -> None:
        """Let the transaction be taken back in the end: there was nothing to change."""
        self.is_idle = True


def instant(at: datetime) -> str:
    """A moment as it is stored: ISO, UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


_open = 0
"""Databases that this process has open."""


@contextmanager
def _opened(path: str) -> Iterator[None]:
    """A database is in use by this process. Before, a journal that belongs to another file is set aside."""
    global _open  # noqa: PLW0603 (locks belong to the process)
    if not _open and os.path.exists(f"{os.path.realpath(path)}-journal"):
        from study.store.recovery import set_stray_journal_aside

        set_stray_journal_aside(path)
    _open += 1
    try:
        yield
    finally:
        _open -= 1


def _look(connection: sqlite3.Connection, path: str) -> None:
    """Refuse to write over damage. Raises StoreError."""
    connection.execute("PRAGMA cell_size_check = ON")
    if fingerprint.is_as_left(path):
        return
    said = connection.execute("PRAGMA quick_check(1)").fetchall()
    if said != [("ok",)]:
        raise doubt(path) or sqlite3.DatabaseError(*said[0])


def _prepare(connection: sqlite3.Connection, path: str, version: int) -> None:
    """What is done before anything is written: a snapshot if the schema will change, and the journal's first page."""
    if version < schema.VERSION:
        from study.store import hours, snapshots

        if snapshots.are_wanted() and hours.settings(connection).backups:
            snapshots.take_before_update(path, schema.VERSION)
    schema.mark(connection, version)


def _connected(path: str, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{address(path)}?mode={mode}", uri=True, isolation_level=None, timeout=LOOK)


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Run a statement that may have to wait for others; Ctrl-C is heard between two looks."""
    for seconds in range(1, PATIENCE + 1):
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorname != "SQLITE_BUSY" or seconds == PATIENCE:
                raise


def _version(connection: sqlite3.Connection, path: str) -> int:
    """The version of a file's schema; 0 for an empty one. Raises StoreError for what is not ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != schema.APPLICATION_ID:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
            raise StoreError(
                f"{path} is a database of another program. Set STUDY_DB to another file, or move this one away."
            )
        return 0
    if version > schema.VERSION:
        raise StoreError(f"{path} was written by a newer study. Update study to open it; nothing was changed.")
    return int(version)


def _upgraded_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """An older database, led to today's schema in memory: reading leaves the file as it is."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    connection.close()
    schema.lead(copy)
    return copy


def settled(path: str) -> sqlite3.Connection:
    """A connection that has begun to read; what a writer that died halfway left behind is cleared up first."""
    try:
        return _begun(path, "ro")
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorname not in _HALFWAY:
            raise
        return _begun(path, "rw")


def _begun(path: str, mode: str) -> sqlite3.Connection:
    connection = _connected(path, mode)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        _patiently(connection, "SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


_HALFWAY = ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY", "SQLITE_CANTOPEN")
"""A writer died halfway: its journal has to be played back, which a read-only connection may not do."""


def _make_file(path: str) -> None:
    """An empty file for its owner only, where there is none yet, in a folder that is made if need be."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as fault:
        raise StoreError(
            f"The folder {folder} can't be made: {fault.strerror}. Set STUDY_DB to another file."
        ) from None
