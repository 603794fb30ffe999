"""``study pin``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item
    from study.cli.parameters.planning import Day, PinTime


def pin(item: Item, day: Day, time: PinTime = None) -> None:
    """Want an item on a day; new plans leave it there.

    The day must have hours for it. Nothing moves by itself: the effect is told, and `study replan` plans around it.

    \b
    study pin titanic saturday
    study pin 12 2026-05-02 --time 2h
    """
    from study.cli.console import show
    from study.render.pinned import screen
    from study.workspace import Workspace, pinning

    workspace = Workspace()
    show(screen(pinning.pin(workspace, item, workspace.date(day) or workspace.day, time)))
