"""What a learner names: an item, or a module, a phase or a curriculum that holds items."""

from __future__ import annotations

from collections.abc import Sequence

from study.core.deadlines import Part
from study.core.items import Item
from study.errors import NoSuchItem
from study.store import enrollments, items

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from study.store.database import Connection

    Named = TypeVar("Named", bound=Item | Part)


SHOWN = 12
"""So many matches of an unclear name are listed."""


def find(connection: Connection, word: str) -> Item | Part:
    """What is named by number, id, ``CURRICULUM/ID`` or words of a title, of what is followed. Raises NoSuchItem.

    An id comes before words of a title, and of items only the open ones answer to words. Several matches are an error
    that lists them with their kind and place. ``gpt/`` names the curriculum where an item has that id too.
    """
    text = word.strip().lower()
    if items.is_number(text):
        return items.find_one(connection, text)
    parts = [part for part, _ in enrollments.parts(connection)]
    named: list[Item | Part] = [part for part in parts if text in names(part)]
    if not text.endswith("/"):
        named = [*items.with_id(connection, text), *named]
    if not named:
        named = [*items.with_words(connection, word), *_with_words(parts, text)]
    return _only(word, named) if named else items.find_one(connection, word)


def find_kept(connection: Connection, word: str) -> Item | Part:
    """The same, with an item that was removed if it is named by its number."""
    text = word.strip()
    return items.find_kept(connection, text) if items.is_number(text) else find(connection, word)


def names(part: Part) -> tuple[str, ...]:
    """What names something that holds items beyond doubt."""
    return (part.ref, part.ref + "/") if part.kind == "curriculum" else (part.ref, part.id)


def _with_words(parts: Sequence[Part], text: str) -> list[Part]:
    """Those whose titles have all the words; behind ``CURRICULUM/`` only those of that curriculum."""
    curriculum, slash, rest = text.partition("/")
    inside = [part for part in parts if slash and part.curriculum == curriculum]
    words = (rest if inside else text).split()
    return [part for part in inside or parts if words and all(word in part.title.lower() for word in words)]


def _only(word: str, named: Sequence[Named]) -> Named:
    if len(named) == 1:
        return named[0]
    lines = [f"  {_unmistakable(one)}  {one.title} ({_kind_and_place(one)})" for one in named[:SHOWN]]
    if len(named) > SHOWN:
        lines.append(f"  and {len(named) - SHOWN} more")
    raise NoSuchItem("\n".join([f'"{word}" could be {len(named)} things. Name one:', *lines]))


def _unmistakable(one: Item | Part) -> str:
    if isinstance(one, Item):
        return str(one.number)
    return one.ref + "/" if one.kind == "curriculum" else one.ref


def _kind_and_place(one: Item | Part) -> str:
    return f"{one.kind} of {one.curriculum}" if isinstance(one, Item) else one.kind
