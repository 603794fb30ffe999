"""What a recording command did, what comes next, and what it did to the finish."""

from __future__ import annotations

from study.core import words
from study.domain.recorded import Change, Ticked
from study.screen.page import Cell, Page, Span
from study.screen.standing import next_row, standing_line

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
