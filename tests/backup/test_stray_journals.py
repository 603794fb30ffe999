"""The journal of a command that was killed is played back into its own database, and into no copy put in its place."""

import sqlite3
from pathlib import Path

import pytest

from study.store import database
from tests.conftest import Study
from tests.safety.processes import contents, ended, journal, started, topics

HALFWAY = """
import os, signal
from study.store.database import transaction
from study.store.location import default_path

with transaction(default_path(), create=True) as connection:
    connection.execute("PRAGMA cache_size = 1")  # what is changed goes to the file at once
    connection.execute("UPDATE item SET notes = hex(randomblob(500))")
    connection.execute("DELETE FROM session")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the learner's database is."""
    return tmp_path / "study.db"


@pytest.fixture
def learner(study: Study, tmp_path: Path) -> Study:
    """Somebody who has enrolled in a long curriculum."""
    assert study("enroll", topics(tmp_path, 400), "--hours", "10").code == 0
    return study


def copied(path: Path) -> Path:
    """A copy made as anybody makes one."""
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    return copy


@pytest.mark.parametrize("line", ["today", "done 2", "doctor", "list"])
def test_a_copy_put_back_after_a_kill_stays_what_it_was(learner: Study, path: Path, line: str) -> None:
    copy = copied(path)
    assert learner("done", "1").code == 0
    ended(script=HALFWAY)
    assert journal(path).exists()
    path.write_bytes(copy.read_bytes())

    answer = learner(*line.split(), columns=1000)

    assert answer.code == 0
    assert "was replaced by another file after a command was interrupted" in answer.errors
    assert not journal(path).exists()
    assert len(list(path.parent.glob("backups/study.db-*-stray-journal"))) == 1
    assert learner("doctor").code == 0
    assert line == "done 2" or contents(path) == contents(copy)


def test_a_journal_is_played_back_into_its_own_database(learner: Study, path: Path) -> None:
    before = contents(path)
    ended(script=HALFWAY)

    assert learner("today").errors == ""
    assert contents(path) == before
    assert not (path.parent / "backups").exists()


def test_what_was_restored_is_not_fed_the_journal_of_what_was_there(learner: Study, path: Path) -> None:
    assert learner("backup").code == 0
    before = contents(path)
    assert learner("done", "1").code == 0
    done = contents(path)
    ended(script=HALFWAY)

    assert learner("restore", columns=1000).code == 0
    assert contents(path) == before
    (aside,) = path.parent.glob("backups/*-set-aside")
    assert not journal(path).exists()
    assert learner("restore", aside.name).code == 0  # its journal took back what was half done
    assert contents(path) == done


def test_two_databases_of_the_same_age_are_told_apart(learner: Study, path: Path, tmp_path: Path) -> None:
    """Both have been changed as often; only their ids differ."""
    mine = path.read_bytes()
    path.unlink()
    assert learner("enroll", str(tmp_path / "long.yaml"), "--hours", "12").code == 0
    theirs = contents(path)
    assert mine[24:28] == path.read_bytes()[24:28]
    assert mine[40:44] != path.read_bytes()[40:44]
    other = path.read_bytes()
    path.write_bytes(mine)
    ended(script=HALFWAY)
    path.write_bytes(other)

    assert "was replaced" in learner("today", columns=1000).errors
    assert contents(path) == theirs


def test_a_database_older_than_ids_gets_one(learner: Study, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA schema_version = 70")
    connection.close()
    assert learner("done", "1").code == 0
    first = path.read_bytes()[40:44]
    assert int.from_bytes(first, "big") > 4096
    assert learner("done", "2").code == 0
    assert path.read_bytes()[40:44] == first


AT_WORK = HALFWAY.replace("os.kill(os.getpid(), signal.SIGKILL)", "print('here', flush=True); time.sleep(60)")


def test_a_writer_at_work_keeps_its_journal(learner: Study, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 1)
    monkeypatch.setattr(database, "LOOK", 0.1)
    with started(script=f"import time{AT_WORK}") as process:
        assert process.stdout is not None
        process.stdout.readline()
        before = journal(path).read_bytes()
        assert learner("history").code == 6
        assert journal(path).read_bytes() == before


def test_a_database_in_use_is_not_replaced(learner: Study, path: Path) -> None:
    assert learner("backup").code == 0
    with started(script=f"import time{AT_WORK}") as process:
        assert process.stdout is not None
        process.stdout.readline()
        answer = learner("restore", columns=1000)
    assert answer.code == 6
    assert "is in use" in answer.errors
