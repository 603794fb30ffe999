"""``study today``"""

from __future__ import annotations

from study.parameters import JSON, option


def today(
    date: str | None = option("--date", help="Another day, as it is planned.", metavar="DATE"), json: bool = JSON
) -> None:
    """Show what to do now.

    \b
    study today
    study today --date tomorrow
    study today --json
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import agenda

    workspace = Workspace()
    found = agenda.today(workspace, workspace.date(date))
    if json:
        from study.export.views import today as document

        put(document(found, workspace.day))
    else:
        from study.render.today import screen

        show(screen(found))
