"""A curriculum over so many weeks: filled as far as the hours reach, and added to week by week."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Study

SELF = "self-teaching-26-weeks"


def enrolled(study: Study, *words: str) -> dict[str, Any]:
    answer = study("enroll", *words, "--json")
    assert answer.code == 0, answer.errors
    found: dict[str, Any] = json.loads(answer.output)
    return found


def days_of(study: Study, title: str) -> list[str]:
    """The days on which something is planned."""
    return [one["date"] for one in json.loads(study("plan", "--json").output)["sessions"] if one["title"] == title]


def test_materials_fill_the_weeks_at_the_learners_hours(study: Study) -> None:
    found = enrolled(study, SELF, "--weeks", "26", "--hours", "10")
    assert found["weeks"] == {"first": 0, "count": 26, "filled": 13, "materials": 9, "waiting": 0, "needed": 300}
    assert found["finish"] == "2026-06-03"  # not the first Saturday, as without --weeks
    assert "Weeks  26, filled to week 13; weeks 14–26 hold nothing yet" in again(study, SELF, "--weeks", "26")


def again(study: Study, *words: str) -> str:
    study("undo")
    answer = study("enroll", *words, "--hours", "10")
    assert answer.code == 0
    return answer.output


def test_without_hours_there_are_as_many_as_it_takes_to_fill_them_all(study: Study) -> None:
    found = enrolled(study, SELF, "--weeks", "26")
    assert found["weeks"]["filled"] == 26
    assert sum(found["week"]) == found["weeks"]["needed"] == 300


@pytest.mark.parametrize(("weeks", "hours"), [("10", "10"), ("4", "20"), ("1", "40")])
def test_more_work_than_the_weeks_hold_is_planned_all_the_same(study: Study, weeks: str, hours: str) -> None:
    whole = enrolled(study, "hf-four-week", "--hours", hours)
    study("undo")
    found = enrolled(study, "hf-four-week", "--hours", hours, "--weeks", weeks)
    assert (found["items"], found["effort"]) == (whole["items"], whole["effort"])
    needed = found["weeks"]["needed"]
    study("undo")
    if found["weeks"]["filled"] > int(weeks):
        fits = enrolled(study, "hf-four-week", "--hours", f"{needed / 60:g}", "--weeks", weeks)
        assert fits["weeks"]["filled"] <= int(weeks)


def test_materials_take_only_what_the_work_leaves(study: Study) -> None:
    found = enrolled(study, SELF, "--weeks", "3", "--hours", "10")
    assert (found["weeks"]["materials"], found["weeks"]["waiting"]) == (6, 3)  # no course of 40 hours is among them
    assert date.fromisoformat(found["finish"]) < date(2026, 3, 30)


def test_beside_others_it_has_its_own_hours(study: Study) -> None:
    study("enroll", "hf-four-week", "--hours", "10")
    found = enrolled(study, SELF, "--weeks", "26", "--hours", "2")
    assert sum(found["week"]) == 720
    assert found["weeks"]["waiting"]  # 27 weeks at 2 hours do not hold three courses of 40


@pytest.mark.parametrize("weeks", ["0", "-1", "521", "many", "2.5", ""])
def test_what_is_no_number_of_weeks_is_refused(study: Study, weeks: str) -> None:
    answer = study("enroll", SELF, "--weeks", weeks)
    assert answer.code == 2
    assert "number of weeks" in answer.errors or "1 to 520" in answer.errors
    assert study("report", "--json").output.count(SELF) == 0


def test_weeks_are_said_when_one_begins(study: Study) -> None:
    study("enroll", SELF, "--weeks", "26")
    study("leave", SELF)
    assert "--weeks" in study("enroll", SELF, "--continue", "--weeks", "3").errors
    assert study("enroll", SELF, "--continue").code == 0
    assert "of 26" in study("journal", "--week", "3").output


@pytest.fixture
def author(study: Study) -> Study:
    enrolled(study, SELF, "--weeks", "26", "--hours", "10")
    return study


def test_a_week_that_holds_nothing_yet_is_a_place_to_add_to(author: Study) -> None:
    for words in (
        ("Second", "--to", f"{SELF}/week-3"),
        ("First", "--to", SELF, "--module", "Week 1"),
        ("Another", "--to", SELF, "--phase", "week 1"),
    ):
        assert author("add", *words, "--effort", "1h").code == 0
    phases = json.loads(author("show", SELF, "--json").output)["phases"]
    assert [one["title"] for one in phases] == ["Week 0", "Week 1", "Week 3"]
    assert days_of(author, "First") == ["2026-03-09"]
    assert days_of(author, "Second") == ["2026-03-23"]  # not before its week begins, though there is room


def test_adding_to_a_week_is_one_step(author: Study) -> None:
    before = author("list").output
    author("add", "First", "--to", f"{SELF}/week-1")
    author("undo")
    assert author("list").output == before
    assert "week-1" not in author("show", SELF).output
    author("redo")
    assert days_of(author, "First")


@pytest.mark.parametrize(
    "words",
    [("--to", f"{SELF}/week-27"), ("--to", SELF, "--module", "Week 27"), ("--to", f"{SELF}/weak-3"),
     ("--to", f"{SELF}/week-0", "--module", "Week 3")],
)  # fmt: skip
def test_a_week_the_plan_does_not_have_is_no_place(author: Study, words: tuple[str, ...]) -> None:
    before = author("history").output
    answer = author("add", "Lost", *words)
    assert (answer.code, answer.output) == (2, "")
    assert author("history").output == before


def test_a_week_is_added_once(author: Study) -> None:
    assert author("add", "--module", "Week 2", "--to", SELF).code == 0
    answer = author("add", "--module", "week 2", "--to", SELF)
    assert answer.code == 2
    assert f"study add TITLE --to {SELF}/week-2" in " ".join(answer.errors.split())


def test_what_was_added_to_weeks_is_exported_and_comes_back(author: Study, tmp_path: Path) -> None:
    author("add", "First", "--to", f"{SELF}/week-1", "--effort", "1h")
    author("export", "curriculum", SELF, "-o", str(tmp_path / "mine.yaml"))
    assert "title: Week 1\n    week: 1\n" in (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    assert "No changes" in author("upgrade", SELF, str(tmp_path / "mine.yaml"), "--dry-run").output


def test_the_authors_weeks_are_spread_over_the_learners(study: Study, tmp_path: Path) -> None:
    """The author's four weeks over eight: each begins with every second."""
    parts = "".join(f"  - {{title: Week {n}, week: {n}, items: [{{topic: T{n}, effort: 1h}}]}}\n" for n in range(1, 5))
    text = f"curriculum: four\ntitle: Four\nduration: 4 weeks\nphases:\n{parts}"
    (tmp_path / "four.yaml").write_text(text, encoding="utf-8")
    enrolled(study, str(tmp_path / "four.yaml"), "--weeks", "8", "--hours", "5")
    assert [days_of(study, f"T{n}")[0] for n in (1, 2, 3, 4)] == [
        "2026-03-02", "2026-03-16", "2026-03-30", "2026-04-13"
    ]  # fmt: skip
    study("undo")
    enrolled(study, str(tmp_path / "four.yaml"), "--hours", "5")
    assert days_of(study, "T4")[0] < "2026-03-09"  # without --weeks nothing waits for a week
