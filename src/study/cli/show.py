"""``study show``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json


def show_item(item: Item, json: Json = False) -> None:
    """Show one item with its history.

    \b
    study show 9
    study show gpt-transformer/titanic
    """
    from study.cli.console import put, show
    from study.workspace import Workspace, viewing

    found = viewing.item(Workspace(), item)
    if json:
        from study.export.views import item as document

        put(document(found))
    else:
        from study.render.items import whole

        show(whole(found))
