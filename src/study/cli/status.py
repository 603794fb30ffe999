"""``study status``"""

from __future__ import annotations

from study.parameters import JSON


def status(json: bool = JSON) -> None:
    """Show whether the timer runs.

    \b
    study status
    study status --json
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import timing

    workspace = Workspace()
    running = timing.status(workspace)
    if json:
        from study.export.timer import timer as document

        put(document(running))
    else:
        from study.render.timer import status as screen

        show(screen(running, workspace.day))
