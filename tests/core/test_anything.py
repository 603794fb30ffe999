"""Whatever people write, a reader of times answers or refuses; nothing else comes out of it."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.core.days import parse_hours, parse_week
from study.core.duration import LONGEST, Pace, Unreadable, parse_duration, parse_minutes, parse_pace, parse_position
from study.errors import WrongUsage

PARTS = [
    *("1", "2.5", "30", "0", "999999", "5-10", "one", "a", "an", "h", "m", "hours", "day", "weeks", "months", "years"),
    *(
        "-",
        "–",
        "to",
        "/",
        "per",
        "and",
        ",",
        ";",
        ":",
        "=",
        "+",
        "~",
        "about",
        "ongoing",
        " ",
        ".",
        "³",
        "٣",
        "½",
        "é",
    ),
    *("mon", "tue", "sun", "daily", "weekend", "monday"),
]

anything = st.text(max_size=30) | st.lists(st.sampled_from(PARTS), max_size=8).map("".join)
spaced = anything | st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join)
paces = st.builds(
    lambda low, more, days: Pace(Fraction(low), Fraction(low + more), days),
    st.integers(0, 5000),
    st.integers(1, 5000),
    st.integers(1, 7),
)


@pytest.mark.parametrize("read", [parse_duration, parse_pace, parse_minutes, parse_position])
@given(text=spaced)
@example(text="9" * 5000 + "h")
@example(text="1h" * 5000)
def test_a_reader_answers_or_says_what_it_wants(read: Callable[[str], object], text: str) -> None:
    try:
        read(text)
    except Unreadable as refused:
        assert str(refused)
        assert refused.hint


@pytest.mark.parametrize("read", [parse_hours, parse_week])
@given(text=spaced)
@example(text="9" * 5000)
@example(text="mon=1h " * 1000)
def test_hours_are_read_or_refused(read: Callable[[str], object], text: str) -> None:
    try:
        read(text)
    except WrongUsage as refused:
        assert "hours" in str(refused) or "--week" in str(refused)


@given(text=spaced, pace=paces)
@example(text="6 days - 1 week", pace=Pace(Fraction(600), Fraction(600), 5))
def test_what_is_read_as_a_duration_makes_an_effort(text: str, pace: Pace) -> None:
    try:
        effort = parse_duration(text).effort(pace)
    except Unreadable:
        return
    assert 0 <= effort.low <= effort.likely <= effort.high <= LONGEST * 168 * 60 * 7


@given(text=spaced)
def test_what_is_read_as_a_pace_fits_into_a_week(text: str) -> None:
    try:
        pace = parse_pace(text)
    except Unreadable:
        return
    assert 0 <= pace.low <= pace.high <= 168 * 60
    assert pace.high > 0
    assert 1 <= pace.days <= 7


@given(text=spaced)
def test_what_is_read_as_a_week_fits_into_it(text: str) -> None:
    try:
        week = parse_week(text)
    except WrongUsage:
        return
    assert all(0 <= minutes <= 24 * 60 for minutes in week)
    assert any(week)


@given(hours=st.integers(0, 400), minutes=st.integers(0, 59))
def test_hours_and_minutes_come_back_as_written(hours: int, minutes: int) -> None:
    for text in (f"{hours}h{minutes}m", f"{hours} hours and {minutes} min", f"{hours}:{minutes:02}"):
        assert parse_minutes(text) == 60 * hours + minutes


@given(low=st.integers(0, 50), more=st.integers(0, 50), unit=st.sampled_from(["h", "d", "weeks", "months"]), pace=paces)
def test_the_middle_of_a_range_is_likely(low: int, more: int, unit: str, pace: Pace) -> None:
    found = parse_duration(f"{low}-{low + more} {unit}").effort(pace)
    assert found.low <= found.likely <= found.high
    assert abs(2 * found.likely - found.low - found.high) <= 2
