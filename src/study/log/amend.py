"""`study entries`, `amend` and `backfill`."""

from __future__ import annotations

from datetime import date, timedelta

from study.core.availability import check_past, check_time
from study.core.entries import STATED, Entry
from study.core.items import Item
from study.errors import NoSuchItem, WrongUsage
from study.log import facts as logbook
from study.log import rules
from study.log.command import told
from study.log.rules import REMOVED, TIMED, Change, Correction, Filled, Numbered, Ticked
from study.parameters import FROM_DAY, JSON, ON, TIME, argument, flag, option, percent_of, whole_number
from study.store import entries as spending
from study.store import entries as stored
from study.store import items, listing, past
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Writer


def entries(
    item: str | None = argument(
        "ITEM", "Only of this item: number, id, or title.", default=None, complete="open_items"
    ),
    start: str | None = FROM_DAY,
    end: str | None = option("--to", help="The last day, inclusive.", metavar="DATE"),
    json: bool = JSON,
) -> None:
    """Show what was recorded, with the numbers to amend it by.

    Of the last two weeks, unless an item or days are given.

    \b
    study entries
    study entries titanic
    study entries --from "1 march" --to "last friday"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    found = amending_entries(workspace, item, workspace.date(start, past=True), workspace.date(end, past=True))
    if json:
        from study.log.screen import entries as document

        put(document(found))
    else:
        from study.log.screen import logbook_screen

        show(logbook_screen(found, workspace.day))


def amend(
    entry: int = argument("ENTRY", "Its number, from `study entries`.", read=whole_number),
    on: str | None = ON,
    time: int | None = TIME,
    percent: int | None = option("--percent", help="Progress, 0 to 100.", metavar="PERCENT", read=percent_of),
    note: str | None = option("--note", help="Another remark; an empty one takes it off.", metavar="TEXT"),
    remove: bool = flag("--remove", help="Take the entry out: it counts for nothing."),
    json: bool = JSON,
) -> None:
    """Put an entry right.

    What it was before is kept; `study undo` brings it back.

    \b
    study amend 41 --time 45m
    study amend 41 --on yesterday
    study amend 41 --remove
    """
    from study.log.rules import Correction
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    found = amending_amend(workspace, entry, Correction(workspace.date(on, past=True), time, percent, note, remove))
    if json:
        from study.log.screen import entries as document

        put(document([found] if found else []))
    else:
        from study.log.screen import amended

        show(amended(entry, found, workspace.day))


def backfill(start: str | None = FROM_DAY) -> None:
    """Fill in days without an entry, in your editor.

    What was planned on them is there already: keep what is true. All of it is one step, or nothing of it.

    \b
    study backfill
    study backfill --from "1 march"
    """
    from study import editor
    from study.errors import WrongUsage
    from study.log.command import recorded
    from study.screen.console import tell
    from study.store.workspace import Workspace

    workspace = Workspace()
    page = backfill_page(workspace, workspace.date(start, past=True))
    if page is None:
        tell("No day is open: wherever something was planned, something was done.")
        return
    if not editor.is_there():
        raise WrongUsage("There is no terminal for your editor to run in. Use study log ITEM TIME --on DATE.")

    def take(text: str, file: str) -> bool:
        recorded(fill_in(workspace, text, file), json=False)
        return True

    if not editor.edit("study-backfill", page, take):
        tell("Nothing was changed.")


USUAL = timedelta(days=13)
"""Entries of two weeks are shown, unless days are given."""


def amending_entries(workspace: Workspace, word: str | None, first: date | None, last: date | None) -> list[Numbered]:
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


def amending_amend(workspace: Workspace, number: int, correction: Correction) -> Numbered | None:
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


BACKFILLING_USUAL = timedelta(days=28)
"""How far back one looks, unless a day is given."""


def backfill_page(workspace: Workspace, first: date | None) -> str | None:
    """The page with the days since ``first`` that had sessions and have no entry; None if there are none."""
    with workspace.reading() as connection:
        today = workspace.today(connection)
        start = today - BACKFILLING_USUAL if first is None else first
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
        return rules.page(days, today) if days else None


def fill_in(workspace: Workspace, text: str, file: str) -> Ticked:
    """Record what a page says, all of it in one step. Raises InvalidFile."""
    with workspace.writing() as writer:
        known = {one.item.number: one.item for one in listing.followed(writer.connection)}
        filled = rules.read(text, file, list(known), writer.today)
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
    state = stored.stored_state(writer.connection, one.item)
    if one.done and state.status == "done" and one.minutes is None:
        return Change(item, "", state.status, state.percent, state.remaining, said="is done already")
    kind = "done" if one.done and state.status != "done" else "time"
    _, after = stored.append(writer, one.item, Entry(kind, one.day, one.minutes))
    return Change(item, kind, after.status, after.percent, after.remaining, one.minutes)
