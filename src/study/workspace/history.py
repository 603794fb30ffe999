"""Undo and redo: every command that changed something is one step."""

from __future__ import annotations

from dataclasses import replace

from study.domain.history import Step
from study.errors import WrongUsage
from study.store import history
from study.store.database import NoDatabase
from study.workspace import Workspace


def steps(workspace: Workspace) -> list[Step]:
    """Every step that was ever taken, the oldest first."""
    try:
        with workspace.reading() as connection:
            return history.steps(connection)
    except NoDatabase:
        return []


def undo(workspace: Workspace, count: int = 1) -> list[Step]:
    """Take back the last steps, the last one first. Raises WrongUsage if there are not so many."""
    with workspace.without_step() as connection:
        taken: list[Step] = []
        while len(taken) < count:
            step = history.last(connection)
            if step is None:
                raise WrongUsage(_too_few("undo", len(taken)))
            history.undo(connection, step.number, workspace.instant)
            taken.append(replace(step, undone=True))
        return taken


def redo(workspace: Workspace, count: int = 1) -> list[Step]:
    """Take steps again that were undone, the last undone first. Raises WrongUsage if there are not so many."""
    with workspace.without_step() as connection:
        taken: list[Step] = []
        while len(taken) < count:
            step = history.next_again(connection)
            if step is None:
                raise WrongUsage(_too_few("redo", len(taken)))
            history.redo(connection, step.number, workspace.instant)
            taken.append(replace(step, undone=False))
        return taken


def _too_few(what: str, count: int) -> str:
    if count:
        only = "is only 1 step" if count == 1 else f"are only {count} steps"
        return f"There {only} to {what}. See `study history`."
    return f"There is nothing to {what}. See `study history`."
