"""The forecast as a learner meets it: dates with chances, what they rest on, and what more hours would do."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def test_without_a_record_it_goes_by_others_and_says_so(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    due: 2026-03-20
    phases: [{title: One, items: [{topic: Vectors, effort: 4h}, {topic: Matrices, effort: 6-9h, due: 2026-03-12}]}]
    """
    golden(study("forecast").output)
    found = json.loads(study("forecast", "--json").output)
    assert found["evidence"] == {"items": 0, "weeks": 0, "prior": True, "timed": 0}
    assert abs(sum(one["chance"] for one in found["histogram"]) - 1) < 0.01


def test_the_learners_own_record_takes_over(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: A, effort: 1h}, {topic: B, effort: 1h}, {topic: C, effort: 1h},
      {topic: D, effort: 1h}, {topic: E, effort: 1h}, {topic: F, effort: 20h}]}]
    """
    before = json.loads(study("forecast", "--json").output)
    for number, day in enumerate(("02", "03", "04", "05", "06"), 1):
        study("done", str(number), "--time", "2h", now=f"2026-03-{day}")
    golden(study("forecast", now="2026-03-07").output)
    after = json.loads(study("forecast", "--json").output)
    assert after["ratio"] == 2 > before["ratio"]
    assert after["evidence"] == {"items": 5, "weeks": 1, "prior": False, "timed": 5}


def test_the_same_seed_gives_the_same_dates_and_another_hardly_others(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: Vectors, effort: 40h}]}]
    """
    first, again = study("forecast", "--json").output, study("forecast", "--json").output
    assert first == again
    other = json.loads(study("forecast", "--json", "--seed", "7").output)["all"]
    mine = json.loads(first)["all"]
    assert other != mine
    span = (date.fromisoformat(mine["p80"]) - date(2026, 3, 2)).days
    assert abs((date.fromisoformat(other["p80"]) - date.fromisoformat(mine["p80"])).days) < span / 10


