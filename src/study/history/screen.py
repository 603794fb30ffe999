"""The steps that were taken, undone and redone."""

from __future__ import annotations

from collections.abc import Sequence

from study.core import words
from study.history.facts import Step
from study.screen.document import Document, dumped
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def screen(steps: Sequence[Step], last: int) -> Page:
    """The last steps, the oldest of them first."""
    page = Page()
    if not steps:
        page.line("Nothing was changed yet.")
        return page
    if len(steps) > last:
        page.line(Span(f"The last {last} of {len(steps)} steps.", "quiet"))
        page.gap()
    page.table([_row(step) for step in steps[-last:]], flexible=2, right=(0,))
    return page


def undone(steps: Sequence[Step]) -> Page:
    """What was taken back, and the way there again."""
    return _taken("Undone", steps, "Not meant? ", "study redo")


def redone(steps: Sequence[Step]) -> Page:
    """What was taken again."""
    return _taken("Redone", steps, "Take back: ", "study undo")


def _taken(what: str, steps: Sequence[Step], question: str, command: str) -> Page:
    page = Page()
    page.table([[Span(what, "title"), *_row(step)[:3]] for step in steps], flexible=3, right=(1,))
    page.gap()
    count = f" {len(steps)}" if len(steps) > 1 else ""
    page.line(question, Span(command + count, "command"))
    return page


def _row(step: Step) -> list[Cell]:
    style = "quiet" if step.undone else ""
    return [
        Span(str(step.number), "number"), Span(words.iso(step.day), "quiet"), Span(step.command, style),
        Span("undone" if step.undone else "", "quiet"),
    ]  # fmt: skip


def history(steps: Iterable[Step]) -> str:
    """``study.history/1``: every step."""
    return dumped("study.history/1", {"steps": [_step(one) for one in steps]})


def history_undone(steps: Iterable[Step]) -> str:
    """``study.undo/1``: the steps that were taken back, the last one first."""
    return dumped("study.undo/1", {"undone": [_step(one) for one in steps]})


def history_redone(steps: Iterable[Step]) -> str:
    """``study.redo/1``: the steps that were taken again."""
    return dumped("study.redo/1", {"redone": [_step(one) for one in steps]})


def _step(one: Step) -> Document:
    return {"n": one.number, "at": one.at, "day": one.day, "command": one.command, "undone": one.undone}
