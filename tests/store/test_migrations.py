import sqlite3
from functools import partial
from pathlib import Path

import pytest

from study.doctor import facts as soundness
from study.store import database, migrations
from study.store.migrations.steps import MIGRATIONS
from tests.conftest import Study
from tests.store.declared import declared, migrated

READING: list[list[str]] = [["today"], ["list"], ["show", "1"], ["plan"], ["report"], ["replan", "--dry-run"], []]
WRITING = [
    ["done", "2"],
    ["replan"],
    ["enroll", "llm-basics"],
    ["leave", "hf-four-week"],
    ["config", "day-start", "4:00"],
]
RENAME = "CREATE INDEX entry_kind ON entry (kind); UPDATE enrollment SET title = 'As migrated'"


def lead_to(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Let the program know one step more than the database has taken."""
    steps = (*MIGRATIONS, step)
    monkeypatch.setattr(database, "VERSION", len(steps))
    monkeypatch.setattr(database, "migrate", partial(migrations.migrate, steps=steps))


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(number)


def test_the_migrations_lead_an_empty_file_to_what_sqlmodel_declares() -> None:
    assert soundness.schema(migrated()) == soundness.schema(declared())


def test_the_migrations_and_sqlmodel_agree_which_tables_are_their_own_index() -> None:
    without_rowid = "SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%' ORDER BY name"

    assert migrated().execute(without_rowid).fetchall() == declared().execute(without_rowid).fetchall() != []


def test_a_migrated_file_says_whose_it_is_and_how_far_it_is() -> None:
    connection = migrated()

    assert connection.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_the_version_is_the_number_of_steps() -> None:
    assert len(MIGRATIONS) == migrations.VERSION


def test_a_failing_step_leaves_no_trace(learner: Study, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    lead_to(monkeypatch, "CREATE TABLE extra (number INTEGER); INSERT INTO nowhere VALUES (1)")

    answer = learner("done", "2")

    assert answer.code == 6
    assert "nowhere" in answer.errors
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("study.db*")] == ["study.db"]


def test_a_failing_step_on_a_new_file_leaves_it_empty(
    study: Study, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead_to(monkeypatch, "INSERT INTO nowhere VALUES (1)")

    assert study("enroll", "hf-four-week").code == 6
    assert path.read_bytes() == b""


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_an_older_database_is_read_without_being_changed(
    learner: Study, path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    before, answered = path.read_bytes(), learner(*words)
    lead_to(monkeypatch, RENAME)

    answer = learner(*words)

    assert (answer.code, answer.errors) == (answered.code, answered.errors) == (0, "")
    assert path.read_bytes() == before


def test_an_older_database_is_read_as_if_it_were_migrated(learner: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "As migrated" not in learner("report").output
    lead_to(monkeypatch, RENAME)

    assert "As migrated" in learner("report").output


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_the_first_writing_command_migrates_an_older_database(
    learner: Study, path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    lead_to(monkeypatch, RENAME)

    assert learner(*words).code == 0
    assert version(path) == len(MIGRATIONS) + 1
    assert learner("today").code == 0


def test_a_refused_command_does_not_migrate(learner: Study, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    lead_to(monkeypatch, RENAME)

    assert learner("done", "99").code == 5
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", READING + WRITING, ids=" ".join)
def test_a_newer_database_is_refused_in_a_sentence(learner: Study, path: Path, words: list[str]) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    connection.close()
    before = path.read_bytes()

    answer = learner(*words, columns=1000)

    assert (answer.code, answer.output) == (6, "")
    assert answer.errors == f"{path} was written by a newer study. Update study to open it; nothing was changed.\n"
    assert path.read_bytes() == before
