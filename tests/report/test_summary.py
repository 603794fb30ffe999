"""The report on one screen: it fits, counts what is not started, and keeps all bars in one column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.report.summary import LINES, shares
from tests.conftest import Study

SHIPPED = ["hf-four-week", "gpt-transformer", "llm-basics", "learning-log-2024", "self-teaching-26-weeks"]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_it_fits_a_screen_however_much_is_followed(study: Study, count: int) -> None:
    for name in SHIPPED[:count]:
        assert study("enroll", name, "--hours", "10").code == 0
    for number in range(60, 90):
        study("progress", str(number), "40")
    for goal in ("books", "papers", "hours", "courses"):
        study("goal", goal, "10")
    shown = study("report", now="2026-03-05").output.splitlines()
    assert len(shown) <= LINES
    assert max(map(len, shown)) <= 80
    assert sum("ends " in line for line in shown) >= count - 1


def test_bars_stand_in_one_column(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    study("enroll", "llm-basics")
    study("progress", "61", "40")
    study("goal", "books", "12")
    lines = [line for line in study("report").output.splitlines() if " % " in line and "This week" not in line]
    places = {min(line.index(mark) for mark in ("##", "--", "#-") if mark in line) for line in lines}
    assert (len(lines), len(places)) == (9, 1)


def test_materials_that_are_not_started_are_counted(study: Study) -> None:
    study("enroll", "gpt-transformer", "--hours", "8")
    assert "Materials · 41 not started\n" in study("report").output
    study("progress", "61", "40")
    study("progress", "62-63", "100")
    shown = study("report").output
    assert "Materials · 1 in progress · 38 not started · 2 finished\n" in shown
    assert shown.count("40 %") == 1
    assert study("report", "--all").output.count("Deep Learning") > shown.count("Deep Learning")


def test_the_current_phase_is_the_first_that_is_not_done(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "21")
    assert ("Week 1" in study("report").output, "Week 2" in study("report").output) == (True, False)
    study("done", "1-4")
    assert ("Week 1" in study("report").output, "Week 2" in study("report").output) == (False, True)


def test_an_end_after_the_due_date_is_late(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10", "--due", "2026-03-20")
    assert "ends 2 May · due 20 Mar" in study("report").output


def test_the_week_is_what_was_done_of_what_is_planned(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    assert "This week 0m of 10h ----------\n" in study("report").output
    study("log", "1", "2h", now="2026-03-03")
    study("log", "1", "30m", now="2026-03-04")
    assert "This week 2h30m of 10h ###------- · 2 days in a row\n" in study("report").output
    study("replan")
    assert "This week 2h30m of 9h45m" in study("report").output
    assert "This week 0m of 10h ----------\n" in study("report", now="2026-03-09").output


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(-10, 60))
def test_room_is_dealt_out_in_turns(wanted: list[int], room: int) -> None:
    dealt = shares(wanted, room)
    assert sum(dealt) == min(sum(wanted), max(room, 0))
    assert all(got <= most for got, most in zip(dealt, wanted, strict=True))
    unserved = [got for got, most in zip(dealt, wanted, strict=True) if got < most]
    assert not unserved or max(dealt) - min(unserved) <= 1


def test_a_competition_with_a_submission_is_in_progress(study: Study) -> None:
    study("kaggle", "add", "https://www.kaggle.com/competitions/titanic")
    assert "Competitions · 1 not started\n" in study("report").output
    study("kaggle", "submit", "titanic", "--score", "0.77", "--higher")
    assert "Competitions · 1 in progress\n" in study("report").output
