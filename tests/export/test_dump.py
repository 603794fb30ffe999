"""The whole dump: a database, its dump, and the database that becomes of it, are one."""

import json
import shlex
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.store import schema
from tests.conftest import Study
from tests.program.life import LIFE, furnish

TAKING_BACK = [("2026-05-19T20:00", line) for line in ("undo", "undo 2", "redo", "undo", "redo 2")]
LOOKS = ("report", "list", "plan", "history", "entries", "deadlines", "journal --all", "goal", "kaggle", "today")
ROUND = count()


def dumped(study: Study, path: Path) -> bytes:
    assert study("export", "all", "-o", str(path)).code == 0
    return path.read_bytes()


def seen(study: Study) -> list[str]:
    return [study(*look.split(), "--json").output for look in LOOKS]


@settings(max_examples=15)
@given(lines=st.lists(st.sampled_from([*LIFE, *TAKING_BACK]), min_size=5, max_size=40))
def test_a_dump_of_any_life_makes_the_same_database_and_the_same_dump(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[tuple[str, str]]
) -> None:
    with monkeypatch.context() as patched:
        furnish(tmp_path, patched)
        here, there = (str(tmp_path / f"{next(ROUND)}.db") for _ in range(2))
        patched.setenv("STUDY_DB", here)
        for now, line in [*LIFE[:3], *lines]:
            study(*shlex.split(line), now=now)
        first, told = dumped(study, tmp_path / "first.jsonl"), seen(study)

        patched.setenv("STUDY_DB", there)
        assert study("import", "first.jsonl").code == 0
        assert dumped(study, tmp_path / "second.jsonl") == first
        assert seen(study) == told
        assert study("doctor").code == 0


@pytest.fixture
def dump(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That of somebody who has taken three steps and undone one; where the database is, there is nothing."""
    for line in ("enroll hf-four-week --hours 10", "done 1 --time 2h", "note 1 'A secret'", "undo"):
        assert study(*shlex.split(line)).code == 0
    dumped(study, tmp_path / "dump.jsonl")
    monkeypatch.setenv("STUDY_DB", str(tmp_path / "new.db"))
    return tmp_path / "dump.jsonl"


def test_it_says_what_came(study: Study, dump: Path, tmp_path: Path) -> None:
    answer = study("import", str(dump), "--json")

    assert json.loads(answer.output) == {
        "schema": "study.dump/1",
        "committed": True,
        "records": 4,
        "first": "2026-03-02",
        "last": "2026-03-02",
        "database": str(tmp_path / "new.db"),
    }
    assert study("redo").code == 0
    assert "A secret" in study("entries").output


def test_a_dry_run_reads_it_and_makes_nothing(study: Study, dump: Path, tmp_path: Path) -> None:
    assert "4 records" in study("import", str(dump), "--dry-run").output
    assert not (tmp_path / "new.db").exists()


def test_what_is_done_then_is_done_by_another_machine(study: Study, dump: Path) -> None:
    study("import", str(dump))
    study("note", "1", "Later")

    steps = json.loads(study("history", "--json").output)["steps"]
    assert [step["index"] for step in steps] == [1, 2, 3, 1]
    assert steps[-1]["machine"] not in {step["machine"] for step in steps[:-1]}
    assert [step["clock"] for step in steps] == [1, 2, 3, 5]


def test_where_something_is_already_nothing_is_imported(study: Study, dump: Path) -> None:
    study("import", str(dump))

    answer = study("import", str(dump), columns=1000)

    assert answer.code == 2
    assert "has something in it already. Nothing was changed." in answer.errors
    assert "STUDY_DB=NEW.db study import" in answer.errors


@pytest.mark.parametrize(
    ("line", "old", "new", "why"),
    [
        (1, '"records":4', '"records":5', "it ends after 4 records of 5: it was cut off"),
        (1, '"records":4', '"record":4', "the first line doesn't say how many records there are"),
        (1, f'"v":{schema.VERSION}', '"v":99', "it was written by a newer study"),
        (3, "done 1", "done 2", "it was changed after it was written"),
        (3, '"minutes":120', '"minutes":60', "it was changed after it was written"),
        (3, '"index":2', '"index":3', "record 2 of the machine"),
        (3, '"index":2', '"index":1', "is there twice"),
        (3, f'"v":{schema.VERSION}', '"v":99', "it was written by a newer study"),
        (3, '"clock":2', '"clock":true', 'its "clock" is missing or no number'),
        (4, "{", "", "it isn't JSON"),
        (4, '"rows":{"entry"', '"rows":{"entry":[1],"item"', "aren't tables of rows"),
        (5, '{"v"', '{"more":1,"v"', "it isn't a record"),
    ],
)
def test_a_dump_that_is_not_what_was_written_is_told_with_its_line(
    study: Study, dump: Path, tmp_path: Path, line: int, old: str, new: str, why: str
) -> None:
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    dump.write_text("".join(lines), encoding="utf-8")

    answer = study("import", str(dump), columns=1000)

    assert (answer.code, answer.output) == (3, "")
    told = 5 if "cut off" in why else line
    assert f"dump.jsonl:{told}:1: this record can't be used: " in answer.errors
    assert why in answer.errors
    assert "study export all -o FILE" in answer.errors
    assert not study("today").output.startswith("Today")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.99])
def test_a_dump_that_is_cut_off_anywhere_is_refused(study: Study, dump: Path, part: float) -> None:
    data = dump.read_bytes()
    dump.write_bytes(data[: int(len(data) * part)])

    answer = study("import", str(dump), columns=1000)

    assert answer.code == 3
    assert "cut off" in answer.errors
