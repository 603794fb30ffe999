"""The first month of somebody who lives by the journal of 26 weeks: its weeks are filled in as they come, its file is
edited twice and followed, and what came of it stands in a README."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study

SELF = "self-teaching-26-weeks"
WEEK_0 = """      - project: Populate the syllabus week by week
        notes: >-
          Go through the list of resources, and others you find, and fill in each week. It may still
          evolve; it gives a perspective of the goals and timelines.
"""
WEEK_2 = """
  - phase: week-2
    title: Week 2
    week: 2
    items:
      - {practice: Backpropagation by hand, effort: 4h}
      - {topic: "NLP course, chapter 2", effort: 3h}
"""
RESULTS = "    results: TBD\n"
JOURNAL_2 = """  - week: 2
    goal: Understand backpropagation
    plan: |
      - Derive it by hand,
        for two layers
      - Chapter 2 of the NLP course
"""


@pytest.fixture
def author(study: Study, repository: Path) -> Study:
    """Week 0: somebody copies the curriculum into a file and begins to live by it."""
    assert study("curricula", SELF, "-o", "mine.yaml").code == 0
    answer = study("enroll", "mine.yaml", "--weeks", "26", "--hours", "10")
    assert answer.code == 0
    assert "26, filled to week 13; weeks 14–26 hold nothing yet" in answer.output
    return study


def edited(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def test_a_month_of_the_journal(author: Study, repository: Path, golden: Callable[[str], None]) -> None:
    told: list[str] = []

    def types(*words: str, now: str | None = None) -> str:
        answer = author(*words, now=now)
        assert answer.code == 0, (words, answer.errors)
        told.append(f"──── study {' '.join(words)}\n{answer.output}")
        return answer.output

    # Week 0: the first task, and what the next week is to hold.
    assert "Week 0" in types("today").splitlines()[0]
    types("done", "1", "--time", "1h15m")
    types("add", "NLP course, chapter 1", "--to", f"{SELF}/week-1", "--effort", "3h")
    types("add", "Zero to Hero: micrograd", "--to", f"{SELF}/week-1", "--kind", "practice", "--effort", "4h")
    types("journal", "--week", "1", "--goal", "A first model of my own", "--plan", "- Chapter 1\n- micrograd")
    types("done", "2", "--time", "7h", now="2026-03-07")
    types("journal", "--results", "The syllabus stands for three weeks.", now="2026-03-08")

    # Week 1: what was written is there when it begins. The file gets its week 2 and its own words on week 0.
    assert "This week: A first model of my own" in types("today", now="2026-03-09")
    types("done", "13", "14", now="2026-03-12")
    edited(repository / "mine.yaml", (WEEK_0, WEEK_0 + WEEK_2), (RESULTS, RESULTS + JOURNAL_2))
    assert "Changed since you enrolled" in author("curricula").output
    first = types("upgrade", SELF, now="2026-03-13")
    assert "2 new" in first
    types("journal", "--results", "- micrograd works\n- chapter 1 was easy")
    assert "Derive it by hand, for two layers" in types("journal", "--week", "2")

    # Week 2: an item is renamed and another gets longer; what was done of them stays.
    types("log", "15", "2h", now="2026-03-17")
    edited(
        repository / "mine.yaml",
        ("practice: Backpropagation by hand, effort: 4h", "practice: Backpropagation by hand and in numpy, effort: 6h"),
        ("    goal: Understand backpropagation\n", "    goal: Understand backpropagation and autograd\n"),
    )
    types("upgrade", SELF, now="2026-03-18")
    item = json.loads(author("show", "15", "--json").output)
    assert (item["title"], item["remaining"]) == ("Backpropagation by hand and in numpy", 240)
    assert (
        json.loads(author("journal", "--json").output)["weeks"][0]["goal"] == "Understand backpropagation and autograd"
    )
    types("done", "15", "16", now="2026-03-21")

    # Week 3 holds nothing of its own yet: the materials go on, and it is a place to add to.
    types("add", "NLP course, chapter 3", "--to", f"{SELF}/week-3", "--effort", "3h", now="2026-03-22")
    assert "Week 3 of 26" in types("today", now="2026-03-23").splitlines()[0]
    types("report", "--all", now="2026-03-29")
    types("journal", "--all")
    types("publish", "README.md")
    told.append((repository / "README.md").read_text(encoding="utf-8"))
    golden("\n".join(told).replace(f"{repository}/", ""))

    # All of it can be taken back, step by step, and done again.
    listed, journal = author("list").output, author("journal", "--all").output
    steps = author("history").output.count("\n")
    for _ in range(steps):
        author("undo")
    assert author("journal", "--all").output.startswith("Nothing is written yet")
    for _ in range(steps):
        author("redo")
    assert (author("list").output, author("journal", "--all").output) == (listed, journal)
    assert author("publish", "README.md", "--check").code == 0
