"""``study done``"""

from __future__ import annotations

from study.parameters import ITEMS, JSON, NOTE, ON, TIME


def done(
    items: list[str] = ITEMS, on: str | None = ON, time: int | None = TIME, note: str = NOTE, json: bool = JSON
) -> None:
    """Tick items off.

    Says what comes next, and what that did to the finish.

    \b
    study done 9
    study done 3-5 titanic --on yesterday
    study done "training loops" --time 1h30m --note "harder than it looked"
    """
    from study.cli.answer import recorded
    from study.store.workspace import Workspace
    from study.workspace import recording

    workspace = Workspace()
    recorded(recording.done(workspace, items, workspace.date(on, past=True), time, note), json)
