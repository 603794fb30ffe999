"""The steps that were taken, undone and redone."""

from __future__ import annotations

from collections.abc import Sequence

from study.core import words
from study.history.facts import Step
from study.screen.document import Document, fields
from study.screen.page import Cell, Page, Span


def page(steps: Sequence[Step], last: int) -> Page:
    """The last steps, the oldest of them first."""
    page = Page()
    if not steps:
        page.line("Nothing was changed yet.")
        return page
    if len(steps) > last:
        page.line(Span(f"The last {last} of {len(steps)} steps.", "quiet"))
        page.gap()
    page.table([_row(step) for step in steps[-last:]], flexible=2, right=(0,), whole=True)
    return page


def undone_page(steps: Sequence[Step]) -> Page:
    """What was taken back, and the way there again."""
    return _changed("Undone", steps, "Didn't mean to? ", "study redo")


def redone_page(steps: Sequence[Step]) -> Page:
    """What was taken again."""
    return _changed("Redone", steps, "To undo: ", "study undo")


def _changed(what: str, steps: Sequence[Step], question: str, command: str) -> Page:
    page = Page()
    rows = [[Span(what, "title"), *_row(step)[:-1], ""] for step in steps]
    page.table(rows, flexible=3, right=(1,), whole=True)
    page.gap()
    count = f" {len(steps)}" if len(steps) > 1 else ""
    page.line(question, Span(command + count, "command"))
    return page


def _row(step: Step) -> list[Cell]:
    """A step with its whole command, which is there to be typed again, and whether it is undone."""
    number, day = Span(str(step.number), "number"), Span(words.iso(step.day), "quiet")
    if step.undone:
        return [number, day, Span(step.command, "quiet"), Span("undone", "quiet")]
    return [number, day, Span(step.command), ""]


def document(steps: Sequence[Step]) -> Document:
    """``study.history/1``: every step, and by which record every machine knows it."""
    return {"steps": list(map(_step, steps))}


def undone_document(steps: Sequence[Step]) -> Document:
    """``study.undo/1``: the steps that were taken back, the last one first."""
    return {"undone": list(map(_step, steps))}


def redone_document(steps: Sequence[Step]) -> Document:
    """``study.redo/1``: the steps that were taken again."""
    return {"redone": list(map(_step, steps))}


def _step(step: Step) -> Document:
    return fields(step, "number:n at day command undone machine index clock key")
