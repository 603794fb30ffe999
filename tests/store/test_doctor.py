import json
import shlex
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
BROKEN_TABLES = {
    "DROP INDEX session_item": "the index session_item isn't what it should be",
    "DROP VIEW kept": "the view kept isn't what it should be",
    "ALTER TABLE goal RENAME COLUMN target TO aim": "the table goal isn't what it should be",
    "DROP TABLE unplaced": "unplaced isn't what it should be",
    "ALTER TABLE plan ADD COLUMN mood VARCHAR": "plan isn't what it should be",
}
UNSOUND = {
    "UPDATE plan SET start = 'nonsense'": 'plan 1: start "nonsense" isn\'t a day',
    "UPDATE plan SET finish = '2026-02-30'": 'plan 1: finish "2026-02-30" isn\'t a day',
    "UPDATE entry SET day = '2026-13-45'": 'entry 1: day "2026-13-45" isn\'t a day',
    "UPDATE entry SET kind = 'bogus' WHERE number = 1": 'entry 1: kind "bogus" isn\'t a kind of entry',
    "UPDATE hours SET mon = -5": "hours 1: mon -5 isn't minutes of a day",
    "UPDATE session SET minutes = 99999 WHERE position = 0": "minutes 99999 isn't minutes of a day",
    "UPDATE session SET minutes = 12.5 WHERE position = 0": "minutes 12.5 isn't minutes of a day",
    "UPDATE item SET kind = 'bogus' WHERE number = 3": 'item 3: kind "bogus" isn\'t a kind of item',
    "UPDATE item SET title = x'00ff' WHERE number = 3": "item 3: title 00ff isn't a text",
    "UPDATE item SET title = CAST(x'ff41' AS TEXT) WHERE number = 3": "item 3: a text isn't UTF-8, or holds zeros",
    "UPDATE item SET likely = 1e15 WHERE number = 3": "item 3: likely 1000000000000000 isn't minutes",
    "UPDATE state SET percent = 'much' WHERE item = 3": 'state 3: percent "much" isn\'t a percentage',
    "UPDATE enrollment SET about = '{'": 'enrollment 1: about "{" isn\'t a JSON object',
    "UPDATE enrollment SET about = '[]'": 'enrollment 1: about "[]" isn\'t a JSON object',
    "UPDATE step SET at = 'x' WHERE number = 1": 'step 1: at "x" isn\'t an instant in UTC',
    "INSERT INTO setting (step, key, value) VALUES (1, 'soft', 'x')": 'setting 1: value "x" isn\'t a whole number',
    "INSERT INTO setting (step, key, value) VALUES (1, 'mood', '3')": 'setting 1: there is no setting "mood"',
    "INSERT INTO undone (step, name, row) VALUES (1, 'lesson', '{')": 'undone 1: row "{" isn\'t JSON',
    "INSERT INTO undone (step, name, row) VALUES (1, 'lesson', '{}')": 'what was put aside isn\'t a row of "lesson"',
    "INSERT INTO undone (step, name, row) VALUES (1, 'moods', '{}')": 'what was put aside isn\'t a row of "moods"',
    "INSERT INTO change (step, item, field) VALUES (1, 1, 'mood')": 'change 1: "item" has no column "mood"',
    "INSERT INTO goal (step, goal, target, first, last, active) VALUES (1, 'books', 3, 'x', '2026-12-31', 1)": (
        'goal 1: first "x" isn\'t a day'
    ),
    "INSERT INTO deviation (step, kind, first, last, note, active)"
    " VALUES (1, 'off', '2026-05-31', '2026-01-01', '', 1)": "deviation 1: ends before it begins",
    "INSERT INTO journal (step, week, field, text) VALUES (1, 'x', 'goal', 'A')": 'journal 1: week "x" isn\'t a Monday',
    "INSERT INTO journal (step, week, field, text) VALUES (1, '2026-03-03', 'goal', 'A')": "isn't a Monday",
    "INSERT INTO due (step, day) VALUES (1, '2026-03-03')": "due 1: belongs to no phase or module",
    "DELETE FROM tracking": "enrollment 1: nothing says how it is followed",
    "UPDATE entry SET item = 99 WHERE number = 1": "entry 1: refers to item 99, which isn't there",
    "UPDATE entry SET step = 99 WHERE number = 1": "entry 1: refers to step 99, which isn't there",
    "UPDATE item SET phase = 99 WHERE number = 1": "item 1: refers to phase 99, which isn't there",
    "UPDATE session SET item = 99 WHERE position = 0": "refers to item 99, which isn't there",
}
COMMANDS = [
    "today", "list", "show 3", "plan", "report", "report --format markdown", "done 5", "log 5 1h", "replan", "goal",
    "journal", "history", "undo", "redo", "config", "hours", "entries", "forecast --rounds 20", "export calendar",
    "deadlines", "catchup", "lesson 'Sleep more'", "doctor --repair",
]  # fmt: skip
"""What is typed on a database that holds what no command writes."""


