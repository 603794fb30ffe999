"""The JSON Schema that editors complete and explain keys from, read by an independent library."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from study.core.items import KINDS
from study.format.file import check_text
from study.format.models import Item
from study.format.shipped import folder, names
from tests.conftest import Study

LOADING = Path(__file__).parents[1] / "format"
DOCUMENTS = Path(__file__).parents[2] / "docs"
HEAD = "curriculum: c\ntitle: C\n"

Schema = dict[str, Any]


class Editor(yaml.SafeLoader):
    """YAML 1.2 as language servers read it: dates and `on` are texts, numbers and truth values are not."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, pattern, first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]*\.[0-9]+", list("-+.0123456789")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first)


@pytest.fixture
def schema(study: Study) -> Schema:
    answer = study("schema")
    assert (answer.code, answer.errors) == (0, "")
    return dict(json.loads(answer.output))


def faults(schema: Schema, text: str) -> list[str]:
    """What the schema refuses of a file, by place."""
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(yaml.load(text, Editor))]


def test_it_is_a_valid_schema_of_its_draft(schema: Schema) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    assert (schema["title"], schema["type"], schema["required"]) == ("Curriculum", "object", ["curriculum", "title"])


@pytest.mark.parametrize("name", names())
def test_it_accepts_the_shipped_curricula(schema: Schema, name: str) -> None:
    assert faults(schema, (folder() / f"{name}.yaml").read_text(encoding="utf-8")) == []


def test_it_and_check_accept_a_curriculum_with_every_key(schema: Schema) -> None:
    text = (LOADING / "sample.yaml").read_text(encoding="utf-8")
    assert faults(schema, text) == []
    checked = check_text(text, "sample.yaml")
    assert (checked.problems, checked.warnings) == ([], [])
    used = set(keys_of(yaml.load(text, Editor)))
    assert used >= {name for part in objects(schema) for name in part["properties"]}


def keys_of(value: object) -> Iterator[str]:
    """Every key in a document."""
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_of(part)


def objects(schema: object) -> Iterator[Schema]:
    """Every part of a schema that describes keys."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_it_and_check_accept_the_documented_examples(schema: Schema) -> None:
    page = (DOCUMENTS / "reference" / "curriculum-format.md").read_text(encoding="utf-8")
    examples = [text for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "\ntitle:" in text]
    assert examples
    for text in examples:
        assert faults(schema, text) == []
        assert check_text(text, "example").problems == []


def test_every_key_is_explained(schema: Schema) -> None:
    parts = list(objects(schema))
    assert len(parts) > 10
    for part in parts:
        assert part["description"], part["title"]
        assert part["additionalProperties"] is False, part["title"]
        for name, about in part["properties"].items():
            assert about.get("description", "").endswith("."), f"{part['title']}.{name}"


def test_kinds_are_offered_as_keys_of_which_one_is_needed(schema: Schema) -> None:
    for name, offered in (("Item", KINDS), ("Resource", KINDS[7:]), ("Competition", ("competition",))):
        (part,) = objects(schema["$defs"][name])
        instead = [["same"]] if name == "Resource" else []
        assert [one["required"] for one in part["oneOf"]] == [*([kind] for kind in offered), *instead]
        assert {*offered} == {*part["properties"]} & {*KINDS}
        assert not {"kind", "title"} & {*part["properties"]}
    assert Item.offered == KINDS


AGREED = [
    "phases: [{title: P, items: [Just a text, 1984, true, {topic: 1984}]}]",
    "source: A text\nprerequisites: A text\ntips: [1, two]\nlessons: [A text]\nsummary: 3.5",
    "paths: [{path: p, modules: m}]\nphases: [{title: P, modules: [{module: m, title: M, requires: n}, {title: N}]}]",
    "competitions: [A text]\ncertificates: [A text]\nbacklog: [A text]",
    "phases: [{title: P, items: [{topic: A, effort: 0, day: 3, progress: 40}]}]",
    "phases: [{title: P, items: [{topic: A, effort: 2-3h, week: 1-2, progress: 40%, due: 2026-05-01}]}]",
    "phases: [{title: P, items: [{topic: A, done: true}, {topic: B, done: 2024-03-01, requires: [a]}]}]",
    "journal: [{week: 0}, {week: 2026-01-05}]\ngoals: [{goal: books, target: 3, year: 2024}]",
    "pace:\nduration:\nsource:",
    "resources: [{book: A, id: a}, {same: a, list: B}, {paper: C, same: a}]",
]


@pytest.mark.parametrize("text", AGREED)
def test_it_and_check_agree_on_what_is_allowed(schema: Schema, text: str) -> None:
    assert faults(schema, HEAD + text) == []
    assert check_text(HEAD + text, "f").problems == []


REFUSED = [
    ("colour: green", "$"),
    ("phases: One", "$.phases"),
    ("phases: [One]", "$.phases[0]"),
    ("phases: [{phase: p}]", "$.phases[0]"),
    ("phases: [{title: P, modules: [{module: m}]}]", "$.phases[0].modules[0]"),
    ("phases: [{title: P, modules: [{title: M, optional: maybe}]}]", "$.phases[0].modules[0].optional"),
    ("phases: [{title: P, modules: [{title: M, choose: one}]}]", "$.phases[0].modules[0].choose"),
    ("phases: [{title: P, items: [{topic: A, book: B}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{effort: 2h}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{title: A, kind: topic}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{topic: A, efort: 2h}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{topic: A, effort: 90}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{topic: A, progress: 140}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{topic: A, id: An Id}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{topic: A, due: 2026-02-30}]}]", "$.phases[0].items[0]"),
    ("phases: [{title: P, items: [{topic: [A]}]}]", "$.phases[0].items[0]"),
    ("resources: [A book]", "$.resources[0]"),
    ("resources: [{topic: A}]", "$.resources[0]"),
    ("resources: [{book: A, paper: B, same: a}]", "$.resources[0]"),
    ("phases: [{title: P, items: [{same: a}]}]", "$.phases[0].items[0]"),
    ("resources: [{book: A, stars: 6}]", "$.resources[0].stars"),
    ("competitions: [{book: A}]", "$.competitions[0]"),
    ("paths: [{path: p}]", "$.paths[0]"),
    ("goals: [{goal: books, target: many}]", "$.goals[0].target"),
    ("goal: [one, two]", "$.goal"),
]


@pytest.mark.parametrize(("text", "place"), REFUSED)
def test_it_and_check_refuse_the_same(schema: Schema, text: str, place: str) -> None:
    assert check_text(HEAD + text, "f").problems
    assert {fault.partition(":")[0] for fault in faults(schema, HEAD + text)} == {place}


def test_it_refuses_a_file_without_id_or_title(schema: Schema) -> None:
    assert len(faults(schema, "summary: S")) == 2


def test_it_refuses_the_faulty_curriculum(schema: Schema) -> None:
    assert len(faults(schema, (LOADING / "faults.yaml").read_text(encoding="utf-8"))) > 20


def test_the_schema_that_shipped_files_name_lies_beside_them(schema: Schema) -> None:
    for name in names():
        first, *_ = (folder() / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        named = folder() / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(named.read_text(encoding="utf-8")) == schema
