"""Rows into values and values into rows, by the names of columns and fields."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

import pytest

from study.core.items import Item
from study.core.progress import Resource
from study.store import rows


@dataclass(frozen=True)
class Walk:
    """Something with a day, a day that may be missing, a truth, a text and what no column has."""

    day: date
    until: date | None
    by: str
    wet: bool
    dog: str = "none"


HIKE = Walk(date(2026, 3, 2), date(2026, 3, 4), "sea", True)
STROLL = Walk(date(2026, 3, 9), None, "park", False)


@pytest.fixture
def connection() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.execute('CREATE TABLE walk (number INTEGER PRIMARY KEY, day TEXT, until TEXT, "by" TEXT, wet BOOLEAN)')
    return made


def row(walk: Walk) -> dict[str, object]:
    return {"day": walk.day, "until": walk.until, "by": walk.by, "wet": walk.wet}


SELECT = 'SELECT wet, "by", until, day FROM walk'


def test_what_goes_in_comes_out_whatever_the_order_of_the_columns(connection: sqlite3.Connection) -> None:
    rows.insert_all(connection, "walk", map(row, (HIKE, STROLL)))

    assert rows.values(connection, Walk, f"{SELECT} ORDER BY number") == [HIKE, STROLL]
    assert connection.execute("SELECT day, until, wet FROM walk").fetchall() == [
        ("2026-03-02", "2026-03-04", 1),
        ("2026-03-09", None, 0),
    ]


def test_one_row_is_appended_and_its_number_told(connection: sqlite3.Connection) -> None:
    assert [rows.insert(connection, "walk", row(walk)) for walk in (HIKE, STROLL)] == [1, 2]
    assert rows.values(connection, Walk, f"{SELECT} WHERE number = ?", (2,)) == [STROLL]


def test_the_first_row_is_the_value_and_without_a_row_there_is_none(connection: sqlite3.Connection) -> None:
    assert rows.value(connection, Walk, SELECT) is None
    rows.insert_all(connection, "walk", map(row, (HIKE, STROLL)))
    assert rows.value(connection, Walk, f"{SELECT} WHERE wet = :wet", {"wet": False}) == STROLL


def test_what_is_the_same_in_all_is_given_beside_the_rows(connection: sqlite3.Connection) -> None:
    rows.insert_all(connection, "walk", map(row, (HIKE, STROLL)))

    assert {walk.dog for walk in rows.values(connection, Walk, SELECT, dog="Rex")} == {"Rex"}


def test_no_rows_are_no_statement(connection: sqlite3.Connection) -> None:
    rows.insert_all(connection, "walk", [])
    assert rows.values(connection, Walk, SELECT) == []


def test_a_statement_from_a_table_selects_the_fields(connection: sqlite3.Connection) -> None:
    rows.insert_all(connection, "walk", map(row, (HIKE, STROLL)))

    assert rows.values(connection, Walk, "FROM walk ORDER BY number DESC", dog="none") == [STROLL, HIKE]
    with pytest.raises(sqlite3.OperationalError):
        rows.values(connection, Walk, "FROM walk")  # no column is named after the dog


def test_an_item_in_a_value_takes_its_columns(connection: sqlite3.Connection) -> None:
    listed = "2 AS number, 'a' AS id, 'A' AS title, 'topic' AS kind, 'c' AS curriculum, NULL AS phase, NULL AS module"

    found = rows.values(connection, Resource, f"SELECT 40 AS percent, 'me' AS by, {listed}")

    assert found == [Resource(Item(2, "a", "A", "topic", "c"), 40, by="me")]


def test_single_cells_need_no_value(connection: sqlite3.Connection) -> None:
    assert rows.cell(connection, "SELECT number FROM walk") is rows.day(connection, "SELECT max(day) FROM walk") is None
    rows.insert_all(connection, "walk", map(row, (HIKE, STROLL)))

    assert rows.cell(connection, "SELECT count(*) FROM walk") == 2
    assert rows.column(connection, "SELECT number, day FROM walk WHERE wet = ?", (True,)) == [1]
    assert rows.day(connection, "SELECT max(day) FROM walk") == STROLL.day


def test_what_replaces_goes_in_once(connection: sqlite3.Connection) -> None:
    for walk in (HIKE, STROLL):
        rows.insert_all(connection, "walk", [{"number": 1, **row(walk)}], verb="REPLACE")

    assert rows.values(connection, Walk, SELECT) == [STROLL]


def test_a_column_that_no_field_is_named_after_is_a_fault(connection: sqlite3.Connection) -> None:
    rows.insert(connection, "walk", row(HIKE))
    with pytest.raises(TypeError):
        rows.values(connection, Walk, "SELECT day AS date FROM walk")


def test_rows_of_other_columns_than_the_first_are_a_fault(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        rows.insert_all(connection, "walk", [row(HIKE), {"day": STROLL.day}])
