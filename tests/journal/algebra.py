"""A small curriculum with a journal, and what is told of its weeks."""

import json
from pathlib import Path
from typing import Any

from study.store.workspace import Workspace
from tests.conftest import Study

ALGEBRA = """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases:
    - title: One
      items: [{topic: Vectors, effort: 1h}, {topic: Matrices, effort: 3h}, {topic: Spaces, effort: 20h}]
    journal: [{week: 1, goal: "As the author has it", plan: Read}]
    """


def enrolled(study: Study, folder: Path) -> Study:
    """A learner who begins it."""
    path = folder / "algebra.yaml"
    path.write_text(ALGEBRA, encoding="utf-8")
    assert study("enroll", str(path)).code == 0
    return study


def weeks(study: Study, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(study("journal", *words, "--json").output)["weeks"]
    return found


def week(study: Study, *words: str) -> tuple[str, str, str, str]:
    """Its Monday and its texts."""
    (found,) = weeks(study, *words)
    return found["week"], found["goal"], found["plan"], found["results"]


def steps(study: Study) -> int:
    with Workspace().reading() as connection:
        return int(connection.execute("SELECT count(*) FROM step").fetchone()[0])
