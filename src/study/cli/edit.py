"""``study edit``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json
    from study.cli.parameters.describing import (
        NewAuthor,
        NewCategory,
        NewDue,
        NewEffort,
        NewList,
        NewNotes,
        NewSlug,
        NewStars,
        NewTags,
        NewTitle,
        NewType,
        NewUrl,
        OtherKind,
    )


def edit(
    item: Item,
    title: NewTitle = None,
    kind: OtherKind = None,
    effort: NewEffort = None,
    url: NewUrl = None,
    by: NewAuthor = None,
    list: NewList = None,  # noqa: A002 (the names on the command line)
    type: NewType = None,  # noqa: A002
    stars: NewStars = None,
    due: NewDue = None,
    tag: NewTags = None,
    slug: NewSlug = None,
    category: NewCategory = None,
    notes: NewNotes = None,
    json: Json = False,
) -> None:
    """Describe an item otherwise.

    An empty text clears what was there. Its number and its id stay. Another effort or due date of what is planned
    makes a new plan.

    \b
    study edit 9 --title "Custom training loops" --effort 3h
    study edit titanic --due "30 june" --tag nlp --tag kaggle
    study edit 12 --due none --url ""
    """
    from study.cli.answer import altered
    from study.cli.console import working
    from study.workspace import Workspace, editing

    given = {
        "title": title, "kind": kind, "effort": effort, "url": url, "by": by, "list": list, "type": type,
        "stars": stars, "due": due, "slug": slug, "category": category, "notes": notes,
    }  # fmt: skip
    with working("Planning"):
        found = editing.edit(Workspace(), item, given, tag)
    altered(found, json)
