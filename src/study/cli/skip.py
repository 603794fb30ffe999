"""``study skip``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Items, Json, Note


def skip(items: Items, note: Note = "", json: Json = False) -> None:
    """Leave items out for good; reopen takes it back.

    \b
    study skip 12
    study skip 61-64 --note "known from work"
    """
    from study.cli.answer import recorded
    from study.workspace import Workspace, recording

    recorded(recording.skip(Workspace(), items, note), json)
