"""What tests of competitions look at."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from study.store.workspace import Workspace
from tests.conftest import Study


def told(study: Study) -> list[dict[str, Any]]:
    """All competitions as documents."""
    found: list[dict[str, Any]] = json.loads(study("kaggle", "--json").output)["competitions"]
    return found


def steps() -> int:
    """How many steps the history has."""
    if not Path(Workspace().path).exists():
        return 0
    with closing(sqlite3.connect(Workspace().path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM step").fetchone()
    return int(count)
