"""Several machines of one learner, each with a database of its own, in one process."""

import shlex
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.conftest import Answer, Study

Machine = Callable[[str, str], Answer]


@pytest.fixture
def on(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Type a line on a machine."""
    every = count(1)
    monkeypatch.setattr("study.store.identity.fresh", lambda: f"{next(every):012x}")
    monkeypatch.chdir(tmp_path)

    def run(machine: str, line: str) -> Answer:
        monkeypatch.setenv("STUDY_DB", str(tmp_path / f"{machine}.db"))
        return study(*shlex.split(line), columns=1000)

    return run


@pytest.fixture
def two(on: Machine) -> Machine:
    """A desktop that has enrolled, and a laptop that began with what the desktop had done."""
    for machine, line in (
        ("desktop", "enroll llm-basics --hours 7"),
        ("desktop", "sync init share --machine desktop"),
        ("laptop", "sync init share --machine laptop"),
        ("desktop", "sync"),
    ):
        assert on(machine, line).code == 0
    return on
