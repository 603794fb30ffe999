"""What can be taken to other programs."""

from __future__ import annotations

from collections.abc import Mapping

from study.screen.page import Page, Span


def screen(formats: Mapping[str, str]) -> Page:
    """The formats, each with the command that writes it."""
    page = Page()
    page.table([[Span(f"study export {name}", "command"), text] for name, text in formats.items()], flexible=1)
    page.gap()
    page.line("Into a file: ", Span("study export calendar -o plan.ics", "command"))
    return page
