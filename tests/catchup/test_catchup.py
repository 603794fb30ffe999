"""Behind, or back after a break: priced ways on, none taken before it is chosen, and no red wall."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]
CURRICULUM = """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    paths:
    - {path: long, title: Long, modules: [one, two, three]}
    - {path: short, title: Short, modules: [one, three]}
    phases:
    - title: All
      modules:
      - {module: one, title: One, items: [{topic: Vectors, effort: 8h}]}
      - {module: two, title: Two, items: [{topic: Matrices, effort: 6h}]}
      - {module: three, title: Three, optional: true, items: [{topic: Bases, effort: 5h}]}
    """


@pytest.fixture
def behind(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A learner who has done nothing for nine days."""
    path = tmp_path_factory.mktemp("curricula") / "algebra.yaml"
    path.write_text(CURRICULUM.replace("\n    ", "\n").lstrip(), encoding="utf-8")
    assert study("enroll", str(path), "--with-optional").code == 0
    study("today", now="2026-03-11")
    return study


def test_every_way_on_has_its_price_and_none_is_taken(behind: Study, golden: Golden) -> None:
    planned = behind("plan", "--json").output
    golden(behind("catchup").output)
    assert behind("plan", "--json").output == planned


def test_what_was_chosen_is_what_was_offered(behind: Study) -> None:
    for number in range(1, 5):
        offered = json.loads(behind("catchup", "--json").output)["remedies"][number - 1]
        assert behind("catchup", "--apply", str(number)).code == 0
        assert json.loads(behind("plan", "--json").output)["finish"] == offered["finish"]
        assert json.loads(behind("catchup", "--json").output)["remedies"] == []
        assert behind("undo").code == 0


def test_who_is_not_behind_has_nothing_to_catch_up(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    assert study("catchup").output == "You aren't behind, so there is nothing to catch up on.\n"
    answer = study("catchup", "--apply", "1")
    assert (answer.code, answer.errors) == (2, "There is no option 1. You aren't behind.\n")


def test_a_remedy_is_told_in_hours_as_they_are_told_everywhere(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 421m/week
    phases:
    - title: All
      modules:
      - {title: One, items: [{topic: Vectors, effort: 100h}]}
      - {title: Two, optional: true, items: [{topic: Matrices, effort: 1234h}]}
    """
    study("replan", "--with-optional")
    texts = [one["text"] for one in json.loads(study("catchup", "--json", now="2026-03-09").output)["remedies"]]
    assert "without the optional items, 1234 h less" in texts
    assert any(text.endswith(" instead of 7") for text in texts)


def test_after_two_silent_weeks_one_is_welcomed_back(behind: Study, golden: Golden) -> None:
    answers = [
        behind("today", now="2026-03-15"),
        behind("today", now="2026-03-16"),
        behind("resume"),
        behind("today"),
        behind("hours"),
    ]
    assert "behind the plan" in answers[0].output
    golden("\n".join(answer.output for answer in answers[1:]))


def test_a_gap_that_was_time_off_stays_out_of_the_record(behind: Study) -> None:
    study = behind
    study("done", "1", "--time", "8h", now="2026-03-02")
    study("replan", now="2026-03-02")
    study("resume", now="2026-03-30")
    kept = json.loads(study("forecast", "--json").output)["attendance"]
    study("undo")
    assert study("resume", "--as-off").code == 0
    off = json.loads(study("forecast", "--json").output)["attendance"]
    assert off > kept


def test_without_a_gap_there_is_nothing_to_resume(behind: Study) -> None:
    answer = behind("resume", now="2026-03-15", columns=200)
    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.startswith("You haven't been away long enough")


def test_days_off_are_no_gap(behind: Study) -> None:
    behind("off", "2026-03-02..2026-04-05", now="2026-03-02")
    behind("replan")
    assert "Welcome" not in behind("today", now="2026-04-04").output


def test_the_small_remedy_comes_first_as_it_is_typed(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 8h}, {topic: Bases, effort: 8h}]}]
    """
    study("done", "1", now="2026-03-09")
    first = json.loads(study("catchup", "--json", now="2026-03-11").output)["remedies"][0]
    assert (first["kind"], first["command"]) == ("extra", "study extra saturday 1h")
    assert " 1  1h more on Saturday 14 March" in study("catchup").output
    before = json.loads(study("plan", "--json").output)["finish"]
    assert study("catchup", "--apply", "1").code == 0
    applied = json.loads(study("plan", "--json").output)["finish"]
    study("undo")
    assert json.loads(study("plan", "--json").output)["finish"] == before
    assert study(*first["command"].split()[1:]).code == study("replan").code == 0
    assert json.loads(study("plan", "--json").output)["finish"] == applied == first["finish"]


def test_every_remedy_can_be_typed(behind: Study) -> None:
    for one in json.loads(behind("catchup", "--json").output)["remedies"]:
        assert behind(*one["command"].split()[1:]).code == 0
        assert json.loads(behind("plan", "--json").output)["finish"] == one["finish"]
        assert behind("undo").code == 0


def test_hours_that_nobody_keeps_up_are_no_remedy(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 20h}]}]
    """
    kinds = [one["kind"] for one in json.loads(study("catchup", "--json", now="2026-03-19").output)["remedies"]]
    assert kinds == ["later"]
    told = study("catchup").output
    assert "too many to keep up" in told and "study list --status open" in told
    kinds = [one["kind"] for one in json.loads(study("catchup", "--json", now="2026-03-16").output)["remedies"]]
    assert kinds == ["hours", "later"]
    assert "too many" not in study("catchup").output


def test_with_nothing_planned_there_is_nothing_to_be_behind(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10", now="2026-03-02")
    study("undo")
    assert study("catchup").output.startswith("Nothing is planned.\n")
