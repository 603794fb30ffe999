"""Two at once wait for each other, and give up with a sentence rather than never."""

import sqlite3
import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest

from study.store import database
from tests.conftest import Study
from tests.safety.processes import started


@pytest.fixture
def other(learner: Study, path: Path) -> sqlite3.Connection:
    """Another program with the learner's database open."""
    return sqlite3.connect(path, isolation_level=None)


def recorded(path: Path) -> list[tuple[int, int]]:
    """Step and item of everything recorded."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT step, item FROM entry ORDER BY number").fetchall()
    connection.close()
    return rows


def test_eight_at_once_all_tick_their_items(learner: Study, path: Path) -> None:
    with ExitStack() as stack:
        processes = [stack.enter_context(started("done", str(number))) for number in range(11, 19)]
        answers = [(*process.communicate(timeout=60), process.returncode) for process in processes]

    for output, errors, code in answers:
        assert (code, errors) == (0, "")
        assert output.startswith("Done")
    found = recorded(path)[1:]
    assert sorted(item for _, item in found) == list(range(11, 19))
    assert [step for step, _ in found] == list(range(3, 11))
    assert learner("doctor").code == 0


def test_four_at_once_take_back_one_step_each(learner: Study, path: Path) -> None:
    for number in range(11, 15):
        learner("done", str(number))
    before = len(recorded(path))
    with ExitStack() as stack:
        processes = [stack.enter_context(started("undo")) for _ in range(4)]
        answers = [(*process.communicate(timeout=60), process.returncode) for process in processes]

    assert [(errors, code) for _, errors, code in answers] == [("", 0)] * 4
    assert len(recorded(path)) == before - 4
    assert learner("redo", "4").code == 0
    assert len(recorded(path)) == before
    assert learner("doctor").code == 0


def test_two_first_enrolments_at_once_both_succeed(study: Study, path: Path) -> None:
    with started("enroll", "hf-four-week") as one, started("enroll", "llm-basics") as two:
        assert [process.communicate(timeout=60)[1] for process in (one, two)] == ["", ""]

    assert (one.returncode, two.returncode) == (0, 0)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM active").fetchone() == (2,)
    connection.close()
    assert study("doctor").code == 0


@pytest.mark.parametrize("line", ["today", "list --json", "done 3", "replan --dry-run"])
def test_who_comes_during_a_long_transaction_waits_and_then_answers(
    learner: Study, other: sqlite3.Connection, line: str
) -> None:
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE item SET title = 'Renamed meanwhile' WHERE number BETWEEN 2 AND 4")
    with started(*line.split()) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        other.execute("COMMIT")
        other.close()
        output, errors = process.communicate(timeout=30)

    assert (process.returncode, errors) == (0, "")
    assert "Renamed meanwhile" in output or line == "replan --dry-run"


def test_who_writes_while_others_read_waits_for_them(learner: Study, path: Path, other: sqlite3.Connection) -> None:
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM item").fetchone()
    with started("done", "3") as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        other.execute("COMMIT")
        other.close()
        _, errors = process.communicate(timeout=30)

    assert (process.returncode, errors) == (0, "")
    assert recorded(path)[-1] == (3, 3)


@pytest.mark.parametrize(
    ("lock", "line"),
    [
        ("BEGIN EXCLUSIVE", "today"),
        ("BEGIN EXCLUSIVE", "done 3"),
        ("BEGIN IMMEDIATE", "done 3"),
        ("BEGIN IMMEDIATE", "enroll hf-four-week"),
        ("BEGIN; SELECT * FROM item", "done 3"),
        ("BEGIN; SELECT * FROM item", "replan"),
    ],
)
def test_who_has_waited_too_long_says_so(
    learner: Study,
    path: Path,
    other: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    lock: str,
    line: str,
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 2)
    monkeypatch.setattr(database, "LOOK", 0.1)
    before = path.read_bytes()
    for statement in lock.split(";"):
        other.execute(statement).fetchone()

    answer = learner(*line.split(), columns=1000)

    assert (answer.code, answer.output) == (6, "")
    assert answer.errors.startswith(f"{path} has been in use by another study")
    assert answer.errors.count("\n") == 1
    other.close()
    assert path.read_bytes() == before
    assert learner(*line.split()).code == 0


def test_patience_lasts_a_minute() -> None:
    assert database.PATIENCE * database.LOOK == 60
