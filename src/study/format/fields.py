"""What the values of a curriculum file may be: texts read into values, with what each is in the JSON Schema.

Every scalar of the file reaches the models as text or None (see ``study.format.yaml``), so ``title: 1984`` is a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, ClassVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, InstanceOf, WithJsonSchema
from pydantic import model_validator as validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from study.core import duration
from study.core.duration import Duration, Pace, Position, Unreadable


def _reader(read: Callable[[str], object]) -> BeforeValidator:
    """A validator that reads a text with ``read`` and keeps the hint of what it cannot read."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return read(value)
        except Unreadable as fault:
            raise PydanticCustomError("unreadable", "{what}", {"what": str(fault), "hint": fault.hint}) from None

    return BeforeValidator(validate)


def _number(pattern: str, what: str, hint: str) -> BeforeValidator:
    """A validator that reads a whole number of the digits that are allowed."""

    def read(text: str) -> int:
        if not re.fullmatch(pattern, text.strip()):
            raise Unreadable(f'"{text}" isn\'t a {what}', hint)
        return int(text)

    return _reader(read)


def _day(text: str, hint: str = "write it as 2026-05-01") -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Unreadable(f'"{text}" isn\'t a date', hint) from None


def _percent(text: str) -> int:
    number = re.fullmatch(r"(-?\d+)(?:\.\d+)?\s*%?", text.strip())
    if not number:
        raise Unreadable(f'"{text}" isn\'t a percentage', "write per cent as a whole number, such as 40")
    if len(number[1]) > 9 or not 0 <= float(text.strip(" %")) <= 100:
        raise Unreadable(f'progress "{text}" is outside 0-100', "write per cent as a whole number, such as 40")
    return int(number[1])


def _identifier(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        slug = "-".join(re.findall("[a-z0-9]+", text.lower()))
        raise Unreadable(
            f'"{text}" isn\'t an id', f"write it as {slug or 'deep-learning'}: a-z, 0-9 and single hyphens"
        )
    return text


def _words(text: str) -> str:
    """A title: one line, single spaces."""
    words = " ".join(text.split())
    if not words:
        raise Unreadable("the text is empty", "write a few words")
    return words


def _done(text: str) -> date | bool:
    answer = {"true": True, "yes": True, "false": False, "no": False}.get(text.strip().lower())
    return _day(text, "write true, or a date such as 2026-05-01") if answer is None else answer


def _week_or_day(text: str) -> int | date:
    if re.fullmatch(r"\d{1,4}", text.strip()):
        return int(text)
    return _day(text, "write the number of the week, or a date such as 2026-05-01")


def _tag(text: str) -> str:
    if not text.strip() or len(text.split()) > 1:
        raise Unreadable(f'"{text}" isn\'t a tag', "write one word")
    return text.strip().lower()


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


class _OrOne:
    """In the JSON Schema: a list, or just one of its entries."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(core)
        return {"anyOf": [many, many["items"]]}


_TEXT_OR_NUMBER = {"type": ["string", "integer"]}

_DURATION_SCHEMA = {
    **_TEXT_OR_NUMBER,
    "minimum": 0,
    "maximum": 0,  # effort: 0
    "examples": ["45m", "1h30m", "2.5h", "2 days", "1 week", "2-3 weeks", "ongoing"],
}

_PACE_SCHEMA = {"type": "string", "examples": ["3h/day", "10h/week", "5-10h/week", "2h/day, 5 days/week"]}

_DATE_SCHEMA = {"type": "string", "format": "date"}

Words = Annotated[str, _reader(_words)]

Id = Annotated[str, _reader(_identifier), WithJsonSchema({**_TEXT_OR_NUMBER, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]

Ids = Annotated[list[Id], BeforeValidator(_listed), _OrOne()]

Tags = Annotated[list[Annotated[str, _reader(_tag)]], BeforeValidator(_listed), _OrOne()]

Texts = Annotated[list[str], BeforeValidator(_listed), _OrOne()]

Time = Annotated[InstanceOf[Duration], _reader(duration.parse_duration), WithJsonSchema(_DURATION_SCHEMA)]

Rate = Annotated[InstanceOf[Pace], _reader(duration.parse_pace), WithJsonSchema(_PACE_SCHEMA)]

Place = Annotated[
    InstanceOf[Position], _reader(duration.parse_position), WithJsonSchema({**_TEXT_OR_NUMBER, "examples": [3, "3-5"]})
]

Day = Annotated[date, _reader(_day), WithJsonSchema(_DATE_SCHEMA)]

Whole = Annotated[int, _number(r"\d{1,9}", "whole number", "write it as 3")]

Year = Annotated[int, _number(r"[12]\d{3}", "year", "write it as 2026")]

Percent = Annotated[
    int, _reader(_percent), WithJsonSchema({"type": ["number", "string"], "minimum": 0, "maximum": 100})
]

WeekOrDay = Annotated[int | date, _reader(_week_or_day), WithJsonSchema(_TEXT_OR_NUMBER)]

Stars = Annotated[
    int,
    _number("[0-5]", "number of stars", "write 0 to 5"),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 5}),
]

Done = Annotated[date | bool, _reader(_done), WithJsonSchema({"type": ["boolean", "string"], "format": "date"})]


class Part(BaseModel):
    """Anything that stands in a curriculum file. Unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    @classmethod
    def known_keys(cls) -> Iterator[str]:
        """The keys that are known, in their order."""
        return (about.alias or name for name, about in cls.model_fields.items())

    @classmethod
    def required(cls) -> set[object]:
        """The keys that cannot be done without."""
        return {about.alias or name for name, about in cls.model_fields.items() if about.is_required()}

    @classmethod
    def first_key(cls) -> str:
        """The key that an entry begins with."""
        return next((key for key in cls.known_keys() if key in cls.required()), next(cls.known_keys(), ""))

    @classmethod
    def model_of(cls, key: str) -> type[Part] | None:
        """The model of what stands under a key, or of its entries; None for a text."""
        fields = cls.model_fields.items()
        return _model_in(next((about.annotation for name, about in fields if key in (about.alias, name)), None))


def _model_in(annotation: object) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


class Brief(Part):
    """What may be written as just a text: that of its most important key."""

    brief: ClassVar[str]

    @validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {cls.brief: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler.resolve_ref_schema(handler(core))]}
