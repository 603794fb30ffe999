"""``study hours``"""

from __future__ import annotations

from study.parameters import HOURS_FROM, JSON, WEEK, argument, hours_of, option


def hours(
    hours: int | None = argument("HOURS", "Hours a week, such as 10 or 7.5.", default=None, read=hours_of),
    week: str | None = WEEK,
    start: str | None = HOURS_FROM,
    every: int = option("--every", help="Every so many weeks only, from that one on.", metavar="NUMBER", default=1),
    slot: str | None = option("--slot", help='When you study: "mon=19:00 sat=10:00".', metavar="TIMES"),
    json: bool = JSON,
) -> None:
    """Show or change your hours of the week.

    Nothing moves by itself: the effect is told, and `study replan` makes it your plan.

    \b
    study hours
    study hours 10 --from monday
    study hours --week "mon=1h tue=0 sat=3h30m"
    study hours --week "sat=6h" --every 2 --from saturday
    study hours --slot "mon=19:00 sat=10:00"
    """
    from study.domain.slots import parse_slots
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import hours as timetable
    from study.workspace import planning

    workspace = Workspace()
    asked = timetable.Asked(
        planning.wish(hours, week), workspace.date(start), every, parse_slots(slot) if slot is not None else {}
    )
    found = timetable.answer(workspace, asked)
    if json:
        from study.export.hours import hours as document

        put(document(found))
    else:
        from study.render.hours import screen

        show(screen(found))
