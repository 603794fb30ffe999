"""Days off: taken as people say them, told, and taken back."""

import json

import pytest

from tests.conftest import Study


def test_days_off_are_taken_back_and_once_is_enough(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    assert study("off", "friday").code == 0
    assert study("off", "friday").code == 2
    assert study("off", "2026-03-01..2026-03-31", "--remove").code == 0
    assert json.loads(study("hours", "--json").output)["off"] == []


def test_public_holidays_are_days_off_with_their_names(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    off = json.loads(study("off", "--holidays", "DE-BE", "--json").output)["off"]
    assert {"from": "2026-04-03", "to": "2026-04-03", "note": "Good Friday"} in off
    assert min(one["from"] for one in off) >= "2026-03-02"
    assert max(one["from"] for one in off) == "2027-12-26"


@pytest.mark.parametrize(
    ("text", "now", "first", "last"),
    [
        ("friday..sunday", "2026-03-07", "2026-03-13", "2026-03-15"),
        ("monday..friday", "2026-03-04", "2026-03-09", "2026-03-13"),
        ("24 december..2 january", "2026-03-02", "2026-12-24", "2027-01-02"),
        ("next week", "2026-03-04", "2026-03-09", "2026-03-15"),
        ("last week", "2026-03-04", "2026-02-23", "2026-03-01"),
        ("29 february", "2026-03-04", "2028-02-29", "2028-02-29"),
        ("2026-W53-1..2026-W53-7", "2026-03-04", "2026-12-28", "2027-01-03"),
    ],
)
def test_days_off_may_be_named_as_people_say_them(study: Study, text: str, now: str, first: str, last: str) -> None:
    answer = study("off", text, "--json", now=now)
    assert json.loads(answer.output)["off"] == [{"from": first, "to": last, "note": ""}]


@pytest.mark.parametrize("text", ["in 3 days..in 1 day", "friday..tomorrow", "friday..yesterday", "tomorrow..today"])
def test_days_off_that_end_before_they_begin_are_never_guessed(study: Study, text: str) -> None:
    answer = study("off", text, columns=200)
    assert (answer.code, answer.output) == (2, "")
    assert "Write the first day, two dots, the last day." in answer.errors


def test_days_off_that_are_over_are_told_as_well(study: Study) -> None:
    assert study("off", "2026-01-05..2026-01-07").output == " off  5–7 Jan\n"
    assert "5–7 Jan" not in study("off", "--list").output


def test_days_in_a_row_are_told_together(study: Study) -> None:
    for day in (5, 6, 7, 9):
        study("extra", f"2026-03-0{day}", "30m", "--note", "early")
    study("off", "2026-03-10")
    study("off", "2026-03-11..2026-03-12")
    assert study("off", "--list").output.splitlines() == [
        " +30m a day  5–7 Mar    early",
        " +30m        9 Mar      early",
        " off         10–12 Mar",
    ]


def test_days_off_for_more_than_ten_years_are_a_slip_of_the_pen(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    assert study("off", "2026-03-02..2036-03-09").code == 0
    assert study("off", "2026-03-02..2036-03-10").code == 2


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("friday-sunday", "2026-03-06", "2026-03-08"),
        ("fri - sun", "2026-03-06", "2026-03-08"),
        ("friday to sunday", "2026-03-06", "2026-03-08"),
        ("24 dec-2 jan", "2026-12-24", "2027-01-02"),
        ("24.12.2026–13.01.2027", "2026-12-24", "2027-01-13"),
        ("2026-12-24 until 2027-01-02", "2026-12-24", "2027-01-02"),
        ("12/24", "2026-12-24", "2026-12-24"),
        ("24.12.", "2026-12-24", "2026-12-24"),
        ("2026/3/9", "2026-03-09", "2026-03-09"),
        ("5.5", "2026-05-05", "2026-05-05"),
    ],
)
def test_days_are_typed_in_many_ways(study: Study, typed: str, first: str, last: str) -> None:
    answer = study("off", *typed.split(), "--json")
    (off,) = json.loads(answer.output)["off"]
    assert (off["from"], off["to"]) == (first, last)


def test_numbers_that_could_be_two_days_are_told_as_both(study: Study) -> None:
    answer = study("off", "02.01.2027")
    assert (answer.code, answer.output) == (2, "")
    assert answer.errors == '"02.01.2027" could be 2027-01-02 or 2027-02-01. Write it like that.\n'


@pytest.mark.parametrize("typed", ["13/13", "0.5", "31.2.2026", "30/2", "1.2.3", "99/99/2026"])
def test_numbers_that_are_no_day_are_refused(study: Study, typed: str) -> None:
    answer = study("off", typed)
    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.startswith(f'"{typed}" isn\'t a date.')
