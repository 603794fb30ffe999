"""``study redo``"""

from __future__ import annotations

from study.parameters import COUNT, JSON


def redo(count: int = COUNT, json: bool = JSON) -> None:
    """Do again what was undone.

    Possible until something else is done.

    \b
    study redo
    study redo 3
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import history

    taken = history.redo(Workspace(), count)
    if json:
        from study.export.history import redone as document

        put(document(taken))
    else:
        from study.render.history import redone

        show(redone(taken))
