"""Records: whatever was done becomes the same database again, and the same records."""

import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from study.core.records import Chain, Record
from study.store import records, schema
from study.store.fold import Fold
from study.store.merge import append
from tests.conftest import Study
from tests.program.life import LIFE, furnish
from tests.store.declared import DATABASES, migrated

LOCAL = {"record", "here", "membership"}


def facts(connection: sqlite3.Connection) -> dict[str, list[object]]:
    """Everything there is, but for what a database keeps for itself."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {
        name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for (name,) in names if name not in LOCAL
    }


def again(said: list[Record]) -> sqlite3.Connection:
    """A new database that the records come to."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.settle(connection)
    fold = Fold(connection)
    for record in said:
        assert append(connection, fold, record) == ""
    return connection


def assert_comes_again(connection: sqlite3.Connection) -> None:
    said = list(records.sealed(connection))
    copy = again(said)
    assert facts(copy) == facts(connection)
    assert list(records.sealed(copy)) == said
    assert copy.execute("SELECT count(*) FROM record WHERE text IS NOT NULL").fetchone() == (0,)
    chain = Chain()
    for record in said:
        chain.check(record)


def test_a_life_with_every_command_comes_again_from_its_records(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(tmp_path, monkeypatch)
    for now, line in LIFE:
        assert study(*shlex.split(line), now=now).code == 0, line
    for line in ("undo 3", "redo", "note hello Again", "undo 2"):
        assert study(*line.split()).code == 0, line

    with closing(sqlite3.connect(tmp_path / "study.db", isolation_level=None)) as connection:
        assert_comes_again(connection)


@pytest.mark.parametrize("number", DATABASES)
def test_a_database_older_than_records_comes_again_from_them(number: int) -> None:
    assert_comes_again(migrated(DATABASES[number]))
