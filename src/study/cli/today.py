"""``study today``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.planning import OnDate


def today(date: OnDate = None, json: Json = False) -> None:
    """Show what to do now.

    \b
    study today
    study today --date tomorrow
    study today --json
    """
    from study.cli.console import put, show
    from study.workspace import Workspace, agenda

    workspace = Workspace()
    found = agenda.today(workspace, workspace.date(date))
    if json:
        from study.export.views import today as document

        put(document(found, workspace.day))
    else:
        from study.render.today import screen

        show(screen(found))
