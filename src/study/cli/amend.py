"""``study amend``"""

from __future__ import annotations

from study.parameters import JSON, ON, TIME, argument, flag, option, percent_of, whole_number


def amend(
    entry: int = argument("ENTRY", "Its number, from `study entries`.", read=whole_number),
    on: str | None = ON,
    time: int | None = TIME,
    percent: int | None = option("--percent", help="Progress, 0 to 100.", metavar="PERCENT", read=percent_of),
    note: str | None = option("--note", help="Another remark; an empty one takes it off.", metavar="TEXT"),
    remove: bool = flag("--remove", help="Take the entry out: it counts for nothing."),
    json: bool = JSON,
) -> None:
    """Put an entry right.

    What it was before is kept; `study undo` brings it back.

    \b
    study amend 41 --time 45m
    study amend 41 --on yesterday
    study amend 41 --remove
    """
    from study.domain.logbook import Correction
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import amending

    workspace = Workspace()
    found = amending.amend(workspace, entry, Correction(workspace.date(on, past=True), time, percent, note, remove))
    if json:
        from study.export.logbook import entries as document

        put(document([found] if found else []))
    else:
        from study.render.logbook import amended

        show(amended(entry, found, workspace.day))
