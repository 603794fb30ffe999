"""``study replan``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.planning import Drop, DryRun, Due, Hours, HoursFrom, PathId, Strict, Week, WithOptional


def replan(
    hours: Hours = None,
    week: Week = None,
    start: HoursFrom = None,
    due: Due = None,
    path: PathId = None,
    with_optional: WithOptional = False,
    drop: Drop = None,
    dry_run: DryRun = False,
    strict: Strict = False,
    json: Json = False,
) -> None:
    """Plan what is left anew; shows the difference.

    From today on, for everything you follow; what was done stays done, what is pinned stays where it is.

    \b
    study replan
    study replan --hours 10 --dry-run
    study replan --week "sat=4h sun=4h" --due "1 april"
    study replan --path steep --dry-run
    study replan --drop optional --drop 12
    """
    from study.cli.console import put, show, working
    from study.workspace import Workspace, planning

    workspace = Workspace()
    wish = planning.wish(hours, week)
    asked = planning.Asked(wish, workspace.date(start), workspace.date(due), path, with_optional, drop or ())
    with working("Planning"):
        found = planning.replan(workspace, asked, dry_run, strict)
    if json:
        from study.export.changes import replan as document

        put(document(found))
    else:
        from study.render.replanned import screen

        show(screen(found, workspace.command_without("--dry-run", "-n")))
