"""What tests of undoing look at: everything there is to see, and everything that is stored."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import Study

LOOKS = (
    ["report", "--json"],
    ["list", "--json"],
    ["plan", "--json"],
    ["today", "--json"],
    ["show", "2", "--json"],
    ["config", "--json"],
)


def seen(study: Study) -> list[str]:
    """Everything there is to see."""
    return [study(*words).output for words in LOOKS]


def rows(path: Path) -> dict[str, list[object]]:
    """Everything there is, but for the steps, their records, what is put aside, and the cohort."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
            for (name,) in names
            if name not in ("undone", "step", "record", "here", "membership")
        }
