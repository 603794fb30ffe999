"""``study cancel``"""

from __future__ import annotations

from study.parameters import JSON


def cancel(json: bool = JSON) -> None:
    """Stop the timer and forget its time.

    \b
    study cancel
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import timing

    running = timing.cancel(Workspace())
    if json:
        from study.export.timer import timer as document

        put(document(None))
    else:
        from study.render.timer import cancelled

        show(cancelled(running))
