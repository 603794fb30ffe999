"""``study backlog``"""

from __future__ import annotations

from study.parameters import JSON


def backlog(json: bool = JSON) -> None:
    """List what is wanted and not planned.

    \b
    study backlog
    study include 57
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import viewing

    found = viewing.backlog(Workspace())
    if json:
        from study.export.views import backlog as document

        put(document(found))
    else:
        from study.render.backlog import screen

        show(screen(found))
