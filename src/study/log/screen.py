"""What was recorded, the entries, and the timer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.core.items import WORDS, LogEntry
from study.log.rules import Change, Timer, Update
from study.screen.document import Document, due, fields, log_entry, material, reference
from study.screen.page import Cell, Page, Span
from study.screen.standing import next_row, standing_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


MOST = 20
"""Changes shown one by one."""


def page(update: Update) -> Page:
    """One line for each item, then the next one, then where the finish stands."""
    page = Page()
    page.table([_row(change) for change in update.changes[:MOST]], flexible=2, right=(1,))
    if len(update.changes) > MOST:
        page.line(f"and {len(update.changes) - MOST} more")
    used_up = [change for change in update.changes if _is_used_up(change)]
    if used_up:
        numbers = " ".join(str(change.item.number) for change in used_up[:MOST])
        page.line("That's the full estimate. Finished? ", Span(f"study done {numbers}", "command"))
    if all(change.said for change in update.changes):
        return page
    page.gap()
    if update.upcoming:
        page.table([["Next", *next_row(update.upcoming[0], update.day)]], flexible=2, right=(1, 4))
    elif update.following:
        page.line(Span("There is nothing left to do in your plan.", "ahead"))
    if update.standing.behind or update.standing.ahead:
        standing_line(page, update.standing, update.day)
    elif update.standing.finish:
        page.line(f"On plan: it ends on {words.long(update.standing.finish, update.day)}.")
    if update.materials:
        numbers = " ".join(str(one.item.number) for one in update.materials[:MOST])
        count = len(update.materials)
        what = "A material of its module is" if count == 1 else f"{count} materials of its module are"
        page.line(f"{what} not finished. Done as well? ", Span(f"study done {numbers}", "command"))
    return page


_VERBS = {
    "done": "Done",
    "skip": "Skipped",
    "reopen": "Open again",
    "time": "Logged",
    "progress": "Progress",
    "note": "Noted",
}


def _row(change: Change) -> list[Cell]:
    number, title = Span(str(change.item.number), "number"), Span(change.item.title, "title")
    if change.said:
        return [Span("Unchanged", "quiet"), number, title, Span(change.said, "quiet")]
    said = "Done" if change.status == "done" and change.kind != "note" else _VERBS[change.kind]
    return [Span(said, "ahead" if said == "Done" else "heading"), number, title, _remark(change)]


def _remark(change: Change) -> str:
    if change.kind == "note":
        return f"shown by study show {change.item.number}"
    if change.kind == "time" and change.status != "done":
        amount = words.minutes(change.minutes or 0)
        return f"{amount}, {words.minutes(change.remaining)} left" if change.remaining else amount
    if change.kind == "progress" and change.status != "done":
        return f"{change.percent} %, {words.minutes(change.remaining)} left"
    if change.kind == "reopen":
        return f"{words.minutes(change.remaining)} left"
    amount = words.minutes(change.minutes) if change.minutes else ""
    return f"{amount}, which replaces the {words.minutes(change.assumed)} assumed" if change.assumed else amount


def _is_used_up(change: Change) -> bool:
    """Whether as much time was logged as the item was to take, and it isn't done."""
    return change.kind == "time" and change.status != "done" and not change.remaining and not change.said


def entries_page(entries: Sequence[LogEntry], today: date) -> Page:
    """The entries, the oldest first."""
    page = Page()
    if not entries:
        page.line("Nothing was logged. Other days: ", Span('study entries --from "1 march"', "command"))
        return page
    page.table([_entry_row(entry, today) for entry in entries], flexible=4, right=(0, 3))
    total = sum(entry.entry.minutes or 0 for entry in entries)
    page.gap()
    logged = f", {words.minutes(total)}" if total else ""
    page.line(
        f"{words.counted(len(entries), 'entry', 'entries')}{logged}. Wrong? ",
        Span(f"study amend {entries[-1].number} --time 45m", "command"),
    )
    return page


def amend_page(number: int, entry: LogEntry | None, today: date) -> Page:
    """The entry as it is now."""
    page = Page()
    if entry is None:
        page.line(f"Entry {number} was removed.")
    else:
        page.table([["Now", *_entry_row(entry, today)]], flexible=5, right=(1, 4))
    page.line("To undo: ", Span("study undo", "command"))
    return page


def _entry_row(entry: LogEntry, today: date) -> list[Cell]:
    fact = entry.entry
    amount = words.minutes(fact.minutes) if fact.minutes else ""
    if fact.percent is not None:
        amount = f"{fact.percent} %"
    return [
        Span(str(entry.number), "number"),
        Span(words.short(fact.day, today), "quiet"),
        WORDS.get(fact.kind, fact.kind),
        amount,
        f"{entry.item.number} {entry.item.title}",
        Span(fact.note, "quiet"),
    ]


def start_page(timer: Timer) -> Page:
    """That it runs now."""
    page = _timer_page("Started", timer)
    page.line(
        "When you have finished: ", Span("study stop", "command"), "   To drop it: ", Span("study cancel", "command")
    )
    return page


def cancel_page(timer: Timer) -> Page:
    """That it runs no more, and nothing was logged."""
    page = _timer_page("Cancelled", timer)
    page.line("Nothing was logged.")
    return page


def status_page(timer: Timer | None, today: date) -> Page:
    """What it runs for and since when; a long time is asked about."""
    if timer is None:
        page = Page()
        page.line("The timer isn't running. Start it: ", Span("study start ITEM", "command"))
        return page
    page = _timer_page("Running", timer)
    day = "" if timer.since.date() == today else f"{words.weekday(timer.since.date(), today)}, "
    since = f"since {day}{timer.since:%H:%M}"
    if timer.minutes < 0:
        page.line(Span(f"{since}, which is in the future: study stop --time 45m", "behind"))
    elif timer.is_long:
        page.line(Span(f"{since}: {words.minutes(timer.minutes)}. Forgotten? study stop --time 1h", "behind"))
    else:
        page.line(f"{since}: {words.minutes(timer.minutes)}")
    return page


def _timer_page(word: str, timer: Timer) -> Page:
    page = Page()
    page.line(Span(word, "heading"), "  ", Span(str(timer.item.number), "number"), "  ", timer.item.title)
    return page


def document(update: Update) -> Document:
    """``study.recorded/1``: what a recording command did."""
    finish = fields(update.standing, "behind ahead finish replanned:replanned_finish")
    upcoming = [due(planned, update.day) for planned in update.upcoming]
    return (
        {"changes": [_change(change) for change in update.changes], "next": upcoming}
        | finish
        | {"resources": [material(one) for one in update.materials]}
    )


def _change(change: Change) -> Document:
    return reference(change.item) | fields(change, "kind:entry status percent remaining minutes said:unchanged")


def entries_document(entries: Iterable[LogEntry]) -> Document:
    """``study.entries/1``: the oldest first."""
    return {"entries": [log_entry(entry) for entry in entries]}


def timer_document(timer: Timer | None) -> Document:
    """``study.timer/1``: without an item while it does not run."""
    if timer is None:
        return {"running": False, "since": None, "minutes": None, "long": False}
    since, minutes = timer.since.isoformat(timespec="seconds"), max(timer.minutes, 0)
    return {"running": True, "since": since, "minutes": minutes, "long": timer.is_long} | reference(timer.item)
