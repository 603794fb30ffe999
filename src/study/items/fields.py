"""The fields of an item as a learner types them: each text read, checked, and made values of columns."""

from __future__ import annotations

from collections.abc import Callable

from study.core.addition import titled
from study.core.days import parse_day
from study.core.items import DEFAULT_MINUTES
from study.errors import WrongUsage
from study.parameters import kind_of, stars_of, tag_of
from study.store import additions, items
from study.store.effort import effort_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Details
    from study.store.database import Writer


Value = str | int | None


def changes(writer: Writer, number: int, field: str, text: str) -> bool:
    """Change one field; whether it was otherwise."""
    known = items.details(writer.connection, number)
    values = READERS[field](writer, known, "" if text.strip().lower() == "none" and field in CLEARED else text)
    changed = [column for column, value in values.items() if additions.change(writer, number, column, value)]
    return bool(changed)


def _title(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"title": titled(text)}


def _kind(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    """Another kind, with its effort if that is only assumed."""
    item = known.listed.item
    kind = kind_of(text)
    if kind != item.kind and additions.has_record(writer.connection, item.number):
        raise WrongUsage(f"{item.number}, {item.title}, has results or attempts, so it has to stay a {item.kind}.")
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


def tagged(tags: list[str]) -> str:
    """Tags as they are stored, each once. Raises WrongUsage for what isn't a tag."""
    return additions.tagged([tag_of(tag) for tag in dict.fromkeys(tags) if tag.strip()])


READERS: dict[str, Callable[[Writer, Details, str], dict[str, Value]]] = {
    "title": _title,
    "kind": _kind,
    "effort": _effort,
    "due": _due,
    "stars": _stars,
    "notes": _notes,
    **{column: _line(column) for column in ("url", "by", "list", "type", "slug", "category")},
}


CLEARED = ("effort", "due", "stars")
"""Fields that `none` clears as well as an empty text: none of them could mean it."""
