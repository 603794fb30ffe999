"""The journal that a writer killed halfway leaves behind, and whether it belongs to the file beside it.

SQLite plays a journal back into whatever file has its name. A copy put in place of the database would be ruined by
that: pages of the one would be written over those of the other. So every transaction writes page 1 first
(``schema.mark``), and its journal begins with page 1 as it was, where the database has its id and its change counter.
The file it belongs to still has that very page, or the same id and a counter that is one higher. Any other journal is
set aside.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from study import clock, parts
from study.core.values import dataclass
from study.errors import StoreError
from study.store import schema

MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = 28  # bytes of a journal's header that are used
_LOCKED = 0x40000000, 512  # the bytes SQLite locks: pending, reserved, and those of readers
_LOOKS = 5
_PAUSE = 0.05  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Page:
    """Page 1 of a database as it lies there, and the size of the file in bytes."""

    content: bytes
    size: int = 0

    @property
    def counter(self) -> int:
        """How often the database was changed, modulo 2³²."""
        return _number(self.content, 24)

    @property
    def id(self) -> int:
        """What tells this database from others; 0 for one made before there were ids."""
        return _number(self.content, 40) // schema.CHANGES


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal: the size of the database in pages when it was begun, and page 1 as it was then, if it has that."""

    pages: int
    page_size: int
    first: Page | None


def journal_of(path: str) -> str:
    """Where SQLite keeps what a transaction has overwritten: beside the file that a link leads to."""
    return f"{os.path.realpath(path)}-journal"


def set_stray_journal_aside(path: str) -> None:
    """Move a journal that belongs to another file into the folder of the snapshots, and note it.

    To be called while this process has no connection: closing the file would give up its locks.
    """
    if not os.path.exists(journal_of(path)) or not _is_stray(path):
        return
    if _is_first(path):
        with suppress(OSError):
            os.unlink(journal_of(path))
        return
    from study.store.snapshots import place

    try:
        with exclusive(path):
            target = place(path, clock.now(), "-stray-journal")
            os.rename(journal_of(path), target)
    except OSError as fault:
        raise StoreError(
            f"{journal_of(path)} belongs to another file than {path}, and can't be moved away: {fault.strerror}. "
            "Move it to another folder. Nothing was changed."
        ) from None
    parts.notices.append(
        f"{path} was replaced by another file after a command was interrupted. What that command left didn't belong "
        f"to it, and was set aside: {target}"
    )


@contextmanager
def exclusive(path: str) -> Iterator[None]:
    """Nobody else reads or writes a database, sound or not, while this is held. Raises StoreError where it is in use.

    The lock is the one that SQLite takes, on the same bytes, since opening the file with SQLite would already play back
    its journal. Where there is no such lock (Windows), the system refuses to move a file that is open.
    """
    try:
        import fcntl
    except ImportError:  # pragma: no cover
        yield
        return
    with open(path, "rb+") as file:
        for _ in range(int(2 / _PAUSE)):
            with suppress(BlockingIOError, PermissionError):
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED[1], _LOCKED[0])
                break
            time.sleep(_PAUSE)
        else:
            raise StoreError(f"{path} is in use by another study. Try again when that one has finished.")
        yield


def _is_stray(path: str) -> bool:
    """Whether a journal belongs to another file, seen twice alike: others may be writing meanwhile."""
    before = _seen(path)
    for _ in range(_LOOKS):
        if _belongs(path, *before):
            return False
        time.sleep(_PAUSE)
        now = _seen(path)
        if now == before:
            return True
        before = now
    return False


def _is_first(path: str) -> bool:
    """Whether a journal is that of a new database, which is whole: nothing would be left of it but an empty file."""
    journal = _seen(path)[1]
    return journal is not None and not journal.pages


def _seen(path: str) -> tuple[Page | None, Journal | None]:
    try:
        with open(path, "rb") as file:
            start = file.read(100)
            page_size = {1: 65536}.get(size := int.from_bytes(start[16:18], "big"), size)
            page = Page(start + file.read(max(page_size - 100, 0)), os.fstat(file.fileno()).st_size)
        with open(journal_of(path), "rb") as file:
            return page, _journal(file.read(_HEADER), file.fileno())
    except OSError:
        return None, None


def _journal(header: bytes, file: int) -> Journal | None:
    """A journal that SQLite would play back; None for one it would not."""
    if len(header) < _HEADER or not header.startswith(MAGIC):
        return None
    records, pages, sector, size = (_number(header, at) for at in (8, 16, 20, 24))
    for n in range(records):
        os.lseek(file, sector + n * (size + 8), os.SEEK_SET)
        record = os.read(file, 4 + size)
        if len(record) < 4 + size:
            break
        if _number(record, 0) == 1:
            return Journal(pages, size, Page(record[4:]))
    return Journal(pages, size, None)


def _belongs(path: str, page: Page | None, journal: Journal | None) -> bool:
    """Whether a journal may be played back into a file; also if nothing speaks against it."""
    if page is None or journal is None or not page.size:
        return True
    if not journal.pages:  # of a new database: playing it back leaves nothing
        return not _is_whole(path)
    if journal.first is None:
        return True
    before = journal.first
    if page.counter == before.counter:
        return page.content == before.content
    return page.counter == (before.counter + 1) % 2**32 and before.id in (0, page.id)


def _is_whole(path: str) -> bool:
    """Whether a file is sound as it lies there, whatever is in the journal."""
    import sqlite3

    from study.store import images
    from study.store.refusals import address

    try:
        with closing(sqlite3.connect(f"{address(path)}?immutable=1", uri=True)) as connection:
            images.contents(connection, path)
    except (sqlite3.Error, images.Unsound):
        return False
    return True


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4], "big")
