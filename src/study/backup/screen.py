"""Snapshots, and what became of the database."""

from __future__ import annotations

import os
from collections.abc import Sequence

from study.core import words
from study.screen.document import Document, fields
from study.screen.page import Cell, Page, Span
from study.store.snapshots import ASIDE, DAILY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.backup.command import Restoration
    from study.store.images import Contents
    from study.store.snapshots import Snapshot

    Checked = tuple[Snapshot, Contents | None]


def backup_page(target: str, contents: Contents) -> Page:
    """Where the copy is."""
    page = Page()
    page.line(f"Backed up {words.counted(contents.steps, 'step')} to {target}.")
    return page


def backup_document(target: str, contents: Contents) -> Document:
    """``study.backup/1``."""
    return {"file": target, "steps": contents.steps, "last": contents.last}


def restore_page(done: Restoration) -> Page:
    """What is there now, and the way back."""
    page = Page()
    steps = words.counted(done.contents.steps, "step")
    last = f", the last one from {words.iso(done.contents.last[:10])}" if done.contents.last else ""
    page.line(Span("Restored", "title"), f" {done.source}: {steps}{last}.")
    if done.set_aside:
        page.line(f"What was there before is set aside in {os.path.dirname(done.set_aside)}.")
    if done.set_aside and not done.way_back:
        page.line(f"It is no sound database: {os.path.basename(done.set_aside)}")
    if done.way_back:
        page.gap()
        page.line("To undo: ", Span(f"study restore {os.path.basename(done.way_back)}", "command"))
    return page


def restore_document(done: Restoration) -> Document:
    """``study.restore/1``."""
    held = fields(done.contents, "steps last")
    return {"file": done.path, "restored": done.source, **held, "set_aside": done.set_aside, "undo": done.way_back}


def list_page(known: Sequence[Checked]) -> Page:
    """The snapshots, the newest first."""
    page = Page()
    if not known:
        page.line("There are no snapshots yet. To make one: ", Span("study backup", "command"))
        return page
    page.table([_row(*one) for one in known], flexible=3, right=(2,), whole=True)
    page.gap()
    page.line("To go back to one: ", Span(f"study restore {os.path.basename(known[0][0].path)}", "command"))
    return page


def _row(one: Snapshot, contents: Contents | None) -> list[Cell]:
    held: Cell = words.counted(contents.steps, "step") if contents else Span("damaged", "problem")
    moment = f"{words.iso(f'{one.at:%Y-%m-%d}')} {one.at:%H:%M}"
    return [Span(moment, "number"), _reason(one), held, Span(os.path.basename(one.path), "quiet")]


def _reason(one: Snapshot) -> str:
    if one.suffix == DAILY:
        return ""
    return "set aside" if one.suffix == ASIDE else "before an update"


def list_document(known: Sequence[Checked]) -> Document:
    """``study.snapshots/1``."""
    return {
        "snapshots": [
            {
                "file": one.path,
                "at": one.at.isoformat(timespec="seconds"),
                "kind": {"": "daily", "set aside": "set-aside", "before an update": "before-update"}[_reason(one)],
                "sound": contents is not None,
                "steps": contents.steps if contents else None,
                "last": contents.last if contents else None,
            }
            for one, contents in known
        ]
    }
