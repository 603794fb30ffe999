"""Settings, and the state of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from study.core import words
from study.doctor.command import Diagnosis
from study.screen.document import dumped
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


MEANINGS = {"day-start": "when your day begins", "min-session": "the shortest session worth planning"}


def screen(settings: Mapping[str, str]) -> Page:
    """Every setting with its meaning."""
    page = Page()
    rows: list[Sequence[Cell]] = [
        [Span(key, "number"), value, Span(MEANINGS.get(key, ""), "quiet")] for key, value in settings.items()
    ]
    page.table(rows, flexible=2)
    return page


def diagnosis(found: Diagnosis) -> Page:
    """What was looked at, what is wrong, what was put right."""
    page = Page()
    page.line(found.path)
    looked = f"{words.counted(found.items, 'item')} and {words.counted(found.entries, 'entry', 'entries')} looked at"
    for fault in found.faults:
        page.line("  ", Span(fault, "problem"))
    for mended in found.mended:
        page.line("  ", Span(mended, "ahead"))
    page.line(looked + ("." if found.faults else ": all is well."))
    return page


def settings(found: Mapping[str, str]) -> str:
    """``study.config/1``."""
    return dumped("study.config/1", {"settings": dict(found)})


def files_diagnosis(found: Diagnosis) -> str:
    """``study.doctor/1``."""
    return dumped(
        "study.doctor/1",
        {
            "file": found.path, "ok": not found.faults, "faults": found.faults, "mended": found.mended,
            "items": found.items, "entries": found.entries,
        },
    )  # fmt: skip
