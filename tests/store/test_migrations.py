import sqlite3
from pathlib import Path

import pytest

from study.store import migrations, schema
from tests.conftest import Study
from tests.store.declared import DATABASES, declared, migrated, new, schema_of

READING: list[list[str]] = [["today"], ["list"], ["show", "1"], ["plan"], ["report"], ["replan", "--dry-run"], []]
WRITING = [
    ["done", "2"],
    ["replan"],
    ["enroll", "llm-basics"],
    ["leave", "hf-four-week"],
    ["config", "day-start", "4:00"],
]
RENAME = "CREATE INDEX entry_kind ON entry (kind); UPDATE enrollment SET title = 'As migrated'"


def lead_to(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let the program know one version more than the database has."""
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, script))


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(number)


def views(connection: sqlite3.Connection) -> dict[str, str]:
    """The views, without regard to where their lines break."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
    return {name: " ".join(sql.split()) for name, sql in rows}


def own_index(connection: sqlite3.Connection) -> list[str]:
    """The tables that are their own index."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%' ORDER BY name")
    return [name for (name,) in rows]


def test_a_new_database_has_the_schema_that_sqlmodel_declares() -> None:
    assert schema_of(new()) == schema_of(declared())
    assert views(new()) == views(declared()) != {}
    assert own_index(new()) == own_index(declared()) == ["session"]


@pytest.mark.parametrize("path", DATABASES.values(), ids=DATABASES)
def test_a_database_of_every_version_is_led_to_the_schema_of_a_new_one(path: Path) -> None:
    assert schema_of(migrated(path)) == schema_of(new())
    assert views(migrated(path)) == views(new())
    assert own_index(migrated(path)) == own_index(new())
    assert migrated(path).execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("number", DATABASES)
def test_a_file_says_whose_it_is_and_of_which_version(number: int) -> None:
    for connection, of in ((new(), schema.VERSION), (migrated(DATABASES[number]), schema.VERSION)):
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (of,)
    assert version(DATABASES[number]) == number


def test_there_is_a_migration_from_every_version_to_the_next_and_a_database_of_each() -> None:
    assert len(migrations.MIGRATIONS) == schema.VERSION - 1
    assert all(path.exists() for path in DATABASES.values())


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
    broken = path.with_name("schema.sql")
    broken.write_text("CREATE TABLE step (number INTEGER); INSERT INTO nowhere VALUES (1)", encoding="utf-8")
    monkeypatch.setattr(schema, "SCHEMA", str(broken))

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
    assert version(path) == schema.VERSION
    assert learner("today").code == 0


def test_a_refused_command_does_not_migrate(learner: Study, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    lead_to(monkeypatch, RENAME)

    assert learner("done", "99").code == 5
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", READING + WRITING, ids=" ".join)
def test_a_newer_database_is_refused_in_a_sentence(learner: Study, path: Path, words: list[str]) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = path.read_bytes()

    answer = learner(*words, columns=1000)

    assert (answer.code, answer.output) == (6, "")
    assert answer.errors == f"{path} was written by a newer study. Update study to open it; nothing was changed.\n"
    assert path.read_bytes() == before
