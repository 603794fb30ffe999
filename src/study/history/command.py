"""`study undo`, `redo` and `history`."""

from __future__ import annotations

from study.core.values import replace
from study.errors import WrongUsage
from study.history import facts
from study.history.facts import Step
from study.parameters import COUNT, JSON, option
from study.store.database import NoDatabase
from study.store.workspace import Workspace


def undo(count: int = COUNT, json: bool = JSON) -> None:
    """Take back the last command that changed something.

    Every command that changes something is one step; all can be taken back, to the first.

    \b
    study undo
    study undo 3
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    taken = history_undo(Workspace(), count)
    if json:
        from study.history.screen import history_undone as document

        put(document(taken))
    else:
        from study.history.screen import undone

        show(undone(taken))


def redo(count: int = COUNT, json: bool = JSON) -> None:
    """Do again what was undone.

    Possible until something else is done.

    \b
    study redo
    study redo 3
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    taken = history_redo(Workspace(), count)
    if json:
        from study.history.screen import history_redone as document

        put(document(taken))
    else:
        from study.history.screen import redone

        show(redone(taken))


def history(
    last: int = option("--last", help="How many of the last to show.", metavar="NUMBER", default=20, least=1),
    json: bool = JSON,
) -> None:
    """Show the commands that changed something.

    \b
    study history
    study history --last 100
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    steps = taken_steps(Workspace())
    if json:
        from study.history.screen import history as document

        put(document(steps))
    else:
        from study.history.screen import screen

        show(screen(steps, last))


def taken_steps(workspace: Workspace) -> list[Step]:
    """Every step that was ever taken, the oldest first."""
    try:
        with workspace.reading() as connection:
            return facts.steps(connection)
    except NoDatabase:
        return []


def history_undo(workspace: Workspace, count: int = 1) -> list[Step]:
    """Take back the last steps, the last one first. Raises WrongUsage if there are not so many."""
    return _gone(workspace, "undo", count)


def history_redo(workspace: Workspace, count: int = 1) -> list[Step]:
    """Take steps again that were undone, the last undone first. Raises WrongUsage if there are not so many."""
    return _gone(workspace, "redo", count)


def _gone(workspace: Workspace, what: str, count: int) -> list[Step]:
    """Go so many steps back or forth, all of them or none."""
    find, go = (facts.last, facts.undo) if what == "undo" else (facts.next_again, facts.redo)
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
