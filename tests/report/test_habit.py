"""The streak and the strength of a habit."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.report.rules import FORGOTTEN, habit, strength

SUNDAY = date(2026, 3, 8)


def days(*back: int) -> dict[date, int]:
    """Study days, so many days back."""
    return {SUNDAY - timedelta(days=n): 30 for n in back}


def on_weekdays(day: date) -> int:
    return 60 if day.weekday() < 5 else 0


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        (days(), 0),
        (days(0), 1),
        (days(1), 1),  # Saturday: the streak may also hold more than was wanted
        (days(2, 3, 4), 3),  # Friday back to Wednesday; the weekend is off
        (days(2, 3, 4, 5, 6, 9), 6),  # over a weekend
        (days(2, 4), 1),  # Thursday was missed
        (days(5, 6), 0),  # Wednesday to Friday were
    ],
)
def test_a_streak_counts_study_days_and_forgives_days_off(spent: dict[date, int], expected: int) -> None:
    assert habit(spent, on_weekdays, 5, SUNDAY).streak == expected


def test_today_breaks_no_streak_while_it_lasts() -> None:
    friday = SUNDAY - timedelta(days=2)
    assert habit(days(3, 4), on_weekdays, 5, friday).streak == 2
    assert habit(days(3, 4), on_weekdays, 5, friday + timedelta(days=3)).streak == 0


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, 5), (2, 10), (3, 15), (5, 23), (8, 35), (10, 41), (13, 50), (20, 66), (26, 75), (39, 88)],
)
def test_every_day_the_strength_halves_its_distance_in_thirteen(count: int, expected: int) -> None:
    """With f = 1 the distance to 100 is 0.5^(n/13) after n days: 0.052, 0.101, 0.148 … as Loop's own tests have it."""
    assert strength(days(*range(count)), 7, SUNDAY) == expected
    assert expected == round(100 * (1 - 0.5 ** (count / 13)))


def test_a_missed_day_weakens_and_does_not_break() -> None:
    # 0.5^(1/13) = 0.94808; after 13 days 50 %, after a day without 47.4 %, after 13 more 25 %.
    assert strength(days(*range(1, 14)), 7, SUNDAY) == 47
    assert strength(days(*range(13, 26)), 7, SUNDAY) == 25


def test_less_than_daily_two_weeks_count_together() -> None:
    # Once a week: m = 0.5^(sqrt(1/7)/13) = 0.98004. One day in two weeks is half of the two that are wanted, so each
    # of the first seven days adds half of the distance: 0.5 · (1 - m^7) = 6.6 %; with both 1 - 0.934 · m^7 = 18.9 %.
    assert strength(days(6), 1, SUNDAY) == 7
    assert strength(days(6, 13), 1, SUNDAY) == 19


@given(st.sets(st.integers(0, 60)), st.integers(1, 7))
def test_the_strength_is_a_part_of_a_hundred_and_more_days_make_it_no_weaker(back: set[int], wanted: int) -> None:
    found = strength(days(*back), wanted, SUNDAY)
    assert 0 <= found <= 100
    assert strength(days(*back, 0), wanted, SUNDAY) >= found


@given(st.integers(1, 7))
def test_what_is_long_ago_weighs_nothing(wanted: int) -> None:
    assert strength({date(1, 1, 1): 60, **days(FORGOTTEN + 1)}, wanted, SUNDAY) == 0


@pytest.mark.parametrize("capacity", [lambda _: 0, lambda _: 60])
def test_the_beginning_of_the_calendar_is_no_trap(capacity: Callable[[date], int]) -> None:
    found = habit({date.min: 60}, capacity, 7, date(1, 1, 5))
    assert found.streak == (0 if capacity(date.min) else 1)
