"""The same material in several places of a file is one line."""

import pytest

from study.format.file import CheckResult, check_text
from study.format.outline import Outline

HEAD = "curriculum: c\ntitle: C\n"


def checked(text: str) -> CheckResult:
    return check_text(HEAD + text, "c.yaml")


def outlined(text: str) -> Outline:
    return checked(text).both()[1]


def test_resources_with_the_same_address_are_one_in_two_places() -> None:
    plan = outlined("""
phases:
  - title: One
    modules:
      - {module: a, title: A, items: [X], resources: [{course: Fast, url: "https://www.Example.org/course/"}]}
      - {module: b, title: B, items: [Y], resources: [{course: Quick, url: http://example.org/course, stars: 4}]}
resources: [{course: Fast again, url: example.org/course, list: Courses, progress: 40}]
""")
    assert [line.id for line in plan.tracked] == ["fast"]
    assert [(place.module, place.source.title) for place in plan.places] == [(1, "Quick"), (None, "Fast again")]
    assert all(place.line is plan.tracked[0] for place in plan.places)
    source = plan.tracked[0].source
    assert (source.title, source.stars, source.progress, source.table) == ("Fast", 4, 40, "Courses")


def test_same_names_a_resource_before_or_behind_it() -> None:
    plan = outlined("""
phases:
  - title: One
    resources: [{same: book, notes: Chapter 3}]
    items: [X]
resources: [{book: The book, id: book, progress: 10}, {paper: A paper, same: book, progress: 90}]
""")
    assert [(line.id, line.source.progress) for line in plan.tracked] == [("book", 10)]
    assert [(place.phase, place.source.notes) for place in plan.places] == [(0, "Chapter 3"), (None, "")]


def test_what_has_the_same_address_in_one_place_stays_two() -> None:
    plan = outlined("resources: [{video: Part 1, url: https://e.org/v}, {video: Part 2, url: https://e.org/v}]")
    assert [line.source.title for line in plan.tracked] == ["Part 1", "Part 2"]
    assert not plan.places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "resources: [{same: boook}, {book: Book}]",
            'is the same as "boook", which isn\'t a resource (did you mean "book"?)',
        ),
        ("resources: [{same: a}]", 'is the same as "a", which isn\'t a resource'),
        ("resources: [{book: B, id: b, same: b}]", 'is the same as "b", which isn\'t a resource'),
        (
            "phases: [{title: P, items: [{topic: T, id: t}]}]\nresources: [{same: t}]",
            'is the same as "t", which isn\'t a resource',
        ),
    ],
)
def test_same_of_what_is_no_resource_is_a_fault(text: str, told: str) -> None:
    (problem,) = checked(text).problems
    assert problem.message == told
    assert (problem.line, problem.hint) == (3 + text.count("\n"), problem.hint)
