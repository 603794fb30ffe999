"""``study exclude``"""

from __future__ import annotations

from study.parameters import ITEMS, JSON


def exclude(items: list[str] = ITEMS, json: bool = JSON) -> None:
    """Take items out of the plan, into the backlog.

    A resource that was taken into the plan is tracked again. `study include` brings either back.

    \b
    study exclude 57
    study exclude 61-64
    """
    from study.cli.answer import altered
    from study.screen.console import working
    from study.store.workspace import Workspace
    from study.workspace import changing

    with working("Planning"):
        found = changing.exclude(Workspace(), items)
    altered(found, json)
