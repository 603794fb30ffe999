"""The heat map: one cell a day, a column a week, as many weeks as fit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.report.rules import Habit
from study.report.screen import habit_section
from study.screen.layout import laid_out, text_of
from study.screen.page import Page, Span

SUNDAY = date(2026, 3, 8)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def page(spent: dict[date, int], today: date = SUNDAY) -> Page:
    found = Page()
    habit_section(found, Habit(spent, 3, 40), today)
    return found


def grid(spent: dict[date, int], today: date = SUNDAY, width: int = 80) -> list[str]:
    """The seven rows, without their labels."""
    lines = text_of(page(spent, today), width).splitlines()
    assert [line[2:5] for line in lines[2:9]] == list(WEEKDAYS)
    return [line[6:] for line in lines[2:9]]


def every_day(count: int) -> dict[date, int]:
    return {SUNDAY - timedelta(days=n): 60 for n in range(count)}


def test_the_page_of_two_weeks() -> None:
    spent = {SUNDAY - timedelta(days=n): minutes for n, minutes in enumerate([0, 29, 30, 59, 60, 119, 120, 600])}
    assert text_of(page(spent), 80) == (
        "Study days\n"
        "      Mar\n"
        "  Mon .#\n"
        "  Tue .O\n"
        "  Wed .O\n"
        "  Thu .o\n"
        "  Fri .o\n"
        "  Sat .:\n"
        "  Sun #:\n"
        "      . none   : under 30m   o under 1h   O under 2h   # more\n"
        "  Streak: 3 study days in a row · strength 40 %\n"
    )


def test_a_year_fits_eighty_columns() -> None:
    rows = grid(every_day(500))
    assert rows == ["O" * 52] * 7
    months = text_of(page(every_day(500)), 80).splitlines()[1]
    assert months.split() == ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]


@pytest.mark.parametrize(("width", "weeks"), [(20, 14), (30, 24), (57, 51), (58, 52), (200, 52)])
def test_where_there_is_less_room_the_last_weeks_are_shown(width: int, weeks: int) -> None:
    assert {len(row) for row in grid(every_day(500), width=width)} == {weeks}


def test_days_to_come_are_left_empty() -> None:
    rows = grid({SUNDAY - timedelta(days=13): 60}, today=SUNDAY - timedelta(days=4))
    assert [len(row) for row in rows] == [2, 2, 2, 1, 1, 1, 1]


def test_nothing_is_shown_of_who_has_not_studied_for_a_year() -> None:
    assert page({}).parts == []
    assert page({SUNDAY - timedelta(weeks=52): 60}).parts == []
    assert page({SUNDAY - timedelta(weeks=52) + timedelta(days=1): 60}).parts != []


def test_on_a_terminal_two_days_share_a_cell_each_in_its_green() -> None:
    spent = {SUNDAY - timedelta(days=7 * n): minutes for n, minutes in enumerate([10, 40, 70, 200])}
    spent |= {SUNDAY - timedelta(days=6): 10, SUNDAY - timedelta(days=5): 200, SUNDAY - timedelta(days=3): 40}
    lines = list(laid_out(page(spent), 80, plain=False))
    assert [line[0].text.strip() for line in lines[2:6]] == ["Mon", "Wed", "Fri", "Sun"]
    assert lines[5][1:] == [Span("▀", f"heat {n}") for n in (4, 3, 2, 1)]
    assert [line[-1] for line in lines[2:5]] == [Span("▀", "heat 1 4"), Span("▄", "heat 2"), Span("·", "quiet")]


@given(st.dictionaries(st.dates(date(2024, 1, 1), date(2026, 4, 1)), st.integers(0, 1440), max_size=30),
       st.dates(date(2025, 1, 1), date(2026, 4, 1)), st.integers(20, 90), st.booleans())  # fmt: skip
def test_every_line_fits_its_width(spent: dict[date, int], today: date, width: int, plain: bool) -> None:
    lines = ["".join(span.text for span in line) for line in laid_out(page(spent, today), width, plain)]
    assert all(len(line.rstrip()) <= width for line in lines)


@given(st.dates(date(2020, 1, 1), date(2026, 4, 1)), st.integers(20, 90))
def test_the_months_stand_above_the_week_with_their_first_day(today: date, width: int) -> None:
    spent = {today - timedelta(days=n): 60 for n in range(600)}
    lines = text_of(page(spent, today), width).splitlines()
    weeks = len(lines[2][6:])
    first = today - timedelta(days=today.weekday()) - timedelta(weeks=weeks - 1)
    names = [(n, name) for n, name in enumerate(lines[1]) if name.isupper()]
    for place, _ in names[1:]:
        begun = [first + timedelta(days=7 * (place - 6) + day) for day in range(7)]
        assert any(day.day == 1 and f"{day:%b}" == lines[1][place : place + 3] for day in begun)
