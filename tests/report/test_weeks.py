"""Weeks as they were studied, and the heat map of their days."""

from datetime import date, timedelta

from study.core.progress import MOST, StudyWeek, weeks
from study.report.rules import StudyDay, heat

WEDNESDAY = date(2026, 3, 11)


def on_workdays(day: date) -> int:
    return 60 if day.weekday() < 5 else 0


def test_a_week_adds_up_what_was_studied_beside_the_hours_there_were() -> None:
    spent = {date(2026, 3, 3): 45, date(2026, 3, 8): 30, date(2026, 3, 9): 10}
    assert weeks(spent, on_workdays, date(2026, 3, 4), WEDNESDAY) == [
        StudyWeek(date(2026, 3, 2), 75, 300),
        StudyWeek(date(2026, 3, 9), 10, 300),
    ]


def test_weeks_begin_with_the_first_study_day_if_that_was_before_the_start() -> None:
    assert weeks({date(2026, 2, 20): 30}, on_workdays, WEDNESDAY, WEDNESDAY)[0] == StudyWeek(date(2026, 2, 16), 30, 300)


def test_a_start_that_is_still_to_come_leaves_this_week() -> None:
    assert [one.monday for one in weeks({}, on_workdays, date(2026, 5, 1), WEDNESDAY)] == [date(2026, 3, 9)]


def test_only_so_many_weeks_are_told_the_current_one_last() -> None:
    found = weeks({date(2020, 1, 1): 60}, on_workdays, date(2020, 1, 1), WEDNESDAY)
    assert len(found) == MOST
    assert found[-1].monday == date(2026, 3, 9)


def test_the_heat_map_has_whole_weeks_and_ends_today() -> None:
    found = heat({}, WEDNESDAY, 52)
    assert [len(week) for week in found] == [7] * 51 + [3]
    assert found[-1][-1] == StudyDay(WEDNESDAY, None)
    assert found[0][0].date == date(2026, 3, 9) - timedelta(weeks=51)


def test_a_day_is_as_warm_as_it_was_long_and_any_study_day_is_warmer_than_none() -> None:
    minutes = (None, 0, 29, 30, 59, 60, 119, 120, 600)
    assert [StudyDay(WEDNESDAY, one).warmth for one in minutes] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
