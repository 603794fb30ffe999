"""``study history``"""

from __future__ import annotations

from study.parameters import JSON, option


def history(
    last: int = option("--last", help="How many of the last to show.", metavar="NUMBER", default=20, least=1),
    json: bool = JSON,
) -> None:
    """Show the commands that changed something.

    \b
    study history
    study history --last 100
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import history as past

    steps = past.steps(Workspace())
    if json:
        from study.export.history import history as document

        put(document(steps))
    else:
        from study.render.history import screen

        show(screen(steps, last))
