import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Study

BROKEN_STATES = [
    "UPDATE state SET status = 'open' WHERE item = 1",
    "UPDATE state SET percent = 7 WHERE item = 2",
    "UPDATE state SET remaining = remaining + 1 WHERE item = 3",
    "UPDATE state SET logged = 0 WHERE item = 1",
    "UPDATE state SET done_on = '2020-01-01' WHERE item = 1",
    "DELETE FROM state WHERE item = 4",
    "INSERT INTO entry (step, item, kind, day, note, gain) VALUES (1, 5, 'skip', '2026-03-01', '', 0)",
]
BROKEN_OTHERWISE = {
    "INSERT INTO entry (step, item, kind, day, note, gain) VALUES (99, 1, 'time', '2026-03-01', '', 0)": "refers to",
    "UPDATE item SET phase = 99 WHERE number = 1": "refers to",
    "DROP INDEX session_item": "session isn't what it should be",
    "DROP TABLE unplaced": "unplaced isn't what it should be",
    "ALTER TABLE plan ADD COLUMN mood VARCHAR": "plan isn't what it should be",
}


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_database_is_said_to_be(learner: Study) -> None:
    answer = learner("doctor")

    assert answer.code == 0
    assert "all good" in answer.output


@pytest.mark.parametrize("statement", BROKEN_STATES)
def test_a_state_that_disagrees_with_the_log_is_found_and_mended(learner: Study, path: Path, statement: str) -> None:
    change(path, statement)
    before = path.read_bytes()

    found = learner("doctor")
    assert found.code == 6
    assert "study doctor --rebuild" in found.output
    assert path.read_bytes() == before

    mended = learner("doctor", "--rebuild")
    assert mended.code == 0
    assert "rebuilt" in mended.output
    assert learner("doctor").code == 0


@pytest.mark.parametrize("statement", BROKEN_STATES[:6])
def test_what_is_rebuilt_is_what_was_there(learner: Study, path: Path, statement: str) -> None:
    before = states(path)
    change(path, statement)

    learner("doctor", "--rebuild")

    assert states(path) == before


def test_rebuilding_what_is_sound_changes_nothing(learner: Study, path: Path) -> None:
    before = path.read_bytes()

    assert learner("doctor", "--rebuild").code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(("statement", "fault"), BROKEN_OTHERWISE.items())
def test_a_broken_reference_or_table_is_found(learner: Study, path: Path, statement: str, fault: str) -> None:
    change(path, statement)

    answer = learner("doctor", columns=1000)

    assert answer.code == 6
    assert fault in answer.output


def states(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT * FROM state ORDER BY item").fetchall()
    connection.close()
    return rows
