"""What an author may want to look at: told with its line, and no more than that."""

from pathlib import Path
from time import process_time

import pytest

from study.format.file import check, check_text
from study.format.models import Curriculum
from study.format.outline import outline
from study.format.shipped import folder, names
from study.format.warnings import warnings

MARK = "‸"
"""Stands before every character at which a warning is to be told."""

HEAD = "curriculum: c\ntitle: C\npace: 5-10h/week\n"  # 7.5 hours in the middle


def module(name: str, keys: str = "", items: str = "[A, B]") -> str:
    return f"  - {{module: {name}, title: {name.upper()}, {keys + ', ' if keys else ''}items: {items}}}\n"


TWO_TO_FOUR = module("a", "duration: 2-4 weeks", "[A, B, C]")
WEEK_AND_TWO = module("a", "duration: 1 week") + module("b", "duration: 2-3 weeks")

WARNED = [
    # parts against their header
    (
        f"phases:\n- title: P\n  duration: {MARK}2-3 weeks\n  modules:\n{WEEK_AND_TWO}",
        ["the parts of this phase add up to 3-4 weeks, the header says 2-3"],
    ),
    (
        f"phases:\n- title: P\n  duration: {MARK}3.5-4 weeks\n  modules:\n{TWO_TO_FOUR}",
        ["the parts of this phase add up to 2-4 weeks, the header says 3.5-4"],
    ),
    (
        f"phases:\n- title: P\n  duration: {MARK}2-3 weeks\n  modules:\n{TWO_TO_FOUR}",
        ["the parts of this phase add up to 2-4 weeks, the header says 2-3"],
    ),
    (
        f"phases:\n- title: P\n  duration: {MARK}20h\n  items: [{{topic: A, effort: 5h}}, {{topic: B, effort: 10h}}]\n",
        ["the parts of this phase add up to 15 h, the header says 20"],
    ),
    (
        f"phases:\n- title: P\n  duration: {MARK}2 days\n  items: [{{topic: A, day: 1-3}}]\n",
        ["the parts of this phase add up to 3 days, the header says 2"],
    ),
    (
        f"phases:\n- title: P\n  duration: {MARK}1 week\n  items: [{{topic: A, week: 1-2}}, B]\n",
        ["the parts of this phase add up to 2 weeks, the header says 1"],
    ),
    (
        f"phases:\n- title: P\n  items: [A]\n- title: Q\n  duration: {MARK}2-3 weeks\n  modules:\n{WEEK_AND_TWO}",
        ["the parts of this phase add up to 3-4 weeks, the header says 2-3"],
    ),
    (
        "phases:\n- title: P\n  modules:\n" + module("a", f"duration: {MARK}1 week", "[{project: A, effort: 10-11h}]"),
        ["the items of this module take 10.5 h, its duration is 7.5 h"],
    ),
    # the total against the parts
    (
        f"duration: {MARK}1 month\nphases:\n- title: P\n  modules:\n{WEEK_AND_TWO}",
        ["the phases add up to 3-4 weeks, the header says 4.3"],
    ),
    (
        f"duration: {MARK}30h\nphases: [{{title: P, items: [{{topic: A, effort: 10h}}]}}]\n",
        ["the phases add up to 10 h, the header says 30"],
    ),
    # positions
    (
        f"phases: [{{title: P, items: [{{topic: A, day: 1-2}}, {{topic: B, day: {MARK}4}}]}}]\n",
        ["there is nothing on day 3"],
    ),
    (
        f"phases: [{{title: P, items: [{{topic: A, week: 1}}]}}, {{title: Q, items: [{{topic: B, week: {MARK}4}}]}}]\n",
        ["there is nothing on week 2-3"],
    ),
    (
        f"phases: [{{title: P, items: [{{topic: A, day: 1-3}}, {{topic: B, day: {MARK}3-4}}]}}]\n",
        ["this begins on day 3, before the part above ends on day 3"],
    ),
    # large items
    (
        f"phases: [{{title: P, items: [{MARK}{{project: A, effort: 16h01m}}, {{project: B, effort: 16h}}]}}]\n",
        ['"A" takes 16 h'],
    ),
    (
        f"phases: [{{title: P, items: [{MARK}{{course: A}}]}}]\n",
        ['"A" takes 40 h, as a course usually does'],
    ),
    # paths
    (
        "paths: [{path: p, modules: [a]}]\nphases:\n- title: P\n  modules:\n"
        + module("a") + module("b").replace("{", MARK + "{"),
        ['the module "b" is on no path'],
    ),
    # the sample schedule
    (
        f"schedule: {{weeks: [{{weeks: {MARK}1-2, modules: a}}, {{weeks: 3-5, modules: b}}]}}\n"
        f"phases:\n- title: P\n  modules:\n{WEEK_AND_TWO}",
        ["the schedule gives A 2 weeks, its duration says 1"],
    ),
    (
        f"schedule: {{weeks: [{{weeks: {MARK}1, modules: [a, b]}}]}}\nphases:\n- title: P\n  modules:\n{WEEK_AND_TWO}",
        ["the schedule gives A and B 1 week, their durations say 3-4"],
    ),
    (
        f"schedule: {MARK}{{weeks: [{{weeks: 1, modules: a}}]}}\nphases:\n- title: P\n  modules:\n{WEEK_AND_TWO}",
        ['the schedule leaves out "B" (see line 9)'],
    ),
    # nothing in it
    (f"{MARK}phases: []\n", ["there is nothing in it to study"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "messages"), WARNED)
def test_a_warning_is_told_at_its_place_and_nothing_else(marked: str, messages: list[str]) -> None:
    checked = check_text(HEAD + marked.replace(MARK, ""), "f")
    assert checked.problems == []
    assert [warning.message for warning in checked.warnings] == messages
    assert all(warning.hint for warning in checked.warnings)
    if "nothing in it" not in messages[0]:
        assert [(warning.line, warning.column) for warning in checked.warnings] == places(HEAD + marked)
    checked.both()


def places(marked: str) -> list[tuple[int, int]]:
    lines = enumerate(marked.split("\n"), 1)
    return [(number, line.index(MARK) + 1) for number, line in lines if MARK in line]


PLAIN = [
    # rounding, and what cannot be added up
    f"phases:\n- title: P\n  duration: 3.1-4.1 weeks\n  modules:\n{WEEK_AND_TWO}",
    "duration: 3 weeks\nphases: [{title: P, items: [A]}]\n",
    "phases: [{title: P, duration: 1 week, items: [{topic: A, effort: 2h}, B]}]\n",
    "phases:\n- title: P\n  duration: 1 week\n  modules:\n"
    + module("a", "duration: 1 week") + module("b", "duration: ongoing"),
    "phases: [{title: P, duration: ongoing, items: [{topic: A, effort: 3h}]}]\n",
    "phases:\n- title: P\n  modules:\n" + module("a", "choose: 1, duration: 1 week", "[{project: A}, {project: B}]"),
    # positions that may overlap, or leave out days
    "phases: [{title: P, items: [{topic: A, day: 3-4}, {topic: B, day: 5+}, {topic: C, day: 9}]}]\n",
    "phases: [{title: P, items: [{topic: A, day: 1-5}, {event: B, day: 2, effort: 0}, {topic: C, day: 6}]}]\n",
    "phases: [{title: P, items: [{topic: A, day: 1}]}, {title: Q, parallel: true, items: [{topic: B, day: 1}]}]\n",
    "phases:\n- title: P\n  modules:\n" + module("a", "", "[{topic: A, week: 1}]")
    + module("b", "parallel: true", "[{topic: A, week: 1}]"),
    "paths: [{path: p, modules: [a, c]}, {path: q, modules: [b, c]}]\nphases:\n- title: P\n  modules:\n"
    + module("a", "", "[{topic: A, week: 1}]") + module("b", "", "[{topic: B, week: 1}]")
    + module("c", "", "[{topic: C, week: 2}]"),
    # large, but nobody means it
    "phases: [{title: P, items: [{course: A, effort: ongoing}]}]\nresources: [{course: B}]\n",
    # a schedule that leaves out what is optional, gives a module twice, or is open
    "schedule: {pace: 10h/week}\nphases:\n- title: P\n  modules:\n" + WEEK_AND_TWO,
    "schedule: {weeks: [{weeks: 1, modules: a}, {weeks: 2+, modules: b}]}\nphases:\n- title: P\n  modules:\n"
    + WEEK_AND_TWO + module("c", "optional: true"),
    "schedule: {weeks: [{weeks: 1, modules: a}, {weeks: 2, modules: b}, {weeks: 3, modules: b}]}\n"
    "phases:\n- title: P\n  modules:\n" + WEEK_AND_TWO,
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_what_agrees_is_not_warned_of(text: str) -> None:
    checked = check_text(HEAD + text, "f")
    assert (checked.problems, checked.warnings) == ([], [])


NO_PACE = "curriculum: c\ntitle: C\n"
"""A curriculum that says nothing of what a week holds."""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("phases:\n- title: P\n  duration: 2 weeks\n  items: [A, B]\n", (5, 13)),
        ("phases:\n- title: P\n  modules:\n  - {title: M, duration: 2 days, items: [A]}\n", (6, 26)),
        ("phases:\n- title: P\n  items: [A, {topic: B, day: 1}, {topic: C, day: 2}]\n", (5, 14)),
        ("resources:\n- {book: B, effort: 2 weeks}\n", (4, 3)),
    ],
)
def test_weeks_without_a_pace_are_warned_of_once(text: str, place: tuple[int, int]) -> None:
    (warning,) = check_text(NO_PACE + text, "f").warnings
    assert warning.message == "this gives days or weeks, but the curriculum has no pace"
    assert (warning.line, warning.column) == place


