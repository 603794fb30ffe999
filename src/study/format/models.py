"""The curriculum file as Pydantic models. They mirror the file key by key; the JSON Schema, the editor's
hover texts and the reference page are made from the descriptions here.

Every scalar of the file reaches the models as text or None (see ``study.format.yaml``), so ``title: 1984`` is a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, InstanceOf, WithJsonSchema
from pydantic import model_validator as validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from study.core import duration
from study.core import items as kinds
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


def _day(text: str, hint: str = "write it as 2026-05-01") -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Unreadable(f'"{text}" is no date', hint) from None


def _percent(text: str) -> int:
    found = re.fullmatch(r"(-?\d+)(?:\.\d+)?\s*%?", text.strip())
    if not found:
        raise Unreadable(f'"{text}" is no progress', "write per cent as a whole number, such as 40")
    if len(found[1]) > 9 or not 0 <= float(text.strip(" %")) <= 100:
        raise Unreadable(f'progress "{text}" is outside 0-100', "write per cent as a whole number, such as 40")
    return int(found[1])


def _identifier(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        slug = "-".join(re.findall("[a-z0-9]+", text.lower()))
        raise Unreadable(f'"{text}" is no id', f"write it as {slug or 'deep-learning'}: a-z, 0-9 and single hyphens")
    return text


def _words(text: str) -> str:
    """A title: one line, single spaces."""
    words = " ".join(text.split())
    if not words:
        raise Unreadable("the text is empty", "write a few words")
    return words


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text.strip()):
        raise Unreadable(f'"{text}" is no whole number', "write it as 3")
    return int(text)


def _done(text: str) -> date | bool:
    answer = {"true": True, "yes": True, "false": False, "no": False}.get(text.strip().lower())
    return _day(text, "write true, or a date such as 2026-05-01") if answer is None else answer


def _week_or_day(text: str) -> int | date:
    if re.fullmatch(r"\d{1,4}", text.strip()):
        return int(text)
    return _day(text, "write the number of the week, or a date such as 2026-05-01")


def _stars(text: str) -> int:
    if not re.fullmatch(r"[0-5]", text.strip()):
        raise Unreadable(f'"{text}" is no number of stars', "write 0 to 5")
    return int(text)


def _year(text: str) -> int:
    if not re.fullmatch(r"[12]\d{3}", text.strip()):
        raise Unreadable(f'"{text}" is no year', "write it as 2026")
    return int(text)


def _tag(text: str) -> str:
    if not text.strip() or len(text.split()) > 1:
        raise Unreadable(f'"{text}" is no tag', "write one word")
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
    "type": ["string", "integer"],
    "minimum": 0,
    "maximum": 0,  # effort: 0
    "examples": ["45m", "1h30m", "2.5h", "2 days", "1 week", "2-3 weeks", "ongoing"],
}


_PACE_SCHEMA = {"type": "string", "examples": ["3h/day", "10h/week", "5-10h/week", "2h/day, 5 days/week"]}


_DATE_SCHEMA = {"type": "string", "format": "date"}


Words = Annotated[str, _reader(_words)]


Id = Annotated[
    str,
    _reader(_identifier),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]


Ids = Annotated[list[Id], BeforeValidator(_listed), _OrOne()]


Tags = Annotated[list[Annotated[str, _reader(_tag)]], BeforeValidator(_listed), _OrOne()]


Texts = Annotated[list[str], BeforeValidator(_listed), _OrOne()]


Time = Annotated[InstanceOf[Duration], _reader(duration.parse_duration), WithJsonSchema(_DURATION_SCHEMA)]


Rate = Annotated[InstanceOf[Pace], _reader(duration.parse_pace), WithJsonSchema(_PACE_SCHEMA)]


Place = Annotated[
    InstanceOf[Position], _reader(duration.parse_position), WithJsonSchema({**_TEXT_OR_NUMBER, "examples": [3, "3-5"]})
]


Day = Annotated[date, _reader(_day), WithJsonSchema(_DATE_SCHEMA)]


Whole = Annotated[int, _reader(_whole)]


Year = Annotated[int, _reader(_year)]


Percent = Annotated[
    int, _reader(_percent), WithJsonSchema({"type": ["number", "string"], "minimum": 0, "maximum": 100})
]


WeekOrDay = Annotated[int | date, _reader(_week_or_day), WithJsonSchema(_TEXT_OR_NUMBER)]


Stars = Annotated[int, _reader(_stars), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 5})]


Done = Annotated[date | bool, _reader(_done), WithJsonSchema({"type": ["boolean", "string"], "format": "date"})]


class Part(BaseModel):
    """Anything that stands in a curriculum file. Unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)


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


class Source(Brief):
    """Where the curriculum comes from."""

    brief = "title"

    title: str = Field("", description="Name of the source.")
    url: str = Field("", description="Its address.")


