"""The learner's hours."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.availability import NO_WEEK, Availability, Period, Week, spread, study_days
from study.core.days import parse_hours, parse_week
from study.errors import WrongUsage
from tests.core.strategies import MONDAY

DAILY: Week = (60,) * 7
WEEKEND: Week = (0, 0, 0, 0, 0, 90, 120)

subsets = st.sets(st.integers(0, 6), min_size=1).map(sorted)


@given(minutes=st.integers(1, 168 * 60), days=subsets)
def test_hours_are_spread_exactly_and_evenly_over_the_study_days(minutes: int, days: list[int]) -> None:
    week = spread(minutes, days)
    had = [week[day] for day in days]
    assert sum(week) == sum(had) == minutes
    assert all(minutes % 5 == 0 for minutes in had[1:])
    assert had[0] % 5 == minutes % 5
    assert max(had) - min(had) < 10


@pytest.mark.parametrize("minutes", [1, 4, 5, 600, 601, 168 * 60])
@pytest.mark.parametrize("days", [[6], [0, 2], [1, 3, 5], list(range(7))])
def test_hours_are_spread_exactly_at_the_ends(minutes: int, days: list[int]) -> None:
    assert sum(spread(minutes, days)) == minutes


def test_ten_hours_over_the_week() -> None:
    assert spread(600, range(7)) == (90, 85, 85, 85, 85, 85, 85)


def test_four_hours_over_three_days() -> None:
    assert spread(245, [0, 2, 5]) == (85, 0, 80, 0, 0, 80, 0)


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
    with pytest.raises(WrongUsage, match=f"--hours {text} cannot be"):
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
        ("mon", "'mon' is no day with a time. Write it as"),
        ("mon=", "'mon=' is no day with a time"),
        ("mon=2", "'mon=2' is no day with a time"),
        ("mon=-1h", "'mon=-1h' is no day with a time"),
        ("mon=1-2h", "'mon=1-2h' is no day with a time"),
        ("10h", "'10h' is no day with a time"),
        ("mon=25h", "'mon=25h' cannot be, a day has 24 hours"),
        ("foo=1h", "'foo' is no weekday. They are mon tue wed thu fri sat sun"),
        ("mon-foo=1h", "'mon-foo' is no weekday"),
        ("mon-wed-fri=1h", "'mon-wed-fri' is no weekday"),
        ("monkey=1h", "'monkey' is no weekday"),
        ("mon-=1h", "'mon-' is no weekday"),
        ("=1h", "'' is no weekday"),
        ("daily=0", "holds no time at all"),
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