def test_with_nothing_left_there_is_nothing_to_forecast(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("done", "1")
    assert study("forecast").output.startswith("There is nothing left to forecast.")
    assert json.loads(study("forecast", "--json").output)["all"] is None


def test_without_hours_nothing_ever_ends(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    study("off", "2026-03-02..2036-01-01")
    study("off", "2036-01-02..2046-01-01")
    study("off", "2046-01-02..2056-01-01")
    found = json.loads(study("forecast", "--json").output)["all"]
    assert (found["p50"], found["p80"]) == (None, None)
    assert "never" in study("forecast").output


def test_an_event_waits_for_what_comes_before_it_and_dates_are_told_in_their_order(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
    - title: One
      items:
      - {topic: Vectors, effort: 4h, due: 2026-03-20}
      - {event: Exam, due: 2026-03-06}
    """
    first, second = json.loads(study("forecast", "--json").output)["deadlines"]
    assert (first["due"], second["due"]) == ("2026-03-06", "2026-03-20")
    assert 0 < first["chance"] < 0.7 < second["chance"]


def test_more_hours_that_change_nothing_are_said_to(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 10h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 15m}]}]
    """
    study("log", "1", "5m")
    assert "With 2h a week more the 80 % date is the same." in study("forecast").output


def test_a_due_date_in_the_past_cannot_be_met(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: Vectors, due: 2026-02-01}]}]
    """
    assert json.loads(study("forecast", "--json").output)["deadlines"][0]["chance"] == 0


@pytest.fixture
def chapters(study: Study, tmp_path: Path) -> Study:
    """Somebody with sixty chapters of an hour and an hour a day."""
    items = "".join(f"{{topic: Chapter {n}, effort: 1h}}, " for n in range(60))
    text = f"curriculum: algebra\ntitle: Algebra\npace: 1h/day\nphases: [{{title: One, items: [{items}]}}]\n"
    path = tmp_path / "algebra.yaml"
    path.write_text(text, encoding="utf-8")
    assert study("enroll", str(path)).code == 0
    return study


def progress(study: Study, *words: str, days: int = 21) -> None:
    """Chapters done one a day from 2 March on, with these words."""
    for n in range(days):
        study("done", f"{n + 1}", *words, now=f"2026-03-{n + 2:02}")


@pytest.mark.parametrize(("words", "told"), [(("--time", "1h"), "1.0×"), ((), "100 % of the planned work")])
def test_a_perfect_learner_is_told_so(chapters: Study, words: tuple[str, ...], told: str) -> None:
    progress(chapters, *words)
    text = chapters("forecast", now="2026-03-23").output
    assert "Based on 21 finished items over 3 weeks: you " in text
    assert told in " ".join(text.split())
    assert "100 %" in text


def test_a_95_per_cent_date_is_shown_after_two_weeks(chapters: Study) -> None:
    assert "50 %" not in chapters("forecast").output
    progress(chapters, days=10)
    assert "95 %" not in chapters("forecast", now="2026-03-12").output
    assert json.loads(chapters("forecast", "--json", now="2026-03-12").output)["all"]["p95"]
    progress(chapters, days=16)
    assert "95 %" in chapters("forecast", now="2026-03-18").output


def test_as_planned_is_the_plan_that_was_committed(chapters: Study) -> None:
    planned = json.loads(chapters("report", "--json").output)["curricula"][0]["planned_finish"]
    later = json.loads(chapters("forecast", "--json", now="2026-03-30").output)
    assert later["all"]["planned"] == planned


def test_no_two_commands_name_different_dates(chapters: Study) -> None:
    progress(chapters, days=5)
    forecast = json.loads(chapters("forecast", "--json", now="2026-03-20").output)
    catchup = json.loads(chapters("catchup", "--json", now="2026-03-20").output)
    later = next(remedy for remedy in catchup["remedies"] if remedy["kind"] == "later")
    assert later["p80"] == forecast["all"]["p80"]


def test_weeks_that_are_not_whole_make_no_fortnight(study: Study) -> None:
    """From a Saturday to the Monday after next is a part of three weeks, but ten days."""
    study("enroll", "gpt-transformer", "--hours", "10", now="2026-03-07")
    for day, item in (("07", "1"), ("10", "2"), ("16", "3")):
        study("done", item, "--time", "1h", now=f"2026-03-{day}")
    assert json.loads(study("forecast", "--json").output)["evidence"]["weeks"] == 3
    assert "95 %" not in study("forecast").output
    assert "95 %" not in study("report", "--format", "html").output
    study("today", now="2026-03-21")
    assert "95 %" in study("forecast").output
    assert "95 %" in study("report", "--format", "html").output


def test_what_takes_no_time_is_waited_for_and_said_to_end_last(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [{topic: A, effort: 2h}, {topic: B, effort: 2h},
      {event: Exam, day: 183, effort: 0}]}]
    """
    study("done", "1", "--time", "2h")
    found = json.loads(study("forecast", "--json").output)["all"]
    assert found["p50"] == found["p80"] == found["planned"] == "2026-08-31"
    assert "what has to wait for its own date ends 31 August (50 %)." in " ".join(study("forecast").output.split())


@pytest.mark.parametrize("days", [14, 21])
@pytest.mark.parametrize("time", ["5m", "20m", "3h"])
def test_the_reasons_multiply_out(study: Study, days: int, time: str) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    study("log", "1", time, now=str(date(2026, 3, 1 + days)))
    told = " ".join(study("forecast").output.split())
    found = re.search(r"([\d.]+) h × ([\d.]+) ÷ ([\d.]+) % = (?:about )?([\d.]+) of your hours", told)
    assert found, told
    left, ratio, percent, hours = map(float, found.groups())
    assert left * ratio / percent * 100 == pytest.approx(hours, rel=0.015)


def test_what_was_logged_of_open_items_is_no_longer_left(chapters: Study) -> None:
    def left() -> int:
        return int(json.loads(chapters("forecast", "--json").output)["assumed"]["left"])

    assert left() == 3600
    chapters("log", "1", "40m")
    assert left() == 3560
    chapters("log", "1", "40m")
    assert left() == 3540
