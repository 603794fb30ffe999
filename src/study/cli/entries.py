"""``study entries``"""

from __future__ import annotations

from study.parameters import FROM_DAY, JSON, argument, option


def entries(
    item: str | None = argument(
        "ITEM", "Only of this item: number, id, or title.", default=None, complete="open_items"
    ),
    start: str | None = FROM_DAY,
    end: str | None = option("--to", help="The last day, inclusive.", metavar="DATE"),
    json: bool = JSON,
) -> None:
    """Show what was recorded, with the numbers to amend it by.

    Of the last two weeks, unless an item or days are given.

    \b
    study entries
    study entries titanic
    study entries --from "1 march" --to "last friday"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import amending

    workspace = Workspace()
    found = amending.entries(workspace, item, workspace.date(start, past=True), workspace.date(end, past=True))
    if json:
        from study.export.logbook import entries as document

        put(document(found))
    else:
        from study.render.logbook import screen

        show(screen(found, workspace.day))
