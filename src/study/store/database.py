"""The database file: opened for reading without leaving a trace, or for one writing command as one transaction.

A rollback journal rather than WAL: one file, nothing beside it while nobody writes, safe in a synchronised folder.
Python's sqlite3 begins no transaction by itself here (``isolation_level=None``), so that DDL is covered as well.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC

from study.errors import NoSuchItem, StoreError
from study.store import schema
from study.store.rows import insert

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

Connection = sqlite3.Connection
PATIENCE = 60  # seconds to wait for another study to finish
LOOK = 1.0  # seconds SQLite waits by itself, deaf to Ctrl-C

_DAMAGED = "{path} is damaged. Restore a copy from your backup. Nothing was changed."
_SENTENCES = {
    "SQLITE_BUSY": "{path} has been in use by another study for a minute. Try again when that one has finished.",
    "SQLITE_LOCKED": "{path} is in use by another study. Try again when that one has finished.",
    "SQLITE_NOTADB": "{path} isn't a study database. Set STUDY_DB to another file, or move this one away.",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_FULL": "The disk is full. Nothing was changed. Free some space and try again.",
    "SQLITE_READONLY": "{path} can't be written: the file or its folder is read-only. Nothing was changed.",
    "SQLITE_CANTOPEN": "{path} can't be opened: check that it is a file you may read, in a folder you may write to.",
    "SQLITE_PERM": "{path} can't be opened: permission denied.",
    "SQLITE_IOERR": "{path} can't be read or written: the disk reports an error. Nothing was changed.",
}
"""SQLite's errors, by how their names begin, as sentences that say what to do."""


class NoDatabase(NoSuchItem):
    """There is nothing stored yet."""

    def __init__(self) -> None:
        ways = "See `study curricula`, then `study enroll` one of them, or `study add` what you learn from"
        super().__init__(f"You follow no curriculum yet. {ways}.")


def default_path() -> str:
    """``STUDY_DB``, or ``study.db`` in the platform's folder for user data."""
    if path := os.environ.get("STUDY_DB"):
        return path
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        folder = os.path.join(home, "Library", "Application Support")
    else:
        folder = os.environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    return os.path.join(folder, "study", "study.db")


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, and sees one moment whatever others commit meanwhile.

    Raises NoDatabase, or StoreError for a file that is not ours to read.
    """
    if not os.path.exists(path):
        raise NoDatabase
    with _explained(path):
        connection = _settled(path)
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
def transaction(path: str, create: bool = False) -> Iterator[sqlite3.Connection]:
    """One transaction, waiting for those of others. Commits at the end, or leaves the file as it was."""
    if create:
        _make_folder(path)
    elif not os.path.exists(path):
        raise NoDatabase
    with _explained(path):
        connection = _connected(path, "rwc" if create else "rw")
        try:
            _patiently(connection, "BEGIN IMMEDIATE")
            version = _version(connection, path)
            if version == 0 and not create:
                raise NoDatabase
            if version < schema.VERSION:
                schema.settle(connection)
            yield connection
            _patiently(connection, "COMMIT")
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

    ``is_trial``: it is one on a copy, of which nothing stays.
    """

    __slots__ = ("connection", "is_idle", "is_trial", "step", "today")

    def __init__(
        self, connection: sqlite3.Connection, at: datetime, today: date, command: str, is_trial: bool = False
    ) -> None:
        self.connection, self.today, self.is_idle, self.is_trial = connection, today, False, is_trial
        self.step = insert(connection, "step", {"at": instant(at), "day": today, "command": command})

    def append(self, table: str, **row: object) -> int:
        """Append a row that names the step; its number."""
        return insert(self.connection, table, {"step": self.step, **row})

    def leave_no_step(self) -> None:
        """Let the transaction be taken back in the end: there was nothing to change."""
        self.is_idle = True


def instant(at: datetime) -> str:
    """A moment as it is stored: ISO, UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _connected(path: str, mode: str) -> sqlite3.Connection:
    name = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    authority = "//" if name.startswith("/") else ""
    return sqlite3.connect(f"file:{authority}{name}?mode={mode}", uri=True, isolation_level=None, timeout=LOOK)


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
    schema.settle(copy)
    return copy


def _settled(path: str) -> sqlite3.Connection:
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


def _make_folder(path: str) -> None:
    folder = os.path.dirname(os.path.abspath(path))
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as fault:
        raise StoreError(
            f"The folder {folder} can't be made: {fault.strerror}. Set STUDY_DB to another file."
        ) from None


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """SQLite's errors as sentences, and those of a program that was given garbage by a damaged file."""
    try:
        yield
    except sqlite3.Error as fault:
        raise _refusal(path, fault) from fault
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as fault:
        if not isinstance(fault, UnicodeDecodeError) and not _is_damaged(path):
            raise
        raise StoreError(_DAMAGED.format(path=path)) from fault


def _refusal(path: str, fault: sqlite3.Error) -> StoreError:
    """What SQLite says of a database file, in words."""
    if os.path.isdir(path):
        return StoreError(f"{path} is a folder. Set STUDY_DB to a file.")
    name = getattr(fault, "sqlite_errorname", "")
    for beginning, sentence in _SENTENCES.items():
        if name.startswith(beginning):
            return StoreError(sentence.format(path=path))
    return StoreError(f"{path} can't be used: {fault}. Nothing was changed.")


def _is_damaged(path: str) -> bool:
    try:
        with closing(_connected(path, "ro")) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except sqlite3.OperationalError:
        return False
    except (sqlite3.Error, UnicodeDecodeError):
        return True
