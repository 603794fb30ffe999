"""``study start``"""

from __future__ import annotations

from study.parameters import ITEM, JSON


def start(item: str = ITEM, json: bool = JSON) -> None:
    """Start the timer for an item.

    One timer runs at a time; it goes by the clock, so it survives a restart of the machine.

    \b
    study start 9
    study stop
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import timing

    running = timing.start(Workspace(), item)
    if json:
        from study.export.timer import timer as document

        put(document(running))
    else:
        from study.render.timer import started

        show(started(running))
