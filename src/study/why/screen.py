"""Why an item is where it is."""

from __future__ import annotations

from study.core import words
from study.screen.document import Document, day_of, dumped, reference
from study.screen.page import Page, Span
from study.why.rules import Explained, Sooner


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


def why(found: Explained) -> str:
    """``study.why/1``: ``holds`` tells what keeps the item back from what brings it forward."""
    start, finish = found.again or (None, None)
    content: Document = {
        **reference(found.item), "start": day_of(found.start), "finish": day_of(found.finish),
        "replanned": {"start": day_of(start), "finish": day_of(finish)},
        "reasons": [
            {
                "kind": one.kind, "text": one.text, "item": one.item.number if one.item else None,
                "date": day_of(one.date), "holds": one.holds,
            }
            for one in found.reasons
        ],
        "sooner": [
            {
                "kind": one.kind, "text": one.text, "command": one.command, "finish": str(one.finish),
                "days": one.days,
            }
            for one in found.sooner
        ],
    }  # fmt: skip
    return dumped("study.why/1", content)
