"""The arithmetic of goals: the pace, the day of the next one, the time before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.days import period
from study.core.goals import Goal, behind, named, next_by, progress_of
from study.core.items import KINDS

DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))


def year(target: int, of: int = 2026) -> Goal:
    return Goal("books", target, date(of, 1, 1), date(of, 12, 31))


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Goal("books", draw(st.integers(0, 10_000)), first, last, draw(st.none() | st.integers(0, 9)))


@pytest.mark.parametrize(
    ("goal", "done", "today", "expected"),
    [
        (year(10), 3, date(2026, 6, 28), 1.9),  # 10 · 179/365 = 4.904
        (year(10), 0, date(2026, 1, 1), 0.0),  # 10/365
        (year(10), 0, date(2025, 12, 31), 0.0),
        (year(10), 6, date(2026, 12, 31), 4.0),
        (year(10), 6, date(2030, 1, 1), 4.0),
        (year(10), 12, date(2026, 7, 2), -7.0),  # 10 · 183/365 = 5.01
        (year(366, 2024), 0, date(2024, 2, 29), 60.0),  # a leap year: a day each
        (year(0), 2, date(2026, 7, 2), -2.0),
        (Goal("books", 7, date(2026, 3, 2), date(2026, 3, 8)), 1, date(2026, 3, 4), 2.0),
        (Goal("books", 3, date(2026, 3, 8), date(2026, 3, 1)), 1, date(2026, 3, 8), 2.0),  # from an old file
    ],
)
def test_behind_is_what_is_missing_of_an_even_pace(goal: Goal, done: int, today: date, expected: float) -> None:
    assert behind(goal, done, today) == expected


@pytest.mark.parametrize(
    ("goal", "done", "today", "expected"),
    [
        (year(10), 3, date(2026, 11, 20), date(2026, 11, 25)),  # seven in 42 days: six days each
        (year(10), 9, date(2026, 11, 20), date(2026, 12, 31)),
        (year(10), 9, date(2026, 12, 31), date(2026, 12, 31)),
        (year(10), 10, date(2026, 3, 2), None),
        (year(10), 3, date(2027, 1, 1), None),
        (year(12), 0, date(2025, 3, 2), date(2026, 1, 30)),  # 365 // 12 = 30
        (year(400), 0, date(2026, 3, 2), date(2026, 3, 2)),
    ],
)
def test_the_next_one_is_wanted_at_the_end_of_its_even_share(
    goal: Goal, done: int, today: date, expected: date | None
) -> None:
    assert next_by(goal, done, today) == expected


@given(goals(), st.integers(0, 10_000), st.integers(0, 10_000), DAYS)
def test_every_goal_can_be_reckoned_on_every_day(goal: Goal, done: int, earlier: int, today: date) -> None:
    found = progress_of(goal, done, earlier, today)
    assert 0 <= found.percent <= 100
    assert (found.percent == 100) == (done >= goal.target)
    assert found.before == (earlier if goal.before is None else goal.before)
    assert -done <= found.behind <= goal.target - done
    if found.next_by:
        assert max(today, goal.first) <= found.next_by <= goal.last
    first, last = goal.earlier
    assert first <= last < goal.first


@given(st.integers(1, 500), DAYS)
def test_who_does_each_one_by_its_day_reaches_the_goal(target: int, first: date) -> None:
    goal = Goal("books", target, first, min(first + timedelta(days=365), date.max))
    day, done = first, 0
    while wanted := next_by(goal, done, day):
        day, done = wanted, done + 1
    assert done == target


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((2027, None, None), (date(2027, 1, 1), date(2027, 12, 31))),
        ((None, None, None), (date(2026, 1, 1), date(2026, 12, 31))),
        ((None, date(2025, 6, 1), None), (date(2025, 6, 1), date(2025, 12, 31))),
        ((None, None, date(2027, 6, 1)), (date(2027, 1, 1), date(2027, 6, 1))),
        ((None, date(2025, 6, 1), date(2027, 6, 1)), (date(2025, 6, 1), date(2027, 6, 1))),
    ],
)
def test_a_goal_is_for_the_days_that_are_given_or_for_this_year(
    given: tuple[int | None, date | None, date | None], expected: tuple[date, date]
) -> None:
    assert period(*given, date(2026, 3, 2)) == expected


def test_the_time_before_is_the_year_before_or_as_many_days() -> None:
    assert year(3, 2025).earlier == (date(2024, 1, 1), date(2024, 12, 31))
    week = Goal("books", 1, date(2026, 3, 2), date(2026, 3, 8))
    assert week.earlier == (date(2026, 2, 23), date(2026, 3, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_may_be_named_in_the_singular_and_the_plural(kind: str) -> None:
    assert {named(kind), named(f" {kind.upper()}s"), named(kind + "s")} == {named(kind)}


def test_other_words_stay_as_they_are() -> None:
    assert [named(word) for word in ("Hours", "hour", " NLP  papers ")] == ["hours", "hours", "NLP papers"]
