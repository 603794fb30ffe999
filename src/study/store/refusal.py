"""SQLite's errors as sentences that say what to do; loaded only where something went wrong."""

from __future__ import annotations

import sqlite3

from study.errors import StoreError

_DAMAGED = "{path} is damaged. Put back a copy from your backup; nothing was changed."
_SENTENCES = {
    "SQLITE_BUSY": "{path} is in use by another study, and stayed so for a minute. Try again when that has ended.",
    "SQLITE_LOCKED": "{path} is in use by another study. Try again when that has ended.",
    "SQLITE_NOTADB": "{path} is no study database. Set STUDY_DB to another file, or move this one away.",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_FULL": "The disk is full: nothing was changed. Make room and repeat the command.",
    "SQLITE_READONLY": "{path} cannot be written: the file or its folder is read-only. Nothing was changed.",
    "SQLITE_CANTOPEN": "{path} cannot be opened: check that it is a file you may read, in a folder you may write to.",
    "SQLITE_PERM": "{path} cannot be opened: permission denied.",
    "SQLITE_IOERR": "{path} cannot be read or written: the disk reports an error. Nothing was changed.",
}


def refusal(path: str, fault: sqlite3.Error) -> StoreError:
    """What SQLite says of a database file, in words."""
    from pathlib import Path

    if Path(path).is_dir():
        return StoreError(f"{path} is a folder. Set STUDY_DB to a file.")
    name = getattr(fault, "sqlite_errorname", "")
    for beginning, sentence in _SENTENCES.items():
        if name.startswith(beginning):
            return StoreError(sentence.format(path=path))
    return StoreError(f"{path} cannot be used: {fault}. Nothing was changed.")


def damaged(path: str) -> StoreError:
    """That a database file holds what study never wrote."""
    return StoreError(_DAMAGED.format(path=path))
