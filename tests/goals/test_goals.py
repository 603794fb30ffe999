"""Goals: set, changed, given up, and counted from the log."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from study.store.workspace import Workspace
from tests.conftest import Study

Golden = Callable[[str], None]

SHELF = """
    curriculum: shelf
    title: A shelf
    pace: 10h/week
    phases: [{title: P, items: [{topic: Vectors, effort: 2h}, {project: A search engine, tags: [NLP, web]}]}]
    resources:
    - {book: Deep Learning, list: Übungen, done: 2025-05-01}
    - {book: Statistics, list: Übungen, done: 2026-01-05}
    - {book: Algebra, list: Übungen, progress: 100}
    - {paper: Attention, type: Research Paper, tags: nlp}
    - {course: Transformers}
    goals: [{goal: Book, target: 4, year: 2026}]
    """


@pytest.fixture
def shelf(study: Study, tmp_path: Path) -> Study:
    path = tmp_path / "shelf.yaml"
    path.write_text(SHELF, encoding="utf-8")
    assert study("enroll", str(path)).code == 0
    return study


def goals(study: Study) -> list[dict[str, Any]]:
    found = json.loads(study("goal", "--json").output)
    assert found["schema"] == "study.goals/1"
    return list(found["goals"])


def done(study: Study, *words: str) -> tuple[int, int]:
    """What is done for a goal that is set so, and what the time before reached."""
    answer = study("goal", *words, "--json")
    assert answer.code == 0, answer.errors
    (found,) = json.loads(answer.output)["goals"]
    return found["done"], found["before"]


def steps() -> int:
    with Workspace().reading() as connection:
        return int(connection.execute("SELECT count(*) FROM step").fetchone()[0])


def test_goals_are_shown_with_their_bar_and_their_pace(shelf: Study, golden: Golden) -> None:
    shelf("done", "1", "--time", "3h")
    shelf("goal", "hours", "400")
    shelf("goal", "papers", "10", "--before", "3")
    shelf("goal", "courses", "1", "--from", "1 february", "--to", "30 june")
    shelf("goal", "projects", "2", "--year", "2027")
    shelf("goal", "Übungen", "3", "--year", "2025")
    shelf("goal", "topics", "1")
    golden(shelf("goal").output)


def test_without_goals_it_says_how_to_set_one(study: Study) -> None:
    assert "study goal competitions 10" in study("goal").output
    assert goals(study) == []


def test_a_goal_is_told_with_its_pace_and_its_next_day(study: Study) -> None:
    study("goal", "competitions", "10", "--before", "3", now="2026-06-28")
    assert goals(study) == [
        {"goal": "competitions", "target": 10, "year": 2026, "from": "2026-01-01", "to": "2026-12-31", "before": 3,
         "done": 0, "pace": -4.9, "next_by": "2026-07-15"}
    ]  # fmt: skip
    assert "0 of 10, 4.9 behind pace, the next by 15 Jul" in study("goal").output


def test_setting_it_again_changes_it_and_says_what_it_was(study: Study) -> None:
    assert "Goal set: 10 competitions in 2026." in study("goal", "competitions", "10").output
    assert "Goal changed: 12 competitions in 2026; it was 10." in study("goal", "Competition", "12").output
    assert "Unchanged: 12" in study("goal", "competitions", "12", "--year", "2026").output
    assert "Goal changed" in study("goal", "competitions", "12", "--before", "3").output
    assert "Unchanged" in study("goal", "competitions", "12").output  # what the year before reached stays
    assert steps() == 3
    assert [(one["target"], one["before"]) for one in goals(study)] == [(12, 3)]


def test_the_same_thing_at_another_time_is_another_goal(study: Study) -> None:
    study("goal", "books", "10")
    study("goal", "books", "20", "--year", "2027")
    study("goal", "books", "2", "--from", "2026-06-01", "--to", "2026-08-31")
    assert [(one["target"], one["year"]) for one in goals(study)] == [(10, 2026), (2, None), (20, 2027)]


def test_kinds_tags_lists_and_types_are_counted_by_the_day_they_were_done(shelf: Study) -> None:
    assert done(shelf, "books", "10") == (2, 1)  # one of a day unknown is of the curriculum's own year
    shelf("done", "3", "6")
    shelf("done", "4", "--on", "2025-12-31")
    assert done(shelf, "papers", "10") == (1, 0)
    assert done(shelf, "übungen", "10") == (1, 1)
    assert done(shelf, "research paper", "10") == (1, 0)
    shelf("done", "2")
    assert done(shelf, "nlp", "10") == (2, 0)
    assert done(shelf, "web", "10") == (1, 0)
    shelf("reopen", "6")
    assert done(shelf, "nlp", "11") == (1, 0)


def test_hours_are_those_that_were_logged_or_fell_away_and_not_what_was_skipped(shelf: Study) -> None:
    shelf("log", "1", "50m")
    shelf("log", "1", "40m")
    shelf("skip", "2")
    assert done(shelf, "hours", "10") == (1, 0)
    shelf("done", "1")
    assert done(shelf, "hours", "11") == (2, 0)
    shelf("log", "6", "3h", "--on", "2025-06-01")
    assert done(shelf, "hour", "12") == (2, 3)


def test_a_goal_of_a_curriculum_is_changed_and_keeps_what_that_says_was_done(shelf: Study) -> None:
    assert [(one["goal"], one["target"], one["done"]) for one in goals(shelf)] == [("Book", 4, 2)]
    assert "it was 4" in shelf("goal", "books", "6").output
    assert [(one["goal"], one["target"], one["done"]) for one in goals(shelf)] == [("Book", 6, 2)]
    shelf("goal", "books", "--remove")
    assert goals(shelf) == []
    assert done(shelf, "books", "5") == (2, 1)


def test_the_learners_goal_goes_before_that_of_a_curriculum_that_comes_and_goes(study: Study) -> None:
    study("goal", "competitions", "12", "--year", "2024")
    study("enroll", "learning-log-2024")
    assert [(one["target"], one["done"]) for one in goals(study)] == [(12, 4)]
    study("leave", "learning-log-2024")
    assert [(one["target"], one["done"]) for one in goals(study)] == [(12, 0)]


def test_a_goal_is_given_up(study: Study) -> None:
    study("goal", "books", "10")
    study("goal", "books", "20", "--year", "2027")
    assert "Given up: 20 books in 2027." in study("goal", "book", "--year", "2027", "--remove").output
    assert [one["target"] for one in goals(study)] == [10]
    assert study("goal", "books", "--remove").code == 0
    assert goals(study) == []


def test_which_one_is_given_up_is_never_a_guess(study: Study) -> None:
    study("goal", "books", "10", "--year", "2027")
    study("goal", "books", "10", "--year", "2028")
    answer = study("goal", "books", "--remove")
    assert (answer.code, "in 2027, in 2028" in answer.errors) == (2, True)
    assert study("goal", "books", "--year", "2029", "--remove").code == 2
    assert len(goals(study)) == 2
    study("goal", "books", "--year", "2028", "--remove")
    assert study("goal", "books", "--remove").code == 0  # the only one there is


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["competitons", "10"], "Did you mean `study goal competitions 10`?"),
        (["ubung", "10"], "Nothing here is called"),
        (["research", "10"], 'Did you mean `study goal "Research Paper" 10`?'),
        (["", "10"], "Nothing here is called"),
        (["books"], "How many?"),
        (["books", "ten"], "a whole number"),
        (["books", "1.5"], "a whole number"),
        (["books", "0"], "at least 1"),
        (["books", "10", "--year", "26"], "a year"),
        (["books", "10", "--year", "0999"], "a year"),
        (["books", "10", "--before", "-1"], "0 or more"),
        (["books", "10", "--year", "2026", "--from", "today"], "one or the other"),
        (["books", "10", "--from", "2026-06-01", "--to", "2026-05-31"], "before it begins"),
        (["books", "10", "--from", "someday"], "isn't a date"),
        (["books", "10", "--remove"], "leave out the number"),
        (["papers", "--remove"], "no goal for"),
        (["--year", "2026"], "what the goal is for"),
    ],
    ids=str,
)
def test_a_goal_that_makes_no_sense_is_refused(shelf: Study, words: list[str], told: str) -> None:
    before = steps()
    answer = shelf("goal", *words)
    assert (answer.code, answer.output) == (2, "")
    assert told in " ".join(answer.errors.split())
    assert steps() == before


def test_a_refused_goal_makes_no_database(study: Study, tmp_path: Path) -> None:
    assert study("goal", "nothing", "10").code == 2
    assert list(tmp_path.iterdir()) == []


def test_what_it_says_over_the_years(study: Study) -> None:
    study("goal", "hours", "100")
    told = {now: study("goal", now=now).output for now in ("2025-12-31", "2026-01-01", "2026-12-28", "2027-01-01")}
    assert "0 of 100, begins 1 Jan 2026" in told["2025-12-31"]
    assert "0 of 100, 0.3 behind pace, 1.9 a week to reach it" in told["2026-01-01"]
    assert "0 of 100, 99.2 behind pace, 100 to go" in told["2026-12-28"]
    assert "0 of 100, 100 short; it ended on 31 Dec 2026" in told["2027-01-01"]


def test_a_first_day_that_is_over_is_the_one_before_the_last(study: Study) -> None:
    assert study("goal", "hours", "5", "--from", "1 march", "--to", "31 march", now="2026-03-12").code == 0
    (goal,) = json.loads(study("goal", "--json").output)["goals"]
    assert (goal["from"], goal["to"]) == ("2026-03-01", "2026-03-31")
