"""``study edit``"""

from __future__ import annotations

from study.parameters import ITEM, JSON, kind_of, option


def edit(
    item: str = ITEM,
    title: str | None = option("--title", help="What it is called.", metavar="TITLE"),
    kind: str | None = option(
        "--kind", help="What kind of item it is.", metavar="KIND", read=kind_of, complete="kinds_like"
    ),
    effort: str | None = option("--effort", help="As with add; `none`: that of its kind.", metavar="TIME"),
    url: str | None = option("--url", help="Where it is on the web.", metavar="ADDRESS"),
    by: str | None = option("--by", help="Who made it.", metavar="NAME"),
    list: str | None = option("--list", help="The table of the report it stands in.", metavar="NAME"),  # noqa: A002 (the names on the command line)
    type: str | None = option("--type", help="Your own word for its kind.", metavar="NAME"),  # noqa: A002
    stars: str | None = option("--stars", help="0 to 5, or `none`.", metavar="NUMBER"),
    due: str | None = option("--due", help="The last day, inclusive, or `none`.", metavar="DATE"),
    tag: list[str] | None = option("--tag", help="All its tags from now on; may be repeated.", metavar="TAG"),
    slug: str | None = option("--slug", help="The last part of its address at Kaggle.", metavar="SLUG"),
    category: str | None = option("--category", help="That of a competition, such as Featured.", metavar="NAME"),
    notes: str | None = option("--notes", help="Free text that describes it.", metavar="TEXT"),
    json: bool = JSON,
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
    from study.screen.console import working
    from study.store.workspace import Workspace
    from study.workspace import editing

    given = {
        "title": title, "kind": kind, "effort": effort, "url": url, "by": by, "list": list, "type": type,
        "stars": stars, "due": due, "slug": slug, "category": category, "notes": notes,
    }  # fmt: skip
    with working("Planning"):
        found = editing.edit(Workspace(), item, given, tag)
    altered(found, json)
