"""Databases of every version: the facts in them are told as they were, and only writing leads the file to today's."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from study.store import schema
from study.store.conformity import differences
from tests.conftest import Study
from tests.store.declared import DATABASES, EARLIER, migrated, opened

LOOKS = [
    "today", "list", "report", "plan", "entries", "goal", "journal --all", "certificate", "backlog", "show moss",
    "history", "hours", "deadlines",
]  # fmt: skip
NOW = "2026-03-06T10:00"
CONVERTED = {1: {"entry", "state", "item"}, 13: {"record"}}
"""Tables in which the next migration changes rows: of what a file said was done, and for the backlog."""

Put = Callable[[int], Path]


@pytest.fixture
def put(path: Path) -> Put:
    """Lay the database of a version where the learner's is."""
    return lambda number: Path(shutil.copyfile(DATABASES[number], path))


def rows(connection: sqlite3.Connection, table: str, columns: str) -> list[tuple[object, ...]]:
    return connection.execute(f'SELECT {columns} FROM "{table}" ORDER BY {columns}').fetchall()


@pytest.mark.parametrize("number", DATABASES)
def test_every_row_of_an_earlier_version_is_kept(number: int) -> None:
    before, after = opened(DATABASES[number]), migrated(DATABASES[number])
    tables = [name for (name,) in before.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(tables) >= 14

    for table in tables:
        columns = ", ".join(f'"{row[1]}"' for row in before.execute(f'PRAGMA table_info("{table}")'))
        old, new = rows(before, table, columns), rows(after, table, columns)
        assert old == new or table in CONVERTED.get(number, ()), table
        assert len(old) <= len(new)


@pytest.mark.parametrize("number", DATABASES)
def test_an_earlier_version_is_read_as_it_lies_there(number: int, put: Put, study: Study) -> None:
    path = put(number)
    before = path.read_bytes()

    answers = [study(*line.split(), now=NOW) for line in LOOKS]

    assert [(answer.code, answer.errors) for answer in answers] == [(0, "")] * len(LOOKS)
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", DATABASES)
def test_the_first_command_that_writes_leads_the_file_to_this_version(number: int, put: Put, study: Study) -> None:
    path = put(number)

    assert study("done", "moss", now=NOW).code == 0

    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    connection.close()
    assert study("doctor", now=NOW).code == 0
    assert study("undo", now=NOW).code == 0
    assert json.loads(study("show", "moss", "--json", now=NOW).output)["status"] == "started"


def test_the_first_version_tells_what_the_second_tells(put: Put, study: Study) -> None:
    """Both are the same life, but for the ids of the backlog, which had none in the first version; and so are its
    records."""
    told = []
    for number in (1, 2):
        put(number)
        answers = (study(*line.split(), "--json", now=NOW).output for line in LOOKS)
        told.append([re.sub('"machine": "old-[0-9a-f]*"', "", answer) for answer in answers])

    first, second = told
    named = {"backlog-1": "canoes", "backlog-2": "on-waves"}
    for old, new in named.items():
        first = [text.replace(f"river/{old}", f"river/{new}") for text in first]
    assert first == second


def test_the_third_version_tells_days_off_slots_pins_and_what_was_undone(put: Put, study: Study) -> None:
    put(3)

    assert "Wedding" in study("off", "--list", now=NOW).output
    assert "10:00" in study("hours", now=NOW).output
    assert "2026-05-01" in study("deadlines", "--json", now=NOW).output
    assert "Mosses" in study("list", now=NOW).output
    assert "Away" not in study("lesson", now=NOW).output
    assert study("redo", now=NOW).code == 0
    assert "Away" in study("lesson", now=NOW).output


def test_a_schema_that_changed_without_a_number_is_read_and_led_to_todays(path: Path, study: Study) -> None:
    shutil.copyfile(EARLIER, path)

    assert [study(*line.split(), now=NOW).code for line in LOOKS] == [0] * len(LOOKS)
    assert study("done", "moss", now=NOW).code == 0
    with sqlite3.connect(path) as connection:
        assert differences(connection) == []
    connection.close()
    assert study("doctor", now=NOW).code == 0
