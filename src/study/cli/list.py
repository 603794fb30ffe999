"""``study list``"""

from __future__ import annotations

from study.parameters import JSON, kind_of, option, tag_of


def list_items(
    status: str | None = option(
        "--status", help="Only items of this status.", choices=("open", "started", "done", "skipped")
    ),
    kind: str | None = option(
        "--kind", help="Only items of this kind.", metavar="KIND", read=kind_of, complete="kinds_like"
    ),
    tag: str | None = option("--tag", help="Only items with this tag.", metavar="TAG", read=tag_of),
    json: bool = JSON,
) -> None:
    """List the items of the curricula you follow.

    \b
    study list
    study list --status open --kind practice
    study list --tag nlp
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import viewing

    today, items = viewing.listed(Workspace(), status, kind, tag)
    if json:
        from study.export.views import listing as document

        put(document(items))
    else:
        from study.render.items import listing

        show(listing(items, today))
