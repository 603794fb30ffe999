"""A line of plain words is answered without Typer just as with it."""

import shutil
from pathlib import Path

import pytest

from study.app import serve_through_typer
from study.commands import COMMANDS
from study.plain import plain
from tests.conftest import Answer, Study

PLAIN_LINES = [
    [],
    ["today"],
    ["today", "--json"],
    ["done", "2"],
    ["done", "2", "3"],
    ["done", "999"],
    ["report"],
    ["report", "--json"],
    ["replan", "--hours", "12"],
    ["replan", "--hours", "12", "--dry-run"],
    ["replan"],
    ["done", "titanic"],
    ["done", "3", "--time", "1h", "--note", "hard"],
    ["report", "--format", "markdown"],
    ["list", "--status", "open", "--kind", "topic"],
    ["plan", "-w", "2"],
    ["log", "2", "1h30m"],
    ["certificate"],
    ["certificate", "list", "--json"],
    ["kaggle", "add", "Titanic", "--due", "1 may"],
    ["undo", "1"],
]


@pytest.fixture
def started(study: Study) -> Study:
    study("enroll", "hf-four-week", "--hours", "10")
    study("done", "1")
    return study


def through_typer(study: Study, words: list[str], monkeypatch: pytest.MonkeyPatch) -> Answer:
    with monkeypatch.context() as patched:
        patched.setattr("study.plain.plain", lambda argv: None)
        return study(*words)


@pytest.mark.parametrize("words", PLAIN_LINES, ids=" ".join)
def test_both_ways_answer_alike(
    started: Study, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(tmp_path / "study.db", tmp_path / "kept.db")
    straight = started(*words, now="2026-03-05")
    after = started("list", "--json").output
    shutil.copy(tmp_path / "kept.db", tmp_path / "study.db")
    assert through_typer(started, words, monkeypatch) == straight
    assert started("list", "--json").output == after


@pytest.mark.parametrize("words", PLAIN_LINES, ids=" ".join)
def test_these_lines_are_plain(words: list[str]) -> None:
    assert plain(words) is not None


@pytest.mark.parametrize(
    "words",
    ["today --help", "today extra", "done", "done -1", "done 1 --time", "done 1 --time=1h", "done 1 --time soon",
     "list --status late", "plan --weeks 0", "replan --hours=10", "kaggle --rank", "kaggle all", "--help", "todya"],
)  # fmt: skip
def test_everything_else_is_left_to_typer(words: str) -> None:
    assert plain(words.split()) is None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for flag in ("-h", "--help"):
        assert serve_through_typer([*name.split(), flag]) == 0
        shown = capsys.readouterr().out
        assert f"  study {name}" in shown
        assert max(map(len, shown.splitlines())) <= 80


def test_a_mistyped_command_is_met_with_the_nearest(study: Study) -> None:
    answer = study("todya")
    assert (answer.code, answer.output) == (2, "")
    assert "Did you mean 'today'?" in answer.errors
