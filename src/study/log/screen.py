"""What was recorded, the entries, and the timer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.core.entries import WORDS
from study.log.rules import Change, Numbered, Running, Ticked
from study.screen.document import Document, day_of, due, dumped, reference
from study.screen.page import Cell, Page, Span
from study.screen.standing import next_row, standing_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


MOST = 20
"""Changes shown one by one."""


def screen(ticked: Ticked) -> Page:
    """One line for each item, then the next one, then where the finish stands."""
    page = Page()
    page.table([_row(change) for change in ticked.changes[:MOST]], flexible=2, right=(1,))
    if len(ticked.changes) > MOST:
        page.line(f"and {len(ticked.changes) - MOST} more")
    if all(change.said for change in ticked.changes):
        return page
    page.gap()
    if ticked.upcoming:
        page.table([["Next", *next_row(ticked.upcoming[0], ticked.day)]], flexible=2, right=(1, 4))
    elif ticked.following:
        page.line(Span("Nothing is left to do in your plan.", "ahead"))
    if ticked.standing.behind or ticked.standing.ahead:
        standing_line(page, ticked.standing, ticked.day)
    elif ticked.standing.finish:
        page.line(f"On plan: it ends on {words.long(ticked.standing.finish, ticked.day)}.")
    return page


_WORDS = {"done": "Done", "skip": "Skipped", "reopen": "Open again", "time": "Logged", "progress": "Progress",
          "note": "Noted"}  # fmt: skip


def _row(change: Change) -> list[Cell]:
    number, title = Span(str(change.item.number), "number"), Span(change.item.title, "title")
    if change.said:
        return [Span("Unchanged", "quiet"), number, title, Span(change.said, "quiet")]
    said = "Done" if change.status == "done" and change.kind != "note" else _WORDS[change.kind]
    return [Span(said, "ahead" if said == "Done" else "heading"), number, title, _remark(change)]


def _remark(change: Change) -> str:
    if change.kind == "note":
        return f"shown by study show {change.item.number}"
    if change.kind == "time" and change.status != "done":
        amount = words.minutes(change.minutes or 0)
        if not change.remaining:
            return f"{amount}; its time is used up: study done {change.item.number}"
        return f"{amount}, {words.minutes(change.remaining)} left"
    if change.kind == "progress" and change.status != "done":
        return f"{change.percent} %, {words.minutes(change.remaining)} left"
    if change.kind == "reopen":
        return f"{words.minutes(change.remaining)} left"
    return words.minutes(change.minutes) if change.minutes else ""


def logbook_screen(entries: Sequence[Numbered], today: date) -> Page:
    """The entries, the oldest first."""
    page = Page()
    if not entries:
        page.line("Nothing was recorded. Other days: ", Span('study entries --from "1 march"', "command"))
        return page
    page.table([_logbook_row(one, today) for one in entries], flexible=4, right=(0, 3))
    total = sum(one.entry.minutes or 0 for one in entries)
    page.gap()
    logged = f", {words.minutes(total)}" if total else ""
    page.line(
        f"{words.counted(len(entries), 'entry', 'entries')}{logged}. Not right? ",
        Span(f"study amend {entries[-1].number} --time 45m", "command"),
    )
    return page


def amended(number: int, found: Numbered | None, today: date) -> Page:
    """The entry as it is now."""
    page = Page()
    if found is None:
        page.line(f"Entry {number} is taken out.")
    else:
        page.table([["Now", *_logbook_row(found, today)]], flexible=5, right=(1, 4))
    page.line("Take back: ", Span("study undo", "command"))
    return page


def _logbook_row(one: Numbered, today: date) -> list[Cell]:
    entry = one.entry
    what = WORDS.get(entry.kind, entry.kind)
    amount = words.minutes(entry.minutes) if entry.minutes else ""
    if entry.percent is not None:
        amount = f"{entry.percent} %"
    return [
        Span(str(one.number), "number"), Span(words.short(entry.day, today), "quiet"), what, amount,
        f"{one.item.number} {one.item.title}", Span(entry.note, "quiet"),
    ]  # fmt: skip


def started(running: Running) -> Page:
    """That it runs now."""
    page = _told("Started", running)
    page.line(
        "When you are through: ", Span("study stop", "command"), "   To forget it: ", Span("study cancel", "command")
    )
    return page


def cancelled(running: Running) -> Page:
    """That it runs no more, and nothing was logged."""
    page = _told("Cancelled", running)
    page.line("Nothing was logged.")
    return page


def status(running: Running | None, today: date) -> Page:
    """What it runs for and since when; a long time is asked about."""
    if running is None:
        page = Page()
        page.line("The timer does not run. Start it: ", Span("study start ITEM", "command"))
        return page
    page = _told("Running", running)
    day = "" if running.since.date() == today else f"{words.weekday(running.since.date(), today)}, "
    since = f"since {day}{running.since:%H:%M}"
    if running.minutes < 0:
        page.line(Span(f"{since}, which is still to come by the clock: study stop --time 45m", "behind"))
    elif running.is_long:
        page.line(Span(f"{since}: {words.minutes(running.minutes)}. Forgotten? study stop --time 1h", "behind"))
    else:
        page.line(f"{since}: {words.minutes(running.minutes)}")
    return page


def _told(word: str, running: Running) -> Page:
    page = Page()
    page.line(Span(word, "heading"), "  ", Span(str(running.item.number), "number"), "  ", running.item.title)
    return page


def recorded(found: Ticked) -> str:
    """``study.recorded/1``: what a recording command did."""
    return dumped(
        "study.recorded/1",
        {
            "changes": [
                {
                    **reference(one.item), "entry": one.kind, "status": one.status, "percent": one.percent,
                    "remaining": one.remaining, "minutes": one.minutes, "unchanged": one.said,
                }
                for one in found.changes
            ],
            "next": [due(one, found.day) for one in found.upcoming],
            "behind": found.standing.behind, "ahead": found.standing.ahead,
            "finish": day_of(found.standing.finish), "replanned_finish": day_of(found.standing.replanned),
        },
    )  # fmt: skip


def entries(found: Iterable[Numbered]) -> str:
    """``study.entries/1``: the oldest first; ``step`` is the one of `study history`."""
    return dumped("study.entries/1", {"entries": [row(one) for one in found]})


def row(one: Numbered) -> Document:
    return {
        "entry": one.number, **reference(one.item), "entry_kind": one.entry.kind, "on": str(one.entry.day),
        "minutes": one.entry.minutes, "percent": one.entry.percent, "note": one.entry.note, "step": one.step,
    }  # fmt: skip


def timer(running: Running | None) -> str:
    """``study.timer/1``: without an item while it does not run."""
    content: Document = {"running": running is not None, "since": None, "minutes": None, "long": False}
    if running is not None:
        content |= {
            **reference(running.item), "since": running.since.isoformat(timespec="seconds"),
            "minutes": max(running.minutes, 0), "long": running.is_long,
        }  # fmt: skip
    return dumped("study.timer/1", content)
