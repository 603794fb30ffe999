"""``study log``"""

from __future__ import annotations

from study.parameters import ITEM, JSON, MINUTES, NOTE, ON, flag


def log(
    item: str = ITEM,
    time: int = MINUTES,
    on: str | None = ON,
    yesterday: bool = flag("--yesterday", "-y", help="It was yesterday."),
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Take down time spent on an item.

    It takes the time off what remains, and never ticks the item off.

    \b
    study log 9 45m
    study log titanic 1h30m --on friday
    study log titanic 19:00-20:30 --yesterday
    """
    from study.cli.answer import recorded
    from study.store.workspace import Workspace
    from study.workspace import recording

    workspace = Workspace()
    day = workspace.date(recording.day_of(on, yesterday), past=True)
    recorded(recording.log(workspace, item, time, day, note), json)
