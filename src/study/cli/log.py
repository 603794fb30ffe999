"""``study log``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json, Minutes, Note, On, Yesterday


def log(
    item: Item, time: Minutes, on: On = None, yesterday: Yesterday = False, note: Note = "", json: Json = False
) -> None:
    """Take down time spent on an item.

    It takes the time off what remains, and never ticks the item off.

    \b
    study log 9 45m
    study log titanic 1h30m --on friday
    study log titanic 19:00-20:30 --yesterday
    """
    from study.cli.answer import recorded
    from study.workspace import Workspace, recording

    workspace = Workspace()
    day = workspace.date(recording.day_of(on, yesterday), past=True)
    recorded(recording.log(workspace, item, time, day, note), json)
