"""``study stop``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json, Note, Time


def stop(time: Time = None, note: Note = "", json: Json = False) -> None:
    """Stop the timer and log its time.

    The time goes to the day on which it was started. Give it with --time where the timer ran too long.

    \b
    study stop
    study stop --time 45m --note "forgot to stop it"
    """
    from study.cli.answer import recorded
    from study.cli.console import tell
    from study.workspace import Workspace, timing

    found, running = timing.stop(Workspace(), time, note)
    recorded(found, json)
    if time is None and running.is_long:
        tell("That was more than four hours. Not right? study undo, then study stop --time 1h")
