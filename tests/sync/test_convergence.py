"""The law: whatever is done on several machines, and whatever the carrier does to it, all come to the same facts."""

import json
import os
import shlex
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Study
from tests.enroll.schools import ACADEMY, SCHOOL

LOCAL = {"record", "here", "part", "sync", "alias", "undone", "state", "change", "revision"}
ROUND = count()
COMMANDS = [
    "enroll academy.yaml", "enroll school.yaml", "leave school", "leave academy",
    "done 3", "done 4 --time 45m", "done hello", "progress 5 40", "skip 6", "reopen 4", "log 3 20m", "note 4 Twice",
    "amend 1 --time 1h", "add Rust --kind book", "add Go", "add Knots --to academy/goal", "edit 5 --effort 3h",
    "remove 7", "move 8 --to school/one", "exclude 4", "hours 10", "hours 12", "config soft 10m",
    "track academy --weight 3",
    "due 5 2026-06-01", "pin 3 2026-03-10", "replan", "goal books 5", "journal --goal Row", "lesson Rest", "off friday",
    "undo", "undo 2", "redo", "start 3", "stop",
]  # fmt: skip
MACHINES = st.integers(0, 3)
ACTS = st.one_of(
    st.tuples(MACHINES, st.sampled_from(COMMANDS)),
    st.tuples(MACHINES, st.sampled_from(COMMANDS)),
    st.tuples(MACHINES, st.sampled_from(["sync", "tear", "lose", "repeat"])),
)


class Machines:
    """Several databases, each with a copy of the folder of its own: what one has, the others get when they sync."""

    def __init__(self, folder: Path, study: Study, patch: pytest.MonkeyPatch) -> None:
        self.study, self.patch, self.folder = study, patch, folder
        (folder / "academy.yaml").write_text(ACADEMY, encoding="utf-8")
        (folder / "school.yaml").write_text(SCHOOL, encoding="utf-8")
        patch.chdir(folder)

    def path(self, machine: int) -> Path:
        return self.folder / f"machine-{machine}.db"

    def __call__(self, machine: int, line: str) -> str:
        self.patch.setenv("STUDY_DB", str(self.path(machine)))
        answer = self.study(*shlex.split(line))
        assert answer.code in (0, 1, 2, 4, 5), (line, answer.errors)
        assert "unexpected" not in answer.errors, (line, answer.errors)
        return answer.output

    def sync(self, machine: int, how: str = "sync") -> str:
        """Over a shared folder, of which something goes wrong on the way."""
        parts = sorted((self.folder / "share" / "records").glob("*.jsonl"))
        if how == "tear" and parts:
            data = parts[0].read_bytes()
            parts[0].write_bytes(data[: len(data) * 2 // 3])
        elif how == "lose" and parts:
            parts[-1].unlink()
        elif how == "repeat" and parts:
            data = parts[0].read_bytes()
            parts[0].write_bytes(data + data[: data.find(b"\n") + 1])
        return self(machine, "sync --json")


def facts(path: Path) -> dict[str, list[object]]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        told = {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
            for (name,) in names
            if name not in LOCAL
        }
        told["records"] = connection.execute(
            'SELECT machine, "index", clock, hash, verb FROM record ORDER BY number'
        ).fetchall()
        told["states"] = connection.execute("SELECT * FROM state ORDER BY item").fetchall()
        return told


@pytest.fixture
def ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines have ids of their own, whichever test began them."""
    every = count(1)
    monkeypatch.setattr("study.store.identity.fresh", lambda: f"{next(every):012x}")


@settings(max_examples=int(os.environ.get("SYNC_EXAMPLES", "8")))
@given(acts=st.lists(ACTS, min_size=4, max_size=16), many=st.integers(2, 3))
def test_all_machines_come_to_the_same_facts(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ids: None, acts: list[tuple[int, str]], many: int
) -> None:
    folder = tmp_path / str(next(ROUND))
    folder.mkdir()
    with monkeypatch.context() as patched:
        machines = Machines(folder, study, patched)
        for machine in range(many):
            machines(machine, f"sync init share --machine m{machine}")
        for machine, act in acts:
            if act in ("sync", "tear", "lose", "repeat"):
                machines.sync(machine % many, act)
            else:
                machines(machine % many, act)
        for _ in range(3):
            for machine in range(many):
                told = json.loads(machines.sync(machine))

        assert told["troubles"] == []
        first = facts(machines.path(0))
        for machine in range(1, many):
            assert facts(machines.path(machine)) == first
        assert len(set(map(repr, first["records"]))) == len(first["records"])
        for machine in range(many):
            assert "all good" in machines(machine, "doctor")
