"""``study list``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json, Kind, Status
    from study.cli.parameters.describing import Tag


def list_items(status: Status = None, kind: Kind = None, tag: Tag = None, json: Json = False) -> None:
    """List the items of the curricula you follow.

    \b
    study list
    study list --status open --kind practice
    study list --tag nlp
    """
    from study.cli.console import put, show
    from study.workspace import Workspace, viewing

    today, items = viewing.listed(Workspace(), status, kind, tag)
    if json:
        from study.export.views import listing as document

        put(document(items))
    else:
        from study.render.items import listing

        show(listing(items, today))
