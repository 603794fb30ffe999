"""What to do now."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


def test_a_missed_day_moves_to_the_next(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Matrices, effort: 1h30m}]}]
    """
    golden(study("today", now="2026-03-03").output)


def test_without_a_curriculum_it_says_what_to_do_first(study: Study, golden: Golden) -> None:
    golden(study("today").output)


def test_when_the_work_is_done_it_offers_what_comes_next(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
      - title: One
        items: [{topic: Vectors, effort: 1h}, {topic: Matrices, effort: 1h}, {topic: Norms, effort: 1h}]
    """
    study("done", "1")
    golden(study("today").output)


def test_when_everything_is_done_it_says_so(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [Vectors]}]
    """
    study("done", "1")
    assert "Everything is done." in study("today").output


def test_a_day_without_hours_says_so_and_what_comes(study: Study, golden: Golden) -> None:
    study("enroll", "hf-four-week", "--week", "mon=3h wed=3h")
    study("done", "1")
    golden(study("today", now="2026-03-03").output)


def test_the_oldest_comes_first_until_the_day_is_full(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: A, effort: 1h}, {topic: B, effort: 1h}, {topic: C, effort: 1h}]}]
    """
    found = json.loads(study("today", "--json", now="2026-03-05").output)
    assert [(one["item"], one["minutes"], one["planned_on"], one["overdue"]) for one in found["sessions"]] == [
        (1, 60, "2026-03-02", True)
    ]
    assert (found["capacity"], found["behind"]) == (60, 180)


def test_time_that_is_used_up_asks_for_a_tick(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Matrices, effort: 1h}]}]
    """
    study("log", "1", "1h")
    golden(study("today").output)


def test_another_date_shows_what_is_planned_then(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "daily=3h")
    found = json.loads(study("today", "--date", "in 8 days", "--json").output)
    assert [one["title"] for one in found["sessions"]] == ["Implementing Custom Training Loops"]
    assert found["date"] == "2026-03-10"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(study: Study, day: str) -> None:
    study("enroll", "hf-four-week")
    assert "Nothing is planned for that day." in study("today", "--date", day).output


def test_the_day_begins_when_the_learner_says(study: Study) -> None:
    study("config", "day-start", "04:00")
    study("enroll", "hf-four-week", "--hours", "21")
    assert json.loads(study("today", "--json", now="2026-03-03T03:59").output)["date"] == "2026-03-02"
    assert json.loads(study("today", "--json", now="2026-03-03T04:00").output)["date"] == "2026-03-03"


def test_an_event_takes_no_time_and_is_shown_on_its_day(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: A, effort: 1h}, {event: Meet-up, effort: 0, day: 4}, {topic: B, effort: 1h}]}]
    """
    study("done", "1")
    found = json.loads(study("today", "--json", now="2026-03-05").output)
    assert [(one["title"], one["minutes"]) for one in found["sessions"]] == [("Meet-up", 0), ("B", 60)]
    assert json.loads(study("today", "--json", now="2026-03-04").output)["sessions"] == []


def test_behind_what_is_to_be_ticked_off_comes_what_is_next(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}, {topic: Bases, effort: 8h}]}]
    """
    (after,) = json.loads(study("log", "1", "1h", "--json").output)["next"]
    now = json.loads(study("today", "--json").output)
    assert [one["item"] for one in now["sessions"]] == [1]
    assert (after["item"], after["minutes"]) == (2, now["upcoming"][0]["minutes"]) and now["upcoming"][0]["item"] == 2
    told = study("today").output
    assert told.index("tick it off") < told.index("next up:") < told.index("2  Bases")
    assert "2  Bases" in study().output
