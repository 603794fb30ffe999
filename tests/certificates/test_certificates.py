"""Certificates: exams to take, every attempt at them, and those no longer offered."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


@pytest.fixture
def exam(study: Study) -> Study:
    """A learner with one certificate to reach, item 1."""
    assert study("certificate", "add", "TensorFlow Developer", "--due", "1 june").code == 0
    return study


def certificates(study: Study) -> list[dict[str, Any]]:
    found = json.loads(study("certificate", "--json").output)
    assert found["schema"] == "study.certificates/1"
    return list(found["certificates"])


def details(study: Study, item: str = "1") -> dict[str, Any]:
    return dict(json.loads(study("show", item, "--json").output))


def test_certificates_are_shown_with_every_attempt(exam: Study, golden: Golden) -> None:
    exam("certificate", "add", "Cloud practitioner", "--closed")
    exam("log", "1", "13h30m")
    exam("certificate", "attempt", "1", "--failed", "--on", "10 february", "--score", "71",
         "--note", "accuracy below the threshold that the examiners had set for the last of five tasks")  # fmt: skip
    exam("certificate", "attempt", "1", "--passed", "--score", "90.5")
    golden(exam("certificate", "list").output)


def test_the_group_alone_shows_the_list(exam: Study) -> None:
    assert exam("certificate").output == exam("certificate", "list").output
    assert exam("certificate", "--json").output == exam("certificate", "list", "--json").output


def test_without_certificates_it_says_how_to_add_one(study: Study) -> None:
    assert "study certificate add" in study("certificate").output
    assert certificates(study) == []


def test_a_certificate_is_added_where_the_learner_wants_it(exam: Study) -> None:
    exam("enroll", "hf-four-week")
    exam("certificate", "add", "Inside", "--to", "hf-four-week", "--url", "https://example.org/exam")
    found = {one["title"]: one for one in certificates(exam)}
    assert found["TensorFlow Developer"]["curriculum"] == "log"
    assert (found["TensorFlow Developer"]["due"], found["Inside"]["due"]) == ("2026-06-01", None)
    assert found["Inside"]["curriculum"] == "hf-four-week"
    assert details(exam, str(found["Inside"]["item"]))["url"] == "https://example.org/exam"


@pytest.mark.parametrize("title", ["tensorflow  developer", " "])
def test_a_certificate_that_is_there_or_has_no_name_is_not_added(exam: Study, title: str) -> None:
    assert exam("certificate", "add", title).code == 2
    assert len(certificates(exam)) == 1


def test_a_passed_attempt_ticks_it_off_in_the_same_step(exam: Study) -> None:
    exam("certificate", "attempt", "tensorflow", "--passed", "--on", "1 march", "--note", "At last")
    known = details(exam)
    assert (known["status"], known["percent"]) == ("done", 100)
    assert [(one["kind"], one["on"], one["note"]) for one in known["entries"]] == [("done", "2026-03-01", "At last")]
    assert certificates(exam)[0]["passed"] is True
    assert exam("undo").code == 0
    assert (details(exam)["status"], certificates(exam)[0]["attempts"]) == ("open", [])


def test_a_failed_attempt_stays_and_ticks_nothing_off(exam: Study) -> None:
    exam("log", "1", "2h")
    exam("certificate", "attempt", "1", "--failed", "--score", "71")
    assert details(exam)["status"] == "started"
    exam("certificate", "attempt", "1", "--passed", now="2026-03-09")
    (found,) = certificates(exam)
    assert [(one["on"], one["passed"], one["score"]) for one in found["attempts"]] == [
        ("2026-03-02", False, 71.0),
        ("2026-03-09", True, None),
    ]
    assert (found["percent"], found["logged"]) == (100, 120)


def test_passing_again_is_no_second_tick(exam: Study) -> None:
    exam("certificate", "attempt", "1", "--passed")
    exam("certificate", "attempt", "tensorflow", "--passed", "--score", "99")
    assert len(details(exam)["entries"]) == 1
    assert len(certificates(exam)[0]["attempts"]) == 2


def test_the_same_attempt_twice_is_taken_down_once(exam: Study) -> None:
    for _ in range(2):
        answer = exam("certificate", "attempt", "1", "--failed", "--score", "71")
        assert answer.code == 0
    assert "already" in answer.output
    assert len(certificates(exam)[0]["attempts"]) == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["1"], 2, "--passed or --failed."),
        (["1", "--passed", "--failed"], 2, "not both"),
        (["1", "--passed", "--on", "tomorrow"], 2, "in the future"),
        (["1", "--passed", "--score", "good"], 2, "isn't a score"),
        (["1", "--passed", "--score", "nan"], 2, "isn't a score"),
        (["1", "--passed", "--score", "1e999"], 2, "score"),
        (["99", "--passed"], 5, "no item 99"),
        (["nothing", "--passed"], 5, "There is no item"),
        (["2", "--passed"], 2, "2, Machine Learning Basics, isn't a certificate. Its kind is topic"),
    ],
    ids=str,
)
def test_an_attempt_that_makes_no_sense_changes_nothing(exam: Study, words: list[str], code: int, told: str) -> None:
    exam("enroll", "llm-basics")
    answer = exam("certificate", "attempt", *words)
    assert (answer.code, answer.output) == (code, "")
    assert told in " ".join(answer.errors.split())
    assert certificates(exam)[0]["attempts"] == []


def test_an_exam_that_is_no_longer_offered_is_closed_and_may_be_offered_again(exam: Study) -> None:
    assert "no longer offered" in exam("certificate", "close", "tensorflow").output
    assert certificates(exam)[0]["closed"] is True
    assert exam("certificate", "close", "1").output.startswith("Unchanged")
    assert "no longer offered" not in exam("certificate", "close", "1", "--offered").output
    assert certificates(exam)[0]["closed"] is False


def test_words_mean_a_certificate_also_when_it_is_done_or_a_course_has_them_too(study: Study) -> None:
    """
    curriculum: tensorflow
    title: TensorFlow
    resources: [{course: TensorFlow in practice}]
    certificates: [{certificate: TensorFlow Developer}, {certificate: TensorFlow Expert}]
    """
    assert "could be 3 items" in study("certificate", "close", "tensorflow").errors
    assert study("certificate", "attempt", "expert", "--passed").code == 0
    assert study("certificate", "close", "expert").code == 0
    assert [one["closed"] for one in certificates(study)] == [False, True]


def test_one_of_the_backlog_is_shown_once_it_was_tried(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("curriculum: c\ntitle: C\nbacklog: [{certificate: Later}]\n", encoding="utf-8")
    study("enroll", str(path))
    assert certificates(study) == []
    study("certificate", "attempt", "later", "--failed")
    assert [one["title"] for one in certificates(study)] == ["Later"]


def test_a_file_with_attempts_keeps_them(study: Study) -> None:
    study("enroll", "learning-log-2024")
    (found,) = certificates(study)
    assert (found["closed"], found["passed"], found["percent"]) == (True, False, 0)
    assert [(one["on"], one["passed"]) for one in found["attempts"]] == [(None, False)]
