"""The journal, week by week."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.journal.algebra import enrolled, steps, week, weeks

Golden = Callable[[str], None]


@pytest.fixture
def algebra(study: Study, tmp_path: Path) -> Study:
    return enrolled(study, tmp_path)


def test_a_week_shows_its_texts_and_what_was_planned_and_done(algebra: Study, golden: Golden) -> None:
    algebra("done", "1", "--time", "1h15m")
    algebra("log", "2", "45m", now="2026-03-04")
    algebra("journal", "--results", "Vectors were easy.\nMatrices are not.")
    golden(algebra("journal").output)


def test_a_week_without_a_text_says_how_to_begin(study: Study) -> None:
    assert "study journal --edit" in study("journal").output
    assert "study journal --week 2026-W09 --edit" in study("journal", "--week", "last week").output
    assert "study journal --edit" in study("journal", "--all").output


def test_each_text_is_kept_by_itself_and_the_last_one_holds(study: Study) -> None:
    study("journal", "--goal", "First", "--plan", "Read")
    study("journal", "--goal", "Second")
    assert week(study) == ("2026-03-02", "Second", "Read", "")


def test_an_empty_text_takes_out_what_was_there_even_a_curriculums(algebra: Study) -> None:
    assert week(algebra)[1:] == ("As the author has it", "Read", "")
    algebra("journal", "--goal", "")
    assert week(algebra)[1:] == ("", "Read", "")


def test_the_same_text_again_is_no_step(study: Study) -> None:
    study("journal", "--goal", "First")
    before = steps(study)
    assert study("journal", "--goal", "First\n").code == 0
    assert steps(study) == before


@pytest.mark.parametrize(
    ("typed", "monday"),
    [("10", "2026-03-02"), ("1", "2025-12-29"), ("53", "2026-12-28"), ("2026-W10", "2026-03-02"), ("w9", "2026-02-23"),
     ("2020w53", "2020-12-28"), ("2026-03-01", "2026-02-23"), ("last week", "2026-02-23"), ("today", "2026-03-02"),
     ("3 march", "2026-03-02"), ("1 march", "2026-02-23")],
)  # fmt: skip
def test_a_week_is_named_by_its_number_or_a_day_in_it(study: Study, typed: str, monday: str) -> None:
    assert week(study, "--week", typed)[0] == monday


def test_a_day_without_a_year_is_the_nearest_one(study: Study) -> None:
    assert week(study, "--week", "30 december")[0] == "2025-12-29"
    assert week(study, "--week", "9 march")[0] == "2026-03-09"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("54", "no week 54 in 2026: the weeks are numbered 1 to 53"), ("0", "no week 0"), ("2027-W53", "1 to 52"),
     ("soon", '"soon" isn\'t a week'), ("", "isn't a week"), ("9999-W52", "year 9999"), ("0000-W10", "year 0"),
     ("9999-12-31", "end of the calendar"), ("2026-13", "isn't a week")],
)  # fmt: skip
def test_what_is_no_week_is_refused(study: Study, typed: str, told: str) -> None:
    answer = study("journal", "--week", typed)
    assert (answer.code, answer.output) == (2, "")
    assert told in " ".join(answer.errors.split())


def test_what_was_planned_is_what_held_when_the_week_began(algebra: Study) -> None:
    planned = weeks(algebra)[0]["planned"]
    assert [(one["item"], one["minutes"]) for one in planned] == [(1, 60), (2, 180), (3, 600)]
    algebra("replan", "--hours", "2", now="2026-03-05")
    assert weeks(algebra, "--week", "W10")[0]["planned"] == planned
    assert sum(one["minutes"] for one in weeks(algebra, "--week", "W11")[0]["planned"]) == 120


def test_a_week_in_which_the_first_plan_was_made_has_that_plan(study: Study, tmp_path: Path) -> None:
    study("config", now="2026-03-04")
    enrolled(study, tmp_path)
    assert weeks(study, "--week", "W9")[0]["planned"] == []
    planned = [(one["item"], one["minutes"]) for one in weeks(study)[0]["planned"]]
    assert planned == [(1, 60), (2, 180), (3, 360)]
    study("leave", "algebra", now="2026-03-05")
    assert [one["item"] for one in weeks(study)[0]["planned"]] == [1, 2, 3]


def test_what_was_done_is_told_by_item_in_its_week_alone(algebra: Study) -> None:
    algebra("log", "2", "30m", "--on", "yesterday")
    algebra("log", "2", "45m")
    algebra("done", "1")
    algebra("skip", "3")
    done = [(one["item"], one["minutes"], one["done"]) for one in weeks(algebra)[0]["done"]]
    assert done == [(2, 45, False), (1, 60, True)]
    assert [(one["item"], one["minutes"]) for one in weeks(algebra, "--week", "W9")[0]["done"]] == [(2, 30)]


def test_all_weeks_are_told_in_their_order(algebra: Study) -> None:
    algebra("journal", "--week", "W12", "--goal", "Later")
    algebra("journal", "--week", "W9", "--goal", "Before")
    assert [one["week"] for one in weeks(algebra, "--all")] == ["2026-02-23", "2026-03-02", "2026-03-16"]
    assert algebra("journal", "--all").output.index("Before") < algebra("journal", "--all").output.index("Later")
    assert algebra("journal", "--all", "--goal", "x").code == 2
