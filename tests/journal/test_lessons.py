"""Lessons."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from study.journal import facts as journals
from study.store.workspace import Workspace
from tests.conftest import Study
from tests.journal.algebra import steps

Golden = Callable[[str], None]


def test_lessons_are_taken_down_and_told_newest_last(study: Study, golden: Golden) -> None:
    study("lesson", "Projects  teach more\nthan courses")
    study("lesson", "Read before watching", "--on", "last week")
    study("lesson", "Sleep", now="2026-03-09")
    golden(study("lesson").output)
    told = json.loads(study("lesson", "--json").output)
    assert (told["schema"], told["lessons"][-1]) == ("study.lessons/1", {"on": "2026-03-09", "text": "Sleep"})


def test_the_same_lesson_again_is_no_second_one(study: Study) -> None:
    for _ in range(2):
        assert study("lesson", "Sleep").code == 0
    with Workspace().reading() as connection:
        assert len(journals.lessons(connection)) == 1
    assert steps(study) == 1


@pytest.mark.parametrize("words", [["x", "--on", "tomorrow"], [" "], ["--on", "today"]], ids=str)
def test_a_lesson_that_makes_no_sense_is_refused(study: Study, words: list[str], tmp_path: Path) -> None:
    assert study("lesson", *words).code == 2
    assert not (tmp_path / "study.db").exists()
