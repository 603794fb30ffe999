"""``study remove``"""

from __future__ import annotations

from study.parameters import ITEMS, JSON


def remove(items: list[str] = ITEMS, json: bool = JSON) -> None:
    """Remove items from lists, plan and report.

    What was recorded of them is kept: their time counts, and `study show` with the number still tells it. To leave
    planned work out and go on seeing it, skip or exclude it.

    \b
    study remove 57
    study remove 57-59 "old course"
    """
    from study.cli.answer import altered
    from study.screen.console import working
    from study.store.workspace import Workspace
    from study.workspace import changing

    with working("Planning"):
        found = changing.remove(Workspace(), items)
    altered(found, json)
