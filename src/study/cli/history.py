"""``study history``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json, Last


def history(last: Last = 20, json: Json = False) -> None:
    """Show the commands that changed something.

    \b
    study history
    study history --last 100
    """
    from study.cli.console import put, show
    from study.workspace import Workspace
    from study.workspace import history as past

    steps = past.steps(Workspace())
    if json:
        from study.export.history import history as document

        put(document(steps))
    else:
        from study.render.history import screen

        show(screen(steps, last))
