"""``study enroll``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.planning import (
        Continue,
        Curriculum,
        Due,
        Hours,
        PathId,
        Start,
        Strict,
        Week,
        WithOptional,
    )


def enroll(
    curriculum: Curriculum,
    hours: Hours = None,
    week: Week = None,
    start: Start = None,
    due: Due = None,
    path: PathId = None,
    with_optional: WithOptional = False,
    go_on: Continue = False,
    strict: Strict = False,
    json: Json = False,
) -> None:
    """Take a curriculum up and plan it into your hours.

    Your hours hold for everything you follow. Without --hours or --week they stay as they are; the first time they
    are what the curriculum gives as its pace, or ten a week.

    \b
    study enroll hf-four-week --hours 10
    study enroll my-plan.yaml --week "mon=1h wed=2h sat=4h" --due "30 june"
    study enroll learning-log-2024 --path steep
    """
    from study.cli.console import put, show, working
    from study.workspace import Workspace
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
