"""Times of learners who finished a curriculum before, in a file beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Study

CURRICULUM = """\
curriculum: ml
title: Machine learning
pace: 5 hours/week
phases:
  - phase: one
    title: One
    items:
      - topic: Gradients
      - practice: MNIST
        effort: 3h
      - topic: Papers
"""
EFFORTS = """\
# What items took 12 learners, by 2026-02-01. `study enroll` uses it beside the curriculum.
efforts:
  ml:
    gradients: {minutes: 200, spread: 2.00, learners: 12}
    mnist: {minutes: 240, spread: 1.50, learners: 9}
    gone: {minutes: 10, spread: 1.50, learners: 9}
"""


@pytest.fixture
def curriculum(tmp_path: Path) -> Path:
    path = tmp_path / "ml.yaml"
    path.write_text(CURRICULUM)
    return path


@pytest.mark.parametrize("name", ["efforts.yaml", "ml.efforts.yaml"])
def test_enrolling_takes_the_times_of_others_and_says_so(curriculum: Path, study: Study, name: str) -> None:
    curriculum.with_name(name).write_text(EFFORTS)
    answer = study("enroll", str(curriculum))
    assert "Times  2 items as 12 learners before you took" in answer.output
    shown = json.loads(study("export", "json").output)["items"]
    assert [(item["title"], item["effort"], item["low"], item["high"], item["estimated"]) for item in shown] == [
        ("Gradients", 200, 100, 400, False),
        ("MNIST", 240, 160, 360, False),
        ("Papers", 90, 90, 90, True),
    ]


def test_the_forecast_says_whose_evidence_it_is(curriculum: Path, study: Study) -> None:
    curriculum.with_name("efforts.yaml").write_text(EFFORTS)
    study("enroll", str(curriculum))
    assert "those of 12 learners before you" in " ".join(study("forecast").output.split())
    assert json.loads(study("forecast", "--json").output)["peers"] == [
        {"items": 2, "learners": 12, "file": "efforts.yaml"}
    ]
    study("done", "1", "3h")
    assert "those of 12 learners before you" in " ".join(study("forecast").output.split())


def test_without_a_file_nothing_is_said(curriculum: Path, study: Study) -> None:
    curriculum.with_name("other.efforts.yaml").write_text(EFFORTS)
    assert "before you" not in study("enroll", str(curriculum)).output
    assert "before you" not in study("forecast").output


@pytest.mark.parametrize(
    "text",
    [
        "efforts: 3",
        "- 1",
        "",
        "efforts:\n  ml: 7",
        "efforts:\n  ml:\n    gradients: 90",
        "efforts:\n  ml:\n    gradients: {minutes: many, spread: 2, learners: 5}",
        "efforts:\n  ml:\n    gradients: {minutes: 999999999999, spread: 2, learners: 5}",
        "efforts:\n  ml:\n    gradients: {minutes: 90, spread: nan, learners: 5}",
        "efforts:\n  ml:\n    gradients: {minutes: 90, spread: 2, learners: 0}",
        "efforts: &a\n  ml: *a",
        "\t{",
    ],
)
def test_a_file_that_is_none_is_told_with_a_way_out(curriculum: Path, study: Study, text: str) -> None:
    curriculum.with_name("efforts.yaml").write_text(text)
    answer = study("enroll", str(curriculum), columns=1000)
    assert answer.code == 3
    assert "efforts.yaml" in answer.errors
    assert "unexpected" not in answer.errors
    assert "study enroll" in study("today").output
