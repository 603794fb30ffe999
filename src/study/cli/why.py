"""``study why``"""

from __future__ import annotations

from study.parameters import ITEM, JSON


def why(item: str = ITEM, json: bool = JSON) -> None:
    """Say what holds an item back, and what would help.

    Every reason and every remedy is found by planning without it, or with it.

    \b
    study why titanic
    study why 12 --json
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace import explaining

    with working("Planning"):
        found = explaining.why(Workspace(), item)
    if json:
        from study.export.explained import why as document

        put(document(found))
    else:
        from study.render.explained import screen

        show(screen(found))
