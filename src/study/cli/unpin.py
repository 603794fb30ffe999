"""``study unpin``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json
    from study.cli.parameters.planning import AnyDay


def unpin(item: Item, day: AnyDay = None, json: Json = False) -> None:
    """Let new plans move an item again.

    \b
    study unpin titanic
    study unpin 12 saturday
    """
    from study.cli.answer import pinned
    from study.workspace import Workspace, pinning

    workspace = Workspace()
    pinned(pinning.unpin(workspace, item, workspace.date(day)), json)
