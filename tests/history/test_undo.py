"""Every command that changes something is one step: taken back and taken again, nothing can be told apart."""

import json
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.history.past import rows, seen

LIFE = """
enroll gpt-transformer --hours 10
done 1
log 2 45m --on yesterday
enroll learning-log-2024 --with-optional
progress 60 40
skip 3
reopen 3
replan --hours 6
config min-session 20m
done 4-6 --time 2h
leave learning-log-2024
enroll learning-log-2024 --continue
enroll hf-four-week --week mon=2h
due 7 2026-05-01
due gpt-transformer/foundations 2026-06-01
due gpt-transformer 2026-07-01
due 7 none
pin 9 2026-03-09 --time 30m
replan
unpin 9
replan --path steep
replan --path long --with-optional
replan --drop optional --drop 12-14 --hours 9 --from 2026-03-04
"""


def test_a_life_is_undone_to_the_first_step_and_redone_to_the_last(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "study.db"
    pictures, contents = [], []
    for line in LIFE.strip().splitlines():
        assert study(*line.split()).code == 0, line
        pictures.append(seen(study))
        contents.append(rows(path))

    for n in reversed(range(len(pictures) - 1)):
        assert study("undo").code == 0
        assert seen(study) == pictures[n]
        assert rows(path) == contents[n]
    assert study("undo").code == 0
    assert not any(rows(path).values())
    for n in range(len(pictures)):
        assert study("redo").code == 0
        assert seen(study) == pictures[n]
        assert rows(path) == contents[n]
    assert study("doctor").code == 0


def test_several_steps_are_taken_back_at_once_or_none_of_them(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices, Bases]}]
    """
    study("done", "1")
    before = seen(study)
    study("done", "2")
    study("done", "3")

    refused = study("undo", "9")
    assert (refused.code, refused.errors) == (
        2,
        "There are only 4 steps to undo. See `study history`.\n",
    )
    assert study("undo", "2").code == 0
    assert seen(study) == before
    assert study("redo", "3").code == 2


def test_something_new_ends_what_could_be_redone(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices]}]
    """
    study("done", "1")
    study("undo")
    study("done", "2")

    answer = study("redo")

    assert (answer.code, answer.errors) == (2, "There is nothing to redo. See `study history`.\n")
    steps = json.loads(study("history", "--json").output)["steps"]
    assert [(step["n"], step["command"], step["undone"]) for step in steps[1:]] == [
        (2, "study done 1", True),
        (3, "study done 2", False),
    ]


def test_what_was_undone_before_something_new_stays_undone(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices, Bases]}]
    """
    study("done", "1")
    study("undo")
    study("done", "2")
    study("undo", "2")

    assert json.loads(study("redo", "--json").output)["redone"][0]["n"] == 1
    assert json.loads(study("redo", "--json").output)["redone"][0]["n"] == 3
    assert study("redo").code == 2
    assert [one["item"] for one in json.loads(study("list", "--status", "done", "--json").output)["items"]] == [2]


def test_the_history_and_what_was_undone(study: Study, golden: object) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices]}]
    """
    assert callable(golden)
    study("done", "1", "--note", "at last")
    undone, redone = study("undo"), study("redo")
    study("done", "2")
    study("undo")
    golden(f"{undone.output}\n{redone.output}\n{study('history', '--last', '2').output}")


@pytest.mark.parametrize("word", ["undo", "redo"])
def test_with_nothing_stored_there_is_nothing_to_undo(study: Study, word: str) -> None:
    answer = study(word)
    assert (answer.code, answer.output) == (5, "")
    assert study("history").output == "Nothing was changed yet.\n"


def test_a_number_that_was_undone_is_never_given_again(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices]}]
    """
    study("enroll", "hf-four-week")
    given = numbers(study)
    study("undo")
    study("enroll", "llm-basics")

    assert min(numbers(study) - {1, 2}) == max(given) + 1


def numbers(study: Study) -> set[int]:
    """The numbers of all items."""
    return {one["item"] for one in json.loads(study("list", "--json").output)["items"]}


def test_a_long_command_is_shown_whole(study: Study) -> None:
    title = "Read the paper about positional encodings and what became of them since"
    study("enroll", "gpt-transformer", "--hours", "10")
    study("add", title, "--to", "gpt-transformer", "--module", "Papers that are read in between")
    command = json.loads(study("history", "--json").output)["steps"][-1]["command"]

    screens = [study(name).output for name in ("undo", "history", "redo", "history")]

    for screen in screens:
        assert command in " ".join(screen.split())
        assert "…" not in screen
    assert screens[1].split()[-1] == "undone"
