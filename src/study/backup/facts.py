"""A copy of a database made elsewhere, and one put in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress

from study import parts
from study.errors import StoreError, StudyError, WrongUsage
from study.store import images, schema, snapshots
from study.store.recovery import exclusive
from study.store.refusals import explained
from study.store.snapshots import ASIDE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from study.store.images import Contents

_COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a database while it is written, or after a crash."""


def write_copy(path: str, target: str, packed: bool) -> Contents:
    """Copy a database to a file, in place of an older copy of it; what it holds. Raises StudyError and OSError."""
    with explained(path), images.taken(path) as image:
        try:
            contents = images.contents(image, path)
        except images.Unsound:
            raise sqlite3.DatabaseError from None
        if os.path.lexists(target):
            _refuse_to_overwrite(path, target, contents)
        images.write(image, os.path.realpath(target), packed)
    return contents


def _refuse_to_overwrite(path: str, target: str, contents: Contents) -> None:
    """Raises StudyError unless a file is an older copy of the same database."""
    if os.path.exists(target) and os.path.samefile(path, target):
        raise WrongUsage(f"{target} is the database itself. Give another name.")
    try:
        there = images.contents_of(target) if os.path.isfile(target) else None
    except images.Unsound:
        there = None
    if there is None or there.first != contents.first:
        raise StudyError(f"{target} is there already, and isn't a copy of this database. Give another name.")
    if (there.last or "") > (contents.last or ""):
        raise StudyError(f"{target} is there already, and newer than the database. Give another name.")


def read_copy(source: str) -> tuple[sqlite3.Connection, Contents]:
    """A copy in memory, proved sound, under an id of its own; and what it holds. Raises StudyError and OSError."""
    contents = images.contents_of(source, "integrity_check")
    if contents.version > schema.VERSION:
        raise StoreError(f"{source} was written by a newer study. Update study to restore it.")
    image = sqlite3.connect(":memory:", isolation_level=None)
    with images.unpacked(source) as found:
        found.backup(image)
    schema.give_id(image)
    return image, contents


def put_in_place(image: sqlite3.Connection, path: str, at: datetime) -> str | None:
    """Put a copy in the place of a database, which is set aside with its journal; where. Raises StudyError, OSError.

    Whenever this is interrupted, the one or the other is there and whole: the names of what was there are doubled
    before the copy takes its place, and a journal that stays behind is known for another's by its id.
    """
    real = os.path.realpath(path)
    os.makedirs(os.path.dirname(real), mode=0o700, exist_ok=True)
    with parts.part(real) as new:
        images.fill(new, image)
        if not os.path.exists(real):
            return _exchange(new, path, real, at)
        with exclusive(real):
            os.chmod(new, os.stat(real).st_mode & 0o777)
            return _exchange(new, path, real, at)


def _exchange(new: str, path: str, real: str, at: datetime) -> str | None:
    there = [end for end in ("", *_COMPANIONS) if os.path.exists(real + end)]
    aside = snapshots.place(path, at, ASIDE) if there else None
    for end in there:
        _give_name(real + end, f"{aside}{end}")
    if aside:
        parts.sync_folder(os.path.dirname(aside))
    parts.take_place(new, real)
    for end in there[1:] if "" in there else there:
        with suppress(FileNotFoundError):
            os.unlink(real + end)
    return aside


def _give_name(path: str, name: str) -> None:
    """A second name for a file; where the file system has no such thing, its only one."""
    try:
        os.link(path, name)
    except OSError:
        os.rename(path, name)
