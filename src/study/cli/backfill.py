"""``study backfill``"""

from __future__ import annotations

from study.parameters import FROM_DAY


def backfill(start: str | None = FROM_DAY) -> None:
    """Fill in days without an entry, in your editor.

    What was planned on them is there already: keep what is true. All of it is one step, or nothing of it.

    \b
    study backfill
    study backfill --from "1 march"
    """
    from study import editor
    from study.cli.answer import recorded
    from study.errors import WrongUsage
    from study.screen.console import tell
    from study.store.workspace import Workspace
    from study.workspace import backfilling

    workspace = Workspace()
    page = backfilling.page(workspace, workspace.date(start, past=True))
    if page is None:
        tell("No day is open: wherever something was planned, something was done.")
        return
    if not editor.is_there():
        raise WrongUsage("There is no terminal for your editor to run in. Use study log ITEM TIME --on DATE.")

    def take(text: str, file: str) -> bool:
        recorded(backfilling.fill_in(workspace, text, file), json=False)
        return True

    if not editor.edit("study-backfill", page, take):
        tell("Nothing was changed.")
