"""``study pin``"""

from __future__ import annotations

from study.parameters import DAY, ITEM, JSON, minutes_of, option


def pin(
    item: str = ITEM,
    day: str = DAY,
    time: int | None = option(
        "--time", help="So much of it: 2h, 1h30m; all that is left if not given.", metavar="TIME", read=minutes_of
    ),
    json: bool = JSON,
) -> None:
    """Want an item on a day; new plans leave it there.

    The day must have hours for it. Nothing moves by itself: the effect is told, and `study replan` plans around it.

    \b
    study pin titanic saturday
    study pin 12 2026-05-02 --time 2h
    """
    from study.cli.answer import pinned
    from study.store.workspace import Workspace
    from study.workspace import pinning

    workspace = Workspace()
    pinned(pinning.pin(workspace, item, workspace.date(day) or workspace.day, time), json)