def test_hours_need_no_pace() -> None:
    assert check_text(NO_PACE + "phases: [{title: P, items: [A, {topic: B, effort: 3h}]}]\n", "f").warnings == []


SUMS = f"phases:\n- title: P\n  duration: 2-3 weeks\n  modules:\n{WEEK_AND_TWO}"


def test_warnings_stand_beside_problems_that_leave_the_sums_alone() -> None:
    checked = check_text(HEAD + "paths: [{path: p, modules: [a, b, nothing]}]\n" + SUMS, "f")
    assert (len(checked.problems), len(checked.warnings)) == (1, 1)


@pytest.mark.parametrize("fault", ["colour: green\n", "pace: 3h/day\n", "resources: [{book: B, effort: 3x}]\n"])
def test_sums_of_a_file_that_is_only_half_read_are_not_told(fault: str) -> None:
    checked = check_text(HEAD + fault + SUMS, "f")
    assert (len(checked.problems), checked.warnings) == (1, [])


def test_the_shipped_curricula_have_no_problems_and_the_warnings_their_authors_deserve() -> None:
    found = {name: check(folder() / f"{name}.yaml") for name in names()}
    assert not [problem for checked in found.values() for problem in checked.problems]
    assert {name: told(name) for name, checked in found.items() if checked.warnings} == {
        "gpt-transformer": [
            ("duration: 6-8 months", "the phases add up to 24-32 weeks, the header says 26-34.7"),
            ("duration: 8-10 weeks", "the parts of this phase add up to 7-9 weeks, the header says 8-10"),
            ("duration: 8-10 weeks", "the parts of this phase add up to 9-11 weeks, the header says 8-10"),
            ("pace: 10h/week", 'the schedule leaves out "Introduction to Data Science" (see line 83)'),
            ("- weeks: 1-2", "the schedule gives Python for Data Science 2 weeks, its duration says 1"),
        ]
    }


