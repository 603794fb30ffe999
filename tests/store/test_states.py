"""A kept state is what its entries come to, whatever was recorded and in whichever order."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.store import entries
from study.store.workspace import Workspace
from tests.conftest import Study

CURRICULUM = """
curriculum: mixture
title: A mixture
pace: 1h/day
phases:
- title: One
  items:
  - {topic: Vectors, effort: 1h}
  - {practice: Matrices, effort: 7m, progress: 40}
  - {event: A talk, day: 2}
  - {reading: A paper, effort: 2-3h, done: 2026-02-01}
- title: Two
  modules:
  - module: choice
    title: One of two
    choose: 1
    items: [{project: Small, effort: 1h}, {project: Large, effort: 20h}]
resources:
- {book: A book, progress: 10}
"""
COUNT = 7
EXAMPLES = settings().max_examples


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A recording command, for any items, of any of the last days."""
    items = [str(n) for n in draw(st.lists(st.integers(1, COUNT), min_size=1, max_size=3, unique=True))]
    on = draw(st.sampled_from([[], ["--on", "yesterday"], ["--on", "2026-02-20"], ["--on", "monday"]]))
    time = draw(st.sampled_from([[], ["--time", "1h"], ["--time", "2m"], ["--time", "24h"]]))
    percent = str(draw(st.sampled_from([0, 1, 33, 50, 99, 100])))
    minutes = f"{draw(st.sampled_from([1, 7, 59, 60, 61, 1440]))}m"
    return draw(
        st.sampled_from(
            [
                ["done", *items, *on, *time],
                ["progress", items[0], percent, *on],
                ["log", items[0], minutes, *on],
                ["skip", *items],
                ["reopen", *items],
            ]
        )
    )


@pytest.fixture
def enrolled(study: Study, path: Path, tmp_path: Path) -> Path:
    """A database with the mixture, to begin every example from."""
    curriculum = tmp_path / "mixture.yaml"
    curriculum.write_text(CURRICULUM, encoding="utf-8")
    answer = study("enroll", str(curriculum))
    assert answer.code == 0, answer.errors
    return path.rename(tmp_path / "enrolled.db")


def names(study: Study) -> dict[int, str]:
    """Every item that is followed, by its number."""
    return {item["item"]: item["ref"] for item in json.loads(study("list", "--json").output)["items"]}


@settings(max_examples=EXAMPLES // 2)
@given(commands=st.lists(lines(), min_size=1, max_size=10))
def test_the_kept_state_is_what_the_entries_come_to(
    study: Study, path: Path, enrolled: Path, commands: list[list[str]]
) -> None:
    path.write_bytes(enrolled.read_bytes())
    named = names(study)
    assert sorted(named) == list(range(1, COUNT + 1))

    for words in commands:
        answer = study(*words)
        assert answer.code == 0, (words, answer.errors)
        with Workspace().reading() as connection:
            assert entries.stale_states(connection) == []

    assert study("doctor").code == 0
    assert names(study) == named


@settings(max_examples=EXAMPLES // 5)
@given(commands=st.lists(lines(), max_size=6), later=st.lists(lines(), max_size=3))
def test_going_on_keeps_every_entry_number_and_state(
    study: Study, path: Path, enrolled: Path, commands: list[list[str]], later: list[list[str]]
) -> None:
    path.write_bytes(enrolled.read_bytes())
    for words in commands:
        study(*words)
    before = study("list", "--json").output, log(path)

    assert study("leave", "mixture").code == 0
    for words in later:
        assert study(*words).code == 5
    assert names(study) == {}
    assert study("enroll", str(path.with_name("mixture.yaml")), "--continue").code == 0

    assert (study("list", "--json").output, log(path)) == before
    assert study("doctor").code == 0


def test_starting_anew_gives_new_numbers_and_keeps_the_old_entries(study: Study, path: Path, enrolled: Path) -> None:
    enrolled.rename(path)
    curriculum = str(path.with_name("mixture.yaml"))
    used: set[int] = set()
    for time in range(3):
        first = time * COUNT + 1
        recorded = log(path)
        assert sorted(names(study)) == list(range(first, first + COUNT))
        assert not used & set(names(study))
        used |= set(names(study))
        assert study("done", str(first)).code == 0
        assert study("leave", "mixture").code == 0
        assert study("done", str(first)).code == 5
        assert study("enroll", curriculum).code == 0
        assert log(path)[: len(recorded) + 1] == [*recorded, (first, "done")]


def test_a_number_is_not_used_again_by_another_curriculum(study: Study, path: Path, enrolled: Path) -> None:
    enrolled.rename(path)
    study("leave", "mixture")

    assert study("enroll", "hf-four-week").code == 0

    assert min(names(study)) == COUNT + 1


def log(path: Path) -> list[tuple[int, str]]:
    """Item and kind of everything recorded."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT item, kind FROM entry ORDER BY number").fetchall()
    connection.close()
    return rows
