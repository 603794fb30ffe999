"""What is wanted and not planned: the backlog, and the ways into the plan and out of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.enroll.schools import left_out, planned, told

Golden = Callable[[str], None]
PLANNED = ["Hello", "Boat", "Almost", "Goodbye"]


def test_the_backlog_is_listed_with_the_way_into_the_plan(academy: Study, golden: Golden) -> None:
    academy("add", "Topology", "--backlog", "--tag", "maths")
    academy("progress", "lora", "30")
    golden(academy("backlog").output)
    found = told(academy, "backlog")["items"]
    assert [one["title"] for one in found] == ["Dreams", "LoRA", "Topology"]
    lora = found[1]
    assert (lora["kind"], lora["effort"], lora["tags"], lora["percent"]) == ("paper", 180, ["nlp"], 30)
    assert lora["url"] == "https://arxiv.org/abs/2106.09685"


def test_an_empty_backlog_says_how_to_fill_it(study: Study, golden: Golden) -> None:
    golden(study("backlog").output)
    assert told(study, "backlog") == {"schema": "study.backlog/1", "items": []}


@pytest.mark.parametrize(
    ("title", "reason", "after"),
    [
        ("Bonus", "optional", "Boat"),
        ("Forever", "ongoing", "Hello"),
        ("View", "path", "Goodbye"),
        ("Car", "choice", "Boat"),
        ("Dreams", "backlog", None),
        ("LoRA", "backlog", None),
        ("The book", None, "Goodbye"),
    ],
)
def test_what_is_left_out_can_be_taken_into_the_plan(
    academy: Study, title: str, reason: str | None, after: str | None
) -> None:
    assert planned(academy) == PLANNED
    assert left_out(academy)[title] == reason
    found = told(academy, "include", title)
    assert (found["planned"], found["changes"][0]["left_out"]) == (True, None)
    order = planned(academy)
    assert sorted(order) == sorted([*PLANNED, title])
    assert after is None or order.index(title) == order.index(after) + 1
    assert found["after"]["finish"] == told(academy, "plan")["finish"]


def test_several_are_taken_in_at_once(academy: Study, golden: Golden) -> None:
    golden(academy("include", "bonus", "dreams", "boat").output)
    assert set(planned(academy)) == {*PLANNED, "Bonus", "Dreams"}


def test_what_is_taken_out_goes_to_the_backlog_and_the_answer_says_what_that_saves(
    academy: Study, golden: Golden
) -> None:
    golden(academy("exclude", "almost", "goodbye").output)
    assert planned(academy) == ["Hello", "Boat"]
    assert [one["title"] for one in told(academy, "backlog")["items"]] == ["Almost", "Goodbye", "Dreams", "LoRA"]


def test_what_is_taken_out_and_in_again_is_where_it_was(academy: Study) -> None:
    for title in ("hello", "almost", "boat"):
        academy("exclude", title)
        academy("include", title)
        assert planned(academy) == PLANNED


def test_a_resource_that_was_planned_is_tracked_again(academy: Study) -> None:
    before = told(academy, "report")["curricula"][0]["resources"]
    assert [one["title"] for one in before] == ["A talk", "The book"]
    academy("include", "book")
    assert told(academy, "report")["curricula"][0]["resources"] == before[:1]
    found = told(academy, "exclude", "book")
    assert (found["changes"][0]["work"], found["changes"][0]["left_out"]) == (False, None)
    assert told(academy, "report")["curricula"][0]["resources"] == before


def test_a_resource_of_the_backlog_goes_back_there(academy: Study) -> None:
    academy("include", "lora")
    found = told(academy, "exclude", "lora")
    assert (found["changes"][0]["work"], found["changes"][0]["left_out"]) == (False, "backlog")


def test_a_resource_that_was_added_as_work_goes_to_the_backlog(academy: Study) -> None:
    academy("add", "A course", "--kind", "course", "--plan", "--effort", "2h")
    assert told(academy, "exclude", "a-course")["changes"][0]["left_out"] == "backlog"


def test_what_was_begun_stays_in_sight_in_the_backlog(academy: Study) -> None:
    academy("log", "hello", "30m")
    academy("exclude", "hello")
    assert "Hello" in [one["title"] for one in told(academy, "backlog")["items"]]
    assert "Hello" in [one["title"] for one in told(academy, "report")["backlog"]]
    academy("include", "hello")
    assert told(academy, "show", "hello")["remaining"] == 30


def test_who_takes_one_more_of_a_choice_does_both(academy: Study) -> None:
    academy("include", "car")
    assert {"Boat", "Car"} <= set(planned(academy))
    academy("exclude", "boat")
    assert "Boat" not in planned(academy)
    assert "Car" in planned(academy)
    assert "Plane" not in planned(academy)


def test_more_of_a_choice_stays_though_another_was_done(academy: Study) -> None:
    academy("done", "plane")
    academy("replan")
    assert not {"Boat", "Car"} & set(planned(academy))
    academy("include", "car")
    assert "Car" in planned(academy)
    assert left_out(academy)["Boat"] == "choice"
    academy("include", "boat")
    assert {"Boat", "Car"} <= set(planned(academy))


def test_work_added_to_a_choice_is_done_beside_it(academy: Study) -> None:
    academy("add", "Train", "--to", "academy/pick", "--effort", "1h")
    assert {"Boat", "Train"} <= set(planned(academy))
    academy("done", "train")
    academy("replan")
    assert "Boat" in planned(academy)


def test_when_the_chosen_one_is_taken_out_another_takes_its_place(academy: Study) -> None:
    academy("exclude", "boat")
    assert "Car" in planned(academy)


def test_a_module_without_work_has_its_place_on_the_path(academy: Study) -> None:
    academy("add", "New", "--to", "academy/void", "--effort", "1h")
    assert planned(academy) == ["Hello", "Boat", "New", "Almost", "Goodbye"]


def test_what_is_required_off_the_path_can_be_taken_in(academy: Study) -> None:
    academy("include", "scenic")
    order = planned(academy)
    assert order.index("Scenic") < order.index("Almost")
    assert told(academy, "plan")["unplaced"] == []


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("done hello", "include hello", "is already done"),
        ("skip hello", "include hello", "study reopen"),
        ("done hello", "exclude hello", "is already done"),
        ("backlog", "exclude dreams", "isn't in the plan"),
        ("backlog", "exclude book", "isn't in the plan"),
        ("backlog", "include hello", "is already in the plan"),
    ],
)
def test_where_there_is_nothing_to_change_that_is_said_and_no_step_is_taken(
    academy: Study, tmp_path: Path, first: str, then: str, said: str
) -> None:
    academy(*first.split())
    verb, title = then.split()
    number = next(one["item"] for one in told(academy, "list")["items"] if title in one["title"].lower())
    before = (tmp_path / "study.db").read_bytes()
    answer = academy(verb, str(number))
    assert answer.code == 0
    assert "Unchanged" in answer.output
    assert said in answer.output
    assert (tmp_path / "study.db").read_bytes() == before


def test_nothing_is_taken_in_if_one_of_them_is_not_there(academy: Study) -> None:
    before = told(academy, "plan")
    assert academy("include", "bonus", "99").code == 5
    assert told(academy, "plan") == before


def test_who_is_behind_is_told_what_a_new_plan_would_do_anyway(academy: Study, golden: Golden) -> None:
    golden(academy("include", "bonus", now="2026-03-05").output)