class Attempt(Part):
    """One sitting of an exam."""

    on: Day | None = Field(None, description="The day of the exam.")
    passed: bool = Field(False, description="Whether it was passed.")
    score: float | None = Field(None, allow_inf_nan=False, description="The score, in the exam's own measure.")
    note: str = Field("", description="A remark.")


class Item(Part):
    """Something to do or to follow. Its key names its kind, the value is its title: `practice: Analyse a data set`."""

    offered: ClassVar[tuple[str, ...]] = kinds.KINDS
    plain: ClassVar[str] = "topic"

    kind: str = Field(description="Filled in from the key.")
    title: Words = Field(description="Filled in from the value of that key.")
    id: Id | None = Field(None, description="Its name in references; made from the title when absent.")
    effort: Time | None = Field(
        None,
        description="Time it takes, such as `2-3h`. Without it: the span of its `day` or `week`, its share of the "
        "module's or phase's `duration`, or the default of its kind.",
    )
    day: Place | None = Field(None, description="The author's day or days from the start, such as `3-5`.")
    week: Place | None = Field(None, description="The author's week or weeks, such as `1-2`.")
    requires: Ids = Field([], description="Ids of items, modules or phases that have to be finished first.")
    due: Day | None = Field(None, description="The last day to finish it, inclusive.")
    progress: Percent | None = Field(None, description="Per cent reached before enrolment; or give `done`.")
    done: Done | None = Field(None, description="The day it was finished before enrolment, or `true`.")
    type: str = Field("", description="The author's own word for the kind, such as `YouTube channel`; shown in tables.")
    table: str = Field("", alias="list", description="The heading of the table it stands in.")
    by: str = Field("", description="Author, teacher or channel.")
    url: str = Field("", description="Where it is found.")
    stars: Stars | None = Field(None, description="The author's rating, 0 to 5.")
    notes: str = Field("", description="Free text, Markdown.")
    tags: Tags = Field([], description="Words to gather items by, such as `nlp`.")
    slug: str = Field("", description="Of a competition: its name in addresses.")
    category: str = Field("", description="Of a competition: what Kaggle files it under, such as `Playground`.")
    closed: bool = Field(False, description="Of a certificate: no longer offered.")
    attempts: list[Attempt] = Field([], description="Of a certificate: the sittings.")

    @validator(mode="before")
    @classmethod
    def _kind_from_key(cls, value: object) -> object:
        if isinstance(value, str) and cls.plain:
            return {"kind": cls.plain, "title": value}
        if isinstance(value, str):
            raise PydanticCustomError("kind", "a text does not name its kind")
        if not isinstance(value, dict):
            return value
        named = [key for key in value if key in kinds.DEFAULT_MINUTES]
        if len(named) != 1 or named[0] not in cls.offered or "kind" in value or "title" in value:
            raise PydanticCustomError("kind", "names no kind, or not just one that belongs there")
        kind = named[0]
        return {"kind": kind, "title": value[kind]} | {key: text for key, text in value.items() if key != kind}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler.resolve_ref_schema(handler(core))
        schema.pop("required", None)
        properties = schema["properties"]
        title = properties.pop("title")
        properties.pop("kind")
        for kind in cls.offered:
            properties[kind] = {
                **title,
                "title": kind.capitalize(),
                "description": f"The title of the {kind}.",
            }
        schema["oneOf"] = [{"required": [kind]} for kind in cls.offered]
        return {"anyOf": [{"type": "string"}, schema]} if cls.plain else schema


class Resource(Item):
    """Something to learn from, with a progress bar; not scheduled."""

    offered = (*kinds.RESOURCES, *kinds.OTHERS)
    plain = ""


class Competition(Item):
    """A contest, at Kaggle for instance."""

    offered = ("competition",)
    plain = "competition"


class Certificate(Item):
    """An exam that ends in a certificate."""

    offered = ("certificate",)
    plain = "certificate"


class Example(Part):
    """One of the things a module might be done with; information only."""

    title: Words = Field(description="Its name.")
    notes: str = Field("", description="Free text, Markdown.")


class Module(Part):
    """A part of a phase: items that follow one another."""

    module: Id | None = Field(None, description="Id; made from the title when absent.")
    title: Words = Field(description="Its heading.")
    duration: Time | None = Field(
        None, description="What the author allows for it; shared out over the items that give no effort."
    )
    requires: Ids = Field([], description="Ids of items, modules or phases that have to be finished first.")
    due: Day | None = Field(None, description="The last day to finish all of it, inclusive.")
    optional: bool = Field(False, description="Left out of the plan unless asked for with `--with-optional`.")
    parallel: bool = Field(
        False, description="Taken out of the order of modules: it may begin once what it requires is done."
    )
    choose: Whole | None = Field(
        None, description="How many of its items are enough; the first are planned, the others left out."
    )
    items: list[Item] = Field([], description="What to do, in order. A plain text is a topic.")
    resources: list[Resource] = Field([], description="What to learn from.")
    examples: list[Example] = Field([], description="What it might be done with; for information.")
    notes: str = Field("", description="Free text, Markdown.")


