"""Entries looked up and put right."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.availability import check_past, check_time
from study.core.entries import STATED
from study.domain.logbook import REMOVED, TIMED, Correction, Numbered
from study.errors import NoSuchItem, WrongUsage
from study.store import items, logbook
from study.store.database import NoDatabase
from study.store.workspace import Workspace

USUAL = timedelta(days=13)
"""Entries of two weeks are shown, unless days are given."""


def entries(workspace: Workspace, word: str | None, first: date | None, last: date | None) -> list[Numbered]:
    """The entries of an item or of all, of some days, inclusive; of the last two weeks where nothing is said."""
    try:
        with workspace.reading() as connection:
            today = workspace.today(connection)
            item = items.find_one(connection, word).number if word else None
            start = first or (date.min if item or last else today - USUAL)
            end = last or max(first or today, today)
            if end < start:
                raise WrongUsage(f"{end} is before {start}. Give the first day with --from, the last with --to.")
            return logbook.entries(connection, start, end, item)
    except NoDatabase:
        return []


def amend(workspace: Workspace, number: int, correction: Correction) -> Numbered | None:
    """Put an entry right; as it is now, None if it was removed. Raises NoSuchItem, or WrongUsage for what cannot be."""
    if correction.is_empty:
        raise WrongUsage("Say what to change: --time, --on, --percent, --note or --remove.")
    with workspace.writing() as writer:
        one = logbook.entry(writer.connection, number)
        if one is None:
            raise NoSuchItem(f"There is no entry {number}. See `study entries`.")
        values = _values(one, correction, writer.today)
        logbook.correct(writer, one, values)
        now = logbook.entry(writer.connection, number)
        if now == one:
            raise WrongUsage(f"Entry {number} is so already.")
        return now


def _values(one: Numbered, wanted: Correction, today: date) -> dict[str, str | int | None]:
    """The fields to change with their new values."""
    if wanted.remove:
        if wanted != Correction(remove=True):
            raise WrongUsage("--remove takes the entry out. Leave out the rest.")
        return {"kind": REMOVED, "minutes": None, "percent": None}
    kind, values = one.entry.kind, dict[str, str | int | None]()
    if wanted.minutes is not None:
        if kind not in TIMED:
            raise WrongUsage(f"Entry {one.number} is no time, so it takes none: it says {_said(one)}.")
        check_time(wanted.minutes)
        values["minutes"] = wanted.minutes
    if wanted.percent is not None:
        if kind not in STATED:
            raise WrongUsage(f"Entry {one.number} is no progress, so it takes no per cent: it says {_said(one)}.")
        values["percent"] = wanted.percent
    if wanted.day is not None:
        check_past(wanted.day, today)
        if kind == "before":
            raise WrongUsage(f"Entry {one.number} tells what was reached before, nobody knows when.")
        values["day"] = wanted.day.isoformat()
    if wanted.note is not None:
        values["note"] = wanted.note
    return values


def _said(one: Numbered) -> str:
    return "what was reached before" if one.entry.kind == "before" else one.entry.kind
