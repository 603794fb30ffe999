"""The sentences for what the models refuse: each a message and a hint."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from study.core import duration
from study.core.words import excerpt, quoted
from study.format.models import Item

Said = tuple[str, str]

_TEXT = ("a text", "put text in quotes if it has a colon in it or begins with [ or {")

_BOOL = ("true or false", "write true or false")

_NUMBER = ("a number", "write it as 3 or 3.5")

_EXPECTED = {
    "string_type": _TEXT,
    "list_type": ("a list", "begin each entry with a dash: `- …`"),
    "int_type": ("a whole number", "write it as 3"),
    "date_type": ("a date", "write it as 2026-05-01"),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _BOOL,
    "bool_parsing": _BOOL,
    "Duration": ("a duration", duration.DURATION_HINT),
    "Pace": ("a pace", duration.PACE_HINT),
    "Position": ("a position", "write it as 3 or 3-5"),
}


def refused(key: str | int, error: ErrorDetails, first_key: str) -> Said:
    """A value that cannot be read, or is of another type than its key asks for: one that begins with ``first_key``."""
    context, value = error.get("ctx", {}), error["input"]
    if error["type"] == "unreadable":
        what = str(context["what"])
        return what.replace(f'"{value}"', quoted(value)), str(context["hint"])
    if value is None:
        return f'"{key}" is empty' if isinstance(key, str) else "this entry is empty", "fill it in, or remove it"
    kind = context["class"] if error["type"] == "is_instance_of" else error["type"]
    expected, hint = _EXPECTED.get(kind, ("keys and values", f"begin with `{first_key}: …`"))
    return f"expected {expected}, found {_described(value)}", hint


def known_keys(key: str, known: list[str]) -> str:
    """What to do about an unknown key: one of several words is rather a piece of a text."""
    return f"known here: {', '.join(known)}" if key.isidentifier() else "put text with a comma or a colon in quotes"


def no_kind(model: type[Item], kind: str, title: object) -> Said:
    """An item without a kind, and the kind and the title it seems to have."""
    others = ", ".join(other for other in model.offered if other != kind)
    written = f"write `{kind}: {excerpt(title) if isinstance(title, str) else '…'}`"
    return _no_kind(model), f"{written}, or another of {others}" if others else written


def colon_in_text(model: type[Item]) -> Said:
    """What was meant to be a text, and is read as a key with a value."""
    return _no_kind(model), f"put text with a colon in quotes, or begin with a kind: `{model.offered[0]}: …`"


def second_kind(kept: str, other: str) -> Said:
    return f"two kinds at once: {kept} and {other}", "keep one, or make two entries of them"


def foreign_kind(model: type[Item], kind: str) -> Said:
    return f'the kind "{kind}" doesn\'t belong here', f"known here: {', '.join(model.offered)}"


def kind_spelt_out(key: str, kind: str) -> Said:
    return f'unknown key "{key}"', f"kind and title are written together: `{kind}: Title`"


def _no_kind(model: type[Item]) -> str:
    return f"this {model.__name__.lower()} has no kind"


def _described(value: object) -> str:
    if isinstance(value, dict):
        return "keys and values"
    return "a list" if isinstance(value, list) else quoted(str(value))
