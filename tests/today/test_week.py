"""The week beside the day: what was done of it, days in a row, and a grid where there is room."""

import json

import pytest

from tests.conftest import Study


def test_the_week_is_one_line(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    study("log", "1", "1h", now="2026-03-03")
    study("log", "1", "30m", now="2026-03-04")
    for words in (["today"], []):
        assert "This week 1h30m of 10h ##-------- · 2 days in a row\n" in study(*words).output
    found = json.loads(study("today", "--json").output)
    assert (found["week"], found["streak"]) == ({"done": 90, "planned": 600}, 2)


def test_a_new_plan_in_the_middle_of_a_week_keeps_what_was_done_before(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    study("log", "1", "2h")
    study("replan", now="2026-03-04")
    week = json.loads(study("today", "--json").output)["week"]
    assert week["done"] == 120
    assert 570 <= week["planned"] <= 630


def test_nothing_followed_is_a_week_of_nothing(study: Study) -> None:
    found = json.loads(study("today", "--json").output)
    assert (found["week"], found["streak"]) == ({"done": 0, "planned": 0}, 0)
    assert "This week" not in study("today").output


@pytest.mark.parametrize("columns", [20, 32, 60, 80])
def test_no_title_is_cut(study: Study, columns: int) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    for words in (["today"], []):
        shown = study(*words, now="2026-03-05", columns=columns).output
        assert "…" not in shown
        assert max(map(len, shown.splitlines())) <= columns
        assert "PyTorch" in shown


def test_a_wide_screen_has_the_week_beside_one_another(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    study("done", "1", now="2026-03-03")
    shown = study("today", now="2026-03-04", columns=120).output
    (head,) = (line for line in shown.splitlines() if line.startswith(" Mon 2 "))
    assert "Wed 4 today" in head
    assert "3h done" in shown.split(head)[1].splitlines()[1]
    assert "Mon 2" not in study("today", columns=119).output


def test_a_day_says_why_there_is_nothing_to_do(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10", "--start", "2026-03-09")
    assert "Your plan starts on Monday 9 March. First up:\n" in study("today").output
    study("off", "2026-03-10", now="2026-03-09")
    assert "You have the day off. Next up:\n" in study("today", now="2026-03-10").output