def change(path: Path, statement: str) -> None:
    """Run a statement as a program does that doesn't care for CHECKs."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
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
    assert "study doctor --repair" in found.output
    assert path.read_bytes() == before

    mended = learner("doctor", "--repair")
    assert mended.code == 0
    assert "rebuilt" in mended.output
    assert learner("doctor").code == 0


@pytest.mark.parametrize("statement", BROKEN_STATES[:6])
def test_what_is_rebuilt_is_what_was_there(learner: Study, path: Path, statement: str) -> None:
    before = states(path)
    change(path, statement)

    learner("doctor", "--repair")

    assert states(path) == before


def test_rebuilding_what_is_sound_changes_nothing(learner: Study, path: Path) -> None:
    before = path.read_bytes()

    assert learner("doctor", "--repair").code == 0
    assert path.read_bytes() == before


def test_the_name_that_repairing_had_before_still_works(learner: Study, path: Path) -> None:
    change(path, BROKEN_STATES[0])

    assert learner("doctor", "--rebuild").code == 0


@pytest.mark.parametrize(("statement", "fault"), BROKEN_TABLES.items())
def test_a_broken_table_is_found_and_made_again(learner: Study, path: Path, statement: str, fault: str) -> None:
    change(path, statement)

    answer = learner("doctor", columns=1000)
    assert answer.code == 6
    assert fault in answer.output

    assert learner("doctor", "--repair").code == 0
    assert "all good" in learner("doctor").output


@pytest.mark.parametrize(("statement", "fault"), UNSOUND.items())
def test_what_no_command_writes_is_found_and_told(learner: Study, path: Path, statement: str, fault: str) -> None:
    change(path, statement)

    answer = learner("doctor", columns=1000)

    assert answer.code == 6
    assert fault in answer.output


@pytest.mark.parametrize("statement", UNSOUND)
def test_what_no_command_writes_is_mended_or_left_out(learner: Study, path: Path, statement: str) -> None:
    change(path, statement)
    unsound = path.read_bytes()

    answer = learner("doctor", "--repair", columns=1000)

    assert (answer.code, answer.errors) == (0, "")
    assert "all good" in learner("doctor").output
    assert learner("replan").code == 0
    aside = list((path.parent / "backups").glob("*-set-aside"))
    assert [one.read_bytes() for one in aside] == [unsound] or "followed again" in answer.output


@pytest.mark.parametrize("statement", UNSOUND)
def test_nobody_writes_over_what_no_command_writes(learner: Study, path: Path, statement: str) -> None:
    assert learner("log", "5", "1h").code == 0
    change(path, statement)
    unsound = path.read_bytes()

    answer = learner("log", "5", "1h")

    assert answer.code in (0, 5, 6)
    assert answer.code == 0 or path.read_bytes() == unsound
    if "CHECK" in refusal(path):
        assert (answer.code, "study doctor --repair" in " ".join(answer.errors.split())) == (6, True)


@pytest.mark.parametrize("statement", UNSOUND)
def test_no_command_is_led_astray_by_what_no_command_writes(learner: Study, path: Path, statement: str) -> None:
    change(path, statement)
    unsound = path.read_bytes()

    for line in COMMANDS:
        path.write_bytes(unsound)
        answer = learner(*shlex.split(line))
        assert answer.code in (0, 2, 5, 6), (line, answer.errors)


def test_the_schema_refuses_such_values_by_itself(learner: Study, path: Path) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match=r"entry\.day: a day"):
        connection.execute("UPDATE entry SET day = '2026-13-45'")
    connection.close()


def test_curricula_without_tracking_are_followed_again(learner: Study, path: Path) -> None:
    before = learner("today").output
    change(path, "DELETE FROM tracking")
    assert learner("today").output != before

    answer = learner("doctor", "--repair")

    assert (answer.code, "1 curriculum followed again" in answer.output) == (0, True)
    assert learner("today").output == before


def test_the_rows_of_a_page_that_is_gone_are_told_and_the_others_recovered(learner: Study, path: Path) -> None:
    for _ in range(100):
        learner("log", "5", "10m", "--note", "x" * 200)
    damaged = bytearray(path.read_bytes())
    pages = range(0, len(damaged), 4096)
    notes = [start for start in pages if damaged[start : start + 4096].count(b"x" * 200) > 10]
    page = next(start for start in notes if b"study log" not in damaged[start : start + 4096])
    damaged[page : page + 4096] = bytes(4096)
    path.write_bytes(damaged)

    refused = learner("log", "5", "10m", columns=1000)
    assert (refused.code, "is damaged" in refused.errors) == (6, True)
    answer = learner("doctor", "--repair", columns=1000)

    assert answer.code == 0
    assert "entry: some rows can't be read" in answer.output
    assert 60 < json.loads(learner("doctor", "--json").output)["entries"] < 101


def refusal(path: Path) -> str:
    """What SQLite's own check says."""
    connection = sqlite3.connect(path)
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    connection.close()
    return str(said)


def states(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT * FROM state ORDER BY item").fetchall()
    connection.close()
    return rows
