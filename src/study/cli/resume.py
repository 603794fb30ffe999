"""``study resume``"""

from __future__ import annotations

from study.parameters import JSON, flag


def resume(as_off: bool = flag("--as-off", help="The gap was time off."), json: bool = JSON) -> None:
    """Go on after a gap, gently.

    Plans anew from today, with half your hours for a week.

    \b
    study resume
    study resume --as-off     the gap was time off, and counts for nothing
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import resuming

    found = resuming.resume(Workspace(), as_off)
    if json:
        from study.export.catchup import resumed as document

        put(document(found))
    else:
        from study.render.catchup import resumed

        show(resumed(found))
