"""What is done without a time counts its estimate, until a time is logged for it."""

import json
from typing import Any

import pytest

from tests.conftest import Study


def told(study: Study) -> dict[str, Any]:
    """The minutes that today, the goal and the week tell."""
    day = json.loads(study("today", "--json").output)["spent"]
    goal = json.loads(study("goal", "--json").output)["goals"][0]["done"]
    days = sum(day["done"] for day in json.loads(study("hours", "--json").output)["days"])
    return {"today": day, "goal": goal, "days": days}


def minutes(number: int) -> dict[str, Any]:
    return {"today": number, "goal": number // 60, "days": number}


def test_a_time_that_is_logged_later_takes_the_place_of_the_estimate(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Bases, effort: 8h}]}]
    """
    study("goal", "hours", "100", "--year", "2026")
    study("done", "1")
    assert told(study) == minutes(60)
    study("log", "1", "1h30m")
    assert told(study) == minutes(90)
    study("log", "1", "20m")
    assert told(study) == minutes(110)
    study("undo", "2")
    assert told(study) == minutes(60)
    study("redo", "2")
    assert told(study) == minutes(110)
    study("amend", "3", "--remove")
    study("amend", "2", "--remove")
    assert told(study) == minutes(60)


def test_the_answer_says_that_the_time_replaces_the_estimate(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Bases, effort: 8h}]}]
    """
    replaced = "which replaces the 1h assumed"
    study("done", "1")
    assert f"Done  1  Vectors  1h30m, {replaced}\n" in study("log", "1", "1h30m").output
    assert replaced not in study("log", "1", "20m").output
    assert replaced not in study("log", "2", "20m").output
    study("reopen", "1")
    study("done", "1", "--time", "10m")
    assert replaced not in study("log", "1", "20m").output


def test_what_was_logged_before_counts_beside_it(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Bases, effort: 8h}]}]
    """
    study("goal", "hours", "100", "--year", "2026")
    study("log", "1", "20m")
    study("done", "1")
    assert told(study) == minutes(60)
    study("log", "1", "50m")
    assert told(study) == minutes(70)


def test_a_time_that_was_given_stays(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Bases, effort: 8h}]}]
    """
    study("goal", "hours", "100", "--year", "2026")
    study("done", "1", "--time", "40m")
    study("log", "1", "10m")
    assert told(study) == minutes(50)


def test_what_is_done_after_it_was_opened_again_is_new_work(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Bases, effort: 8h}]}]
    """
    study("goal", "hours", "100", "--year", "2026")
    study("done", "1")
    study("reopen", "1")
    study("log", "1", "30m")
    assert told(study) == minutes(90)


def test_the_progress_against_the_plan_is_the_same(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Bases, effort: 8h}]}]
    """
    ticked = json.loads(study("done", "1", "--json").output)
    logged = json.loads(study("log", "1", "3h", "--json").output)
    assert (ticked["behind"], ticked["ahead"]) == (logged["behind"], logged["ahead"])
    assert json.loads(study("forecast", "--json").output)["evidence"]["items"] == 1
    assert json.loads(study("forecast", "--json").output)["ratio"] == pytest.approx(3)


def test_next_and_today_name_the_same_session(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
    - title: One
      items: [{topic: Vectors, effort: 30m}, {topic: Bases, effort: 8h}, {topic: Matrices, effort: 45m}]
    """
    for line in (["done", "1"], ["log", "2", "10m"], ["log", "2", "20m"], ["log", "2", "50m"], ["done", "3"]):
        (after,) = json.loads(study(*line, "--json").output)["next"]
        now = json.loads(study("today", "--json").output)
        first = (now["sessions"] or now["upcoming"])[0]
        assert (after["item"], after["minutes"]) == (first["item"], first["minutes"])
        assert after["minutes"] <= 75
