"""The weeks of the journal are the plan's, beside those of the calendar."""

import json
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.journal.algebra import steps, week, weeks

SELF = "self-teaching-26-weeks"


@pytest.fixture
def author(study: Study) -> Study:
    """Somebody who begins the journal of 26 weeks."""
    assert study("enroll", SELF, "--hours", "10").code == 0
    return study


def test_a_plan_with_a_week_0_starts_with_it(author: Study) -> None:
    assert week(author)[:2] == ("2026-03-02", "Set myself up for success during this self-driven learning path")
    assert week(author, "--week", "0") == week(author)
    assert "Week 0 · 2–8 Mar (2026-W10)" in author("journal").output


@pytest.mark.parametrize("typed", ["3", "week 3", "Week 3", "2026-W13", "W13", "2026-03-25"])
def test_a_bare_number_is_the_plans_week_and_all_else_the_calendars(author: Study, typed: str) -> None:
    (found,) = weeks(author, "--week", typed)
    assert (found["week"], found["plan_week"], found["weeks"], found["curriculum"]) == ("2026-03-23", 3, 26, SELF)
    assert "Week 3 of 26 · 23–29 Mar (2026-W13)" in author("journal", "--week", typed).output


def test_a_week_before_the_plan_is_the_calendars(author: Study) -> None:
    (found,) = weeks(author, "--week", "W9")
    assert (found["plan_week"], found["weeks"], found["curriculum"]) == (None, None, None)
    assert author("journal", "--week", "W9").output.startswith("2026-W09 · 23 Feb – 1 Mar")


@pytest.mark.parametrize(("typed", "told"), [("27", "its weeks are 0 to 26"), ("99999999", "isn't a week")])
def test_a_week_the_plan_does_not_have_is_refused(author: Study, typed: str, told: str) -> None:
    answer = author("journal", "--week", typed, "--goal", "x")
    assert answer.code == 2
    assert told in " ".join(answer.errors.split())


def test_who_takes_longer_goes_on_counting(author: Study) -> None:
    assert author("journal", "--week", "27", "--goal", "The end", now="2026-09-09").code == 0
    assert "Week 27 · 7–13 Sep" in author("journal", now="2026-09-09").output


def test_next_week_is_written_before_it_begins_and_is_there_when_it_does(author: Study) -> None:
    author("journal", "--week", "next week", "--goal", "Tokenizers", "--plan", "Chapter 1")
    assert week(author, "--week", "1")[1:3] == ("Tokenizers", "Chapter 1")
    assert "Tokenizers" in author("journal", now="2026-03-09").output


def test_bullets_stay_bullets_and_other_lines_stay_lines(author: Study, tmp_path: Path) -> None:
    plan = "- Chapter 1\n- Chapter 2,\n  with its exercises\n  - all of them\nThen rest"
    author("journal", "--week", "1", "--plan", plan)
    told = author("journal", "--week", "1").output
    lines = [
        "  - Plan:",
        "    - Chapter 1",
        "    - Chapter 2, with its exercises",
        "      - all of them",
        "    Then rest",
    ]
    assert told.splitlines()[1:] == lines
    author("publish", str(tmp_path / "README.md"))
    written = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "### Week 1 of 26 · week of 2026-03-09\n\n- **Plan:**\n  - Chapter 1\n" in written
    assert "\n    - all of them<br>Then rest\n" in written


def test_a_published_journal_is_read_again_without_anything_new(author: Study, tmp_path: Path) -> None:
    author("journal", "--week", "1", "--plan", "Two things:\n- Chapter 1\n- Chapter 2,\n  with its exercises")
    author("publish", str(tmp_path / "README.md"))
    before = steps(author)
    assert "2 weeks of the journal" in " ".join(
        author("import", str(tmp_path / "README.md"), "--as", "log").output.split()
    )
    assert steps(author) == before


def test_a_published_journal_is_read_into_an_empty_database(
    author: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    author("journal", "--week", "1", "--goal", "Begin", "--plan", "Two things:\n- Chapter 1\n  - and its exercises")
    author("publish", str(tmp_path / "README.md"))
    monkeypatch.setenv("STUDY_DB", str(tmp_path / "new.db"))
    assert author("import", str(tmp_path / "README.md"), "--as", "log").code == 0
    texts = "Begin", "Two things:\n- Chapter 1\n  - and its exercises", ""
    assert week(author, "--week", "2026-W11")[1:] == texts


def test_of_several_curricula_the_one_that_is_lived_by_the_week_is_meant(author: Study) -> None:
    author("enroll", "hf-four-week")
    assert weeks(author, "--week", "2")[0]["curriculum"] == SELF
    assert weeks(author, "--week", "2", "--of", "hf-four-week")[0]["week"] == "2026-03-09"


def test_where_it_is_not_known_whose_week_is_meant_it_is_asked_for(study: Study) -> None:
    study("enroll", "hf-four-week")
    study("enroll", "llm-basics")
    answer = study("journal", "--week", "2")
    assert answer.code == 2
    assert "study journal --week 2 --of hf-four-week" in " ".join(answer.errors.split())
    assert weeks(study)[0]["plan_week"] is None
    assert weeks(study, "--of", "llm-basics")[0]["plan_week"] == 1


def test_the_report_counts_the_weeks_of_the_journal_alike(author: Study, tmp_path: Path) -> None:
    author("journal", "--week", "1", "--goal", "Tokenizers")
    assert "Week 1 of 26 · 9–15 Mar (2026-W11)" in author("report", "--all").output
    told = json.loads(author("report", "--json").output)["journal"]
    assert [(one["week"], one["plan_week"]) for one in told] == [("2026-03-02", 0), ("2026-03-09", 1)]
    author("report", "--format", "html", "-o", str(tmp_path / "r.html"))
    assert "Week 1 of 26 · 9–15 Mar (2026-W11)" in (tmp_path / "r.html").read_text(encoding="utf-8")
