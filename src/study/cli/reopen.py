"""``study reopen``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Items, Json, Note


def reopen(items: Items, note: Note = "", json: Json = False) -> None:
    """Take back a tick or a skip.

    \b
    study reopen 9
    """
    from study.cli.answer import recorded
    from study.workspace import Workspace, recording

    recorded(recording.reopen(Workspace(), items, note), json)
