"""Why an item is where it is."""

from __future__ import annotations

from study.core import words
from study.domain.explained import Explained, Sooner
from study.screen.page import Page, Span


def screen(found: Explained) -> Page:
    """When it is planned, why, and what would bring it forward."""
    page = Page()
    page.line(Span(f"{found.item.number}  {found.item.title}", "heading"))
    page.line(Span(_when(found), "quiet"))
    page.gap()
    for one in found.reasons:
        page.line(" - ", Span(one.text, "" if one.holds else "ahead"))
    if found.sooner:
        page.gap()
        page.line(Span("What would bring it forward", "heading"))
        for way in found.sooner:
            page.line(" - ", Span(_gain(way), "ahead"), f" {way.text}: ", Span(way.command, "command"))
        page.line("Each was tried out by planning with it. Try yours: ", Span("study compare", "command"))
    elif found.again:
        page.gap()
        page.line("Of what was tried, nothing would bring it forward.")
    return page


def _when(found: Explained) -> str:
    if found.start is None or found.finish is None:
        return "not planned" if found.again is None else f"planned anew, on {words.span(*found.again, found.today)}"
    return f"planned {words.span(found.start, found.finish, found.today)}"


def _gain(one: Sooner) -> str:
    return "a place" if one.days is None else f"{words.counted(one.days, 'day')} earlier"
