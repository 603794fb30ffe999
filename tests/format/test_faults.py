"""Every fault of a curriculum file: told at its place, once, and without hiding another."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from study.format.file import check_text
from tests.conftest import Study

FAULTS = "faults.yaml"
MARK = "‸"
"""Stands before every character at which a fault is to be told."""

HEAD = "curriculum: c\ntitle: C\n"
ITEMS = HEAD + "phases:\n- title: P\n  items:\n"


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder of the tests, so that messages begin with the bare name of the file."""
    monkeypatch.chdir(Path(__file__).parent)


@pytest.mark.usefixtures("beside")
def test_everything_wrong_with_a_file_is_told_at_once(study: Study, golden: Callable[[str], None]) -> None:
    answer = study("check", FAULTS)
    assert (answer.code, answer.errors) == (3, "")
    golden(answer.output)


@pytest.mark.usefixtures("beside")
def test_everything_wrong_with_a_file_is_told_to_programs(study: Study, golden: Callable[[str], None]) -> None:
    answer = study("check", FAULTS, "--json")
    assert (answer.code, answer.errors) == (3, "")
    golden(answer.output)


@pytest.mark.usefixtures("beside")
def test_enrolling_tells_the_same_and_stores_nothing(study: Study, tmp_path: Path) -> None:
    answer = study("enroll", FAULTS)
    assert (answer.code, answer.output) == (3, "")
    assert answer.errors == study("check", FAULTS).output
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("beside")
def test_the_caret_stands_under_the_character_a_fault_is_at(study: Study) -> None:
    source = Path(FAULTS).read_text(encoding="utf-8").splitlines()
    problems = json.loads(study("check", FAULTS, "--json").output)["files"][0]["problems"]
    shown = study("check", FAULTS).output.splitlines()
    carets = [n for n, line in enumerate(shown) if line.startswith("      | ") and line.lstrip(" |").startswith("^")]
    assert len(carets) == len(problems) > 30
    for n, problem in zip(carets, problems, strict=True):
        number, _, line = shown[n - 1].partition(" | ")
        assert int(number) == problem["line"]
        before = shown[n].partition(" | ")[2].index("^")
        starts = [start for start in range(len(line) + 1) if cell_len(line[:start]) == before]
        rest = source[problem["line"] - 1][problem["column"] - 1 :]
        assert rest.startswith(line[starts[0]:].removesuffix("…"))  # fmt: skip


