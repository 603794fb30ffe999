"""``study goal``"""

from __future__ import annotations

from study.parameters import JSON, argument, flag, option, whole_number, year_of


def goal(
    what: str | None = argument("WHAT", "hours, competitions, books …, a tag, a list or a type.", default=None),
    target: int | None = argument("NUMBER", "How many.", default=None, read=whole_number),
    year: int | None = option(
        "--year", help="The year it is for; this one if not given.", metavar="YEAR", read=year_of
    ),
    first: str | None = option("--from", help="Its first day, if it is for no year.", metavar="DATE"),
    last: str | None = option("--to", help="Its last day, inclusive.", metavar="DATE"),
    before: int | None = option(
        "--before", help="What the year before reached; else it is counted.", metavar="NUMBER", read=whole_number
    ),
    remove: bool = flag("--remove", help="Give the goal up."),
    json: bool = JSON,
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
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import aiming

    workspace = Workspace()
    dates = aiming.dates(workspace, year, first, last)
    found = aiming.goal(workspace, aiming.Asked(what, target, dates, before, remove))
    if json:
        from study.export.log import goals as document

        put(document(found.goals))
    else:
        from study.render.goals import screen

        show(screen(found, workspace.day))
