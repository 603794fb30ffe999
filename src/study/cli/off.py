"""``study off``"""

from __future__ import annotations

from study.parameters import JSON, NOTE, argument, flag, option


def off(
    days: str | None = argument("DAYS", "A day, or first and last: 2026-12-24..2027-01-02.", default=None),
    holidays: str | None = option("--holidays", help="Public holidays, such as DE or DE-BE.", metavar="REGION"),
    note: str = NOTE,
    remove: bool = flag("--remove", help="Take these days back."),
    show_all: bool = flag("--list", help="Show days off and extra time."),
    json: bool = JSON,
) -> None:
    """Take days off, or show those that are.

    Nothing moves by itself: the effect is told, and `study replan` plans around them.

    \b
    study off friday
    study off 2026-12-24..2027-01-02 --note "with the family"
    study off --holidays DE-BE
    study off --list
    study off 2026-12-24..2027-01-02 --remove
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import breaks

    workspace = Workspace()
    found = breaks.answer(workspace, breaks.Asked(days, note, holidays, remove, show_all))
    if json:
        from study.export.hours import hours as document

        put(document(found))
    else:
        from study.render.hours import deviations

        show(deviations(found))
