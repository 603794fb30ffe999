"""The pages on exit codes, files and variables, and JSON documents: the same tables as in `study help`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pages.commands import filled, table
from pages.documents import documents
from study.help.topics import BESIDE, DATABASE, ENVIRONMENT, EXIT_CODES


def exit_codes() -> str:
    """What the exit code of a command means."""
    return filled("exit-codes", exit_codes=table(("Code", "Meaning"), EXIT_CODES))


def files() -> str:
    """Where the data is, and what the program reads from the environment."""
    return filled(
        "files",
        database=table(("System", "File"), DATABASE),
        beside=table(("File", ""), _in_code(BESIDE)),
        environment=table(("Variable", "Meaning"), _in_code(ENVIRONMENT)),
    )


def json() -> str:
    """Every document with its keys."""
    return filled("json", documents=documents())


def _in_code(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Rows whose names are set as code."""
    for names, text in rows:
        yield ", ".join(f"`{name}`" for name in names.split(", ")), text
