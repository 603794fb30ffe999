"""``study note``"""

from __future__ import annotations

from study.parameters import ITEM, JSON, ON_DAY, argument


def note(
    item: str = ITEM, text: str = argument("TEXT", "The remark."), on: str | None = ON_DAY, json: bool = JSON
) -> None:
    """Keep a remark on an item.

    It changes neither its state nor the plan; `study show` tells it.

    \b
    study note 9 "the second half is about distributed training"
    study note titanic "compare with the winner's notebook" --on friday
    """
    from study.cli.answer import recorded
    from study.store.workspace import Workspace
    from study.workspace import recording

    workspace = Workspace()
    recorded(recording.note(workspace, item, text, workspace.date(on, past=True)), json)
