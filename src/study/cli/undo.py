"""``study undo``"""

from __future__ import annotations

from study.parameters import COUNT, JSON


def undo(count: int = COUNT, json: bool = JSON) -> None:
    """Take back the last command that changed something.

    Every command that changes something is one step; all can be taken back, to the first.

    \b
    study undo
    study undo 3
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import history

    taken = history.undo(Workspace(), count)
    if json:
        from study.export.history import undone as document

        put(document(taken))
    else:
        from study.render.history import undone

        show(undone(taken))