class Phase(Part):
    """A part of the curriculum: modules, or items without modules, in order."""

    phase: Id | None = Field(None, description="Id; made from the title when absent.")
    title: Words = Field(description="Its heading.")
    duration: Time | None = Field(
        None,
        description="The header's claim: checked against the modules; shared out if none of them gives a duration.",
    )
    requires: Ids = Field([], description="Ids of items, modules or phases that have to be finished first.")
    due: Day | None = Field(None, description="The last day to finish all of it, inclusive.")
    parallel: bool = Field(
        False, description="Taken out of the order of phases: it may begin once what it requires is done."
    )
    items: list[Item] = Field([], description="Items that stand in no module; they come before the modules.")
    modules: list[Module] = Field([], description="Its modules, in order.")
    resources: list[Resource] = Field([], description="What to learn from.")
    notes: str = Field("", description="Free text, Markdown.")


class Path(Part):
    """One of several routes through the modules, chosen with `study enroll --path`."""

    path: Id = Field(description="Id, for `--path`.")
    title: str = Field("", description="Its name.")
    modules: Ids = Field(description="The modules of this path, in this order; others are left out.")
    notes: str = Field("", description="Free text, Markdown.")


class Goal(Part):
    """How many of something to reach in a time."""

    goal: Words = Field(description="`competitions`, `courses`, `hours` or any kind, a tag, or a list.")
    target: Whole = Field(description="How many.")
    year: Year | None = Field(None, description="The year it is meant for; or `from` and `to`.")
    start: Day | None = Field(None, alias="from", description="First day.")
    end: Day | None = Field(None, alias="to", description="Last day, inclusive.")
    before: Whole | None = Field(None, description="What the year before reached.")
    notes: str = Field("", description="Free text, Markdown.")


class Week(Part):
    """One week of the journal."""

    week: WeekOrDay = Field(description="Number of the week, or a date in it.")
    goal: str = Field("", description="What the week was for.")
    plan: str = Field("", description="What was planned.")
    results: str = Field("", description="What came of it.")


class Lesson(Brief):
    """Something learned about learning."""

    brief = "text"

    text: str = Field(description="The lesson.")
    on: Day | None = Field(None, description="The day it was written down.")


class Slot(Part):
    """Some weeks of the author's sample schedule."""

    weeks: Place = Field(description="Week numbers, such as `3-5` or `32+`.")
    modules: Ids = Field([], description="Modules done in these weeks.")
    title: str = Field("", description="What the author calls it.")


class SampleSchedule(Part):
    """The author's sample schedule: checked against the durations, never planned."""

    pace: Rate | None = Field(None, description="The pace it assumes.")
    weeks: list[Slot] = Field([], description="The weeks, in order.")


class Curriculum(Part):
    """A curriculum: what to learn, in what order, and how long its author thinks that takes."""

    curriculum: Id = Field(description="Its id: the name it has on the command line.")
    title: Words = Field(description="Its name.")
    summary: str = Field("", description="One or two sentences.")
    goal: str = Field("", description="What the learner can do at the end.")
    source: Source | None = Field(None, description="Where it comes from: a text, or `title` and `url`.")
    pace: Rate | None = Field(
        None, description="The author's own pace, such as `5-10h/week`: what a week of this plan means."
    )
    duration: Time | None = Field(None, description="The author's total: checked against the parts, never scheduled.")
    due: Day | None = Field(None, description="The last day to finish all of it, unless `--due` names another.")
    prerequisites: Texts = Field([], description="What the learner should bring; free text.")
    notes: str = Field("", description="Free text, Markdown.")
    tips: Texts = Field([], description="Advice on how to go about it.")
    paths: list[Path] = Field([], description="Alternative routes; the first is taken unless `--path` names another.")
    phases: list[Phase] = Field([], description="Its phases, in order.")
    resources: list[Resource] = Field([], description="Resources of the whole curriculum.")
    competitions: list[Competition] = Field([], description="Competitions, at Kaggle and the like.")
    certificates: list[Certificate] = Field([], description="Certificates and the attempts at them.")
    goals: list[Goal] = Field([], description="Goals of a year or another time.")
    journal: list[Week] = Field([], description="Goal, plan and results, week by week.")
    lessons: list[Lesson] = Field([], description="Lessons learned.")
    backlog: list[Item] = Field([], description="Wanted, not planned. A plain text is a topic.")
    schedule: SampleSchedule | None = Field(None, description="The author's sample schedule, week by week.")

    def modules(self) -> Iterator[Module]:
        """All modules, in the order of the file."""
        for phase in self.phases:
            yield from phase.modules
