"""`study edit`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from study.core.addition import kind_of, stars_of, tag_of, titled
from study.core.days import parse_day
from study.core.items import DEFAULT_MINUTES
from study.errors import WrongUsage
from study.items.change import Alteration, Altered, altered
from study.items.command import effort_of
from study.parameters import ITEM, JSON, kind_of, option
from study.store import additions, items, listing
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Details
    from study.store.database import Writer


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
    from study.items.change import answer_altered
    from study.screen.console import working
    from study.store.workspace import Workspace

    given = {
        "title": title, "kind": kind, "effort": effort, "url": url, "by": by, "list": list, "type": type,
        "stars": stars, "due": due, "slug": slug, "category": category, "notes": notes,
    }  # fmt: skip
    with working("Planning"):
        found = editing_edit(Workspace(), item, given, tag)
    answer_altered(found, json)


Value = str | int | None


def editing_edit(
    workspace: Workspace, word: str, given: Mapping[str, str | None], tags: list[str] | None
) -> Alteration:
    """Give fields of an item other values, as they were typed; an empty text clears. Raises WrongUsage for none."""
    texts = {field: text for field, text in given.items() if text is not None}
    if not texts and tags is None:
        raise WrongUsage("Say what to change, as in: study edit 9 --title TEXT --effort 3h. See `study edit --help`.")

    def change(writer: Writer) -> list[Altered]:
        number = items.find_one(writer.connection, word).number
        fields = [field for field, text in texts.items() if _changed(writer, number, field, text)]
        if tags is not None and additions.change(writer, number, "tags", _tagged(tags)):
            fields.append("tag")
        said = "" if fields else "stands so already"
        return [Altered(listing.details(writer.connection, number).listed, "edited", tuple(fields), said)]

    return altered(workspace, change)


def _changed(writer: Writer, number: int, field: str, text: str) -> bool:
    """Change one field; whether it was otherwise."""
    known = listing.details(writer.connection, number)
    values = _READERS[field](writer, known, "" if text.strip().lower() == "none" and field in CLEARED else text)
    changed = [column for column, value in values.items() if additions.change(writer, number, column, value)]
    return bool(changed)


def _title(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"title": titled(text)}


def _kind(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    """Another kind, with its effort if that is only assumed."""
    item = known.listed.item
    kind = kind_of(text)
    if kind != item.kind and additions.has_record(writer.connection, item.number):
        raise WrongUsage(f"{item.number}, {item.title}, has results or attempts, so it stays a {item.kind}.")
    minutes = DEFAULT_MINUTES[kind]
    return {"kind": kind, **({"low": minutes, "likely": minutes, "high": minutes} if known.estimated else {})}


def _effort(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    if not text.strip():
        minutes = DEFAULT_MINUTES[known.listed.item.kind]
        return {"low": minutes, "likely": minutes, "high": minutes, "estimated": 1}
    low, likely, high = effort_of(writer, text)
    return {"low": low, "likely": likely, "high": high, "estimated": 0}


def _due(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"due": parse_day(text, writer.today).isoformat() if text.strip() else None}


def _stars(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"stars": stars_of(text) if text.strip() else None}


def _line(column: str) -> Callable[[Writer, Details, str], dict[str, Value]]:
    """A text on one line."""
    return lambda writer, known, text: {column: " ".join(text.split())}


def _notes(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"notes": text.strip()}


def _tagged(tags: list[str]) -> str:
    return additions.tagged([tag_of(tag) for tag in dict.fromkeys(tags) if tag.strip()])


_READERS: dict[str, Callable[[Writer, Details, str], dict[str, Value]]] = {
    "title": _title, "kind": _kind, "effort": _effort, "due": _due, "stars": _stars, "notes": _notes,
    **{column: _line(column) for column in ("url", "by", "list", "type", "slug", "category")},
}  # fmt: skip


CLEARED = ("effort", "due", "stars")
"""Fields that `none` clears as well as an empty text: none of them could mean it."""
