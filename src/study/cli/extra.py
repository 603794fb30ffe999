"""``study extra``"""

from __future__ import annotations

from study.parameters import DAY, JSON, MINUTES, NOTE


def extra(day: str = DAY, time: int = MINUTES, note: str = NOTE, json: bool = JSON) -> None:
    """Study longer on one day than its hours say.

    Take it back with `study off DATE --remove`.

    \b
    study extra saturday 3h
    study extra 2026-05-01 90m --note "the day is free"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import breaks

    workspace = Workspace()
    found = breaks.add_extra(workspace, workspace.date(day) or workspace.day, time, note)
    if json:
        from study.export.hours import hours as document

        put(document(found))
    else:
        from study.render.hours import deviations

        show(deviations(found))
