"""A line of plain words is answered without Typer just as with it."""

import shlex
from collections.abc import Callable
from functools import partial, update_wrapper
from pathlib import Path
from typing import Any

import pytest

from study.app import serve_through_typer
from study.commands import COMMANDS, QUOTING, function, parameters_of, plain
from tests.conftest import Answer, Study
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


@pytest.mark.parametrize(
    "words", ["done 1 --time=1h", "plan --weeks=2", "add X --tag=a --tag=b", "edit 1 --title=", "note 1 a=b --on=today"]
)
def test_a_value_may_stand_behind_a_sign(words: str, through_typer: Callable[[list[str]], tuple[str, Values]]) -> None:
    serve = plain(words.split())
    assert isinstance(serve, partial)
    assert through_typer(words.split()) == (words.split()[0], serve.keywords)


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
    ["today --help", "today extra", "done", "done -1", "done 1 --time", "done 1 --json=yes", "plan -w4",
     "kaggle --rank", "kaggle all", "--help", "todya"],
)  # fmt: skip
def test_everything_else_is_not_plain(words: str) -> None:
    assert plain(words.split()) is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("plan --weeks 0", '--weeks can\'t be "0". Give a whole number from 1 to 5000.'),
        ("plan --weeks=0", '--weeks can\'t be "0". Give a whole number from 1 to 5000.'),
        ("plan --weeks -1", '--weeks can\'t be "-1". Give a whole number from 1 to 5000.'),
        ("history --last x", '--last can\'t be "x". Give a whole number, 1 or more.'),
        ("hours --every x", '--every can\'t be "x". Give a whole number.'),
        ("list --status late", '--status can\'t be "late". Choose from open, started, done, skipped.'),
        ("list --status=late", '--status can\'t be "late". Choose from open, started, done, skipped.'),
    ],
)
def test_a_value_that_is_none_is_refused_alike_both_ways(words: str, message: str, study: Study) -> None:
    assert study(*words.split()) == Answer(2, "", f"{message}\n")
