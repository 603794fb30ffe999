"""The learner's hours."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.availability import NO_WEEK, Availability, Period, Week, dealt, spread, study_days
from study.core.days import parse_hours, parse_week
from study.errors import WrongUsage
from tests.core.strategies import MONDAY

DAILY: Week = (60,) * 7
WEEKEND: Week = (0, 0, 0, 0, 0, 90, 120)

subsets = st.sets(st.integers(0, 6), min_size=1).map(sorted)


@given(minutes=st.integers(1, 168 * 60), days=subsets)
def test_hours_are_spread_exactly_over_the_study_days_and_no_day_has_much_more(minutes: int, days: list[int]) -> None:
    week = spread(minutes, days)
    had = [week[day] for day in days]
    assert sum(week) == sum(had) == minutes
    assert all(had) or minutes < len(days)
    assert max(had) - min(had) <= 30 * 4


@given(halves=st.integers(1, 336), days=subsets)
def test_half_hours_stay_half_hours_where_each_day_can_have_one(halves: int, days: list[int]) -> None:
    if halves >= len(days):
        assert all(minutes % 30 == 0 for minutes in spread(halves * 30, days))


@given(minutes=st.integers(60, 15 * 60))
def test_up_to_fifteen_hours_a_day_stays_free_and_the_others_are_neither_short_nor_long(minutes: int) -> None:
    week = dealt(minutes, NO_WEEK)
    assert week[6] == 0
    assert all(60 <= day <= 150 + 29 for day in week if day)
    assert week[5] == max(week)


@given(minutes=st.integers(1, 168 * 60), more=st.integers(1, 168 * 60))
def test_who_studies_more_keeps_the_days_there_were(minutes: int, more: int) -> None:
    few, many = sorted((minutes, more))
    before, after = dealt(few, NO_WEEK), dealt(many, NO_WEEK)
    assert set(study_days(before)) <= set(study_days(after))
    assert dealt(many, before) == after


@given(minutes=st.integers(1, 168 * 60), days=subsets, before=st.integers(1, 168 * 60))
def test_days_that_were_chosen_stay(minutes: int, days: list[int], before: int) -> None:
    week = spread(before, days)
    if week != dealt(before, NO_WEEK) and before >= len(days):
        assert dealt(minutes, week) == spread(minutes, days)


@pytest.mark.parametrize(
    ("hours", "week"),
    [
        (0.75, (0, 0, 0, 0, 0, 45, 0)),
        (4, (60, 0, 60, 0, 0, 120, 0)),
        (7, (90, 0, 90, 90, 0, 150, 0)),
        (7.25, (90, 90, 60, 60, 0, 135, 0)),
        (10, (90, 90, 90, 90, 90, 150, 0)),
        (15, (150, 150, 150, 150, 150, 150, 0)),
        (21, (180, 180, 180, 180, 180, 180, 180)),
    ],
)
def test_hours_as_people_deal_them(hours: float, week: Week) -> None:
    assert dealt(round(hours * 60), NO_WEEK) == week


def test_ten_hours_from_monday_to_friday_and_on_saturday() -> None:
    assert spread(600, [0, 1, 2, 3, 4, 5]) == (90, 90, 90, 90, 90, 150, 0)


def test_fewer_half_hours_than_days_go_in_smaller_steps() -> None:
    assert spread(120, range(7)) == (15, 15, 15, 15, 15, 30, 15)
    assert spread(60, range(7)) == (10, 5, 5, 5, 5, 15, 15)


def test_study_days_are_those_with_minutes() -> None:
    assert list(study_days(WEEKEND)) == [5, 6]
    assert list(study_days(NO_WEEK)) == list(range(7))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("10", 600), ("7.5", 450), ("7,5", 450), ("0.25", 15), ("10h", 600), (" 10 H ", 600), ("168", 168 * 60)],
)
def test_hours_a_week(text: str, minutes: int) -> None:
    assert parse_hours(text) == minutes


@pytest.mark.parametrize("text", ["-1", "ten", "nan", "inf", "1e3", "", "10.", "1.2.3", "10 20", "1h30m"])
def test_what_is_no_number_of_hours_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage, match=r"isn't a number of hours\. Write it as 10 or 7\.5"):
        parse_hours(text)


@pytest.mark.parametrize("text", ["0", "0.001", "168.1", "1000"])
def test_hours_no_week_has_are_refused(text: str) -> None:
    with pytest.raises(WrongUsage, match=f"--hours {text} is out of range"):
        parse_hours(text)


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("mon=1h wed=2h sat=4h", (60, 0, 120, 0, 0, 240, 0)),
        ("mon-fri=1h", (60, 60, 60, 60, 60, 0, 0)),
        ("mon–fri=1h", (60, 60, 60, 60, 60, 0, 0)),
        ("sun-mon=1h", (60, 0, 0, 0, 0, 0, 60)),
        ("sat-tue=90m", (90, 90, 0, 0, 0, 90, 90)),
        ("wed-wed=1h", (0, 0, 60, 0, 0, 0, 0)),
        ("daily=90m", (90,) * 7),
        ("weekdays=1h weekend=3h", (60, 60, 60, 60, 60, 180, 180)),
        ("daily=1h sun=0", (60, 60, 60, 60, 60, 60, 0)),
        ("Monday = 1h, Friday=1.5h", (60, 0, 0, 0, 90, 0, 0)),
        ("mon=1:30", (90, 0, 0, 0, 0, 0, 0)),
        ("sun=24h", (0, 0, 0, 0, 0, 0, 1440)),
        ("mon=1h;tues=2h\nthurs=1h", (60, 120, 0, 60, 0, 0, 0)),
    ],
)
def test_a_week_of_hours(text: str, week: Week) -> None:
    assert parse_week(text) == week


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" , ", "is empty"),
        ("mon", "'mon' isn't a day with a time. Write it as"),
        ("mon=", "'mon=' isn't a day with a time"),
        ("mon=2", "'mon=2' isn't a day with a time"),
        ("mon=-1h", "'mon=-1h' isn't a day with a time"),
        ("mon=1-2h", "'mon=1-2h' isn't a day with a time"),
        ("10h", "'10h' isn't a day with a time"),
        ("mon=25h", "'mon=25h' is too much: a day has 24 hours"),
        ("foo=1h", "'foo' isn't a weekday. The weekdays are mon tue wed thu fri sat sun"),
        ("mon-foo=1h", "'mon-foo' isn't a weekday"),
        ("mon-wed-fri=1h", "'mon-wed-fri' isn't a weekday"),
        ("monkey=1h", "'monkey' isn't a weekday"),
        ("mon-=1h", "'mon-' isn't a weekday"),
        ("=1h", "'' isn't a weekday"),
        ("daily=0", "has no time in it"),
    ],
)
def test_what_is_no_week_is_refused(text: str, message: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        parse_week(text)
    assert message in str(refused.value)


def day(n: int) -> date:
    return MONDAY + timedelta(n)


def test_days_without_minutes_are_passed_over() -> None:
    found = islice(Availability([Period(MONDAY, WEEKEND)]).days(MONDAY), 3)
    assert list(found) == [(day(5), 90), (day(6), 120), (day(12), 90)]


def test_new_hours_hold_from_their_day_on() -> None:
    hours = Availability([Period(MONDAY, DAILY), Period(day(3), NO_WEEK), Period(day(5), WEEKEND)])
    assert list(islice(hours.days(day(1)), 5)) == [
        (day(1), 60),
        (day(2), 60),
        (day(5), 90),
        (day(6), 120),
        (day(12), 90),
    ]
    assert [hours.capacity(day(n)) for n in (2, 3, 4, 5, 7)] == [60, 0, 0, 90, 0]


def test_the_first_hours_hold_before_their_day_too() -> None:
    hours = Availability([Period(MONDAY, DAILY), Period(day(7), WEEKEND)])
    assert hours.week(day(-30)) == DAILY
    assert next(hours.days(day(-1))) == (day(-1), 60)


@given(
    periods=st.dictionaries(st.integers(-20, 20), st.tuples(*[st.integers(0, 2)] * 7), max_size=4),
    start=st.integers(-25, 25),
)
def test_days_are_those_whose_capacity_is_not_zero(periods: dict[int, Week], start: int) -> None:
    hours = Availability([Period(day(n), week) for n, week in sorted(periods.items())])
    end = day(start + 40)
    found = [(when, minutes) for when, minutes in islice(hours.days(day(start)), 40) if when < end]
    wanted = [(day(start + n), hours.capacity(day(start + n))) for n in range(40)]
    assert found == [(when, minutes) for when, minutes in wanted if minutes]


@pytest.mark.parametrize("periods", [[], [Period(MONDAY, NO_WEEK)], [Period(MONDAY, NO_WEEK), Period(day(9), NO_WEEK)]])
def test_without_hours_there_are_no_days(periods: list[Period]) -> None:
    assert list(Availability(periods).days(MONDAY)) == []
    assert Availability(periods).capacity(MONDAY) == 0


@pytest.mark.parametrize("before", [0, 1, 10])
def test_the_calendar_ends_without_a_crash(before: int) -> None:
    start = date.max - timedelta(before)
    found = [when for when, _ in Availability([Period(MONDAY, DAILY)]).days(start)]
    assert len(found) in (before, before + 1)
    assert found == [start + timedelta(n) for n in range(len(found))]
