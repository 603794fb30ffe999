"""``study plan``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.planning import Weeks


def plan(weeks: Weeks = 4, json: Json = False) -> None:
    """Show the plan ahead, week by week.

    With --json the whole of it.

    \b
    study plan
    study plan --weeks 12
    """
    from study.cli.console import put, show
    from study.workspace import Workspace, viewing

    workspace = Workspace()
    found = viewing.plan(workspace)
    if json:
        from study.export.views import plan as document

        put(document(found, workspace.day))
    else:
        from study.render.plan import screen

        show(screen(found, weeks))
