"""``study plan --calendar``: the months ahead, each day with what it holds."""

from collections.abc import Callable

import pytest

from tests.conftest import Study

Golden = Callable[[str], None]


@pytest.fixture
def two(study: Study) -> Study:
    """Two curricula, days off, a due date that is kept and one that is not."""
    study("enroll", "gpt-transformer", "--hours", "10")
    study("enroll", "hf-four-week", "--hours", "2")
    study("off", "12 march..15 march")
    study("due", "5", "19 march")
    study("due", "60", "20 march")
    study("replan")
    study("done", "1", now="2026-03-03")
    return study


@pytest.mark.parametrize("columns", [40, 80, 130, 200])
def test_a_month(two: Study, golden: Golden, columns: int) -> None:
    golden(two("plan", "--calendar", columns=columns).output)


@pytest.mark.parametrize("columns", [80, 130])
def test_a_week_alone_shows_every_session(two: Study, golden: Golden, columns: int) -> None:
    shown = two("plan", "--calendar", "--weeks", "1", columns=columns).output
    assert "more" not in shown.split("The plan ends")[0]
    golden(shown)


def test_the_weeks_go_over_into_the_next_month(two: Study) -> None:
    shown = two("plan", "--calendar", "--weeks", "6").output
    assert "March 2026" in shown
    assert "April 2026" in shown
    assert " 12 " in shown  # the last Sunday
    assert "May" not in shown


def test_late_in_a_month_the_next_one_is_shown_too(two: Study) -> None:
    assert "April 2026" not in two("plan", "--calendar", now="2026-03-20").output
    assert "April 2026" in two("plan", "--calendar", now="2026-03-25").output


@pytest.mark.parametrize("columns", [20, 33, 61, 62, 63, 70, 79, 300])
def test_no_line_is_wider_than_the_screen(two: Study, columns: int) -> None:
    assert all(len(line) <= columns for line in two("plan", "--calendar", columns=columns).output.splitlines())


def test_programs_get_the_same_document(two: Study) -> None:
    assert two("plan", "--calendar", "--json") == two("plan", "--json")


def test_titles_of_others_do_nothing(study: Study) -> None:
    """
    curriculum: wide
    title: Wide
    phases: [{title: One, items: [{topic: "\\e[31mRed [bold]x", effort: 3h, due: 2026-03-20}, {topic: 深度学习 with}]}]
    """
    shown = study("plan", "--calendar").output
    assert "\x1b" not in shown
    assert "深度" in shown


def test_without_a_plan_there_is_no_calendar(study: Study) -> None:
    assert "study enroll" in study("plan", "--calendar").output


def test_the_calendar_ends_with_the_calendar(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10", now="8999-12-05")
    assert study("plan", "--calendar", "--weeks", "5000").output.count("December") == 96


def test_a_long_day_keeps_off_the_next_one(study: Study) -> None:
    study("enroll", "hf-four-week", "--week", "daily=14h30m", now="2026-03-02")
    lines = study("plan", "--calendar").output.splitlines()
    assert max(map(len, lines)) < 80
    assert any("  3 14h30m   4 14h30m   5 " in line for line in lines)
