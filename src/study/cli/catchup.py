"""``study catchup``"""

from __future__ import annotations

from study.parameters import JSON, option


def catchup(
    apply: int | None = option("--apply", help="Take this remedy.", metavar="NUMBER"), json: bool = JSON
) -> None:
    """Show ways to catch up, each with its price.

    None is taken before you choose it.

    \b
    study catchup
    study catchup --apply 1
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace import catchup as ways

    workspace = Workspace()
    if apply is not None:
        difference = ways.apply(workspace, apply)
        if json:
            from study.plan.screen import replan as changed

            put(changed(difference))
        else:
            from study.plan.screen import replanned_screen as told

            show(told(difference, workspace.command))
        return
    with working("Trying"):
        found = ways.catchup(workspace)
    if json:
        from study.export.catchup import catchup as document

        put(document(found))
    else:
        from study.render.catchup import screen

        show(screen(found))
