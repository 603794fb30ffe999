"""The facts of a group in DuckDB: six small tables, whether they come from records or from Parquet.

``aside`` is what a learner skipped or left out. ``finish`` has a row for each item a learner finished, with all minutes
that were told of it, or NULL; ``work`` a row for each time that was told. Learners and items are numbered, so that a
hundred million finishes are a few bytes each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from study.cohort.records import text
from study.errors import StudyError
from study.screen.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection as Engine

TABLES = {
    "learner": "number UINTEGER, id VARCHAR, name VARCHAR, last_seen DATE",
    "item": "number UINTEGER, curriculum VARCHAR, id VARCHAR, title VARCHAR, minutes UINTEGER, place UINTEGER",
    "enrollment": "learner UINTEGER, curriculum VARCHAR, start DATE, planned DATE",
    "aside": "learner UINTEGER, item UINTEGER",
    "finish": "learner UINTEGER, item UINTEGER, day DATE, minutes UINTEGER",
    "work": "learner UINTEGER, item UINTEGER, day DATE, minutes UINTEGER",
}
"""The tables of a group with their columns; a Parquet folder has a file, or several, for each."""

MEMORY = "2GB"
"""What DuckDB may keep in memory; beyond it, it uses a temporary folder."""


@contextmanager
def engine() -> Iterator[Engine]:
    """A database in memory with the tables of a group, empty. Raises StudyError without the extra."""
    try:
        import duckdb
    except ImportError:
        raise StudyError(
            'Cohorts need DuckDB, which isn\'t installed. Run: pip install "study-planner[cohort]".'
        ) from None
    # No extension is looked for on the web, and nothing is read but what this program names.
    with duckdb.connect(config={"memory_limit": MEMORY, "autoinstall_known_extensions": "false"}) as connection:
        connection.execute("SET preserve_insertion_order = false")
        for table, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
        yield connection


def write_parquet(connection: Engine, folder: Path) -> None:
    """Every table as a file of a folder that is there."""
    for table in TABLES:
        order = "ORDER BY learner, day" if table in ("finish", "work") else ""
        connection.execute(f"COPY (FROM {table} {order}) TO {text(folder / f'{table}.parquet')} (COMPRESSION zstd)")


def open_parquet(connection: Engine, folder: Path) -> None:
    """Take a folder's files for the tables: they are read where they lie, not copied. Raises StudyError."""
    import duckdb

    for table, columns in TABLES.items():
        if not any(folder.glob(f"{table}*.parquet")):
            raise StudyError(f"{folder} has no {table}.parquet: `study cohort export parquet` writes all six files.")
        typed = ", ".join(f"{name}::{type_} AS {name}" for name, type_ in map(str.split, columns.split(", ")))
        connection.execute(f"DROP TABLE {table}")
        try:
            files = text(folder / f"{table}*.parquet")
            connection.execute(f"CREATE VIEW {table} AS SELECT {typed} FROM read_parquet({files})")
        except duckdb.Error as fault:
            reason = clean(str(fault).splitlines()[0])
            raise StudyError(f"{folder / table}.parquet can't be read: {reason}") from None
