"""Which keys the models know at a place of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from pydantic import BaseModel

from study.core.items import KINDS
from study.domain.curriculum import Curriculum, Item

Model = type[BaseModel]


def model_at(where: Sequence[str | int]) -> Model | None:
    """The model of what stands at a place; None for a text."""
    model: Model | None = Curriculum
    for part in where:
        if isinstance(part, str):
            fields = model.model_fields.items() if model else ()
            annotation = next((about.annotation for name, about in fields if part in (about.alias, name)), None)
            model = _model_in(annotation)
    return model


def item_at(where: Sequence[str | int]) -> type[Item]:
    """The same of a place where items stand."""
    model = model_at(where)
    return model if model is not None and issubclass(model, Item) else Item


def keys_of(model: Model | None) -> Iterator[str]:
    """The keys that are known to a model, but for the kinds."""
    for name, about in model.model_fields.items() if model else ():
        if not (model and issubclass(model, Item) and name in ("kind", "title")):
            yield about.alias or name


def required_by(model: Model | None) -> set[object]:
    """The keys that cannot be done without."""
    if model is None:
        return set()
    if issubclass(model, Item):
        return set(KINDS)
    return {about.alias or name for name, about in model.model_fields.items() if about.is_required()}


def first_key(model: Model | None) -> str:
    """The key that an entry begins with."""
    if model is not None and issubclass(model, Item):
        return model.offered[0]
    return next((key for key in keys_of(model) if key in required_by(model)), next(keys_of(model), ""))


def _model_in(annotation: object) -> Model | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)
