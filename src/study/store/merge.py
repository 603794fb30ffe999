"""Records put where they belong in the order of all.

A database is what its records come to, one after the other. So whatever has to come before something else takes the
same way: the later steps are taken off as records, and applied again on top.
"""

from __future__ import annotations

import sqlite3

from study.core.records import REDO, STEP, UNDO, Record
from study.store import identity, rows, schema, steps
from study.store.fold import Fold
from study.store.records import Maker, StoredRecord, identify, seal, stored
from study.store.steps import REDONE, UNDONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class RestedOn(Exception):
    """A step can't be taken back: a later record rests on it."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.identity)
        self.record = record


NOTES = {UNDO: UNDONE, REDO: REDONE}
"""What is noted of a step by what is done to it."""


def merge(connection: sqlite3.Connection, new: list[Record]) -> dict[str, str]:
    """Let new records hold, each where it belongs; of those that can't hold, which are kept unread, why by identity."""
    seal(connection)
    everything = stored(connection)
    again = _unwound(connection, everything, _place(connection, everything, new))
    several = sorted([*again, *new], key=lambda record: record.order)
    gone, unread, fold = undone(several), {}, Fold(connection)
    for record in several:
        step, why = fold.settle(record)
        if step is None:
            unread[record.identity] = why
        elif record.verb in NOTES:
            steps.note(connection, step, NOTES[record.verb], record.at)
        elif record.identity in gone:
            steps.put_aside(connection, step, gone[record.identity])
            fold.renew()
    return unread


def append(connection: sqlite3.Connection, fold: Fold, record: Record) -> str:
    """Let a record hold that comes after all others; why not, if it can't."""
    step, why = (None, "") if record.verb and not _is_top(connection, record, fold) else fold.settle(record)
    if step is None and not why:
        why = merge(connection, [record]).get(record.identity, "")
        fold.renew()
    elif step is not None and record.verb in NOTES:
        (steps.undo if record.verb == UNDO else steps.redo)(connection, step, record.at)
        fold.renew()
    return why


def _is_top(connection: sqlite3.Connection, record: Record, fold: Fold) -> bool:
    """Whether nothing that holds comes after the step a record is about."""
    step = fold.names.steps.get(record.target, 0)
    last = rows.cell(connection, "SELECT coalesce(max(number), 0) FROM step WHERE undone IS NULL")
    return bool(step >= last)


def undone(several: Iterable[Record]) -> dict[str, str]:
    """Of records in their order those that are undone in the end, and when. What others rest on holds, whatever was
    said of it by a machine that did not know of them."""
    known = {record.identity: record for record in several}
    gone: dict[str, str] = {}
    for record in known.values():
        if record.verb == UNDO:
            gone[record.target] = record.at
        elif record.verb == REDO:
            gone.pop(record.target, None)
    while (
        needed := {
            of
            for record in known.values()
            if record.verb == STEP and record.identity not in gone
            for of in record.rests_on
        }
        & gone.keys()
    ):
        for of in needed:
            del gone[of]
    return gone


def _place(connection: sqlite3.Connection, everything: list[StoredRecord], new: list[Record]) -> int:
    """The first record that has to be taken off: the first that a new one comes before, or is about, or rests on if it
    was undone. What could not be read is tried again, and so is what was undone and kept since others rested on it."""
    first = min((record.order for record in new), default=(0, "", 0))
    about = {record.target for record in new if record.verb}
    needed = {identity for record in new for identity in record.rests_on}
    gone = set(rows.column(connection, "SELECT number FROM step WHERE undone IS NOT NULL"))
    last = {one.step: one.verb for one in everything}
    kept = {step for step, verb in last.items() if verb == UNDO and step not in gone} if about else set()
    for place, one in enumerate(everything):
        is_needed = one.identity in needed and one.step in gone
        if one.order > first or one.step is None or one.step in kept or one.identity in about or is_needed:
            return place
    return len(everything)


def _unwound(connection: sqlite3.Connection, everything: list[StoredRecord], place: int) -> list[Record]:
    """Take the records from a place on off the database, with what they brought and did."""
    going = everything[place:]
    if not going:
        return []
    maker = Maker(connection)
    taken = [maker.record(one) for one in going]
    own = {one.step for one in going if one.verb == STEP}
    for one in reversed(going):
        connection.execute("DELETE FROM record WHERE number = ?", (one.number,))
        if one.step is not None and one.verb in NOTES and one.step not in own:
            sql = "SELECT max(number) FROM undone WHERE step = ? AND name = ?"
            connection.execute(f"DELETE FROM undone WHERE number = ({sql})", (one.step, NOTES[one.verb]))
        elif one.step is not None and one.verb == STEP:
            steps.take_off(connection, one.step)
    return taken


def undo(connection: sqlite3.Connection, step: int, at: str, day: str) -> None:
    """Take back any step of this machine; what was done later is done again without it.

    Raises RestedOn, and leaves it to the caller to take all back, if something later rests on it.
    """
    identify(connection)
    (of,) = (one for one in stored(connection) if one.step == step and one.verb == STEP)
    machine, index, clock = identity.following(connection)
    record = Record(
        v=schema.VERSION,
        machine=machine,
        index=index,
        clock=clock,
        at=at,
        day=day,
        command="study undo",
        rows={UNDO: [{"of": of.identity}]},
    )
    merge(connection, [record])
    if rows.cell(connection, "SELECT undone FROM step WHERE number = ?", (step,)) is None:
        maker = Maker(connection)
        later = (maker.record(one) for one in stored(connection) if one.verb == STEP and one.order > of.order)
        raise RestedOn(next(record for record in later if of.identity in record.rests_on))
