"""A database of the first schema kept goals, journal, exams and the backlog as JSON; the next gives them tables."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from study.store.schema import APPLICATION_ID
from tests.conftest import Study
from tests.store.declared import DATABASES, opened

ABOUT = {
    "certificates": [
        {"kind": "certificate", "title": "First"},
        {
            "kind": "certificate",
            "title": "Second",
            "closed": True,
            "attempts": [{"on": "2024-02-10", "score": 71.5, "note": "too few"}, {"passed": True}],
        },
    ],
    "goals": [
        {"goal": "competitions", "target": 10, "year": 2024, "before": 3},
        {"goal": "books", "target": 2, "from": "2026-02-01", "to": "2026-06-30"},
        {"goal": "papers", "target": 5},
    ],
    "journal": [{"week": 0, "goal": "Begin."}, {"week": "2026-04-01", "results": "Half of it."}],
    "lessons": [{"text": "Sleep."}, {"text": "Walk.", "on": "2024-06-01"}],
    "backlog": [{"kind": "paper", "title": "LoRA", "url": "https://example.org"}, {"kind": "topic", "title": "RL"}],
}
ITEM = (
    "INSERT INTO item (number, enrollment, id, kind, title, work, place, lane, low, likely, high, estimated,"
    " type, list, \"by\", url, slug, notes) VALUES (?, 1, ?, ?, ?, ?, ?, 0, 60, 60, 60, 1, '', '', '', '', '', '')"
)
ITEMS = (
    (1, "algebra", "topic", "Algebra", True, 0),
    (2, "vectors", "topic", "Vectors", True, 1),
    (3, "titanic", "competition", "Titanic", False, 2),
    (4, "first", "certificate", "First", False, 3),
    (5, "second", "certificate", "Second", False, 4),
)
ENTRIES = (
    (1, 1, "done", "2026-03-04", None),  # without a day in the file: that of the enrolment
    (1, 2, "done", "2024-05-01", None),
    (1, 3, "progress", "2026-03-04", 100),
)


@pytest.fixture
def first(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A learner of the first schema, who enrolled on a Wednesday."""
    with closing(sqlite3.connect(tmp_path / "study.db", isolation_level=None)) as connection:
        made = opened(DATABASES[1]).execute(
            "SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type DESC, rowid"
        )
        connection.executescript(";\n".join(sql for (sql,) in made.fetchall()))
        connection.executescript(f"PRAGMA user_version = 1; PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("INSERT INTO step VALUES (1, '2026-03-04T10:00:00+00:00', '2026-03-04', 'study enroll log')")
        connection.execute(
            "INSERT INTO enrollment VALUES (1, 1, 'old', 'Old', '', '2026-03-04', NULL, 0, ?)", (json.dumps(ABOUT),)
        )
        connection.execute("INSERT INTO tracking VALUES (1, 1, 1, 1, 1, NULL)")
        connection.executemany(ITEM, ITEMS)
        connection.executemany(
            "INSERT INTO entry (step, item, kind, day, percent, note, gain) VALUES (?, ?, ?, ?, ?, '', 0)", ENTRIES
        )
        connection.executemany(
            "INSERT INTO state VALUES (?, 'done', 100, 0, 0, ?)", [(item, day) for _, item, _, day, _ in ENTRIES]
        )
        connection.executemany("INSERT INTO state VALUES (?, 'open', 0, 60, 0, NULL)", [(4,), (5,)])
        yield connection


def test_what_was_json_is_told_as_before(first: sqlite3.Connection, study: Study) -> None:
    report = json.loads(study("report", "--json").output)

    assert [(one["goal"], one["target"], one["from"], one["to"]) for one in report["goals"]] == [
        ("competitions", 10, "2024-01-01", "2024-12-31"),
        ("papers", 5, "2026-01-01", "2026-12-31"),
        ("books", 2, "2026-02-01", "2026-06-30"),
    ]
    assert report["goals"][0]["before"] == 3
    assert [(week["week"], week["goal"], week["results"]) for week in report["journal"]] == [
        ("2026-02-23", "Begin.", ""),
        ("2026-03-30", "", "Half of it."),
    ]
    assert report["lessons"] == [{"on": None, "text": "Sleep."}, {"on": "2024-06-01", "text": "Walk."}]
    assert [(one["title"], one["closed"], one["attempts"]) for one in report["certificates"]] == [
        ("First", False, []),
        (
            "Second",
            True,
            [
                {"on": None, "passed": True, "score": None, "note": ""},
                {"on": "2024-02-10", "passed": False, "score": 71.5, "note": "too few"},
            ],
        ),
    ]
    assert [(one["item"], one["kind"], one["title"]) for one in report["backlog"]] == [
        (6, "paper", "LoRA"),
        (7, "topic", "RL"),
    ]


def test_what_a_file_told_without_a_day_has_none_any_more(first: sqlite3.Connection, study: Study) -> None:
    assert study("done", "7").code == 0

    rows = first.execute("SELECT item, kind, percent FROM entry ORDER BY number LIMIT 3").fetchall()
    assert rows == [(1, "before", 100), (2, "done", None), (3, "before", 100)]
    days = first.execute("SELECT item, done_on FROM state WHERE status = 'done' ORDER BY item").fetchall()
    assert days == [(1, None), (2, "2024-05-01"), (3, None), (7, "2026-03-02")]
    assert study("doctor").code == 0


def test_a_step_from_before_the_migration_is_undone_and_redone(first: sqlite3.Connection, study: Study) -> None:
    before = [study(*words, "--json").output for words in (["report"], ["list"], ["show", "5"])]

    assert study("undo").code == 0
    assert json.loads(study("report", "--json").output)["curricula"] == []
    assert study("redo").code == 0

    assert [study(*words, "--json").output for words in (["report"], ["list"], ["show", "5"])] == before
    assert study("doctor").code == 0
