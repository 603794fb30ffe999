"""``study deadlines``"""

from __future__ import annotations

from study.parameters import JSON


def deadlines(json: bool = JSON) -> None:
    """Show what is due, and whether the time is enough.

    Needed is all work up to a date, for it and for every earlier one; the cushion is the time there is less that.
    Tight: the cushion is under a tenth of what is needed, or under a study day. Late: even a new plan would end after.

    \b
    study deadlines
    study deadlines --json
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace import deadlines as dates

    with working("Planning"):
        found = dates.deadlines(Workspace())
    if json:
        from study.export.deadlines import deadlines as document

        put(document(found))
    else:
        from study.render.deadlines import screen

        show(screen(found))
