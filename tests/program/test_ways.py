"""A line of plain words is answered without Typer just as with it."""

import shlex
from collections.abc import Callable
from functools import partial, update_wrapper
from pathlib import Path
from typing import Any

import pytest

from study.app import serve_through_typer
from study.commands import COMMANDS, QUOTING, function, parameters_of, plain
from tests.conftest import Study
from tests.program.life import ANSWERS, END, LIFE, command_of, furnish, live

Lines = list[list[str]]
Values = dict[str, Any]


def lines(command: str) -> Lines:
    """All lines of a command in the rich life and at its end, each with and without ``--json`` where it has that."""
    typed = [line for _, line in LIFE if command_of(line, COMMANDS) == command]
    typed += [line.split("; ")[-1] for line in ANSWERS[command]]
    found = [shlex.split(line) for line in dict.fromkeys(typed)]
    has_json = "json" in parameters_of(function(command))
    return found + [[*words, "--json"] for words in found if has_json]


class Spy:
    """Stands for the function that serves a command, and remembers what it was given."""

    def __init__(self, name: str, given: list[tuple[str, Values]]) -> None:
        serve = function(name)
        update_wrapper(self, serve)
        self.__code__, self.__defaults__ = serve.__code__, serve.__defaults__
        self.name, self.given = name, given

    def __call__(self, **values: Any) -> None:
        self.given.append((self.name, values))


@pytest.fixture
def through_typer(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], tuple[str, Values]]:
    """The command that Typer makes of a line, and the values of its parameters; nothing is run."""
    given: list[tuple[str, Values]] = []
    monkeypatch.setattr("study.app.function", lambda name: Spy(name, given))

    def parsed(words: list[str]) -> tuple[str, Values]:
        assert serve_through_typer(words) == 0
        return given.pop()

    return parsed


@pytest.mark.parametrize("command", COMMANDS)
def test_both_ways_give_a_command_the_same_values(
    command: str, through_typer: Callable[[list[str]], tuple[str, Values]]
) -> None:
    straight = {" ".join(words): (words, serve) for words in lines(command) if (serve := plain(words))}
    assert straight or command in QUOTING
    for words, serve in straight.values():
        assert isinstance(serve, partial)
        assert (command, serve.keywords) == through_typer(words)
        assert serve.func is function(command)


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    """The database at the end of the life, once it was lived."""
    return {}


@pytest.fixture
def lived(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: dict[str, bytes]) -> Study:
    """The end of the life."""
    furnish(tmp_path, monkeypatch)
    if kept:
        (tmp_path / "study.db").write_bytes(kept["study.db"])
    else:
        live(study)
        kept["study.db"] = (tmp_path / "study.db").read_bytes()
    return study


@pytest.mark.parametrize(
    "words",
    ["", "today", "done 2 3", "done 999", "report", "replan --dry-run", "kaggle", "log 9 5m", "import more.md -n"],
)
def test_both_ways_answer_alike(
    words: str, lived: Study, tmp_path: Path, kept: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    straight, database = lived(*words.split(), now=END), (tmp_path / "study.db").read_bytes()
    (tmp_path / "study.db").write_bytes(kept["study.db"])
    monkeypatch.setattr("study.commands.plain", lambda argv: None)
    assert lived(*words.split(), now=END) == straight
    assert (tmp_path / "study.db").read_bytes() == database


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
