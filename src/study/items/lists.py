"""`study list` and `study show`."""

from __future__ import annotations

from datetime import date

from study.core.listing import Listed, Whole
from study.kaggle import facts as contests
from study.parameters import ITEM, JSON, kind_of, option, tag_of
from study.store import dues, entries, items, listing, pins, plans
from study.store.database import NoDatabase
from study.store.workspace import Workspace


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

    today, items = listed(Workspace(), status, kind, tag)
    if json:
        from study.items.screen import views_listing as document

        put(document(items))
    else:
        from study.items.screen import listing

        show(listing(items, today))


def show_item(item: str = ITEM, json: bool = JSON) -> None:
    """Show one item with its history.

    \b
    study show 9
    study show gpt-transformer/titanic
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    found = whole_item(Workspace(), item)
    if json:
        from study.items.screen import item as document

        put(document(found))
    else:
        from study.items.screen import whole

        show(whole(found))


def listed(
    workspace: Workspace, status: str | None = None, kind: str | None = None, tag: str | None = None
) -> tuple[date, list[Listed]]:
    """The items of what is followed."""
    try:
        with workspace.reading() as connection:
            return workspace.today(connection), listing.followed(connection, status, kind, tag)
    except NoDatabase:
        return workspace.day, []


def backlog(workspace: Workspace) -> list[Listed]:
    """What is wanted and not planned."""
    try:
        with workspace.reading() as connection:
            return listing.backlog(connection)
    except NoDatabase:
        return []


def whole_item(workspace: Workspace, word: str) -> Whole:
    """One item with its history. Raises NoSuchItem."""
    with workspace.reading() as connection:
        found = items.find_kept(connection, word)
        held, today = plans.current(connection), workspace.today(connection)
        return Whole(
            today,
            listing.details(connection, found.number),
            listing.required_by(connection, found.number),
            plans.sessions_of(connection, held.number, found.number) if held else [],
            entries.history(connection, found.number),
            contests.competition(connection, found.number) if found.kind == "competition" else None,
            dues.binding(connection, found.number, today),
            tuple(day for day, _ in pins.pins(connection, today).get(found.number, ())),
        )
