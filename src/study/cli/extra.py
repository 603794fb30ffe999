"""``study extra``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json, Minutes, Note
    from study.cli.parameters.planning import Day


def extra(day: Day, time: Minutes, note: Note = "", json: Json = False) -> None:
    """Study longer on one day than its hours say.

    Take it back with `study off DATE --remove`.

    \b
    study extra saturday 3h
    study extra 2026-05-01 90m --note "the day is free"
    """
    from study.cli.console import put, show
    from study.workspace import Workspace, breaks

    workspace = Workspace()
    found = breaks.add_extra(workspace, workspace.date(day) or workspace.day, time, note)
    if json:
        from study.export.hours import hours as document

        put(document(found))
    else:
        from study.render.hours import deviations

        show(deviations(found))
