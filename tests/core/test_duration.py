"""Time as people write it."""

from fractions import Fraction

import pytest

from study.core.duration import (
    DURATION_HINT,
    ONGOING,
    PACE_HINT,
    TIME_HINT,
    Amount,
    Effort,
    Pace,
    Position,
    Unreadable,
    parse_duration,
    parse_minutes,
    parse_pace,
    parse_position,
)

MONTH = Fraction(52, 12)
TEN_HOURS = Pace(Fraction(600), Fraction(600))


def minutes(low: float, high: float | None = None) -> tuple[Amount, Amount]:
    return Amount(minutes=Fraction(low)), Amount(minutes=Fraction(low if high is None else high))


def days(low: float, high: float | None = None) -> tuple[Amount, Amount]:
    return Amount(days=Fraction(low)), Amount(days=Fraction(low if high is None else high))


def weeks(low: float | Fraction, high: float | Fraction | None = None) -> tuple[Amount, Amount]:
    return Amount(weeks=Fraction(low)), Amount(weeks=Fraction(low if high is None else high))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("45m", minutes(45)),
        ("1h30m", minutes(90)),
        ("2.5h", minutes(150)),
        ("2 days", days(2)),
        ("1 week", weeks(1)),
        ("2-3 weeks", weeks(2, 3)),
        ("6-8 months", weeks(6 * MONTH, 8 * MONTH)),
        ("3 hours", minutes(180)),
        ("~2 weeks", weeks(2)),
        ("one week", weeks(1)),
        ("13h", minutes(780)),
        ("2-3h", minutes(120, 180)),
        ("4-6 weeks", weeks(4, 6)),
    ],
)
def test_durations_of_the_format(text: str, ends: tuple[Amount, Amount]) -> None:
    found = parse_duration(text)
    assert (found.low, found.high) == ends
    assert not found.ongoing


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("90m", minutes(90)),
        ("90 min", minutes(90)),
        ("90 mins.", minutes(90)),
        ("1 hour", minutes(60)),
        ("1 hr 30 min", minutes(90)),
        ("1h, 30m", minutes(90)),
        ("2 hours and 15 minutes", minutes(135)),
        ("1,5h", minutes(90)),
        ("  2H ", minutes(120)),
        ("2–3h", minutes(120, 180)),
        ("2 — 3 hours", minutes(120, 180)),
        ("2 to 3 hours", minutes(120, 180)),
        ("45m-1h", minutes(45, 60)),
        ("45 minutes to 1 hour", minutes(45, 60)),
        ("0.5-1h", minutes(30, 60)),
        ("0-3h", minutes(0, 180)),
        ("0", minutes(0)),
        ("an hour", minutes(60)),
        ("ten hours", minutes(600)),
        ("about 2 days", days(2)),
        ("approximately 3 d", days(3)),
        ("one day", days(1)),
        ("a week", weeks(1)),
        ("two to three weeks", weeks(2, 3)),
        ("Two Weeks", weeks(2)),
        ("2w", weeks(2)),
        ("ca. 2 wks", weeks(2)),
        ("around six months", weeks(26)),
        ("twelve months", weeks(52)),
        ("1 year", weeks(52)),
        ("100 years", weeks(5200)),
    ],
)
def test_durations_as_people_write_them(text: str, ends: tuple[Amount, Amount]) -> None:
    found = parse_duration(text)
    assert (found.low, found.high) == ends


def test_a_week_and_days_are_kept_apart() -> None:
    assert parse_duration("1 week and 2 days 3h").low == Amount(Fraction(180), Fraction(2), Fraction(1))


def test_ongoing_has_no_end() -> None:
    assert parse_duration(" Ongoing ") is ONGOING
    assert ONGOING.ongoing


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "2", "two", "2-3", "h", "2x", "-3h", "3h-", "2-3-4 weeks", "1e3h", "2 fortnights", "week 2"),
        *("3h/day", "1 week ongoing", "nan h", "inf weeks", "1..5h", "2,5,5h", "am", "ad", "9999999h"),
    ],
)
def test_what_is_no_duration_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(Unreadable, match="isn't a duration") as refused:
        parse_duration(text)
    assert refused.value.hint == DURATION_HINT
    assert f'"{text}"' in str(refused.value)


@pytest.mark.parametrize("text", ["3-2 weeks", "1 week - 2 days", "2h-90m"])
def test_low_above_high_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="starts higher than it ends") as refused:
        parse_duration(text)
    assert "smaller" in refused.value.hint


