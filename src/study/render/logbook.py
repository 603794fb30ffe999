"""What was recorded, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.domain.logbook import Numbered
from study.screen.page import Cell, Page, Span

WORDS = {"time": "logged", "skip": "skipped", "reopen": "opened again", "before": "before", "progress": "at"}
"""What an entry says, where that is not the word for its kind."""


def screen(entries: Sequence[Numbered], today: date) -> Page:
    """The entries, the oldest first."""
    page = Page()
    if not entries:
        page.line("Nothing was recorded. Other days: ", Span('study entries --from "1 march"', "command"))
        return page
    page.table([_row(one, today) for one in entries], flexible=4, right=(0, 3))
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
        page.table([["Now", *_row(found, today)]], flexible=5, right=(1, 4))
    page.line("Take back: ", Span("study undo", "command"))
    return page


def _row(one: Numbered, today: date) -> list[Cell]:
    entry = one.entry
    what = WORDS.get(entry.kind, entry.kind)
    amount = words.minutes(entry.minutes) if entry.minutes else ""
    if entry.percent is not None:
        amount = f"{entry.percent} %"
    return [
        Span(str(one.number), "number"), Span(words.short(entry.day, today), "quiet"), what, amount,
        f"{one.item.number} {one.item.title}", Span(entry.note, "quiet"),
    ]  # fmt: skip
