"""Hours that alternate, days off and extra time: what they make of the calendar."""

from datetime import date, timedelta
from itertools import islice

from dateutil.rrule import WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from study.core.availability import LONGEST_DAY, Availability, Period, Week
from tests.core.strategies import MONDAY, weeks

DAILY: Week = (60, 60, 60, 60, 60, 60, 60)
WEEKEND: Week = (0, 0, 0, 0, 0, 300, 300)
HORIZON = 200
days = st.integers(-30, 60).map(lambda n: MONDAY + timedelta(n))


@st.composite
def availabilities(draw: st.DrawFn) -> Availability:
    """Hours said one after the other, some of them in turns, with days off and extra time."""
    said = draw(st.lists(st.tuples(days, weeks() | st.just((0,) * 7), st.sampled_from([1, 1, 2, 3])), max_size=5))
    periods = [Period(start, week, every, n) for n, (start, week, every) in enumerate(said)]
    off = draw(st.lists(st.tuples(days, st.integers(0, 20)), max_size=3))
    extra = draw(st.dictionaries(days, st.integers(1, LONGEST_DAY), max_size=4))
    return Availability(
        sorted(periods, key=lambda one: (one.start, one.said)),
        [(first, first + timedelta(count)) for first, count in off],
        extra,
    )


@given(hours=availabilities(), start=days)
def test_days_are_those_whose_capacity_is_not_zero(hours: Availability, start: date) -> None:
    end = start + timedelta(HORIZON)
    found = [(day, minutes) for day, minutes in islice(hours.days(start), HORIZON) if day < end]
    every = ((day, hours.capacity(day)) for day in (start + timedelta(n) for n in range(HORIZON)))
    assert found == [(day, minutes) for day, minutes in every if minutes]


@given(start=days, every=st.integers(1, 5), day=days)
def test_a_turn_comes_round_as_a_calendar_would_have_it(start: date, every: int, day: date) -> None:
    monday = start - timedelta(start.weekday())
    mondays = {when.date() for when in rrule(WEEKLY, interval=every, dtstart=monday, count=60)}
    hours = Availability([Period(date.min, DAILY, 1, 0), Period(start, WEEKEND, every, 1)])
    its_turn = day >= start and day - timedelta(day.weekday()) in mondays
    assert hours.week(day) == (WEEKEND if its_turn else DAILY)


@given(hours=availabilities(), day=days)
def test_a_day_never_has_more_than_its_hours(hours: Availability, day: date) -> None:
    assert 0 <= hours.capacity(day) <= LONGEST_DAY


def test_on_a_day_off_there_is_only_what_is_extra() -> None:
    off = Availability(
        [Period(MONDAY, DAILY)], [(MONDAY, MONDAY + timedelta(2))], {MONDAY: 45, MONDAY + timedelta(5): 30}
    )
    assert [off.capacity(MONDAY + timedelta(n)) for n in range(7)] == [45, 0, 0, 60, 60, 90, 60]


def test_hours_of_every_week_end_the_turns_that_were_said_before() -> None:
    before, turn, after = Period(MONDAY, DAILY, 1, 1), Period(MONDAY, WEEKEND, 2, 2), Period(MONDAY, DAILY, 1, 3)
    assert Availability([before, turn]).week(MONDAY) == WEEKEND
    assert Availability([before, turn, after]).week(MONDAY) == DAILY


def test_turns_said_later_hold_beside_hours_that_begin_later() -> None:
    later = Period(MONDAY + timedelta(7), DAILY, 1, 1)
    turn = Period(MONDAY, WEEKEND, 2, 2)
    hours = Availability([turn, later])
    assert [hours.week(MONDAY + timedelta(7 * n)) for n in range(3)] == [WEEKEND, DAILY, WEEKEND]
