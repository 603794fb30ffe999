"""``study pin``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json
    from study.cli.parameters.planning import Day, PinTime


def pin(item: Item, day: Day, time: PinTime = None, json: Json = False) -> None:
    """Want an item on a day; new plans leave it there.

    The day must have hours for it. Nothing moves by itself: the effect is told, and `study replan` plans around it.

    \b
    study pin titanic saturday
    study pin 12 2026-05-02 --time 2h
    """
    from study.cli.answer import pinned
    from study.workspace import Workspace, pinning

    workspace = Workspace()
    pinned(pinning.pin(workspace, item, workspace.date(day) or workspace.day, time), json)
