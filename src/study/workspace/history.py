"""Undo and redo: every command that changed something is one step."""

from __future__ import annotations

from dataclasses import replace

from study.domain.history import Step
from study.errors import WrongUsage
from study.store import history
from study.store.database import NoDatabase
from study.store.workspace import Workspace


def steps(workspace: Workspace) -> list[Step]:
    """Every step that was ever taken, the oldest first."""
    try:
        with workspace.reading() as connection:
            return history.steps(connection)
    except NoDatabase:
        return []


def undo(workspace: Workspace, count: int = 1) -> list[Step]:
    """Take back the last steps, the last one first. Raises WrongUsage if there are not so many."""
    return _gone(workspace, "undo", count)


def redo(workspace: Workspace, count: int = 1) -> list[Step]:
    """Take steps again that were undone, the last undone first. Raises WrongUsage if there are not so many."""
    return _gone(workspace, "redo", count)


def _gone(workspace: Workspace, what: str, count: int) -> list[Step]:
    """Go so many steps back or forth, all of them or none."""
    find, go = (history.last, history.undo) if what == "undo" else (history.next_again, history.redo)
    with workspace.without_step() as connection:
        taken: list[Step] = []
        while len(taken) < count:
            step = find(connection)
            if step is None:
                raise WrongUsage(_too_few(what, len(taken)))
            go(connection, step.number, workspace.instant)
            taken.append(replace(step, undone=what == "undo"))
        return taken


def _too_few(what: str, count: int) -> str:
    if count:
        only = "is only 1 step" if count == 1 else f"are only {count} steps"
        return f"There {only} to {what}. See `study history`."
    return f"There is nothing to {what}. See `study history`."
