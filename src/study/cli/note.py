"""``study note``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json
    from study.cli.parameters.describing import NoteText
    from study.cli.parameters.log import OnDay


def note(item: Item, text: NoteText, on: OnDay = None, json: Json = False) -> None:
    """Keep a remark on an item.

    It changes neither its state nor the plan; `study show` tells it.

    \b
    study note 9 "the second half is about distributed training"
    study note titanic "compare with the winner's notebook" --on friday
    """
    from study.cli.answer import recorded
    from study.workspace import Workspace, recording

    workspace = Workspace()
    recorded(recording.note(workspace, item, text, workspace.date(on, past=True)), json)
