"""``study stop``"""

from __future__ import annotations

from study.parameters import JSON, NOTE, TIME


def stop(time: int | None = TIME, note: str = NOTE, json: bool = JSON) -> None:
    """Stop the timer and log its time.

    The time goes to the day on which it was started. Give it with --time where the timer ran too long.

    \b
    study stop
    study stop --time 45m --note "forgot to stop it"
    """
    from study.cli.answer import recorded
    from study.screen.console import tell
    from study.store.workspace import Workspace
    from study.workspace import timing

    found, running = timing.stop(Workspace(), time, note)
    recorded(found, json)
    if time is None and running.is_long:
        tell("That was more than four hours. Not right? study undo, then study stop --time 1h")
