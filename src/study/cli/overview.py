"""``study`` alone"""

from __future__ import annotations


def overview() -> None:
    """Show where you stand, what comes next, and the commands to get there."""
    from study.render.overview import screen
    from study.screen.console import show
    from study.store.workspace import Workspace
    from study.workspace import agenda, viewing

    workspace = Workspace()
    show(screen(viewing.report(workspace), agenda.today(workspace)))
