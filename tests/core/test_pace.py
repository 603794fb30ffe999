"""Days as somebody of a certain pace has them: shorter by how long items take, fewer by what is studied."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from study.core.availability import LONGEST_DAY
from study.core.pace import CRUMB, LearnerPace, RunningWeek, believed, pace
from study.core.shares import week_of
from tests.core.strategies import MONDAY, Days, days_of, weeks

WEEK = (90, 90, 90, 90, 90, 150, 0)
paces = st.builds(LearnerPace, ratio=st.integers(10, 400), attendance=st.integers(5, 200))
NOT_BEGUN = RunningWeek(0)


def by_week(days: Days) -> list[int]:
    """The minutes of each calendar week, from the first to the last."""
    first, last = (week_of(days[n][0].toordinal()) for n in (0, -1))
    return [sum(minutes for day, minutes in days if week_of(day.toordinal()) == n) for n in range(first, last + 1)]


def test_who_studies_part_of_the_hours_has_the_end_of_the_week_free() -> None:
    found = list(believed(days_of(WEEK, 6), LearnerPace(attendance=60), NOT_BEGUN, {}))
    assert found == days_of((90, 90, 90, 90, 0, 0, 0), 4)


def test_who_takes_longer_has_shorter_days_of_estimated_work() -> None:
    found = list(believed(days_of(WEEK, 6), LearnerPace(ratio=150), NOT_BEGUN, {}))
    assert [minutes for _, minutes in found] == [60, 60, 60, 60, 60, 100]


def test_who_is_quicker_gets_more_into_a_day() -> None:
    found = list(believed(days_of(WEEK, 6), LearnerPace(ratio=50), NOT_BEGUN, {}))
    assert [minutes for _, minutes in found] == [180, 180, 180, 180, 180, 300]


def test_the_running_week_has_what_is_left_of_its_share() -> None:
    friday = [(MONDAY + timedelta(days=4), 90), (MONDAY + timedelta(days=5), 150)]
    number = week_of(MONDAY.toordinal())
    half = LearnerPace(attendance=50)
    assert list(believed(friday, half, RunningWeek(number, 360, 300), {})) == []
    assert list(believed(friday, half, RunningWeek(number, 360, 0), {})) == friday
    assert list(believed(friday, half, RunningWeek(number, 360, 210), {})) == friday[:1]


def test_what_is_pinned_keeps_its_place_in_the_buffer() -> None:
    saturday = MONDAY + timedelta(days=5)
    found = dict(believed(days_of(WEEK, 6), LearnerPace(attendance=60), NOT_BEGUN, {saturday: 60}))
    assert found[saturday] == 60
    assert sum(found.values()) == 360


@given(weeks(), paces, st.dictionaries(st.integers(0, 60), st.integers(1, 120), max_size=4))
def test_weeks_hold_what_the_pace_makes_of_them(week: tuple[int, ...], pace: LearnerPace, pins: dict[int, int]) -> None:
    days = days_of(week, 60)  # type: ignore[arg-type]
    there = dict(days)
    pinned = {MONDAY + timedelta(days=n): minutes for n, minutes in pins.items()}
    found = list(believed(days, pace, NOT_BEGUN, pinned))
    assert all(0 < minutes <= LONGEST_DAY for _, minutes in found)
    assert [day for day, _ in found] == sorted({day for day, _ in found})
    for day, minutes in pinned.items():
        if day in there:
            assert dict(found)[day] >= min(minutes, there[day])
    if found and not pinned:
        whole = sum(minutes for _, minutes in days) * pace.share
        # Days are told to five minutes, and a rest too short for a session is left to the next week.
        assert sum(minutes for _, minutes in found) <= whole + 5 * len(days)
        assert sum(minutes for _, minutes in found) >= min(whole, LONGEST_DAY) - CRUMB - 5 * len(days)


def test_an_impossible_pace_is_kept_within_bounds() -> None:
    assert pace(ratio=50, attendance=0.001) == LearnerPace(1000, 5)
    assert pace(ratio=0.001, attendance=50) == LearnerPace(10, 300)


def test_an_endless_calendar_is_no_trouble() -> None:
    days = ((date.fromordinal(n), 60) for n in range(MONDAY.toordinal(), date.max.toordinal()))
    found = believed(days, LearnerPace(attendance=50), NOT_BEGUN, {})
    assert by_week([next(found) for _ in range(40)])[:3] == [210, 210, 210]
