"""Dates that cannot be kept: every command gives up the same ones, in the same words."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]

SEMESTER = """
curriculum: semester
title: The semester
pace: 7h/week
phases:
- phase: term
  title: Term
  modules:
  - {module: thesis, title: Thesis, parallel: true, items: [{project: Thesis chapter, effort: 30h, due: 2026-03-06}]}
  - module: sets
    title: Problem sets
    parallel: true
    items:
    - {practice: Problem set 1, effort: 2h, due: 2026-03-14}
    - {practice: Problem set 2, effort: 2h, due: 2026-03-21}
    - {practice: Problem set 3, effort: 2h, due: 2026-03-28}
  - {module: exam, title: Exam, parallel: true, items: [{review: Exam preparation, effort: 3h, due: 2026-04-01}]}
"""

SENTENCE = "Thesis chapter cannot be kept (6 March is over): it gets what the others leave, and ends 16 April."
NOW = "2026-03-09"

STORY = (
    "catchup", "replan", "today", "deadlines", "why 1", "catchup", "compare '--hours 10' '--hours 2'",
    "due 1 --first --dry-run", "due 1 --first", "replan", "deadlines", "due 1 --first off", "replan",
    "due 1 2026-04-20", "replan", "deadlines",
)  # fmt: skip


@pytest.fixture
def semester(study: Study, tmp_path: Path) -> Study:
    """Somebody who enrolled five weeks ago, and did nothing: one date is over, four can be kept."""
    (tmp_path / "semester.yaml").write_text(SEMESTER, encoding="utf-8")
    assert study("enroll", str(tmp_path / "semester.yaml"), "--hours", "7", now="2026-02-02").code == 0
    return study


def test_a_date_that_is_over_is_given_up_alike_everywhere(semester: Study, golden: Golden) -> None:
    told = []
    for line in STORY:
        answer = semester(*shlex.split(line), now=NOW)
        assert answer.code == 0, answer.errors
        told.append(f"──── study {line}\n{answer.output}")
    golden("\n".join(told))


@pytest.mark.parametrize("line", ["replan --dry-run", "deadlines", "catchup", "why 1", "compare --hours=10"])
def test_every_command_says_the_same_sentence(semester: Study, line: str) -> None:
    semester("replan", now=NOW)
    shown = " ".join(semester(*line.split(), now=NOW).output.split())
    assert SENTENCE in shown
    assert "study due 1 --first" in shown


def test_enrolling_says_what_cannot_be_kept(study: Study, tmp_path: Path) -> None:
    (tmp_path / "semester.yaml").write_text(SEMESTER, encoding="utf-8")
    answer = study("enroll", str(tmp_path / "semester.yaml"), "--hours", "7", now=NOW)
    assert SENTENCE in " ".join(answer.output.split())


def test_programs_are_told_why_and_what_would_save_it(semester: Study) -> None:
    (found,) = json.loads(semester("deadlines", "--json", now=NOW).output)["given_up"]
    assert (found["item"], found["due"], found["finish"]) == (1, "2026-03-06", "2026-04-16")
    assert (found["need"], found["have"]) == (1800, 0)
    assert (found["text"], found["command"]) == (SENTENCE, "study due 1 --first")


def test_the_remedy_is_what_it_says(semester: Study) -> None:
    semester("due", "1", "--first", now=NOW)
    semester("replan", now=NOW)
    found = json.loads(semester("deadlines", "--json", now=NOW).output)
    ends = {one["item"]: one["finish"] for one in found["deadlines"]}
    assert ends[1] == "2026-04-08"
    first, *others = found["given_up"]
    assert first["command"] == "study due 1 --first off"
    assert [one["command"] for one in others] == [f"study due {n} --first" for n in (2, 3, 4, 5)]


def test_no_cushion_of_a_date_that_is_kept_is_negative(semester: Study) -> None:
    semester("replan", now=NOW)
    for answer in (semester("deadlines", "--json", now=NOW), semester("replan", "--json", now=NOW)):
        dates: list[dict[str, Any]] = json.loads(answer.output)["deadlines"]
        assert all(one["cushion"] >= 0 for one in dates if one.get("kept", one.get("state") != "late"))


def test_no_hours_are_proposed_for_a_date_that_is_over(semester: Study) -> None:
    """Thirty hours of work are over; nine are to be done in time."""
    kinds = {one["kind"]: one["text"] for one in json.loads(semester("catchup", "--json", now=NOW).output)["remedies"]}
    assert "68.5" not in kinds.get("hours", "")
    assert "later" in kinds


def test_the_small_remedy_comes_first(semester: Study) -> None:
    semester("log", "1", "30h", "--on", "2026-03-06", now=NOW)
    semester("done", "1", now=NOW)
    remedies = json.loads(semester("catchup", "--json", now=NOW).output)["remedies"]
    assert remedies[0]["kind"] == "extra"


@pytest.mark.parametrize(
    ("due", "cause"),
    [
        ("2026-03-10", "it takes 30h, and until 10 March there are"),
        ("2026-04-05", "it takes 30h, and until 5 April there are"),
        ("2026-04-14", "others take the time before 14 April"),
    ],
)
def test_the_cause_is_told(semester: Study, due: str, cause: str) -> None:
    semester("due", "1", due, now=NOW)
    (found,) = json.loads(semester("deadlines", "--json", now=NOW).output)["given_up"]
    assert cause in found["text"]


def test_who_has_only_one_date_is_told_to_move_it(study: Study) -> None:
    """
    curriculum: essay
    title: Essay
    pace: 7h/week
    phases: [{title: One, items: [{project: Essay, effort: 30h, due: 2026-03-06}]}]
    """
    (found,) = json.loads(study("deadlines", "--json").output)["given_up"]
    assert "others" not in found["text"]
    assert found["command"] == f"study due 1 {found['finish']}"
    assert study(*found["command"].split()[1:]).code == 0
    assert json.loads(study("deadlines", "--json").output)["given_up"] == []


def test_hours_that_nobody_keeps_up_are_no_advice(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "5")
    study("due", "gpt-transformer", "2026-03-20")
    for command in ("deadlines", "replan"):
        told = study(command).output
        assert "--hours" not in told
        assert "77.5 hours a week, more than anybody keeps up" in " ".join(told.split())
    found = json.loads(study("replan", "--json").output)["advice"]
    assert [(one["kind"], one["minutes"], one["finish"]) for one in found] == [("unbearable", 4650, None)]
    assert json.loads(study("deadlines", "--json").output)["deadlines"][0]["takes"] is None