def told(name: str) -> list[tuple[str, str]]:
    """The warnings of a shipped curriculum, each with its line."""
    checked = check(folder() / f"{name}.yaml")
    lines = Path(checked.file).read_text(encoding="utf-8").splitlines()
    return [(lines[one.line - 1].partition("#")[0].strip(), one.message) for one in checked.warnings]


@pytest.mark.parametrize(("minutes", "told"), [(1139, 1), (1140, 0), (1260, 0), (1261, 1)])
def test_parts_may_be_a_twentieth_away_from_their_header(minutes: int, told: int) -> None:
    efforts = [f"{minutes - 4 * 240}m", *["4h"] * 4]
    items = "[" + ", ".join(f"{{topic: T, effort: {effort}}}" for effort in efforts) + "]"
    text = f"{HEAD}phases:\n- {{title: P, duration: 20h, items: {items}}}\n"
    assert len(check_text(text, "c.yaml").warnings) == told


def test_the_time_for_sums_grows_with_the_file_and_not_faster() -> None:
    several = [
        {"phase": f"p-{n}", "title": "P", "modules": [{"module": f"m-{n}", "title": "M", "items": ["A"]}]}
        for n in range(15_000)
    ]
    curriculum = Curriculum.model_validate({"curriculum": "large", "title": "Large", "phases": several})
    plan = outline(curriculum)
    begun = process_time()
    assert list(warnings(curriculum, plan)) == []
    assert process_time() - begun < 2
