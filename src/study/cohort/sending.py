"""What a learner sends to a group: who follows what, what is done and how long it took; words only where they chose so.

A record goes out with its identity and those of its rows that a group asks for. What is left out leaves its place: an
entry is named by its place among those of its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from study.cohort.target import opened
from study.core.items import OWN
from study.core.records import Record
from study.core.values import dataclass
from study.store import identity, records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from study.cohort.membership import Membership
    from study.store.database import Connection
    from study.store.workspace import Workspace

    Row = dict[str, Any]

COLUMNS = {
    "enrollment": "curriculum start",
    "tracking": "enrollment active",
    "item": "enrollment id title work likely place left_out",
    "entry": "item kind day minutes percent",
    "change": "item entry field before after",
    "plan": "finish",
    "undo": "of",
    "redo": "of",
}
"""What a group gets to see of each table; all others stay at home."""

AMENDED = {"day", "minutes", "kind", "percent", "left_out", "work", "likely", "place"}
"""Fields whose changes go out too."""

SHARED = {
    "notes": ("entry", "item kind day minutes percent note"),
    "journal": ("journal", "week text"),
    "lessons": ("lesson", "item text"),
}
"""What a learner may choose to send as well: a word for it, its table and the columns."""


def lines(said: Iterable[Record], share: Iterable[str] = ()) -> Iterator[tuple[str, int, str]]:
    """The machine, the index and the line of every record of which there is something to send."""
    import json

    columns = {name: said.split() for name, said in (COLUMNS | dict(SHARED[word] for word in share)).items()}
    for record in said:
        kept = {table: _rows(record, table, columns[table]) for table in record.rows if table in columns}
        if any(map(any, kept.values())):
            line: Row = {"v": record.v, "machine": record.machine, "index": record.index, "clock": record.clock}
            line |= {"day": record.day, "rows": kept}
            yield record.machine, record.index, json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def _rows(record: Record, table: str, columns: list[str]) -> list[Row]:
    return [
        {name: row[name] for name in columns if name in row} if _is_of_interest(table, row) else {}
        for row in record.rows[table]
    ]


def _is_of_interest(table: str, row: Row) -> bool:
    """Whether a group has to do with a row: not with a learner's own items, nor with changes of words."""
    if table == "change" and row.get("field") not in AMENDED:
        return False
    name = str(row.get("curriculum") or row.get("item") or row.get("enrollment") or "")
    return name.partition("@")[0].partition("/")[0] != OWN


@dataclass(frozen=True, slots=True)
class Sent:
    """What a group has of a learner, or would have after a trial: how many records, and the lines that are new;
    ``trouble`` is why nothing could be sent."""

    count: int
    lines: list[str]
    trouble: str = ""


def send(workspace: Workspace, membership: Membership, joins: bool = False) -> Sent:
    """Send a group what is new. In a dry run nothing goes out, and the lines that would are told."""
    with _sealed(workspace) as connection:
        learner = identity.learner(connection)
        going = list(lines(records.sealed(connection), membership.share.split()))
    with opened(membership.target, membership.cohort, f"Progress of {membership.name}") as target:
        if joins and not workspace.is_trial:
            target.join(learner, membership.name)
        new = target.new(learner, going)
        if new and not workspace.is_trial:
            target.send(learner, new)
    return Sent(len(going), [line for _, _, line in new])


def withdraw(workspace: Workspace, membership: Membership) -> int:
    """Take away from a group what this learner sent; how many records that were."""
    with _sealed(workspace) as connection:
        learner = identity.learner(connection)
    with opened(membership.target, membership.cohort, f"{membership.name} leaves") as target:
        return target.leave(learner)


@contextmanager
def _sealed(workspace: Workspace) -> Iterator[Connection]:
    """The database, in which records may get their hashes; or a copy of it."""
    if workspace.is_trial:
        with workspace.dry_run() as writer:
            yield writer.connection
    else:
        with workspace.without_step() as connection:
            yield connection
