"""``study done``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Items, Json, Note, On, Time


def done(items: Items, on: On = None, time: Time = None, note: Note = "", json: Json = False) -> None:
    """Tick items off.

    Says what comes next, and what that did to the finish.

    \b
    study done 9
    study done 3-5 titanic --on yesterday
    study done "training loops" --time 1h30m --note "harder than it looked"
    """
    from study.cli.answer import recorded
    from study.workspace import Workspace, recording

    workspace = Workspace()
    recorded(recording.done(workspace, items, workspace.date(on, past=True), time, note), json)
