"""``study show``"""

from __future__ import annotations

from study.parameters import ITEM, JSON


def show_item(item: str = ITEM, json: bool = JSON) -> None:
    """Show one item with its history.

    \b
    study show 9
    study show gpt-transformer/titanic
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import viewing

    found = viewing.item(Workspace(), item)
    if json:
        from study.export.views import item as document

        put(document(found))
    else:
        from study.render.items import whole

        show(whole(found))