PLACES = [
    # keys
    (f"{MARK}colour: green", ['unknown key "colour"']),
    (f"source: {{title: Data science, {MARK}AI/ML, url: U}}", ['unknown key "AI/ML"']),
    (f"{MARK}date: 2024-01-01", ['unknown key "date"']),
    (f"{MARK}int: 3", ['unknown key "int"']),
    (f"{MARK}Tips: [Rest]", ['unknown key "Tips" (did you mean "tips"?)']),
    (f"{MARK}pacee: {MARK}fast", ['unknown key "pacee" (did you mean "pace"?)', '"fast" isn\'t a pace']),
    (f"{MARK}pase: 10h/week", ['unknown key "pase" (did you mean "phases"?)']),
    (f"pace: 1h/day\n{MARK}pace: 2h/day", ['the key "pace" is used twice']),
    (f"pace: {MARK}fast\n{MARK}pace: 2h/day", ['"fast" isn\'t a pace', 'the key "pace" is used twice']),
    (f"{MARK}titel: D", ['unknown key "titel"']),
    (f"source: {{{MARK}titel: T}}", ['unknown key "titel" (did you mean "title"?)']),
    (f"{MARK}phasen: [{{{MARK}titel: P}}]", ['unknown key "phasen" (did', 'unknown key "titel" (did']),
    (f"phases: [{{title: P, {MARK}item: [A]}}]", ['unknown key "item" (did you mean "items"?)']),
    (f"- {{topic: A, {MARK}date: 2024-01-01, {MARK}efort: 2h}}", ['unknown key "date"', 'unknown key "efort" (did']),
    # what has to be there
    (f"{MARK}curriculum: c", ["missing title"]),
    (f"# comment\n\n{MARK}title: C", ["missing curriculum"]),
    (f"curriculum: c\n{MARK}titel: C", ['unknown key "titel"']),
    (f"phases:\n- {MARK}phase: p", ["missing title"]),
    (f"phases:\n- title: P\n  modules:\n  - {MARK}module: m", ["missing title"]),
    (f"paths: [{MARK}{{}}, {MARK}{{}}]", ["missing modules", "missing path", "missing modules", "missing path"]),
    (f"goals: [{MARK}{{}}]", ["missing goal", "missing target"]),
    (f"curriculum: c\ntitle:{MARK}", ['"title" is empty']),
    (f"phases:\n-{MARK}\n- title: P", ["this entry is empty"]),
    (f"- topic:{MARK}\n- topic: {MARK}''", ['"topic" is empty', "the text is empty"]),
    # kinds
    (f"- {MARK}effort: 2h", ["this item has no kind"]),
    (f"- {MARK}title: A\n  kind: project", ["this item has no kind"]),
    (f"- topic: A\n  {MARK}kind: project\n  {MARK}title: B", ['unknown key "kind"', 'unknown key "title"']),
    (f"- {MARK}Python: the basics", ["this item has no kind"]),
    (f"- {MARK}Topic: A", ['unknown key "Topic" (did you mean "topic"?)']),
    (f"- topic: A\n  {MARK}book: B\n  {MARK}code: C", ["two kinds at once: topic and book", "… topic and code"]),
    (f"- topic: A\n  {MARK}book: B\n  {MARK}kolor: C", ["two kinds at once: topic and book", 'unknown key "kolor"']),
    (f"resources: [{MARK}A book]", ["this resource has no kind"]),
    (
        f"resources: [{{{MARK}topic: A, {MARK}efort: {MARK}2x}}]",
        ['the kind "topic"', 'unknown key "efort"', '"2x" isn\'t a duration'],
    ),
    (f"competitions: [{{{MARK}book: A}}]", ['the kind "book" doesn\'t belong here']),
    (f"backlog: [{{{MARK}papper: A}}]", ['unknown key "papper" (did you mean "paper"?)']),
    # shapes
    (f"goal: {MARK}[a]", ["expected a text, found a list"]),
    (f"tips: [{MARK}{{a: b}}, c]", ["expected a text, found keys and values"]),
    (f"source: {MARK}[a]", ["expected keys and values, found a list"]),
    (f"phases: {MARK}A", ['expected a list, found "A"']),
    (
        f"phases: {MARK}{{title: P, items: [{{topic: A, stars: {MARK}9}}]}}",
        ["expected a list, found keys", '"9" isn\'t a number of stars'],
    ),
    (f"phases: [{MARK}A]", ['expected keys and values, found "A"']),
    (f"- {MARK}[a]", ["expected keys and values, found a list"]),
    (f"- {{topic: A, closed: {MARK}maybe}}", ['expected true or false, found "maybe"']),
    (f"- {{topic: A, effort: {MARK}[2h]}}", ["expected a duration, found a list"]),
    (f"- {{topic: A, day: {MARK}{{a: b}}}}", ["expected a position, found keys and values"]),
    (f"- {{topic: A, due: {MARK}[a], done: {MARK}[a]}}", ["expected a date, found a list", "expected a date, found a"]),
    (f"- {{topic: A, progress: {MARK}[a]}}", ["expected a whole number, found a list"]),
    (f"- {{topic: A, requires: {MARK}{{a: b}}}}", ["expected a text, found keys and values"]),
    (f"journal: [{{week: {MARK}[1]}}]", ["expected a whole number, found a list"]),
    (f"pace: {MARK}[1h]", ["expected a pace, found a list"]),
    # values
    (f"pace: {MARK}5-3h/week", ['"5-3h/week" starts higher than it ends']),
    (f"duration: {MARK}' '", ['"" isn\'t a duration']),
    (f"duration: {MARK}2-3 weks", ['"2-3 weks" isn\'t a duration']),
    (f"- {{topic: A, effort: {MARK}99999999999999h}}", ['"99999999999999h" isn\'t a duration']),
    (f"- {{topic: A, effort: {MARK}200000 months}}", ['"200000 months" is longer than a hundred years']),
    (f"- {{topic: A, week: {MARK}2-1}}", ['"2-1" starts higher than it ends']),
    (f"- {{topic: A, day: {MARK}first}}", ['"first" isn\'t a position']),
    (f"- {{topic: A, due: {MARK}2026-02-30}}", ['"2026-02-30" isn\'t a date']),
    (f"- {{topic: A, done: {MARK}perhaps}}", ['"perhaps" isn\'t a date']),
    (f"- {{topic: A, progress: {MARK}101}}", ['progress "101" is outside 0-100']),
    (f"- {{topic: A, progress: {MARK}100.5}}", ['progress "100.5" is outside 0-100']),
    (f"- {{topic: A, progress: {MARK}-1}}", ['progress "-1" is outside 0-100']),
    (f"- {{topic: A, progress: {MARK}half}}", ['"half" isn\'t a percentage']),
    (f"- {{topic: A, progress: {MARK}1e999}}", ['"1e999" isn\'t a percentage']),
    (f"- {{topic: A, stars: {MARK}99999999999999999999}}", ['"99999999999999999999" isn\'t a number of stars']),
    (f"- {{topic: A, id: {MARK}An Id}}", ['"An Id" isn\'t an id']),
    (f"goals: [{{goal: books, target: {MARK}many}}]", ['"many" isn\'t a whole number']),
    (f"certificates: [{{certificate: A, attempts: [{{score: {MARK}1e999}}]}}]", ['expected a number, found "1e999"']),
    (f"lessons: [{MARK}{{on: {MARK}may}}]", ["missing text", '"may" isn\'t a date']),
    # what belongs together
    (f"- {{topic: A, id: a}}\n- {{topic: B, id: {MARK}a}}", ['the id "a" is used twice (see line 6)']),
    (f"phases:\n- {{title: P, phase: p}}\n- {{title: Q, phase: {MARK}p}}", ['the id "p" is used twice (see line 4)']),
    (
        f"- {{topic: A, requires: {MARK}pandas}}\n- {{topic: B, id: panda}}",
        ['requires "pandas", which doesn\'t exist (did'],
    ),
    (f"- {{topic: A, requires: {MARK}b}}\nresources: [{{book: B}}]", ['requires "b", which is never planned']),
    (f"- {{topic: A, requires: {MARK}b}}\n- B", ['a cycle: "a" requires "b", which follows "a"']),
    (f"- {{topic: A, requires: {MARK}c}}\n- B\n- C", ['a cycle: "a" requires "c", which follows "a"']),
    (f"- {{topic: A, requires: [{MARK}a]}}", ['a cycle: "a" requires itself']),
    (
        f"- {{topic: A, requires: [{MARK}b]}}\n- B\n- {{topic: C, requires: [{MARK}d]}}\n- D",
        ['a cycle: "a" requires "b"', 'a cycle: "c" requires "d"'],
    ),
    (
        "phases:\n- title: P\n  modules:\n  - module: m\n    title: M\n"
        f"    items: [{{topic: A, requires: {MARK}c}}, B, {{topic: C, requires: [{MARK}m]}}, D]",
        ['a cycle: "a" requires "c", which follows "a"', 'a cycle: "c" requires "d", which follows "c"'],
    ),
    (f"paths: [{{path: p, modules: [{MARK}m]}}]", ['the path names "m", which isn\'t a module']),
    (
        f"paths: [{{path: p, modules: []}}, {{path: {MARK}p, modules: []}}]",
        ['the path "p" is used twice (see line 3)'],
    ),
    (
        f"paths: [{{path: p, modules: [m, {MARK}m]}}]\nphases: [{{title: P, modules: [{{title: M}}]}}]",
        ['the path names "m" twice (see line 3)'],
    ),
    (f"phases: [{{title: P, modules: [{{title: M, choose: {MARK}2, items: [A]}}]}}]", ["chooses 2 of 1 item"]),
    (f"phases: [{{title: P, modules: [{{title: M, choose: {MARK}0, items: [A, B]}}]}}]", ["chooses 0 of 2 items"]),
    (f"schedule: {{weeks: [{{weeks: 1, modules: {MARK}m}}]}}", ['the schedule names "m", which isn\'t a module']),
    (f"- {{topic: A, day: 1, week: {MARK}1}}", ["both a day and a week are given"]),
    (f"- {{topic: A, progress: {MARK}40, done: true}}", ["both `progress` and `done` are given"]),
    (f"goals: [{{goal: books, target: 1, from: 2026-03-02, to: {MARK}2026-03-01}}]", ["this goal ends before it"]),
    (f"goals: [{{goal: books, target: 1, year: 2026, from: {MARK}2027-01-01}}]", ["this goal ends before it begins"]),
    # nothing hides another, nothing follows from another
    (f"phases: [{{title: P, modules: [{{title: M, choose: 2, items: {MARK}A}}]}}]", ["expected a list"]),
    (
        f"- {MARK}-\n- {{topic: B, id: b, stars: {MARK}9}}\n- {{topic: C, requires: {MARK}d}}",
        [
            "expected keys and values, found a list",
            '"9" isn\'t a number of stars',
            'requires "d", which doesn\'t exist',
        ],
    ),
    (
        f"- {{topic: A, id: a}}\n{MARK}items:\n- {{topic: B, stars: {MARK}9}}\n- {{topic: C, requires: [a, {MARK}d]}}",
        ['the key "items" is used twice', '"9" isn\'t a number of stars', 'requires "d", which doesn\'t exist'],
    ),
    (f"phases: [{MARK}One, {MARK}Two]\nresources: [{{book: B, requires: [one]}}]", ['found "One"', 'found "Two"']),
    (f"- {{topic: 日本語 🚀, stars: {MARK}9, due: {MARK}x}}", ['"9" isn\'t a number of stars', '"x" isn\'t a date']),
]


