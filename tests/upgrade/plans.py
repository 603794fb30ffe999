"""A curriculum in two versions, and what tests ask of an upgrade."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Study

OLD = """
curriculum: plan
title: Plan
goal: Know things
pace: 10h/week
phases:
  - phase: one
    title: One
    modules:
      - module: basics
        title: Basics
        duration: 1 week
        items:
          - {topic: Alpha, id: a}
          - {topic: Beta, id: b}
          - Review
        resources: [{book: Blue book, url: https://example.org/blue}]
      - module: more
        title: More
        requires: [basics]
        due: 2026-05-01
        items:
          - {practice: Linear algebra, effort: 4h}
          - {project: Web page, effort: 6h, url: https://example.org/web}
          - Review
journal: [{week: 1, goal: Begin}]
lessons: [Rest]
"""

NEW = """
curriculum: plan
title: Plan, second edition
goal: Know more things
pace: 10h/week
phases:
  - phase: zero
    title: Zero
    modules:
      - module: before
        title: Before
        items: [Review, Setup]
  - phase: one
    title: One
    modules:
      - module: basics
        title: The basics
        duration: 1 week
        items:
          - {topic: Alpha, id: a}
          - {topic: Beta, id: b}
          - Review
        resources: [{book: Blue book 2, url: https://example.org/blue}]
      - module: more
        title: More
        due: 2026-05-08
        items:
          - {practice: "Linear algebra 1: vectors", effort: 2h}
          - {practice: "Linear algebra 2: matrices", effort: 2h}
          - {project: Home page, effort: 5h, url: https://www.example.org/web/}
          - Review
journal: [{week: 1, goal: Begin}, {week: 2, goal: Go on}]
lessons: [Sleep]
"""
"""A phase before, a module and two items renamed, one split, a need and a lesson taken out, other dates and efforts."""


def written(folder: Path, text: str, name: str = "new.yaml") -> str:
    """A file with a text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def told(study: Study, *words: str) -> dict[str, Any]:
    """What a command answers as a document."""
    answer = study(*words, "--json")
    assert answer.code == 0, answer.errors
    document: dict[str, Any] = json.loads(answer.output)
    return document


def listed(study: Study) -> dict[str, tuple[int, str, int]]:
    """Number, status and per cent of what is listed, by title."""
    return {
        item["title"]: (item["item"], item["status"], item["percent"])
        for item in told(study, "list")["items"]
        if item["left_out"] is None
    }


def titles(study: Study) -> list[str]:
    """The titles of all work in their order."""
    return [item["title"] for item in told(study, "list")["items"] if item["kind"] != "book"]


def steps(study: Study) -> int:
    """How many steps hold."""
    return sum(not step["undone"] for step in told(study, "history")["steps"])
