"""What was opened, or the addresses to choose from."""

from __future__ import annotations

from study.screen.document import Document, fields, material, reference
from study.screen.page import Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.open.command import Links


def page(found: Links) -> Page:
    """The address, on a line of its own; of several each under its title, with its number to open it by."""
    page = Page()
    several = len(found.links) > 1
    if several:
        page.line(Span(found.of.title, "heading"))
    for one in found.links:
        number = Span(f"{one.item.number}  ", "number")
        what = Span("Opened  " if found.opened else "", "ahead")
        page.line(what, number, Span(one.item.title, "title", link=one.url), Span(f"  {one.item.kind}", "kind"))
        page.address(one.url, indent=2)
    if several:
        page.gap()
        page.line("Open one: ", Span(f"study open {found.links[0].item.number}", "command"))
    return page


def document(found: Links) -> Document:
    """``study.open/1``: what was named, and its links. Nothing is opened for a program."""
    return reference(found.of) | fields(found, "opened") | {"links": [material(one) for one in found.links]}
