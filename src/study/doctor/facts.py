"""Whether the file of a database is sound: its pages, its indexes, its schema, its states; and mending them."""

from __future__ import annotations

import re
import sqlite3

from study.core.words import counted
from study.store import entries, soundness
from study.store.conformity import conform, differences
from study.store.refusals import ABOUT_VALUES
from study.store.salvage import follow_again
from study.store.soundness import FOLLOWED, UNREADABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import State


def structure(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with pages, indexes, tables and views, in words; ``store.soundness`` tells what rows hold."""
    found = _pages(connection)
    try:
        return found + [f"{part} isn't what it should be" for part in differences(connection)]
    except UNREADABLE as fault:
        return [*found, f"the schema can't be read: {fault}"]


def _pages(connection: sqlite3.Connection) -> list[str]:
    """What SQLite's own check says, an index or the pages in one line each."""
    try:
        said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(1000)")]
    except UNREADABLE as fault:
        return [f"the pages can't be read: {fault}"]
    indexes = sorted({match[1] for line in said if (match := _OF_INDEX.search(line))})
    pages = [line for line in said if line != "ok" and not _OF_INDEX.search(line) and not ABOUT_VALUES.match(line)]
    found = [f"the index {name} doesn't match its table" for name in indexes]
    if pages:
        others = f", and {len(pages) - 1} more like it" if len(pages) > 1 else ""
        found.append(f"pages are damaged: {' '.join(pages[0].split())}{others}")
    return found


_OF_INDEX = re.compile(r"(?:missing from|in|of) index (\w+)")


def stale_states(connection: sqlite3.Connection) -> list[tuple[int, State]]:
    """States that aren't what the log comes to; none where the log itself can't be read: that is told by itself."""
    try:
        return entries.stale_states(connection)
    except (ValueError, TypeError, OverflowError, sqlite3.Error):  # a letter that isn't UTF-8 is a ValueError
        return []


def size(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many items and entries there are, as far as they can be counted."""
    items, entries = (_count(connection, table) for table in ("item", "entry"))
    return items, entries


def _count(connection: sqlite3.Connection, table: str) -> int:
    try:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    except UNREADABLE:
        return 0
    return int(count)


def is_rebuildable(connection: sqlite3.Connection) -> bool:
    """Whether all that is wrong follows from the rest, so that it can be made again where it lies."""
    is_whole = all(line.startswith(("the index ", "the table ", "the view ")) for line in structure(connection))
    return is_whole and all(
        fault.table == "enrollment" and FOLLOWED in fault.says for fault in soundness.faults(connection)
    )


def rebuild(connection: sqlite3.Connection) -> list[str]:
    """Make again what follows from the rest: tables as they are declared, indexes, states. What was done, in words."""
    found = structure(connection)
    done = [f"{counted(count, 'table')} made again" for count in [len(conform(connection))] if count]
    if any(line.endswith("doesn't match its table") for line in found):
        connection.execute("REINDEX")
        done.append("the indexes were made again")
    if count := follow_again(connection):
        done.append(f"{counted(count, 'curriculum', 'curricula')} followed again, with the weight 1")
    if stale := stale_states(connection):
        entries.rebuild(connection, stale)
        done.append(f"{counted(len(stale), 'state')} rebuilt from the log")
    return done
