"""What SQLite says of a database file, as sentences that say what to do."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from study.errors import Damaged, StoreError
from study.store import schema

_SENTENCES = {
    "SQLITE_BUSY": "{path} has been in use by another study for a minute. Try again when that one has finished.",
    "SQLITE_LOCKED": "{path} is in use by another study. Try again when that one has finished.",
    "SQLITE_NOTADB": "{path} isn't a study database. Set STUDY_DB to another file, or move this one away.",
    "SQLITE_FULL": "The disk is full. Nothing was changed. Free some space and try again.",
    "SQLITE_READONLY_DBMOVED": "{path} was replaced by another file meanwhile. Nothing was changed. Run this again.",
    "SQLITE_READONLY": "{path} can't be written: the file or its folder is read-only. Nothing was changed.",
    "SQLITE_CANTOPEN": "{path} can't be opened: check that it is a file you may read, in a folder you may write to.",
    "SQLITE_PERM": "{path} can't be opened: permission denied.",
    "SQLITE_IOERR_DELETE": "{path} can't be written: the disk reports an error. To see whether this was done: "
    "`study history`.",
    "SQLITE_IOERR": "{path} can't be read or written: the disk reports an error. Nothing was changed.",
}
"""SQLite's errors, by how their names begin, as sentences that say what to do; the first that fits is said."""

_UNSOUND = (
    "{path} holds what no command writes, such as {fault}. See all of it: `study doctor`. "
    "To mend what can be mended: `study doctor --repair`."
)

ABOUT_VALUES = re.compile(r"(?:CHECK constraint failed|NULL value|NUMERIC value|TEXT value|non-unique entry) ")
"""What SQLite's check says of values rather than of pages; ``soundness`` tells that with where it stands."""


def address(path: str) -> str:
    """A file as SQLite takes it, so that nothing in its name means anything."""
    name = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{'//' if name.startswith('/') else ''}{name}"


@contextmanager
def explained(path: str) -> Iterator[None]:
    """SQLite's errors as sentences, and those of a program that was given garbage by a damaged file."""
    try:
        yield
    except sqlite3.Error as fault:
        raise _refusal(path, fault) from fault
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError, AssertionError) as fault:
        refusal = doubt(path)
        if refusal is None:
            raise
        raise refusal from fault


def doubt(path: str) -> StoreError | None:
    """Why a file could have led a command astray: damaged pages, or values that no command writes."""
    if not os.path.isfile(path):
        return None
    if _is_damaged(path):
        return _damaged(path)
    from study.store.conformity import differences
    from study.store.soundness import UNREADABLE, faults

    try:
        with closing(sqlite3.connect(f"{address(path)}?mode=ro", uri=True)) as connection:
            is_todays = connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
            found = [*faults(connection), *(differences(connection) if is_todays else [])]
    except UNREADABLE:
        return _damaged(path)
    return StoreError(_UNSOUND.format(path=path, fault=found[0])) if found else None


def _refusal(path: str, fault: sqlite3.Error) -> StoreError:
    """What SQLite says of a database file, in words."""
    if os.path.isdir(path):
        return StoreError(f"{path} is a folder. Set STUDY_DB to a file.")
    name = getattr(fault, "sqlite_errorname", "SQLITE_CORRUPT")
    if name.startswith("SQLITE_CORRUPT") or (name == "SQLITE_NOTADB" and _has_snapshots(path)):
        return _damaged(path)
    for beginning, sentence in _SENTENCES.items():
        if name.startswith(beginning):
            return StoreError(sentence.format(path=path))
    return doubt(path) or StoreError(f"{path} can't be used: {fault}. Nothing was changed.")


def _damaged(path: str) -> StoreError:
    from study.store.snapshots import way_back

    return Damaged(f"{path} is damaged. Nothing was changed. {way_back(path)}")


def _has_snapshots(path: str) -> bool:
    from study.store.snapshots import newest_sound

    return newest_sound(path) is not None


def _is_damaged(path: str) -> bool:
    try:
        with closing(sqlite3.connect(f"{address(path)}?mode=ro", uri=True)) as connection:
            said = (line for (line,) in connection.execute("PRAGMA integrity_check"))
            return any(line != "ok" and not ABOUT_VALUES.match(line) for line in said)
    except sqlite3.OperationalError:
        return False
    except (sqlite3.Error, UnicodeDecodeError):
        return True
