"""Ways to catch up, and going on after a gap."""

from __future__ import annotations

from study.core import words
from study.domain.catchup import Catchup, Resumed
from study.screen.page import Cell, Page, Span


def screen(found: Catchup) -> Page:
    """How far behind, and the remedies with their prices."""
    page = Page()
    if not found.remedies:
        page.line("You are not behind: there is nothing to catch up.")
        return page
    end = f", which was to end on {words.long(found.finish, found.day)}" if found.finish else ""
    page.line(Span(f"{words.minutes(found.behind)} behind the plan", "behind"), f"{end}. Ways on:")
    page.gap()
    rows: list[list[Cell]] = [["", "", Span("as planned", "quiet"), Span("80 %", "quiet")]]
    for n, one in enumerate(found.remedies, 1):
        dates: list[Cell] = [words.ends(one.finish, found.day), Span(words.ends(one.p80, found.day), "title")]
        rows.append([Span(str(n), "number"), one.text, *dates])
    page.table(rows, flexible=1, right=(0, 2, 3), indent=1)
    page.gap()
    page.line("Nothing was changed. Choose: ", Span("study catchup --apply 1", "command"))
    return page


def resumed(found: Resumed) -> Page:
    """The gentle week, and the new end."""
    page = Page()
    page.line(Span("Welcome back.", "ahead"))
    if found.off:
        page.line(f"{words.span(*found.silent, found.day)} was time off.")
    if found.eased:
        total = sum(minutes for _, minutes in found.eased)
        page.line(f"The next seven days take {words.minutes(total)}, half of your hours.")
    if found.after:
        before = f" instead of {words.long(found.before, found.day)}" if found.before else ""
        page.line(f"As planned it ends on {words.long(found.after, found.day)}{before}.")
        if found.p80:
            page.line(f"With 80 % it ends by {words.long(found.p80, found.day)}.")
    page.gap()
    page.line("What to do now: ", Span("study today", "command"))
    return page
