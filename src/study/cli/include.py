"""``study include``"""

from __future__ import annotations

from study.parameters import ITEMS, JSON


def include(items: list[str] = ITEMS, json: bool = JSON) -> None:
    """Take items into the plan.

    From the backlog; what is optional, ongoing, not on your path or not chosen; and resources, competitions and
    certificates, which are only tracked otherwise.

    \b
    study include 57
    study include 61-64 "attention is all"
    """
    from study.cli.answer import altered
    from study.screen.console import working
    from study.store.workspace import Workspace
    from study.workspace import changing

    with working("Planning"):
        found = changing.include(Workspace(), items)
    altered(found, json)
