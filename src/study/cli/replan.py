"""``study replan``"""

from __future__ import annotations

from study.parameters import DRY_RUN, DUE, HOURS, HOURS_FROM, JSON, PATH_ID, STRICT, WEEK, WITH_OPTIONAL, option


def replan(
    hours: int | None = HOURS,
    week: str | None = WEEK,
    start: str | None = HOURS_FROM,
    due: str | None = DUE,
    path: str | None = PATH_ID,
    with_optional: bool = WITH_OPTIONAL,
    drop: list[str] | None = option(
        "--drop", help="Leave it out of the plan; may be given several times.", metavar="ITEM|optional"
    ),
    dry_run: bool = DRY_RUN,
    strict: bool = STRICT,
    json: bool = JSON,
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
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace import planning

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