@pytest.mark.parametrize(("marked", "messages"), PLACES)
def test_a_fault_is_told_at_its_place_and_nothing_else(marked: str, messages: list[str]) -> None:
    told = check_text(document(marked.replace(MARK, "")), "f").problems
    assert [(fault.line, fault.column) for fault in told] == places(document(marked), len(messages))
    for fault, message in zip(told, messages, strict=True):
        assert fault.message.startswith(message) or all(part in fault.message for part in message.split("… "))
        assert fault.hint or "did you mean" in fault.message


def test_an_unknown_key_is_met_with_those_that_are_known() -> None:
    (fault,) = check_text(ITEMS + "  - {topic: A, colour: red}", "f").problems
    assert fault.hint == (
        "known here: attempts, by, category, closed, day, done, due, effort, id, list, notes, progress, requires, "
        "slug, stars, tags, type, url, week"
    )


def document(part: str) -> str:
    """A whole file from items, or from keys of the curriculum."""
    if part.startswith("- "):
        return ITEMS + "".join(f"  {line}\n" for line in part.splitlines())
    return part if "curriculum:" in part or part.startswith(("#", "title:")) else HEAD + part


def places(marked: str, count: int) -> list[tuple[int, int]]:
    """The places of the marks; the first counts for all if there are fewer than faults."""
    found = []
    for number, line in enumerate(marked.split("\n"), 1):
        pieces = line.split(MARK)
        found += [(number, len("".join(pieces[:n])) + 1) for n in range(1, len(pieces))]
    return found if len(found) == count else sorted(found * (count // len(found)))
