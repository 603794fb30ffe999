"""A curriculum in a row: ids, lanes, who is left out, and the order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.items import slug
from study.core.selection import Selection, select
from study.format.models import Curriculum
from study.format.outline import Outline, choose_path, outline

Fields = dict[str, object]


def curriculum(*phases: Fields, **fields: object) -> Curriculum:
    return Curriculum.model_validate({"curriculum": "c", "title": "C", "phases": phases, **fields})


def phase(*modules: Fields, title: str = "P", **fields: object) -> Fields:
    return {"title": title, "modules": modules, **fields}


def module(name: str, *items: object, **fields: object) -> Fields:
    return {"module": name, "title": name, "items": items or [f"{name} item"], **fields}


def ids(plan: Outline) -> list[str]:
    return [line.id for line in plan.lines]


def of_items(*items: object) -> list[str]:
    return ids(outline(curriculum(phase(items=items))))


def chosen(
    of: Curriculum, path: str | None = None, with_optional: bool = False
) -> tuple[dict[str, str | None], dict[str, int], list[str]]:
    """By id why each item is left out, its lane, and the ids of those that are planned in their order."""
    plan = outline(of)
    route = choose_path(of, path)
    found: Selection = select(plan, route.modules if route else None, with_optional)
    names = [line.id for line in plan.work]
    order = [names[n] for n in found.order if found.left_out[n] is None]
    return dict(zip(names, found.left_out, strict=True)), dict(zip(names, found.lanes, strict=True)), order


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("NumPy arrays, matrix operations", "numpy-arrays-matrix-operations"),
        ("Café à la crème", "cafe-a-la-creme"),
        ("Übung №1", "ubung-no1"),
        ("  C++ & C#  ", "c-c"),
        ("1984", "1984"),
        ("深度学习", "item"),
        ("深度学习 with PyTorch", "with-pytorch"),
        ("🎉🎓", "item"),
        ("---", "item"),
        ("", "item"),
        ("x" * 60, "x" * 48),
        ("a" * 47 + " bc", "a" * 47),
    ],
)
def test_slugs(title: str, found: str) -> None:
    assert slug(title) == found


def test_a_title_without_latin_letters_is_named_after_its_kind() -> None:
    assert of_items({"practice": "练习"}, {"exam": "🎓"}, "话题") == ["practice", "exam", "topic"]


@given(title=st.text(max_size=80))
def test_every_slug_is_an_id(title: str) -> None:
    found = slug(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= 48


def test_the_second_of_a_name_gets_a_number() -> None:
    assert of_items("Review", "Review", "review!", "Rest") == ["review", "review-2", "review-3", "rest"]


def test_ids_the_author_chose_are_kept_wherever_they_stand() -> None:
    assert of_items("Review", "Review", {"topic": "X", "id": "review"}, {"topic": "Y", "id": "review-2"}) == [
        "review-3",
        "review-4",
        "review",
        "review-2",
    ]


def test_items_modules_and_phases_share_their_names() -> None:
    plan = outline(curriculum(phase({"title": "Python", "items": ["Python"]}, title="Python")))
    assert [plan.phases[0].id, plan.modules[0].id, *ids(plan)] == ["python", "python-2", "python-3"]


@given(titles=st.lists(st.sampled_from(["a", "A", "a 2", "a-2", "a 2 2", "é", "b", "深"]), max_size=12))
def test_no_two_have_the_same_id(titles: list[str]) -> None:
    found = of_items(*titles)
    assert len(set(found)) == len(titles)


def test_an_id_given_twice_is_told_with_both_places() -> None:
    twice = outline(curriculum(phase(module("a", {"topic": "X", "id": "a"}), items=["Y"]))).twice
    assert twice == [(("phases", 0, "modules", 0, "items", 0), ("phases", 0, "modules", 0), "a")]


def test_lines_stand_in_the_order_of_the_file_the_work_first() -> None:
    one = phase(module("m", "B", resources=[{"book": "R2"}]), items=["A"], resources=[{"book": "R1"}])
    two = phase(items=["C"])
    more: Fields = {"resources": [{"site": "R3"}], "competitions": ["R4"], "certificates": ["R5"]}
    plan = outline(curriculum(one, two, **more))
    assert ids(plan) == ["a", "b", "c", "r1", "r2", "r3", "r4", "r5"]
    assert [line.work for line in plan.lines] == [True] * 3 + [False] * 5
    assert [line.phase for line in plan.lines] == [0, 0, 1, 0, 0, None, None, None]
    assert [line.module for line in plan.lines] == [None, 0, None, None, 0, None, None, None]


def test_modules_off_the_path_are_left_out() -> None:
    of = curriculum(phase(module("a"), module("b")), paths=[{"path": "short", "modules": ["b"]}])
    assert chosen(of)[0] == {"a-item": "path", "b-item": None}


def test_the_first_path_is_taken_unless_another_is_named() -> None:
    paths = [{"path": "one", "modules": ["a"]}, {"path": "two", "modules": ["b"]}]
    of = curriculum(phase(module("a"), module("b")), paths=paths)
    assert [chosen(of, path)[2] for path in (None, "one", "two")] == [["a-item"], ["a-item"], ["b-item"]]
    with pytest.raises(KeyError):
        choose_path(of, "three")


def test_optional_modules_are_left_out_unless_asked_for() -> None:
    of = curriculum(phase(module("a"), module("b", optional="true")))
    assert chosen(of)[0] == {"a-item": None, "b-item": "optional"}
    assert chosen(of, with_optional=True)[0] == {"a-item": None, "b-item": None}


def test_what_is_ongoing_is_left_out() -> None:
    practice = {"practice": "Kaggle", "effort": "ongoing"}
    of = curriculum(phase(module("a", practice, "X"), module("b", "Y", duration="ongoing"), items=[{**practice}]))
    assert chosen(of)[0] == {"kaggle": "ongoing", "kaggle-2": "ongoing", "x": None, "y": "ongoing"}


def test_an_item_with_an_effort_is_planned_in_an_ongoing_module() -> None:
    of = curriculum(phase(module("a", {"topic": "X", "effort": "2h"}, "Y", duration="ongoing")))
    assert chosen(of)[0] == {"x": None, "y": "ongoing"}


def test_more_than_the_choice_are_left_out() -> None:
    of = curriculum(phase(module("a", "X", {"topic": "Y", "effort": "ongoing"}, "Z", "W", choose="2"), module("b")))
    assert chosen(of)[0] == {"x": None, "y": "ongoing", "z": None, "w": "choice", "b-item": None}


def test_the_path_is_the_first_reason_and_optional_the_second() -> None:
    both = module("a", "X", "Y", optional="true", choose="1")
    paths = [{"path": "p", "modules": ["b"]}]
    assert chosen(curriculum(phase(both, module("b")), paths=paths))[0]["y"] == "path"
    assert chosen(curriculum(phase(both, module("b"))))[0]["y"] == "optional"
    assert chosen(curriculum(phase(both, module("b"))), with_optional=True)[0]["y"] == "choice"


def test_what_is_parallel_has_a_lane_of_its_own() -> None:
    one = phase(module("a"), module("b", parallel="true"), module("c"), items=["Own"])
    two = phase(module("d"), module("e", parallel="true"), items=["Other"], parallel="true")
    lanes = chosen(curriculum(one, two, phase(items=["Last"])))[1]
    assert lanes["own"] == lanes["a-item"] == lanes["c-item"] == lanes["last"] == 0
    assert lanes["other"] == lanes["d-item"] != 0
    assert len({0, lanes["b-item"], lanes["d-item"], lanes["e-item"]}) == 4


def test_without_a_path_the_order_is_that_of_the_file() -> None:
    phases = phase(module("a"), module("b"), items=["X"]), phase(items=["Y"]), phase(module("c"), items=["Z"])
    assert chosen(curriculum(*phases))[2] == ["x", "a-item", "b-item", "y", "z", "c-item"]


def test_a_path_gives_the_order_of_its_modules() -> None:
    paths = [{"path": "p", "modules": ["c", "a"]}]
    of = curriculum(
        phase(module("a", "A1", "A2"), module("b"), items=["X"]), phase(module("c"), items=["Y"]), paths=paths
    )
    assert chosen(of)[2] == ["y", "c-item", "x", "a1", "a2"]


def test_a_phase_without_a_module_on_the_path_keeps_its_place() -> None:
    paths = [{"path": "p", "modules": ["b"]}]
    phases = phase(items=["Install"]), phase(module("a"), items=["Own"]), phase(module("b")), phase(items=["End"])
    assert chosen(curriculum(*phases, paths=paths))[2] == ["install", "own", "b-item", "end"]
