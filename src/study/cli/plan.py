"""``study plan``"""

from __future__ import annotations

from study.parameters import JSON, option


def plan(
    weeks: int = option(
        "--weeks", "-w", help="How many weeks to show.", metavar="NUMBER", default=4, least=1, most=5000
    ),
    json: bool = JSON,
) -> None:
    """Show the plan ahead, week by week.

    With --json the whole of it.

    \b
    study plan
    study plan --weeks 12
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import viewing

    workspace = Workspace()
    found = viewing.plan(workspace)
    if json:
        from study.export.views import plan as document

        put(document(found, workspace.day))
    else:
        from study.render.plan import screen

        show(screen(found, weeks))
