"""``study skip``"""

from __future__ import annotations

from study.parameters import ITEMS, JSON, NOTE


def skip(items: list[str] = ITEMS, note: str = NOTE, json: bool = JSON) -> None:
    """Leave items out for good; reopen takes it back.

    \b
    study skip 12
    study skip 61-64 --note "known from work"
    """
    from study.cli.answer import recorded
    from study.store.workspace import Workspace
    from study.workspace import recording

    recorded(recording.skip(Workspace(), items, note), json)
