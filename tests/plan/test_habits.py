"""Plans a person keeps, through the command line: hours as people deal them, soft days, blocks, and what stays."""

import json
import shutil
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Study
from tests.store.declared import DATABASES


def told(study: Study, *words: str, now: str | None = None) -> Any:
    answer = study(*words, "--json", now=now)
    assert answer.code == 0, answer.errors
    return json.loads(answer.output)


def sessions(study: Study) -> list[tuple[str, int, int]]:
    return [(one["date"], one["item"], one["minutes"]) for one in told(study, "plan")["sessions"]]


def test_hours_are_dealt_over_five_weekdays_and_a_longer_saturday(study: Study) -> None:
    study("enroll", "llm-basics", "--hours", "10")
    assert told(study, "hours")["week"] == [90, 90, 90, 90, 90, 150, 0]
    assert study("replan", "--days", "mon-wed sun").code == 0
    assert told(study, "hours")["week"] == [150, 150, 150, 0, 0, 0, 150]


def test_the_days_of_a_plan_run_to_the_sunday_of_its_last_week(study: Study) -> None:
    study("enroll", "llm-basics", "--week", "mon=3h wed=1h sat=2h")
    found = told(study, "plan")
    assert found["finish"] == "2026-04-13"
    assert [day["date"][-2:] for day in found["days"][-3:]] == ["13", "15", "18"]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["hours", "10", "--days", "someday"], "isn't a weekday"),
        (["hours", "10", "--days", ""], "--days is empty"),
        (["hours", "--days", "mon"], "You have set no hours yet"),
        (["hours", "--week", "mon=1h", "--days", "mon"], "Leave out --days"),
        (["hours", "100", "--days", "mon"], "don't fit"),
        (["config", "soft", "3h"], "at most 2h"),
        (["config", "longest", "10m"], "30m or more"),
        (["config", "reserve", "100%"], "At most half of each week"),
        (["config", "block", "5h"], "at most 4h"),
    ],
)
def test_what_cannot_be_is_refused(study: Study, words: list[str], error: str) -> None:
    answer = study(*words)
    assert answer.code == 2
    assert error in answer.errors


def test_a_day_stretches_to_finish_an_item_and_the_week_pays_it_back(study: Study) -> None:
    """
    curriculum: soft
    title: Soft days
    pace: 1h/day
    phases: [{title: One, items: [{topic: A, effort: 75m}, {topic: B, effort: 10h}]}]
    """
    first, *_ = sessions(study)
    assert first == ("2026-03-02", 1, 75)
    assert sum(minutes for day, _, minutes in sessions(study) if day <= "2026-03-08") == 420
    study("config", "soft", "0")
    study("replan")
    assert sessions(study)[:2] == [("2026-03-02", 1, 45), ("2026-03-03", 1, 30)]


def test_with_no_block_and_no_soft_days_the_plan_is_exact(study: Study) -> None:
    """
    curriculum: soft
    title: Soft days
    pace: 1h/day
    phases: [{title: One, items: [{topic: A, effort: 62m}, {topic: B, effort: 1h}]}]
    """
    study("config", "soft", "0")
    study("config", "block", "0")
    study("replan")
    assert sessions(study) == [("2026-03-02", 1, 60), ("2026-03-03", 1, 2), ("2026-03-03", 2, 58), ("2026-03-04", 2, 2)]


def test_a_reserve_stays_free_and_absorbs_a_missed_day(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "10")
    study("config", "reserve", "10")
    study("replan")
    weekly = Counter(day[:7] for day, _, _ in sessions(study) if day <= "2026-03-08")
    assert sum(minutes for day, _, minutes in sessions(study) if day <= "2026-03-08") <= 540
    assert weekly
    before = {item: day for day, item, _ in sessions(study)}
    study("replan", now="2026-03-03")
    after = {item: day for day, item, _ in sessions(study)}
    later = [item for item, day in before.items() if after.get(item, day) != day]
    assert len(later) < len(before) // 3


def test_who_does_what_the_plan_says_can_replan_any_morning(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "7", "--due", "2026-09-20")
    study("enroll", "hf-four-week")
    for day in range(2, 12):
        today = f"2026-03-{day:02}"
        assert told(study, "replan", now=today)["moved"] == []
        for one in told(study, "today", now=today)["sessions"]:
            if one["minutes"]:
                assert study("log", str(one["item"]), f"{one['minutes']}m", now=today).code == 0
        planned = [one for one in sessions(study) if one[0] > today]
        study("replan", now=today)
        assert [one for one in sessions(study) if one[0] > today and one[2]] == planned


def test_an_older_database_keeps_its_hours_and_its_plan_until_it_is_planned_anew(study: Study, path: Path) -> None:
    shutil.copyfile(DATABASES[3], path)
    now = "2026-03-06T10:00"
    hours, before = told(study, "hours", now=now)["week"], sessions(study)
    assert sessions(study) == before
    answer = study("replan", now=now)
    assert answer.code == 0, answer.errors
    assert "Days are now planned the way people keep them" in answer.output
    assert told(study, "hours", now=now)["week"] == hours
    assert "Days are now planned the way people keep them" not in study("replan", now=now).output
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT planner FROM plan ORDER BY number DESC LIMIT 1").fetchone() == (1,)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the learner's database is."""
    return tmp_path / "study.db"


@pytest.mark.parametrize(("key", "value"), [("soft", "0"), ("block", "1h"), ("longest", "1h"), ("reserve", "50%")])
def test_a_habit_tells_what_a_new_plan_would_do_to_every_curriculum(study: Study, key: str, value: str) -> None:
    study("config", key, value)  # nothing to plan yet
    study("undo")
    study("enroll", "hf-four-week", "--hours", "6")
    study("enroll", "llm-basics", "--hours", "4")
    before = told(study, "plan")

    effect = told(study, "config", key, value)["effect"]
    assert told(study, "plan") == before
    shown = study("config", key, value).output
    replanned = told(study, "replan")

    assert effect["after"]["finish"] == replanned["after"]["finish"]
    moved = {one["curriculum"]: one["after"] for one in effect["moves"] if one["before"] != one["after"]}
    assert moved == {one["curriculum"]: one["after"] for one in replanned["moves"] if one["before"] != one["after"]}
    assert all(f"Moves  {name}: " in shown for name in moved) and "Replan: study replan" in shown
    assert moved or key != "reserve"


def test_what_no_plan_goes_by_has_no_effect(study: Study) -> None:
    study("enroll", "llm-basics", "--hours", "4")
    assert told(study, "config", "day-start", "05:00")["effect"] is None
    assert told(study, "config")["effect"] is None


def test_a_year_that_is_ticked_off_in_an_evening_stops_no_curriculum_for_weeks(study: Study, tmp_path: Path) -> None:
    for name in ("lake", "sea"):
        items = ", ".join(f"{{topic: {name} {n}, effort: 1h}}" for n in range(150))
        text = f"curriculum: {name}\ntitle: {name}\nphases: [{{title: One, items: [{items}]}}]\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        assert study("enroll", str(tmp_path / f"{name}.yaml"), "--hours", "5", now="2025-03-03").code == 0
    study("done", "1-100", now="2026-03-09T18:00")
    study("replan")
    made = told(study, "plan")["sessions"]
    days = [one["date"] for one in made if one["curriculum"] == "lake"]
    assert days[0] < "2026-03-23"
