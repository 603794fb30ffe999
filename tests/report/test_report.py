"""The report of somebody who keeps a log: calm, within the width, the important last."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]

LOG = """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases:
    - title: One
      items: [{topic: Vectors, effort: 10h}, {topic: Matrices, effort: 30h}]
    competitions: [{competition: Titanic, slug: titanic}, {competition: Digits, category: Playground}]
    certificates: [{certificate: TensorFlow, attempts: [{on: 2025-02-10, passed: false, score: 71, note: Too slow}]}]
    journal:
    - {week: 2026-02-09, goal: Begin}
    - {week: 2026-02-16, plan: "Read\\nWrite"}
    - {week: 2026-02-23, results: Both took longer than I thought they would when I made that plan last month}
    lessons: [One, Two, Three, Four, Five, {on: 2026-01-05, text: Six}]
    backlog: [A, B, C, D, E, F, G]
    """
FIRST, MONDAY = date(2025, 12, 1), date(2026, 3, 2)


@pytest.fixture
def kept(study: Study, tmp_path: Path) -> Study:
    """A learner of thirteen weeks, who studies on Mondays and for longer and longer on Saturdays."""
    path = tmp_path / "log.yaml"
    path.write_text(LOG, encoding="utf-8")
    assert study("enroll", str(path), "--week", "mon=2h sat=2h", now=str(FIRST)).code == 0
    for week in range(13):
        monday = FIRST + timedelta(weeks=week)
        study("log", "1", "20m", now=str(monday))
        study("log", "2", f"{10 + 12 * week}m", now=str(monday + timedelta(days=5)))
    study("kaggle", "result", "titanic", "--rank", "120", "--teams", "3000", now=str(MONDAY))
    study("kaggle", "result", "digits", "--rank", "5", "--teams", "300")
    study("goal", "hours", "100", "--before", "20")
    study("goal", "competitions", "10")
    return study


def test_a_log_of_some_months_is_told_on_a_calm_page(kept: Study, golden: Golden) -> None:
    golden(kept("report", "--all").output)


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
def test_it_fits_every_width(kept: Study, columns: int) -> None:
    shown = kept("report", "--all", columns=columns).output
    assert max(map(len, shown.splitlines())) <= columns
    assert "strength" in shown


def test_what_is_cut_short_here_is_whole_for_programs(kept: Study) -> None:
    found = json.loads(kept("report", "--json").output)
    assert [len(found[name]) for name in ("journal", "lessons", "backlog", "goals", "certificates")] == [3, 6, 7, 2, 1]
    assert (len(found["habit"]["days"]), found["habit"]["streak"]) == (26, 26)


def test_a_new_learner_meets_no_empty_grid(study: Study) -> None:
    study("enroll", "hf-four-week")
    shown = study("report", "--all").output
    assert not any(word in shown for word in ("Study days", "Streak", "Goals", "Journal", "Mon "))
    study("done", "1")
    shown = study("report", "--all").output
    assert "Streak: 1 study day in a row" in shown
    assert "Mon " not in shown


def test_a_log_without_a_curriculum_is_a_report_too(study: Study) -> None:
    assert "You follow no curriculum yet." in study("report").output
    study("goal", "books", "5")
    study("lesson", "Sleep")
    study("journal", "--goal", "Rest")
    shown = study("report", "--all").output
    assert all(word in shown for word in ("0 of 5", "Sleep", "Goal: Rest"))
    assert "no curriculum" not in shown


def test_where_no_hours_are_known_every_day_is_one_to_study_on(study: Study) -> None:
    study("certificate", "add", "Exam")
    for day in ("2026-03-02", "2026-03-04", "2026-03-05"):
        assert study("log", "1", "30m", now=day).code == 0
    assert "Streak: 2 study days in a row" in study("report", "--all").output


def test_a_day_off_breaks_no_streak(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "mon=1h tue=1h fri=1h")
    for day in ("2026-03-02", "2026-03-03", "2026-03-06"):
        study("log", "1", "30m", now=day)
    assert "Streak: 3 study days in a row" in study("report", "--all", now="2026-03-08").output
    assert "Streak: none now" in study("report", "--all", now="2026-03-10").output
