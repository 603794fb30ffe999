"""The curriculum file as Pydantic models. They mirror the file key by key; the JSON Schema, the editor's
hover texts and the reference page are made from the descriptions here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, GetJsonSchemaHandler
from pydantic import model_validator as validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from study.core import items as kinds
from study.format.fields import (
    Brief,
    Day,
    Done,
    Id,
    Ids,
    Part,
    Percent,
    Place,
    Rate,
    Stars,
    Tags,
    Texts,
    Time,
    WeekOrDay,
    Whole,
    Words,
    Year,
)


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
    tags: Tags = Field([], description="Words to group items by, such as `nlp`.")
    slug: str = Field("", description="Of a competition: its name in addresses.")
    category: str = Field("", description="Of a competition: what Kaggle files it under, such as `Playground`.")
    closed: bool = Field(False, description="Of a certificate: no longer offered.")
    attempts: list[Attempt] = Field([], description="Of a certificate: the sittings.")

    @classmethod
    def known_keys(cls) -> Iterator[str]:
        """The keys that are known, but for the kinds."""
        return (key for key in super().known_keys() if key not in ("kind", "title"))

    @classmethod
    def required(cls) -> set[object]:
        """Any of the kinds."""
        return set(kinds.KINDS)

    @classmethod
    def first_key(cls) -> str:
        """The kind that goes without saying."""
        return cls.offered[0]

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
        if not named and "same" in value and "same" in cls.model_fields and "title" not in value:
            return {**value, "kind": cls.offered[0], "title": value["same"]}
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
        if "same" in cls.model_fields:
            schema["oneOf"].append({"required": ["same"], "not": {"anyOf": [*schema["oneOf"]]}})
        return {"anyOf": [{"type": "string"}, schema]} if cls.plain else schema


class Resource(Item):
    """Something to learn from, with a progress bar; not scheduled."""

    offered = (*kinds.RESOURCES, *kinds.OTHERS)
    plain = ""

    same: Id | None = Field(
        None,
        description="Id of a resource elsewhere in the file: it is that one, in a second place and with one progress "
        "bar. It needs no kind and no title then. Resources with the same address are the same without it.",
    )


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
    day: Place | None = Field(
        None, description="The author's day or days of this part, such as `3-5`; for information."
    )
    week: Place | None = Field(
        None, description="The author's week or weeks of this part, such as `5-6`; for information."
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
    day: Place | None = Field(
        None, description="The author's day or days of this part, such as `3-5`; for information."
    )
    week: Place | None = Field(
        None, description="The author's week or weeks of this part, such as `5-6`; for information."
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
