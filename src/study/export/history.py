"""The JSON documents of the history."""

from __future__ import annotations

from study.screen.document import Document, dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from study.domain.history import Step


def history(steps: Iterable[Step]) -> str:
    """``study.history/1``: every step."""
    return dumped("study.history/1", {"steps": [_step(one) for one in steps]})


def undone(steps: Iterable[Step]) -> str:
    """``study.undo/1``: the steps that were taken back, the last one first."""
    return dumped("study.undo/1", {"undone": [_step(one) for one in steps]})


def redone(steps: Iterable[Step]) -> str:
    """``study.redo/1``: the steps that were taken again."""
    return dumped("study.redo/1", {"redone": [_step(one) for one in steps]})


def _step(one: Step) -> Document:
    return {"n": one.number, "at": one.at, "day": one.day, "command": one.command, "undone": one.undone}
