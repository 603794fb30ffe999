"""What can be taken to other programs."""

from __future__ import annotations

from collections.abc import Mapping

from study.screen.document import dumped
from study.screen.page import Page, Span


def screen(formats: Mapping[str, str]) -> Page:
    """The formats, each with the command that writes it."""
    page = Page()
    page.table([[Span(f"study export {name}", "command"), text] for name, text in formats.items()], flexible=1)
    page.gap()
    page.line("Into a file: ", Span("study export calendar -o plan.ics", "command"))
    return page


FORMATS = {
    "calendar": "the plan as iCalendar, for any calendar",
    "csv": "plan, items or entries as a table",
    "json": "all of them as one document",
    "todoist": "the plan as a project template of Todoist",
    "anki": "what is done as notes for Anki",
}
"""Names of formats, and what they hold."""


def formats() -> str:
    """``study.formats/1``."""
    return dumped("study.formats/1", {"formats": [{"id": name, "text": text} for name, text in FORMATS.items()]})
