"""`study entries`, `amend` and `backfill`."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.items import Entry
from study.errors import NoSuchItem, WrongUsage
from study.log import rules, screen
from study.log.command import record, show, update
from study.log.rules import Change, Correction, PageLine, Update
from study.parameters import FROM_DAY, JSON, ON, TIME, argument, flag, option, percent_of, whole_number
from study.screen.console import answer, tell
from study.store import entries as log
from study.store import items
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Item
    from study.store.database import Writer

SHOWN = timedelta(days=13)
"""Entries of two weeks are shown, unless days are given."""

LOOKED_BACK = timedelta(days=28)
"""How far back one looks for days to fill in, unless a day is given."""


def entries(
    item: str | None = argument("ITEM", "Only this item: number, id, or title.", default=None, complete="open_items"),
    start: str | None = FROM_DAY,
    end: str | None = option("--to", help="The last day, inclusive.", metavar="DATE"),
    json: bool = JSON,
) -> None:
    """List what you logged, with the numbers of the entries.

    Of the last two weeks, unless an item or days are given.

    \b
    study entries
    study entries titanic
    study entries --from "1 march" --to "last friday"
    """
    workspace = Workspace()
    first, last = workspace.date(start, past=True), workspace.date(end, past=True)
    with workspace.looking() as connection:
        today = workspace.today(connection)
        number = items.find_one(connection, item).number if item else None
        first, last = first or (date.min if number or last else today - SHOWN), last or max(first or today, today)
        if last < first:
            raise WrongUsage(f"{last} is before {first}. Give the first day with --from, the last with --to.")
        listed = log.between(connection, first, last, number)
    answer(json, "study.entries/1", lambda: screen.entries_document(listed), lambda: screen.entries_page(listed, today))


def amend(
    entry: int = argument("ENTRY", "Its number, from `study entries`.", read=whole_number),
    on: str | None = ON,
    time: int | None = TIME,
    percent: int | None = option("--percent", help="Progress, 0 to 100.", metavar="PERCENT", read=percent_of),
    note: str | None = option("--note", help="Another note; an empty one removes it.", metavar="TEXT"),
    remove: bool = flag("--remove", help="Remove the entry, so that it no longer counts."),
    json: bool = JSON,
) -> None:
    """Fix a logged entry.

    What it was before is kept; `study undo` brings it back.

    \b
    study amend 41 --time 45m
    study amend 41 --on yesterday
    study amend 41 --remove
    """
    workspace = Workspace()
    correction = Correction(workspace.date(on, past=True), time, percent, note, remove)
    if correction == Correction():
        raise WrongUsage("Say what to change: --time, --on, --percent, --note or --remove.")
    with workspace.writing() as writer:
        today, before = writer.today, log.numbered(writer.connection, entry)
        if before is None:
            raise NoSuchItem(f"There is no entry {entry}. See `study entries`.")
        log.correct(writer, before, correction.of(before, today))
        after = log.numbered(writer.connection, entry)
        if after == before:
            raise WrongUsage(f"Entry {entry} is already like that.")
    answer(
        json,
        "study.entries/1",
        lambda: screen.entries_document([after] if after else []),
        lambda: screen.amend_page(entry, after, today),
    )


def backfill(start: str | None = FROM_DAY) -> None:
    """Fill in days you logged nothing on, in your editor.

    What was planned on those days is filled in already: keep what is true. It is saved as one step, or not at all.

    \b
    study backfill
    study backfill --from "1 march"
    """
    from study import editor

    workspace = Workspace()
    page = _page(workspace, workspace.date(start, past=True))
    if page is None:
        tell("Nothing to fill in: you logged something on every day with a plan.")
        return
    if not editor.is_there():
        raise WrongUsage("There is no terminal for your editor to run in. Use `study log ITEM TIME --on DATE`.")

    def take(text: str, file: str) -> bool:
        show(_fill_in(workspace, text, file), json=False)
        return True

    if not editor.edit("study-backfill", page, take):
        tell("Nothing was changed.")


def _page(workspace: Workspace, first: date | None) -> str | None:
    """The page with the days since ``first`` that had sessions and have no entry; None if there are none."""
    from study.store import planning

    with workspace.reading() as connection:
        today = workspace.today(connection)
        start = today - LOOKED_BACK if first is None else first
        if start >= today:
            raise WrongUsage(f"{start} isn't over yet. Give an earlier day.")
        studied = log.by_day(connection, start)
        expected = planning.expected(connection, start, today - timedelta(days=1))
        missed = [session for session in expected if session.minutes and session.day not in studied]
        known = items.by_number(connection, {session.item for session in missed})
        days = [(session.day, known[session.item], session.minutes) for session in missed if session.item in known]
        return rules.page(days, today) if days else None


def _fill_in(workspace: Workspace, text: str, file: str) -> Update:
    """Record what a page says, all of it in one step. Raises InvalidFile."""
    with workspace.writing() as writer:
        known = {listed.item.number: listed.item for listed in items.followed(writer.connection)}
        lines = rules.read(text, file, list(known), writer.today)
        if not lines:
            raise WrongUsage("Nothing was filled in, so nothing was changed.")
        lines.sort(key=lambda line: (line.day, line.line))
        changes = [_change(writer, known[line.item], line) for line in lines]
        if all(change.said for change in changes):
            raise WrongUsage("All of that is already done, so nothing was changed.")
        return update(writer, changes)


def _change(writer: Writer, item: Item, line: PageLine) -> Change:
    """An item that is already done is not ticked off again; just the time counts."""
    state = log.stored_state(writer.connection, line.item)
    if line.done and state.status == "done" and line.minutes is None:
        return Change(item, "", state.status, state.percent, state.remaining, said="is already done")
    kind = "done" if line.done and state.status != "done" else "time"
    return record(writer, item, Entry(kind, line.day, line.minutes))
