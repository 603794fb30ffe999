"""``study unpin``"""

from __future__ import annotations

from study.parameters import ITEM, JSON, argument


def unpin(
    item: str = ITEM,
    day: str | None = argument("DATE", "The day; all its days if not given.", default=None),
    json: bool = JSON,
) -> None:
    """Let new plans move an item again.

    \b
    study unpin titanic
    study unpin 12 saturday
    """
    from study.cli.answer import pinned
    from study.store.workspace import Workspace
    from study.workspace import pinning

    workspace = Workspace()
    pinned(pinning.unpin(workspace, item, workspace.date(day)), json)
