"""``study goal``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.log import Before, GoalFrom, GoalTo, GoalWord, Remove, Target, Year


def goal(
    what: GoalWord = None,
    target: Target = None,
    year: Year = None,
    first: GoalFrom = None,
    last: GoalTo = None,
    before: Before = None,
    remove: Remove = False,
    json: Json = False,
) -> None:
    """Show the goals, set one or give it up.

    A goal counts hours, a kind of item (competitions, books, papers …), a tag, or what stands in a list or is of a
    type. What was done is counted from your entries. The same thing in the same time again changes the goal.

    \b
    study goal
    study goal competitions 10 --before 3
    study goal hours 400 --year 2027
    study goal books 2 --from "1 june" --to "31 august"
    study goal books --year 2026 --remove
    """
    from study.cli.console import put, show
    from study.workspace import Workspace, aiming

    workspace = Workspace()
    dates = aiming.dates(workspace, year, first, last)
    found = aiming.goal(workspace, aiming.Asked(what, target, dates, before, remove))
    if json:
        from study.export.log import goals as document

        put(document(found.goals))
    else:
        from study.render.goals import screen

        show(screen(found, workspace.day))
