"""Every command over one rich life, in every form: what it answers stands in golden files, one for a command."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from study.commands import COMMANDS
from tests.conftest import Answer, Study
from tests.program.life import ANSWERS, END, command_of, furnish, live, type_in

LEFT = ("study.db", "README.md")
"""What the life leaves behind."""
STYLE = re.compile("(?<=<style>).*(?=</style>)|(?<=style-src )[^;]*", re.DOTALL)
"""Of a page in HTML: how it looks."""


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    """The files at the end of the life, once it was lived."""
    return {}


@pytest.fixture
def lived(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: dict[str, bytes]) -> Callable[[], Study]:
    """The end of the life, as often as it is asked for, as if nothing had been done since."""
    monkeypatch.setenv("STUDY_DB", "study.db")
    furnish(tmp_path, monkeypatch)
    if not kept:
        live(study)
        kept |= {name: (tmp_path / name).read_bytes() for name in LEFT}

    def again() -> Study:
        for name, content in kept.items():
            (tmp_path / name).write_bytes(content)
        return study

    return again


def test_no_command_is_forgotten() -> None:
    assert set(ANSWERS) == set(COMMANDS)
    for command, lines in ANSWERS.items():
        assert {command_of(line.split("; ")[-1], COMMANDS) for line in lines} == {command}


@pytest.mark.parametrize("command", COMMANDS)
def test_answers(command: str, lived: Callable[[], Study], golden: Callable[[str], None]) -> None:
    golden("\n".join(answers(command, lived)))


def answers(command: str, lived: Callable[[], Study]) -> Iterator[str]:
    """What the lines of a command answer, each on a fresh copy of the life, in every form that the command has."""
    with_json = "--json " in lived()(*command.split(), "--help").output
    for line in ANSWERS[command]:
        wide, narrow = (type_in(lived(), line, now=END, columns=columns) for columns in (80, 40))
        yield shown(line, wide)
        if with_json and "--format" not in line:
            yield shown(f"{line} --json", type_in(lived(), line, "--json", now=END, columns=80))
        yield shown(f"{line}  # 40 columns", narrow) if narrow != wide else "──── the same in 40 columns\n"
        if command == "today":
            yield shown(f"{line}  # 140 columns", type_in(lived(), line, now=END, columns=140))


def shown(head: str, answer: Answer) -> str:
    """An answer below the line that asked for it."""
    output = STYLE.sub("", answer.output.replace("\r\n", "\n"))
    code = f"exit code {answer.code}\n" if answer.code else ""
    return f"──── study {head}\n{output}{answer.errors}{code}"
