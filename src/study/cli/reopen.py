"""``study reopen``"""

from __future__ import annotations

from study.parameters import ITEMS, JSON, NOTE


def reopen(items: list[str] = ITEMS, note: str = NOTE, json: bool = JSON) -> None:
    """Take back a tick or a skip.

    \b
    study reopen 9
    """
    from study.cli.answer import recorded
    from study.store.workspace import Workspace
    from study.workspace import recording

    recorded(recording.reopen(Workspace(), items, note), json)
