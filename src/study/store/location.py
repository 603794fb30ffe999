"""Where the learner's data is: the database file, and which files were databases before.

``databases.txt`` in the user's folder for data names every file that was written, the last one at the end. So a file
that is gone is missed, and not taken for the beginning of something new.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from study import parts
from study.core.words import quoted
from study.errors import StoreError, WrongUsage

NAME = "databases.txt"
MOST = 200  # databases that are remembered
_HEAD = "# study: the databases that were used here, so that one that is gone is missed"
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

_begun_again: set[str] = set()
"""Files that are missing, and in whose place another database is wanted."""


def default_path() -> str:
    """``STUDY_DB``, or ``study.db`` in the platform's folder for user data. Raises WrongUsage for an address."""
    if path := os.environ.get("STUDY_DB"):
        scheme, colon, _ = path.partition(":")
        if colon and len(scheme) > 1 and ("://" in path or scheme in ("file", "sqlite")) and not os.path.exists(path):
            raise WrongUsage(f"STUDY_DB is {quoted(path)}, an address. Set it to a file, such as ~/study.db.")
        return os.path.expanduser(path)
    return os.path.join(folder(), "study.db")


def folder() -> str:
    """The folder for the user's data on this platform, which may not be there yet."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    return os.path.join(base, "study")


def is_there(path: str) -> bool:
    """Whether there is a database, or a file that may become one.

    Raises StoreError for what is no file, and for one that is missing or was emptied though it was a database before.
    """
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        _refuse_to_forget(path, "is missing")
        return False
    except OSError:
        return True  # SQLite says why it cannot be opened
    for is_kind, kind in _KINDS:
        if is_kind(found.st_mode):
            raise StoreError(f"{path} is {kind}. Set STUDY_DB to a file.")
    if not found.st_size:
        _refuse_to_forget(path, "is empty")
    return True


def begin_again(path: str) -> None:
    """Let another database take the place of one that is missing. Raises WrongUsage where there is one."""
    if os.path.exists(path) and os.path.getsize(path):
        raise WrongUsage(
            f"There is a database already, {path}, and --new begins another only where one is missing. "
            "For a second one, set STUDY_DB to another file."
        )
    _begun_again.add(os.path.abspath(path))


def note(path: str) -> None:
    """Remember a database that was written. What stands in the way is no error."""
    name = os.path.abspath(path)
    _begun_again.discard(name)
    known = _known()
    if name in known or "\n" in name:
        return
    target = os.path.join(folder(), NAME)
    with suppress(OSError):
        os.makedirs(folder(), mode=0o700, exist_ok=True)
        with parts.part(target) as part:
            with open(part, "w", encoding="utf-8", errors="surrogateescape") as file:
                file.write("\n".join([_HEAD, *known[1 - MOST :], name, ""]))
            parts.take_place(part, target)


def _refuse_to_forget(path: str, what: str) -> None:
    name = os.path.abspath(path)
    if name in _begun_again or name not in _known():
        return
    from study.store.snapshots import newest_sound

    newest = newest_sound(path)
    snapshot = f"; `study restore` brings back the snapshot from {newest.at:%Y-%m-%d %H:%M}" if newest else ""
    raise StoreError(
        f"{path} {what}, and was your database before. Put it back, or set STUDY_DB to where it is{snapshot}. "
        "To begin another, add --new to `study enroll` or `study add`."
    )


def _known() -> list[str]:
    """The databases that were used, the last one at the end."""
    try:
        with open(os.path.join(folder(), NAME), encoding="utf-8", errors="surrogateescape") as file:
            return [line for line in file.read().split("\n") if line and not line.startswith("#")]
    except (OSError, ValueError):
        return []
