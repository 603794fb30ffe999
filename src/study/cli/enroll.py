"""``study enroll``"""

from __future__ import annotations

from study.parameters import DUE, HOURS, JSON, PATH_ID, STRICT, WEEK, WITH_OPTIONAL, argument, flag, option


def enroll(
    curriculum: str = argument("CURRICULUM", "Id of a shipped curriculum, or a YAML file.", complete="shipped"),
    hours: int | None = HOURS,
    week: str | None = WEEK,
    start: str | None = option("--start", help="First day; today if not given.", metavar="DATE"),
    due: str | None = DUE,
    path: str | None = PATH_ID,
    with_optional: bool = WITH_OPTIONAL,
    go_on: bool = flag("--continue", help="Go on where you left this curriculum."),
    strict: bool = STRICT,
    json: bool = JSON,
) -> None:
    """Take a curriculum up and plan it into your hours.

    Your hours hold for everything you follow. Without --hours or --week they stay as they are; the first time they
    are what the curriculum gives as its pace, or ten a week.

    \b
    study enroll hf-four-week --hours 10
    study enroll my-plan.yaml --week "mon=1h wed=2h sat=4h" --due "30 june"
    study enroll learning-log-2024 --path steep
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace.enrolling import Asked
    from study.workspace.enrolling import enroll as enrolled
    from study.workspace.planning import wish

    workspace = Workspace()
    asked = Asked(
        curriculum, wish(hours, week), workspace.date(start), workspace.date(due), path, with_optional, strict, go_on
    )
    with working("Planning"):
        found = enrolled(workspace, asked)
    if json:
        from study.export.changes import enrolled as document

        put(document(found))
    else:
        from study.render.enrolled import screen

        show(screen(found))
