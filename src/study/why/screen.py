"""Why an item is where it is."""

from __future__ import annotations

from study.core import words
from study.screen.document import Document, fields, plain, reference
from study.screen.page import Page, Span
from study.why.rules import Explanation, Remedy


def page(explanation: Explanation) -> Page:
    """When it is planned, why, and what would bring it forward."""
    page, item = Page(), explanation.item
    page.line(Span(f"{item.number}  {item.title}", "heading"))
    page.line(Span(_when(explanation), "quiet"))
    page.gap()
    for reason in explanation.reasons:
        page.line(" - ", Span(reason.text, "" if reason.holds else "ahead"))
    if explanation.remedies:
        page.heading("What would bring it forward")
        for remedy in explanation.remedies:
            page.line(" - ", Span(_gain(remedy), "ahead"), f" {remedy.text}: ", Span(remedy.command, "command"))
        tried = "a plan laid up to this item" if any(one.rough for one in explanation.remedies) else "a plan of its own"
        page.line(f"Each was tried out in {tried}. To try yours: ", Span("study compare", "command"))
    elif explanation.again:
        page.gap()
        page.line("Nothing that was tried would bring it forward.")
    return page


def _when(explanation: Explanation) -> str:
    start, finish, again = explanation.start, explanation.finish, explanation.again
    if start is None or finish is None:
        return "not planned" if again is None else f"replanned: {words.span(*again, explanation.today)}"
    return f"planned {words.span(start, finish, explanation.today)}"


def _gain(remedy: Remedy) -> str:
    if remedy.days is None:
        return "a place"
    return f"{'about ' if remedy.rough else ''}{words.counted(remedy.days, 'day')} earlier"


def document(explanation: Explanation) -> Document:
    """``study.why/1``: ``holds`` tells what keeps the item back from what brings it forward."""
    start, finish = explanation.again or (None, None)
    return reference(explanation.item) | {
        **fields(explanation, "start finish"),
        "replanned": {"start": plain(start), "finish": plain(finish)},
        "reasons": [
            fields(reason, "kind text")
            | {"item": reason.item.number if reason.item else None}
            | fields(reason, "date holds")
            for reason in explanation.reasons
        ],
        "sooner": [fields(remedy, "kind text command finish days rough") for remedy in explanation.remedies],
    }
