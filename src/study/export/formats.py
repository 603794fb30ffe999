"""What can be taken to other programs."""

from __future__ import annotations

from study.screen.document import dumped

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
