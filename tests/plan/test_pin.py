"""``study pin`` and ``study unpin``."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def on(study: Study, day: str) -> dict[str, int]:
    """Minutes of the items planned on a day."""
    sessions = json.loads(study("plan", "--json").output)["sessions"]
    return {one["title"]: one["minutes"] for one in sessions if one["date"] == day}


def test_what_is_pinned_is_there_after_every_replan(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 5h}, {topic: Bases, effort: 3h}, {topic: Exam, effort: 4h}]}]
    """
    pinned = study("pin", "exam", "2026-03-03", "--time", "1h30m")
    assert on(study, "2026-03-03") == {"Vectors": 120}
    study("replan")
    assert on(study, "2026-03-03") == {"Exam": 90, "Vectors": 30}
    study("replan", "--hours", "10.5")
    assert on(study, "2026-03-03") == {"Exam": 90}
    golden("\n".join(one.output for one in (pinned, study("plan", "--weeks", "1"), study("show", "exam"))))


def test_without_a_time_all_that_is_left_is_pinned(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Bases, effort: 90m}]}]
    """
    study("log", "2", "30m")
    study("pin", "2", "2026-03-05")
    study("replan")
    assert on(study, "2026-03-05") == {"Bases": 60}


def test_what_was_pinned_to_a_day_can_be_pinned_anew_and_set_free(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Bases, effort: 4h}]}]
    """
    before = study("plan", "--json").output
    study("pin", "2", "2026-03-09", "--time", "1h")
    study("pin", "2", "2026-03-09", "--time", "2h")
    study("pin", "2", "2026-03-10", "--time", "1h")
    study("replan")
    assert (on(study, "2026-03-09"), on(study, "2026-03-10")) == ({"Bases": 120}, {"Bases": 60})
    assert study("unpin", "2", "2026-03-09").code == 0
    study("replan")
    assert (on(study, "2026-03-09"), on(study, "2026-03-10")) == ({}, {"Bases": 60})
    assert study("unpin", "2").code == 0
    study("replan")
    assert json.loads(study("plan", "--json").output)["sessions"] == json.loads(before)["sessions"]


def test_pinned_is_said_in_the_documents(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 3h}]}]
    """
    study("pin", "1", "2026-03-05", "--time", "1h")
    study("replan")
    for document in (study("plan", "--json"), study("show", "1", "--json")):
        sessions = json.loads(document.output)["sessions"]
        assert [(one["date"], one["pinned"]) for one in sessions] == [("2026-03-02", False), ("2026-03-05", True)]


def test_a_missed_pin_is_planned_like_the_rest(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}]}]
    """
    study("pin", "1", "2026-03-05")
    study("replan", now="2026-03-06")
    assert on(study, "2026-03-06") == {"Vectors": 120}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2", "2026-03-07"], "Saturday 7 March has no study hours"),
        (["2", "2026-03-04"], "Wednesday 4 March is a day off"),
        (["2", "2026-03-05"], "4h doesn't fit. Pin a part: --time 2h"),
        (["2", "2026-03-06", "--time", "1h"], "of which 1h30m is pinned"),
        (["2", "2026-03-02", "--time", "2h"], "of which 30m is done"),
        (["2", "yesterday"], "has passed"),
        (["3", "2026-03-05"], "is already done"),
        (["4", "2026-03-05"], "isn't in the plan"),
        (["2", "2026-03-05", "--time", "5h"], "5h is too much: it has 4h left"),
        (["2", "2099-01-01"], "ten years"),
        (["6", "2026-03-06"], "has no time to pin"),
        (["5", "2026-03-06", "--time", "1h30m"], "already"),
    ],
)
def test_what_cannot_be_pinned_is_refused_in_a_sentence(study: Study, words: list[str], said: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day, 5 days/week
    phases:
    - title: One
      modules:
      - {title: First, items: [{topic: Vectors, effort: 3h}, {topic: Bases, effort: 4h}, {topic: Rings, effort: 1h}]}
      - {title: More, optional: true, items: [Fields]}
      - {title: Last, items: [{topic: Exam, effort: 2h}, {event: Party}]}
    """
    study("replan", "--week", "mon-fri=2h")
    study("log", "1", "30m")
    study("done", "3", "--on", "yesterday")
    study("off", "2026-03-04")
    assert study("pin", "5", "2026-03-06", "--time", "1h30m").code == 0
    steps = study("history", "--json").output
    answer = study("pin", *words)
    assert (answer.code, answer.output) == (2, "")
    assert said in answer.errors.replace("\n", " ")
    assert study("history", "--json").output == steps


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(["1"], 2, "isn't pinned"), (["2", "2026-03-09"], 2, "It is on 2026-03-05"), (["9"], 5, "no item 9")],
)
def test_what_is_not_pinned_cannot_be_set_free(study: Study, words: list[str], code: int, said: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Bases, effort: 1h}]}]
    """
    study("pin", "2", "2026-03-05")
    answer = study("unpin", *words)
    assert (answer.code, answer.output, said in answer.errors) == (code, "", True)


def test_what_comes_before_it_is_told(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 5h}, {topic: Bases, effort: 1h}]}]
    """
    assert "It comes before 1  Vectors" in study("pin", "2", "2026-03-03").output
    assert "It comes before" not in study("pin", "2", "2026-03-06").output


def test_programs_are_told_what_is_pinned_and_what_that_would_do(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Bases, effort: 2h}]}]
    """
    end = {"finish": "2026-03-03"}
    effect = {"before": end, "after": end, "late": 0, "unplaced": 0, "moves": []}
    found = json.loads(study("pin", "2", "2026-03-02", "--time", "1h", "--json").output)
    assert (found["schema"], found["ref"], found["days"]) == ("study.pin/1", "algebra/bases", ["2026-03-02"])
    assert (found["minutes"], [one["item"] for one in found["before"]], found["effect"]) == (60, [1], effect)
    found = json.loads(study("unpin", "2", "--json").output)
    assert (found["days"], found["minutes"], found["before"]) == (["2026-03-02"], None, [])
