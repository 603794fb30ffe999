"""``study off``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json, Note
    from study.cli.parameters.planning import Days, Holidays, ListThem, TakeBack


def off(
    days: Days = None,
    holidays: Holidays = None,
    note: Note = "",
    remove: TakeBack = False,
    show_all: ListThem = False,
    json: Json = False,
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
    from study.cli.console import put, show
    from study.workspace import Workspace, breaks

    workspace = Workspace()
    found = breaks.answer(workspace, breaks.Asked(days, note, holidays, remove, show_all))
    if json:
        from study.export.hours import hours as document

        put(document(found))
    else:
        from study.render.hours import deviations

        show(deviations(found))
