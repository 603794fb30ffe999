"""Reading leaves everything as it is: the file byte for byte, and what stands beside it."""

import shlex
import sqlite3
import threading
from pathlib import Path

import pytest

from study.errors import StoreError
from study.store.database import reading, transaction
from tests.conftest import Study
from tests.safety.processes import as_anybody, ended
from tests.store.lines import READING, REFUSED, WRITING


def traces(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything in a folder: mode, time of change, content."""
    return {
        path.name: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
        if path.is_file()
    }


@pytest.mark.parametrize("line", [*READING, *REFUSED])
def test_reading_leaves_no_trace(learner: Study, tmp_path: Path, line: str) -> None:
    before = traces(tmp_path)
    assert set(before) == {"study.db", "line.txt"}

    answer = learner(*shlex.split(line))

    assert answer.code == REFUSED.get(line, 0), answer.errors
    assert traces(tmp_path) == before


@pytest.mark.parametrize("line", READING)
def test_reading_makes_no_database_where_there_is_none(study: Study, tmp_path: Path, line: str) -> None:
    answer = study(*shlex.split(line))

    assert answer.code in (0, 2, 5)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def locked(learner: Study, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A read-only database in a read-only folder."""
    folder = tmp_path / "locked"
    folder.mkdir()
    path = path.rename(folder / "study.db")
    monkeypatch.setenv("STUDY_DB", str(path))
    path.chmod(0o444)
    folder.chmod(0o555)
    if ended(script=f"open({str(path)!r}, 'a')", prepare=as_anybody)[0] == 0:
        pytest.skip("permissions hold nobody here")
    return path


def test_a_read_only_database_in_a_read_only_folder_is_read(locked: Path) -> None:
    before = traces(locked.parent)

    for line in READING:
        code, _, errors = ended(*shlex.split(line), prepare=as_anybody)
        assert (code, errors) == (0, ""), line

    assert traces(locked.parent) == before


@pytest.mark.parametrize("line", [WRITING[0], "enroll llm-basics", "replan --hours 7"])
def test_a_read_only_database_cannot_be_written_and_that_is_said(locked: Path, line: str) -> None:
    before = traces(locked.parent)

    code, output, errors = ended(*shlex.split(line), prepare=as_anybody)

    assert (code, output) == (6, "")
    assert "read-only" in errors
    assert "Traceback" not in errors
    assert traces(locked.parent) == before


def test_a_database_in_a_read_only_folder_cannot_be_written_and_that_is_said(locked: Path) -> None:
    locked.chmod(0o644)
    before = traces(locked.parent)

    code, output, errors = ended("done", "2", prepare=as_anybody)

    assert (code, output) == (6, "")
    assert "folder" in errors
    assert "Traceback" not in errors
    assert traces(locked.parent) == before


def test_a_database_that_may_not_be_read_is_refused_in_a_sentence(locked: Path) -> None:
    locked.chmod(0)

    for line in ("today", "done 2"):
        code, output, errors = ended(*line.split(), prepare=as_anybody)
        assert (code, output) == (6, "")
        assert "may read" in " ".join(errors.split())
        assert "Traceback" not in errors


def test_no_database_can_be_made_in_a_read_only_folder(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (locked.with_name("other.db"), locked.parent / "deeper" / "study.db"):
        monkeypatch.setenv("STUDY_DB", str(path))
        code, output, errors = ended("enroll", "hf-four-week", prepare=as_anybody)
        assert (code, output) == (6, "")
        assert "folder" in errors
    assert list(traces(locked.parent)) == ["study.db"]


def test_what_is_read_is_one_moment_whatever_others_commit_meanwhile(learner: Study, path: Path) -> None:
    def steps(connection: sqlite3.Connection) -> int:
        return int(connection.execute("SELECT count(*) FROM step").fetchone()[0])

    def write() -> None:
        with transaction(str(path)) as connection:
            connection.execute("INSERT INTO step (at, day, command) SELECT at, day, command FROM step LIMIT 1")
            written.set()

    written = threading.Event()
    with reading(str(path)) as connection:
        before = steps(connection)
        writer = threading.Thread(target=write)
        writer.start()
        assert written.wait(10)
        writer.join(0.3)
        assert steps(connection) == before
    writer.join(10)

    with reading(str(path)) as connection:
        assert steps(connection) == before + 1


def test_what_reads_cannot_write(learner: Study, path: Path) -> None:
    with (
        pytest.raises(StoreError, match="read-only"),
        reading(str(path)) as connection,
    ):
        connection.execute("DELETE FROM state")


def test_a_name_of_a_file_is_taken_as_it_is(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a b?mode=ro#%41"
    monkeypatch.setenv("STUDY_DB", f"/{folder}/ü &.db")

    assert study("enroll", "hf-four-week").code == 0
    assert study("today").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["line.txt", "ü &.db"]
