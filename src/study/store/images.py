"""Copies of a whole database: taken at one moment, proved sound, packed into a file and read back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from study import parts
from study.core.values import dataclass
from study.errors import StoreError
from study.store import database, schema
from study.store.refusals import ABOUT_VALUES

GZIP, SQLITE = b"\x1f\x8b", b"SQLite format 3\0"
_WINDOW = 31  # zlib: the largest window, with gzip's header and trailer
_QUICKLY = 1  # zlib's level: as small as the others within a tenth for these files, and three times as fast
_LARGEST = 4 * 2**30  # bytes of a database that is taken back


class Unsound(StoreError):
    """A file that is no sound copy of a study database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a copy holds: the version of its schema, its steps, and when the first and the last of them were taken."""

    version: int
    steps: int
    first: str | None
    last: str | None


@contextmanager
def taken(path: str) -> Iterator[sqlite3.Connection]:
    """A copy of a database in memory, as it is at one moment. Raises Unsound, StoreError and sqlite3.Error."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as image:
        with closing(database.settled(path)) as connection:
            connection.backup(image)
        yield image


@contextmanager
def unpacked(path: str) -> Iterator[sqlite3.Connection]:
    """A copy in memory of what a file holds, packed or not. Raises Unsound, OSError and sqlite3.Error."""
    with open(path, "rb") as file:
        start = file.read(len(SQLITE))
    if start == SQLITE:
        with taken(path) as image:
            yield image
    elif start.startswith(GZIP):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as image:
            image.deserialize(_unpacked(path))
            yield image
    else:
        raise Unsound(f"{path} isn't a snapshot of a study database.")


def contents(image: sqlite3.Connection, name: str, check: str = "quick_check") -> Contents:
    """Prove that the pages of a copy are sound, and say what it holds. What its values mean is for the doctor to say.

    Raises Unsound.
    """
    try:
        (application,) = image.execute("PRAGMA application_id").fetchone()
        (version,) = image.execute("PRAGMA user_version").fetchone()
        if application != schema.APPLICATION_ID or not version:
            raise Unsound(f"{name} isn't a study database.")
        image.execute("PRAGMA cell_size_check = ON")
        if any(line != "ok" and not ABOUT_VALUES.match(line) for (line,) in image.execute(f"PRAGMA {check}")):
            raise Unsound(f"{name} is damaged.")
        steps, first, last = image.execute("SELECT count(*), min(at), max(at) FROM step").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        raise Unsound(f"{name} is damaged.") from None
    return Contents(version=version, steps=steps, first=first, last=last)


def write(image: sqlite3.Connection, target: str, packed: bool) -> None:
    """Write a copy to a file in one step, so that it is there after a power cut. Raises OSError."""
    with parts.part(target) as path:
        fill(path, image, packed)
        parts.take_place(path, target)


def fill(path: str, image: sqlite3.Connection, packed: bool = False) -> None:
    """Write a copy into an empty file. Raises OSError."""
    content = image.serialize()
    with open(path, "r+b") as file:
        file.write(_packed(content) if packed else content)


def _packed(content: bytes) -> bytes:
    import zlib

    packer = zlib.compressobj(_QUICKLY, wbits=_WINDOW)
    return packer.compress(content) + packer.flush()


def _unpacked(path: str) -> bytes:
    """The database in a packed file, which is no larger than its own first page says."""
    import zlib

    unpacker = zlib.decompressobj(wbits=_WINDOW)
    try:
        with open(path, "rb") as file:
            packed = file.read()
        start = unpacker.decompress(packed, 100)
        page_size = {1: 65536}.get(size := int.from_bytes(start[16:18], "big"), size)
        length = page_size * int.from_bytes(start[28:32], "big")
        if not start.startswith(SQLITE) or not 0 < length <= _LARGEST:
            raise Unsound(f"{path} isn't a snapshot of a study database.")
        content = start + unpacker.decompress(unpacker.unconsumed_tail, length)
        if len(content) != length or unpacker.decompress(unpacker.unconsumed_tail, 1) or not unpacker.eof:
            raise Unsound(f"{path} is damaged.")
    except zlib.error:
        raise Unsound(f"{path} is damaged.") from None
    return content[:18] + b"\1\1" + content[20:]  # never in WAL mode, which a copy in memory cannot be


def contents_of(path: str, check: str = "quick_check") -> Contents:
    """What the copy in a file holds. Raises StoreError, also where it is no sound one, and OSError."""
    try:
        with unpacked(path) as image:
            return contents(image, path, check)
    except sqlite3.Error:
        raise Unsound(f"{path} is damaged.") from None
