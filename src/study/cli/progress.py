"""``study progress``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json, Note, On, Percent


def progress(item: Item, percent: Percent, on: On = None, note: Note = "", json: Json = False) -> None:
    """State how far an item or resource is, in per cent.

    100 ticks it off; less on one that is done opens it again.

    \b
    study progress 12 40
    study progress "zero to hero" 75%
    """
    from study.cli.answer import recorded
    from study.workspace import Workspace, recording

    workspace = Workspace()
    recorded(recording.progress(workspace, item, percent, workspace.date(on, past=True), note), json)
