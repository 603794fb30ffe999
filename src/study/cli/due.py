"""``study due``"""

from __future__ import annotations

from study.parameters import JSON, argument


def due(
    what: str = argument(
        "ITEM|CURRICULUM[/PART]",
        "An item, a curriculum, or CURRICULUM/MODULE or CURRICULUM/PHASE.",
        complete="open_items",
    ),
    day: str = argument("DATE", 'The last day, such as "1 may"; none takes it off.'),
    json: bool = JSON,
) -> None:
    """Give an item, a module, a phase or a curriculum a last day.

    The day is inclusive; "none" takes it off. What has to be done before is due with it. Nothing moves by itself: the
    effect is told, and `study replan` plans for it.

    \b
    study due titanic "1 may"
    study due gpt-transformer 2026-12-18
    study due gpt-transformer/foundations friday
    study due 12 none
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import deadlines

    workspace = Workspace()
    last = None if day.strip().lower() == deadlines.NONE else workspace.date(day)
    of, now, effect = deadlines.set_due(workspace, what, last)
    if json:
        from study.export.deadlines import given as document

        put(document(of, now, last, effect))
    else:
        from study.render.deadlines import given

        show(given(of, now, last, effect, workspace.day))
