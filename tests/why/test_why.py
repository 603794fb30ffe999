"""``study why``."""

import json
import re
from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def why(study: Study, word: str) -> dict[str, list[dict[str, object]]]:
    return dict(json.loads(study("why", word, "--json").output))


def test_an_item_is_explained(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
    - title: One
      modules:
      - {title: First, items: [{topic: Vectors, effort: 3h}, {topic: Bases, effort: 4h}]}
      - {title: Besides, parallel: true, optional: true, items: [{topic: Rings, effort: 2h}]}
      - {title: Beside, parallel: true, items: [{topic: Exam, effort: 2h, due: 2026-03-20}]}
    """
    golden("\n".join(study("why", word).output for word in ("1", "2", "3", "4")))


def test_what_would_bring_it_forward_does(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    study("enroll", "hf-four-week")
    found = why(study, "12")
    assert {"skip", "hours", "weight", "due"} <= {one["kind"] for one in found["sooner"]}
    for one in found["sooner"]:
        command = str(one["command"]).split()[1:]
        assert study(*command).code == 0
        steps = 1
        if command[0] != "replan":
            study("replan")
            steps = 2
        sessions = json.loads(study("plan", "--json").output)["sessions"]
        assert max(session["date"] for session in sessions if session["item"] == 12) == one["finish"]
        study("undo", str(steps))


def test_odd_hours_are_told_so_that_they_can_be_typed(study: Study) -> None:
    study("enroll", "gpt-transformer", "--week", "mon=1h25m sat=3h40m")
    (more,) = [str(one["command"]) for one in why(study, "12")["sooner"] if one["kind"] == "hours"]
    found = json.loads(study(*more.split()[1:], "--json").output)
    assert sum(found["after"]["week"]) == sum(found["before"]["week"]) + 120


def test_start_and_finish_are_those_of_the_plan(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    sessions = [one for one in json.loads(study("plan", "--json").output)["sessions"] if one["item"] == 12]
    found = json.loads(study("why", "12", "--json").output)
    assert (found["item"], found["start"], found["finish"]) == (12, sessions[0]["date"], sessions[-1]["date"])
    assert found["replanned"] == {"start": found["start"], "finish": found["finish"]}
    (reason,) = found["reasons"]
    assert (reason["kind"], reason["item"]) == ("requires", 11)
    assert reason["date"] <= found["start"]


def test_a_plan_that_is_old_is_said_to_be(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    found = json.loads(study("why", "3", "--json", now="2026-03-20").output)
    assert found["reasons"][0]["kind"] == "plan"
    assert found["finish"] < found["replanned"]["finish"]


@pytest.mark.parametrize(
    ("title", "kind", "said"),
    [
        ("Bases", "done", "It is done"),
        ("Rings", "skipped", "It is skipped"),
        ("Fields", "optional", "--with-optional"),
        ("Modules", "choice", "Another item"),
        ("Reading", "ongoing", "open-ended"),
        ("Galois", "backlog", "study include"),
        ("Algebra", "tracked", "only tracked"),
        ("Geometry", "removed", "removed"),
        ("Euclid", "path", "not on the path"),
    ],
)
def test_what_is_not_planned_says_why_not(study: Study, title: str, kind: str, said: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    paths: [{path: short, modules: [first, more, some, open]}, {path: long, modules: [first, old]}]
    phases:
    - title: One
      modules:
      - {module: first, title: First, items: [Vectors, Bases, Rings]}
      - {module: more, title: More, optional: true, items: [Fields]}
      - {module: some, title: Some, choose: 1, items: [Ideals, Modules]}
      - {module: open, title: Open, items: [{topic: Reading, effort: ongoing}]}
      - {module: old, title: Old, items: [Euclid]}
    backlog: [Galois]
    resources: [{book: Algebra, id: a-book}, {book: Geometry}]
    """
    numbers = {one["title"]: str(one["item"]) for one in json.loads(study("list", "--json").output)["items"]}
    study("done", numbers["Bases"])
    study("skip", numbers["Rings"])
    study("remove", numbers["Geometry"])
    found = why(study, numbers[title])
    (reason,) = found["reasons"]
    assert reason["kind"] == kind
    assert found["sooner"] == []
    assert said in str(reason["text"])


def test_a_paused_curriculum_is_told(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    study("track", "hf-four-week", "--pause")
    assert why(study, "1")["reasons"][0]["kind"] == "paused"


def test_a_share_of_the_week_is_told(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    study("enroll", "gpt-transformer")
    found = why(study, "3")
    assert "weight" in {one["kind"] for one in found["reasons"]}
    assert any("1 of 2 shares" in str(one["text"]) for one in found["reasons"])


def test_no_weight_is_advised_that_cannot_be_given(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    study("enroll", "hf-four-week")
    for weight, advised in ((50, True), (51, False)):
        assert study("track", "gpt-transformer", "--weight", str(weight)).code == 0
        study("track", "hf-four-week", "--weight", "100")
        assert ("weight" in {one["kind"] for one in why(study, "12")["sooner"]}) == advised, weight


def test_looking_leaves_no_trace(study: Study, tmp_path: object) -> None:
    from pathlib import Path

    from study.store.workspace import Workspace

    study("enroll", "hf-four-week", "--hours", "10")
    stored = Path(Workspace().path).read_bytes()
    assert study("why", "3").code == 0
    assert Path(Workspace().path).read_bytes() == stored


@pytest.mark.parametrize("word", ["99", "nothing-of-the-kind", ""])
def test_no_such_item_is_said(study: Study, word: str) -> None:
    study("enroll", "hf-four-week")
    answer = study("why", word)
    assert (answer.code, answer.output) == (5, "")


def test_in_a_long_plan_the_reasons_and_remedies_are_the_same(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    study("enroll", "hf-four-week")
    study("pin", "14", "2026-04-06")
    study("due", "20", "2026-05-01")
    for word in ("12", "14", "20", "25"):
        monkeypatch.setattr("study.why.command.LONG", 2_000)
        whole = why(study, word)
        assert not any(one.pop("rough") for one in whole["sooner"])
        monkeypatch.setattr("study.why.command.LONG", 1)
        long = why(study, word)
        assert all(one.pop("rough") for one in long["sooner"])
        assert long == whole


def test_days_of_a_long_plan_are_told_as_about(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    assert "about" not in study("why", "25").output
    monkeypatch.setattr("study.why.command.LONG", 1)
    assert re.search(r" - about \d+ days earlier ", study("why", "25").output)
