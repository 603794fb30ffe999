"""What the models refuse, in the words of the file.

What is refused is mended and the models are asked again, so that no fault hides another. Nothing in a list
moves while it is mended, and an unknown key that is near a known one is read as that one, so that what follows keeps
its place and its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from study.core import words
from study.core.items import KINDS
from study.core.values import dataclass, field
from study.format import sentences
from study.format.checks import Finding, did_you_mean, near
from study.format.fields import Part
from study.format.models import Curriculum, Item
from study.format.yaml import KEY, Where

MOST_ROUNDS = 20
MOST_FAULTS = 5000
"""With more, only the beginning of every list is read on; who tells them says that there are more."""

_SHORT = 20  # entries that every list keeps

STAND_IN = "stand-in"
"""An id, a title and a text to everybody."""

_STAND_INS: dict[object, Any] = {"modules": [], "week": "1", "weeks": "1", "target": "1"}


@dataclass(slots=True)
class Reading:
    """Values on their way into the models: what is wrong with them, and what was mended to read on.

    ``is_part``: there were so many faults that only the beginning of each list was read.
    """

    values: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)
    mended: set[Where] = field(default_factory=set)
    is_part: bool = False
    read_as: dict[Where, str | None] = field(default_factory=dict)
    """Where the values have another key than the file: the one it has there, or None for none."""

    def in_file(self, where: Where) -> Where:
        """A place in the values as a place in the file."""
        parts = [self.read_as.get(where[: n + 1], part) for n, part in enumerate(where)]
        return tuple(part for part in parts if part is not None)

    def explains(self, finding: Finding) -> bool:
        """Whether a finding only follows from a fault that was told."""
        *way, last = finding.where
        return finding.where in self.mended or (last == "choose" and (*way, "items") in self.mended)

    def at(self, where: Sequence[str | int]) -> Any:
        """The value at a place."""
        value: Any = self.values
        for part in where:
            value = value[part]
        return value

    def tell(self, where: Where, message: str, hint: str = "") -> None:
        self.findings.append(Finding(self.in_file(where), message, hint))
        self.mended.add(where)

    def rename(self, where: Where, key: str, meant: str) -> None:
        """Read a key as the one that was meant."""
        holder = self.at(where)
        value = holder.pop(key)
        if meant not in holder:
            holder[meant] = value
            self.read_as[(*where, meant)] = key


def read(values: dict[str, Any]) -> tuple[Curriculum | None, Reading]:
    """The curriculum, if need be of values that are mended in place, and what the models refuse of them."""
    reading = Reading(values)
    for _ in range(MOST_ROUNDS):
        try:
            return Curriculum.model_validate(reading.values), reading
        except ValidationError as fault:
            if fault.error_count() > MOST_FAULTS:
                _shorten(reading.values)
                reading.is_part = True
                continue
            errors = {_place(error): error for error in reversed(fault.errors(include_url=False))}
        for where in sorted(errors, key=lambda where: errors[where]["type"] != "extra_forbidden"):
            _take(reading, where, errors[where])
    return None, reading


def _shorten(value: object) -> None:
    """Keep the first eighth of every long list, all the way down."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        _shorten(part)
    if isinstance(value, list) and len(value) > _SHORT:
        del value[max(_SHORT, len(value) // 8) :]


def _place(error: ErrorDetails) -> Where:
    """Where a fault is in the values. What may be of two types is refused for each of them."""
    where = tuple(error["loc"])
    return where[:-1] if error["type"] != "extra_forbidden" and where[-1] in ("int", "date", "bool") else where


def _take(reading: Reading, where: Where, error: ErrorDetails) -> None:
    """Tell one fault and mend it."""
    match error["type"]:
        case "extra_forbidden":
            _unknown_key(reading, where)
        case "missing":
            _missing(reading, where)
        case "kind":
            _kind(reading, where)
        case _:
            _refused(reading, _named_place(reading, where), error)


def _unknown_key(reading: Reading, where: Where) -> None:
    *way, last = where
    key, known = str(last), sorted(keys_at(way))
    meant = near(key, [other for other in known if other not in reading.at(way)])
    hint = "" if meant else sentences.known_keys(key, known)
    reading.tell((*where, KEY), f"unknown key {words.quoted(key)}{did_you_mean(meant)}", hint)
    if meant:
        reading.rename(tuple(way), key, meant)
    else:
        del reading.at(way)[key]


def _missing(reading: Reading, where: Where) -> None:
    *way, key = where
    holder = reading.at(way)
    if key not in holder:  # no near key is read as it
        reading.tell(where, f"missing {key}", f"add `{key}: …`")
        holder[key] = _STAND_INS.get(key, STAND_IN)


def _kind(reading: Reading, where: Where) -> None:
    """An item that names no kind, several of them, or one that does not belong there."""
    model, item = item_at(where), reading.at(where)
    named = [key for key in item if key in KINDS] if isinstance(item, dict) else []
    if not named:
        _without_kind(reading, where, item, model)
        return
    kept = next((key for key in named if key in model.offered), named[0])
    for other in [key for key in named if key != kept]:
        reading.tell((*where, other, KEY), *sentences.second_kind(kept, other))
        del item[other]
    if kept not in model.offered:
        reading.tell((*where, kept, KEY), *sentences.foreign_kind(model, kept))
        reading.rename(where, kept, model.offered[0])
    for key in [key for key in ("kind", "title") if key in item]:
        reading.tell((*where, key, KEY), *sentences.kind_spelt_out(key, kept))
        del item[key]


def _without_kind(reading: Reading, where: Where, item: Any, model: type[Item]) -> None:
    fields = item if isinstance(item, dict) else {"title": item}
    unknown = [key for key in fields if key not in {*model.known_keys(), "kind", "title"}]
    for key in unknown:
        if meant := near(key, model.offered):
            reading.tell((*where, key, KEY), f"unknown key {words.quoted(key)}{did_you_mean(meant)}")
            reading.rename(where, key, meant)
            return
    kind = str(fields["kind"]) if fields.get("kind") in model.offered else model.offered[0]
    title = fields.get("title") or STAND_IN
    rest = {key: value for key, value in fields.items() if key not in ("kind", "title")}
    if len(fields) == len(unknown) == 1:
        reading.tell(where, *sentences.colon_in_text(model))
        rest = {}
    else:
        reading.tell(where, *sentences.no_kind(model, kind, title if "title" in fields else None))
    reading.at(where[:-1])[where[-1]] = {kind: title, **rest}


def _refused(reading: Reading, where: Where, error: ErrorDetails) -> None:
    """A value of the wrong type, or one that cannot be read.

    An empty one is as good as none. One of the wrong type under a misspelt key says that another key was meant.
    """
    *way, last = where
    holder = reading.at(way)
    dispensable = isinstance(last, str) and last not in required_at(way)
    guessed = where in reading.read_as and error["type"] != "unreadable"
    if dispensable and (holder[last] is None or guessed):
        del holder[last]
        return
    model = model_at(where)
    reading.tell(where, *sentences.refused(last, error, model.first_key() if model else ""))
    if isinstance(last, int):
        holder[last] = _entry(model, holder[last])
    elif error["type"] == "list_type" and isinstance(holder[last], dict):
        holder[last] = [holder[last]]
        reading.read_as[(*where, 0)] = None
    elif last in required_at(way):
        holder[last] = _STAND_INS.get(last, STAND_IN)
    else:
        del holder[last]


def _entry(model: type[Part] | None, value: Any) -> Any:
    """What takes the place of a faulty entry of a list."""
    if model is None:
        return STAND_IN
    if issubclass(model, Item):
        return {model.offered[0]: STAND_IN}
    entry = {key: _STAND_INS.get(key, STAND_IN) for key in model.required()}
    titled = isinstance(value, str) and value.strip() and "title" in model.model_fields
    return entry | {"title": value} if titled else entry


def _named_place(reading: Reading, where: Where) -> Where:
    """A place in the models as one in the values: a title stands under its kind, and a text may stand for a mapping."""
    place: list[str | int] = []
    value: Any = reading.values
    for part in where:
        key: Any = part
        if isinstance(value, dict) and part == "title" and part not in value:
            key = next((kind for kind in KINDS if kind in value), part)
        if not (key in value if isinstance(value, dict) else isinstance(value, list)):
            break
        value = value[key]
        place.append(key)
    return tuple(place)


def model_at(where: Sequence[str | int]) -> type[Part] | None:
    """The model of what stands at a place; None for a text."""
    model: type[Part] | None = Curriculum
    for part in where:
        if isinstance(part, str):
            model = model.model_of(part) if model else None
    return model


def item_at(where: Sequence[str | int]) -> type[Item]:
    """The same of a place where items stand."""
    model = model_at(where)
    return model if model is not None and issubclass(model, Item) else Item


def keys_at(where: Sequence[str | int]) -> Iterator[str]:
    """The keys that are known there, but for the kinds."""
    model = model_at(where)
    return model.known_keys() if model else iter(())


def required_at(where: Sequence[str | int]) -> set[object]:
    """The keys that what stands at a place cannot do without."""
    model = model_at(where)
    return model.required() if model else set()
