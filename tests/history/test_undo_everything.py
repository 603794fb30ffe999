"""One long life with every command that writes: taken back to the first step and taken again, to the byte."""

import json
import shlex
from pathlib import Path

import pytest

from study.commands import COMMANDS, GROUPS
from tests.conftest import Study
from tests.history.past import rows, seen
from tests.program.life import ANSWERS, END, LIFE, command_of, furnish, live, type_in

BEYOND = {
    "undo", "redo", "doctor", "publish", "backup", "restore", "cohort init", "cohort join", "cohort leave",
    "sync", "sync init", "sync leave", "kaggle sync",
}  # fmt: skip
"""What is no step itself, only mends the cache, writes other files, or has nothing new in that life."""


def steps(study: Study) -> int:
    """How many steps hold."""
    return sum(not one["undone"] for one in json.loads(study("history", "--json").output)["steps"])


def test_the_life_has_every_command_that_writes(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(tmp_path, monkeypatch)
    live(study)
    lived = {command_of(line, COMMANDS) for _, line in LIFE}
    for command in set(COMMANDS) - lived - BEYOND:
        for line in ANSWERS[command]:
            type_in(study, line, now=END)

    history = json.loads(study("history", "--json").output)["steps"]
    assert {command_of(step["command"].removeprefix("study "), COMMANDS) for step in history} <= lived
    assert not GROUPS & lived


def test_every_command_is_undone_and_redone_to_the_byte(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(tmp_path, monkeypatch)
    path = tmp_path / "study.db"
    contents: list[dict[str, list[object]]] = [{}]
    for now, line in LIFE:
        answer = study(*shlex.split(line), now=now)
        assert answer.code == 0, f"{line}: {answer.errors}"
        taken, told = steps(study), command_of(line, COMMANDS) not in BEYOND
        assert taken == len(contents) - 1 + told, f"{line}: {taken}"
        if told:
            assert rows(path) != contents[-1], f"{line} changed nothing"
            contents.append(rows(path))
    picture = seen(study)

    for n in reversed(range(1, len(contents) - 1)):
        assert study("undo").code == 0
        assert rows(path) == contents[n], f"step {n + 1} undone"
    assert study("undo").code == 0
    assert not any(rows(path).values())
    for n in range(1, len(contents)):
        assert study("redo").code == 0
        assert rows(path) == contents[n], f"step {n} redone"
    assert seen(study) == picture
    assert study("doctor").code == 0
