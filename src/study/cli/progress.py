"""``study progress``"""

from __future__ import annotations

from study.parameters import ITEM, JSON, NOTE, ON, argument, percent_of


def progress(
    item: str = ITEM,
    percent: int = argument("PERCENT", "0 to 100.", read=percent_of),
    on: str | None = ON,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """State how far an item or resource is, in per cent.

    100 ticks it off; less on one that is done opens it again.

    \b
    study progress 12 40
    study progress "zero to hero" 75%
    """
    from study.cli.answer import recorded
    from study.store.workspace import Workspace
    from study.workspace import recording

    workspace = Workspace()
    recorded(recording.progress(workspace, item, percent, workspace.date(on, past=True), note), json)
