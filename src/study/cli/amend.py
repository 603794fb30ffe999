"""``study amend``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import EntryNumber, Json, NewNote, NewPercent, On, TakeOut, Time


def amend(
    entry: EntryNumber,
    on: On = None,
    time: Time = None,
    percent: NewPercent = None,
    note: NewNote = None,
    remove: TakeOut = False,
    json: Json = False,
) -> None:
    """Put an entry right.

    What it was before is kept; `study undo` brings it back.

    \b
    study amend 41 --time 45m
    study amend 41 --on yesterday
    study amend 41 --remove
    """
    from study.cli.console import put, show
    from study.domain.logbook import Correction
    from study.workspace import Workspace, amending

    workspace = Workspace()
    found = amending.amend(workspace, entry, Correction(workspace.date(on, past=True), time, percent, note, remove))
    if json:
        from study.export.logbook import entries as document

        put(document([found] if found else []))
    else:
        from study.render.logbook import amended

        show(amended(entry, found, workspace.day))
