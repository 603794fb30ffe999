"""`study undo`, `redo` and `history`."""

from __future__ import annotations

from study.core.records import REDO, UNDO
from study.core.values import replace
from study.errors import WrongUsage
from study.history import facts, screen
from study.history.facts import Step
from study.parameters import COUNT, JSON, option
from study.screen.console import answer
from study.store import steps
from study.store.identity import add_record
from study.store.records import identified
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from study.store.database import Connection


def undo(count: int = COUNT, json: bool = JSON) -> None:
    """Undo the last command that changed something.

    Every command that changes something is one step; all can be taken back, to the first.

    \b
    study undo
    study undo 3
    """
    workspace = Workspace()
    with workspace.without_step() as connection:
        workspace.refuse_again(connection)
        undone = list(_undone(connection, count, workspace))
    answer(json, "study.undo/1", screen.undone_document, screen.undone_page, undone)


def redo(count: int = COUNT, json: bool = JSON) -> None:
    """Redo what was undone.

    Possible until something else is done.

    \b
    study redo
    study redo 3
    """
    workspace = Workspace()
    with workspace.without_step() as connection:
        workspace.refuse_again(connection)
        redone = list(_redone(connection, count, workspace))
    answer(json, "study.redo/1", screen.redone_document, screen.redone_page, redone)


def history(
    last: int = option("--last", help="How many of the last to show.", metavar="NUMBER", default=20, least=1),
    json: bool = JSON,
) -> None:
    """List the commands that changed something.

    \b
    study history
    study history --last 100
    """
    with Workspace().looking() as connection, identified(connection) as known:
        taken = facts.steps(known)
    answer(json, "study.history/1", lambda: screen.document(taken), lambda: screen.page(taken, last))


def _undone(connection: Connection, count: int, workspace: Workspace) -> Iterator[Step]:
    """Take back the last steps, the last one first. Raises WrongUsage if there are not so many."""
    for taken in range(count):
        step = facts.last(connection)
        if step is None:
            raise WrongUsage(_too_few("undo", taken))
        _undo(connection, step, workspace)
        yield replace(step, undone=True)


def _redone(connection: Connection, count: int, workspace: Workspace) -> Iterator[Step]:
    """Take steps again that were undone, the last undone first. Raises WrongUsage if there are not so many."""
    for taken in range(count):
        step = facts.next_again(connection)
        if step is None:
            raise WrongUsage(_too_few("redo", taken))
        steps.redo(connection, step.number, workspace.instant)
        _record(connection, step, REDO, workspace)
        yield replace(step, undone=False)


def _undo(connection: Connection, step: Step, workspace: Workspace) -> None:
    """Take a step back; what came from other machines since is done again without it."""
    if step.number == facts.last_of_all(connection):
        steps.undo(connection, step.number, workspace.instant)
        _record(connection, step, UNDO, workspace)
        return
    from study.store import merge

    try:
        merge.undo(connection, step.number, workspace.instant, workspace.today(connection).isoformat())
    except merge.RestedOn as fault:
        later = fault.record
        raise WrongUsage(
            f"`{step.command}` can't be undone: `{later.command}`, which another machine did on {later.day}, rests on "
            "it. Undo that there first."
        ) from None


def _record(connection: Connection, step: Step, verb: str, workspace: Workspace) -> None:
    """What is done to a step is a record itself."""
    said = {"at": workspace.instant, "day": workspace.today(connection).isoformat(), "command": f"study {verb}"}
    add_record(connection, step.number, workspace.key, verb=verb, **said)


def _too_few(verb: str, count: int) -> str:
    if count:
        only = "is only 1 step" if count == 1 else f"are only {count} steps"
        return f"There {only} to {verb}. See `study history`."
    return f"There is nothing to {verb}. See `study history`."
