"""``study baseline``"""

from __future__ import annotations

from study.parameters import JSON


def baseline(json: bool = JSON) -> None:
    """Show how the finish moved since the first plan, plan by plan.

    \b
    study baseline
    study baseline --json
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import slipping

    found = slipping.slip(Workspace())
    if json:
        from study.export.slip import baseline as document

        put(document(found))
    else:
        from study.render.slip import screen

        show(screen(found))
