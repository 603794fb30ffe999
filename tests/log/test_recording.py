"""Taking down what was done."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]

LESSONS = """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
      - title: One
        items: [{topic: Vectors, effort: 1h}, {topic: Matrices, effort: 2h}, {topic: Norms, effort: 1h}]
"""


@pytest.fixture
def algebra(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Study:
    path = tmp_path_factory.mktemp("algebra") / "algebra.yaml"
    path.write_text(LESSONS)
    assert study("enroll", str(path)).code == 0
    return study


def test_done_says_what_comes_next_and_where_the_finish_is(algebra: Study, golden: Golden) -> None:
    golden(algebra("done", "1").output)


def test_done_twice_is_said_and_not_repeated(algebra: Study, golden: Golden) -> None:
    algebra("done", "1")
    answer = algebra("done", "1", now="2026-03-04")
    assert answer.code == 0
    golden(answer.output)
    assert len(json.loads(algebra("show", "1", "--json").output)["entries"]) == 1


def test_ranges_ids_and_words_name_items(algebra: Study) -> None:
    algebra("done", "1-2", "norms")
    items = json.loads(algebra("list", "--json").output)["items"]
    assert [one["status"] for one in items] == ["done", "done", "done"]


def test_several_matches_are_listed_and_nothing_is_changed(study: Study, golden: Golden) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    answer = study("done", "hands-on coding")
    assert answer.code == 5
    assert answer.output == ""
    golden(answer.errors)
    assert json.loads(study("report", "--json").output)["curricula"][0]["items"]["done"] == 0


def test_words_of_what_is_done_are_answered_with_its_number(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("done", "1")
    answer = study("note", "Getting Started", "Once more")
    assert (answer.code, answer.output) == (5, "")
    said = '"Getting Started" isn\'t an open item. Name one by its number:'
    assert answer.errors == f"{said}\n  1  Getting Started with Python and PyTorch (hf-four-week)\n"


def test_one_unknown_item_keeps_all_from_being_ticked(algebra: Study) -> None:
    answer = algebra("done", "1", "99")
    assert (answer.code, answer.errors) == (5, "There is no item 99 in what you follow. See `study list`.\n")
    assert json.loads(algebra("list", "--json").output)["items"][0]["status"] == "open"


def test_time_given_for_several_items_is_shared(algebra: Study) -> None:
    algebra("done", "1", "2", "--time", "1h30m", "--on", "yesterday")
    shown = json.loads(algebra("show", "2", "--json").output)
    assert (shown["logged"], shown["entries"][0]["on"]) == (45, "2026-03-01")


def test_progress_leaves_the_rest_of_the_effort(algebra: Study) -> None:
    algebra("progress", "2", "40%")
    shown = json.loads(algebra("show", "2", "--json").output)
    assert (shown["status"], shown["percent"], shown["remaining"]) == ("started", 40, 72)


def test_progress_of_a_hundred_ticks_off_and_less_opens_again(algebra: Study) -> None:
    algebra("progress", "2", "100")
    assert json.loads(algebra("show", "2", "--json").output)["status"] == "done"
    algebra("progress", "2", "50")
    assert json.loads(algebra("show", "2", "--json").output)["status"] == "started"


def test_logging_all_the_time_does_not_tick_off(algebra: Study, golden: Golden) -> None:
    golden(algebra("log", "1", "1h").output)
    shown = json.loads(algebra("show", "1", "--json").output)
    assert (shown["status"], shown["percent"], shown["remaining"]) == ("started", 100, 0)


def test_reopening_brings_back_the_progress_before(algebra: Study) -> None:
    algebra("progress", "2", "40")
    algebra("done", "2")
    algebra("reopen", "2")
    shown = json.loads(algebra("show", "2", "--json").output)
    assert (shown["status"], shown["percent"], shown["remaining"]) == ("started", 40, 72)


def test_what_is_skipped_counts_for_nothing(algebra: Study) -> None:
    algebra("skip", "2")
    course = json.loads(algebra("report", "--json").output)["curricula"][0]
    assert course["items"] == {"total": 3, "done": 0, "skipped": 1, "open": 2}
    assert course["effort"] == {"total": 120, "done": 0, "remaining": 120}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["done", "1", "--on", "tomorrow"], 2),
        (["done", "1", "--on", "someday"], 2),
        (["done", "1", "--time", "25h"], 2),
        (["done", "1", "--time", "0m"], 2),
        (["done", "1", "--time", "45"], 2),
        (["log", "1", "soon"], 2),
        (["progress", "1", "101"], 2),
        (["progress", "1", "-1"], 2),
        (["progress", "1", "half"], 2),
        (["progress", "nothing", "50"], 5),
        (["done", ""], 5),
        (["done", "3-1"], 5),
        (["done", "1-99999999"], 5),
        (["show", "1-2"], 5),
        (["done"], 2),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence_and_changes_nothing(algebra: Study, words: list[str], code: int) -> None:
    before = algebra("list", "--json").output
    answer = algebra(*words)
    assert (answer.code, answer.output) == (code, "")
    assert answer.errors.strip().endswith((".", "?"))
    assert "Traceback" not in answer.errors
    assert algebra("list", "--json").output == before


def test_nothing_can_be_ticked_before_enrolling(study: Study) -> None:
    answer = study("done", "1")
    assert answer.code == 5
    assert "study enroll" in answer.errors


def test_json_tells_what_was_recorded(algebra: Study) -> None:
    found = json.loads(algebra("done", "1", "--json").output)
    assert found["schema"] == "study.recorded/1"
    assert [(one["item"], one["status"]) for one in found["changes"]] == [(1, "done")]
