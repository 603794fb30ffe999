"""A script that tries again: a step of the same key is taken once."""

import json
from pathlib import Path

import pytest

from tests.conftest import Study


@pytest.fixture
def learner(study: Study) -> Study:
    """Somebody who has enrolled, by a script."""
    assert study("enroll", "llm-basics", "--hours", "7", "--key", "one").code == 0
    return study


def steps(study: Study) -> list[tuple[str, str | None]]:
    return [(step["command"], step["key"]) for step in json.loads(study("history", "--json").output)["steps"]]


def test_the_same_key_twice_is_one_step(learner: Study, tmp_path: Path) -> None:
    assert learner("done", "1", "--key", "two").code == 0
    before = (tmp_path / "study.db").read_bytes()

    for words in (["done", "1", "--key", "two"], ["done", "2", "--key=two"], ["note", "--key", "two", "3", "Else"]):
        answer = learner(*words)
        assert (answer.code, answer.errors) == (0, "")
        assert answer.output == "Already recorded as step 2: study done 1\nNothing was changed.\n"
    assert (tmp_path / "study.db").read_bytes() == before
    assert steps(learner) == [("study enroll llm-basics --hours 7", "one"), ("study done 1", "two")]


def test_a_program_hears_which_step_it_was(learner: Study) -> None:
    answer = learner("enroll", "llm-basics", "--key", "one", "--json")

    told = {"schema": "study.already/1", "step": 1, "command": "study enroll llm-basics --hours 7"}
    assert (answer.code, json.loads(answer.output)) == (0, told)


def test_undoing_has_a_key_too(learner: Study) -> None:
    learner("done", "1")
    learner("done", "2")

    assert "done 2" in learner("undo", "--key", "back").output
    assert learner("undo", "--key", "back").output.startswith("Already recorded as step 3: study undo\n")
    assert "done 1" in learner("undo").output


def test_what_is_quoted_is_no_key(learner: Study) -> None:
    assert learner("add", "--", "--key").code == 0
    assert [key for _, key in steps(learner)] == ["one", None]


@pytest.mark.parametrize("words", [["today"], ["history"], ["publish", "README.md"], ["doctor"], ["sync"]])
def test_what_records_nothing_has_no_key(learner: Study, words: list[str]) -> None:
    answer = learner(*words, "--key", "two", columns=1000)
    assert (answer.code, answer.output) == (2, "")
    assert "records no step, so --key has nothing to name" in answer.errors


@pytest.mark.parametrize("key", ["", "a\nb", "x" * 201])
def test_a_key_is_a_name(learner: Study, key: str) -> None:
    answer = learner("done", "1", "--key", key)
    assert (answer.code, "--key wants a name" in answer.errors) == (2, True)


def test_the_next_command_has_no_key(learner: Study) -> None:
    learner("done", "1", "--key", "two")
    learner("done", "2")

    assert steps(learner)[-1] == ("study done 2", None)