@pytest.mark.parametrize("text", ["101 years", "1-101 years", "5201 weeks"])
def test_more_than_a_hundred_years_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="hundred years"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "effort"),
    [
        ("45m", Effort(45, 45, 45)),
        ("2-3h", Effort(120, 150, 180)),
        ("1 week", Effort(600, 600, 600)),
        ("2-3 weeks", Effort(1200, 1500, 1800)),
        ("12 months", Effort(31200, 31200, 31200)),
        ("1 month", Effort(2600, 2600, 2600)),
        ("1 day", Effort(86, 86, 86)),
        ("1-2m", Effort(1, 2, 2)),
    ],
)
def test_effort_at_ten_hours_a_week(text: str, effort: Effort) -> None:
    assert parse_duration(text).effort(TEN_HOURS) == effort


def test_the_point_value_of_a_pace_is_its_middle() -> None:
    assert parse_duration("2-4 weeks").effort(parse_pace("5-10h/week")) == Effort(900, 1350, 1800)


@pytest.mark.parametrize(("text", "pace"), [("6 days - 1 week", "2h/day, 5 days/week"), ("9h - 1 week", "5h/week")])
def test_low_is_never_above_high_at_any_pace(text: str, pace: str) -> None:
    effort = parse_duration(text).effort(parse_pace(pace))
    assert effort.low <= effort.likely <= effort.high


@pytest.mark.parametrize(("text", "needs"), [("3h", False), ("2 days", True), ("1h - 1 week", True), ("1 month", True)])
def test_only_days_and_weeks_need_a_pace(text: str, needs: bool) -> None:
    assert parse_duration(text).needs_pace is needs


@pytest.mark.parametrize(
    ("text", "low", "high", "study_days"),
    [
        ("3h/day", 21, 21, 7),
        ("10h/week", 10, 10, 7),
        ("5-10h/week", 5, 10, 7),
        ("2h/day, 5 days/week", 10, 10, 5),
        ("1-2h/day, 5 days a week", 5, 10, 5),
        ("10h/week, 4 days per week", 10, 10, 4),
        ("10 hours per week", 10, 10, 7),
        ("2 hours a day", 14, 14, 7),
        ("~5–10 h / wk", 5, 10, 7),
        ("five to ten hours each week", 5, 10, 7),
        ("30m every day", 3.5, 3.5, 7),
        ("an hour a day", 7, 7, 7),
        ("24h/day", 168, 168, 7),
    ],
)
def test_paces(text: str, low: float, high: float, study_days: int) -> None:
    assert parse_pace(text) == Pace(Fraction(low * 60), Fraction(high * 60), study_days)


def test_a_day_is_the_week_divided_by_its_study_days() -> None:
    assert parse_pace("10h/week, 4 days/week").day == 150
    assert parse_pace("3h/day").day == 180
    assert parse_pace("5-10h/week").day == Fraction(450, 7)


@pytest.mark.parametrize(
    "text", ["", "10h", "10/week", "1 week/week", "2 days/week", "h/day", "3h/month", "3h/weekday"]
)
def test_what_is_no_pace_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(Unreadable, match="isn't a pace") as refused:
        parse_pace(text)
    assert refused.value.hint == PACE_HINT


@pytest.mark.parametrize("text", ["0h/week", "169h/week", "25h/day", "2h/day, 8 days/week", "10-5h/week"])
def test_an_impossible_pace_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_pace(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("90m", 90), ("1h30m", 90), ("1.5h", 90), ("1:30", 90), ("0:05", 5), ("2 hours", 120), ("1h 30min", 90)),
        *((" 45 M ", 45), ("one hour", 60), ("an hour", 60), ("0", 0), ("0.5m", 1), ("100:00", 6000)),
    ],
)
def test_minutes_as_people_write_them(text: str, found: int) -> None:
    assert parse_minutes(text) == found


@pytest.mark.parametrize("text", ["", "90", "-90m", "1:60", "1:5", "1 day", "1 week", "1-2h", "am", "ongoing"])
def test_what_is_no_time_spent_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(Unreadable, match="isn't a time") as refused:
        parse_minutes(text)
    assert refused.value.hint == TIME_HINT


@pytest.mark.parametrize(
    ("text", "first", "last", "length"),
    [("3", 3, 3, 1), ("3-5", 3, 5, 3), (" 3 – 5 ", 3, 5, 3), ("3 to 5", 3, 5, 3), ("32+", 32, None, 1)],
)
def test_positions(text: str, first: int, last: int | None, length: int) -> None:
    assert parse_position(text) == Position(first, last)
    assert parse_position(text).length == length


@pytest.mark.parametrize("text", ["", "x", "-3", "3-", "3-5-7", "3.5", "5-3", "day 3"])
def test_what_is_no_position_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_position(text)
    assert refused.value.hint
