"""``study replan``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters import DryRun, Due, Hours, Json, Strict, Week


def replan(
    hours: Hours = None,
    week: Week = None,
    due: Due = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    json: Json = False,
) -> None:
    """Plan what is left anew; shows the difference.

    From today on, for everything you follow; what was done stays done.

    \b
    study replan
    study replan --hours 10 --dry-run
    study replan --week "sat=4h sun=4h" --due "1 april"
    """
    from study.cli.console import put, show, working
    from study.workspace import Workspace, planning

    workspace = Workspace()
    with working("Planning"):
        found = planning.replan(workspace, planning.wish(hours, week), workspace.date(due), dry_run, strict)
    if json:
        from study.export.changes import replan as document

        put(document(found))
    else:
        from study.render.replanned import screen

        show(screen(found, workspace.command.replace(" --dry-run", "").replace(" -n", "")))
