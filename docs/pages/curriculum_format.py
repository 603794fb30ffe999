"""The page of the curriculum file, made from its Pydantic models and the kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from study.core import items
from study.format import fields, models

TEMPLATE = Path(__file__).parent / "curriculum-format.template.md"
NO_DEFAULT: tuple[object, ...] = (None, "", False, [])

WORDS: list[tuple[object, str]] = [
    (fields.Words, "text"),
    (fields.Id, "id"),
    (fields.Ids, "ids"),
    (fields.Texts, "texts"),
    (fields.Tags, "words"),
    (fields.Year, "year"),
    (fields.Time, "effort or span"),
    (fields.Rate, "pace"),
    (fields.Place, "position"),
    (fields.Day, "date"),
    (fields.Whole, "whole number"),
    (fields.Percent, "0 to 100"),
    (fields.WeekOrDay, "whole number or date"),
    (fields.Stars, "0 to 5"),
    (fields.Done, "date or true"),
    (str, "text"),
    (bool, "true or false"),
    (float, "number"),
]
"""What a learner calls each type of the models."""

LEVELS: tuple[type[BaseModel], ...] = (
    models.Curriculum, models.Source, models.Path, models.Phase, models.Module, models.Example, models.Item,
    models.Attempt, models.Resource, models.Competition, models.Certificate, models.Goal, models.Week, models.Lesson,
    models.SampleSchedule, models.Slot,
)  # fmt: skip
"""In the order of the page. A level that is missing here is a link to nowhere, which a test finds."""


def page() -> str:
    """The whole page."""
    text = TEMPLATE.read_text(encoding="utf-8")
    text = text.replace("<!-- keys -->", "\n\n".join(part for level in LEVELS for part in _level(level)))
    return text.replace("<!-- kinds -->", "\n".join(_kinds()))


def _level(level: type[BaseModel]) -> Iterator[str]:
    """Heading, what it is, and a table of its keys."""
    yield f"### {_name(level)}"
    brief = f" A plain text is its `{level.brief}`." if issubclass(level, fields.Brief) else ""
    yield " ".join((level.__doc__ or "").split()) + brief
    if issubclass(level, models.Item) and level is not models.Item:
        yield f"The keys of an [item](#item). {_offered(level)}"
        rows = [row for row in _rows(level) if row not in list(_rows(models.Item))]
    else:
        rows = list(_rows(level))
    if rows:
        yield "\n".join(["| Key | Value | |", "| --- | --- | --- |", *(f"| {' | '.join(row)} |" for row in rows)])


def _rows(level: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    hints = get_type_hints(level, include_extras=True)
    if issubclass(level, models.Item):
        yield "its [kind](#kinds)", "text, required", "The title."
    for name, field in level.model_fields.items():
        if not (issubclass(level, models.Item) and name in ("kind", "title")):
            value = _type(hints[name]) + _default(field)
            yield f"`{field.alias or name}`", value, field.description or ""


def _offered(level: type[models.Item]) -> str:
    kinds_ = ", ".join(f"`{kind}`" for kind in level.offered)
    plain = f" A plain text is a {level.plain}." if level.plain else ""
    return f"Kind: {kinds_}.{plain}" if len(level.offered) == 1 else f"Kinds: {kinds_}.{plain}"


def _type(hint: object) -> str:
    """The word for a type; a model is linked."""
    for known, word in WORDS:
        if hint == known:
            return word
    model = _model(hint)
    if model is not None:
        link = f"[{_name(model).lower()}](#{_name(model).lower().replace(' ', '-')})"
        return f"list of {link}" if get_origin(hint) is list else link
    if get_origin(hint) in (Union, UnionType):
        return _type(next(part for part in get_args(hint) if part is not type(None)))
    raise TypeError(f"{hint} has no word yet")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return ", required"
    return "" if field.default in NO_DEFAULT else f"; `{field.default}` if absent"


def _model(hint: object) -> type[BaseModel] | None:
    """The model a type speaks of, itself or in a list."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next((model for part in get_args(hint) if (model := _model(part))), None)


def _name(level: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", level.__name__).capitalize()


def _kinds() -> Iterator[str]:
    """Every kind with its minutes."""
    yield "| Kind | | Default effort |\n| --- | --- | --- |"
    groups = ((items.WORK, "work"), (items.RESOURCES, "resource"), (items.OTHERS, "tracked like a resource"))
    for group, what in groups:
        for kind, minutes in group.items():
            hours, rest = divmod(minutes, 60)
            yield f"| `{kind}` | {what} | {f'{hours}h' * bool(hours)}{f'{rest}m' * bool(rest) or '0' * (not hours)} |"
