"""Filling in days that have no entry."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.entries import Entry
from study.core.items import Item
from study.domain import backfill
from study.domain.backfill import Filled
from study.domain.recorded import Change, Ticked
from study.errors import WrongUsage
from study.store import entries, items, listing, past
from study.store import entries as spending
from study.store.workspace import Workspace
from study.workspace.recording import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Writer

USUAL = timedelta(days=28)
"""How far back one looks, unless a day is given."""


def page(workspace: Workspace, first: date | None) -> str | None:
    """The page with the days since ``first`` that had sessions and have no entry; None if there are none."""
    with workspace.reading() as connection:
        today = workspace.today(connection)
        start = today - USUAL if first is None else first
        if start >= today:
            raise WrongUsage(f"{start} is not over yet. Give an earlier day.")
        studied = spending.by_day(connection, start)
        planned = [
            one
            for one in past.expected(connection, start, today - timedelta(days=1))
            if one.minutes and one.day not in studied
        ]
        known = items.by_number(connection, {one.item for one in planned})
        days = [(one.day, known[one.item], one.minutes) for one in planned if one.item in known]
        return backfill.page(days, today) if days else None


def fill_in(workspace: Workspace, text: str, file: str) -> Ticked:
    """Record what a page says, all of it in one step. Raises InvalidFile."""
    with workspace.writing() as writer:
        known = {one.item.number: one.item for one in listing.followed(writer.connection)}
        filled = backfill.read(text, file, list(known), writer.today)
        if not filled:
            raise WrongUsage("Nothing was filled in, so nothing was changed.")
        changes = [
            _recorded(writer, known[one.item], one) for one in sorted(filled, key=lambda one: (one.day, one.line))
        ]
        if all(change.said for change in changes):
            raise WrongUsage("All of that is done already, so nothing was changed.")
        return told(writer, changes)


def _recorded(writer: Writer, item: Item, one: Filled) -> Change:
    """An item that is done already is not ticked off again; just the time counts."""
    state = entries.stored_state(writer.connection, one.item)
    if one.done and state.status == "done" and one.minutes is None:
        return Change(item, "", state.status, state.percent, state.remaining, said="is done already")
    kind = "done" if one.done and state.status != "done" else "time"
    _, after = entries.append(writer, one.item, Entry(kind, one.day, one.minutes))
    return Change(item, kind, after.status, after.percent, after.remaining, one.minutes)
