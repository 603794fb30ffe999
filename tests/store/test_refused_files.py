"""A file that is not ours, or no longer whole, is refused in a sentence, and is not touched."""

import random
import shlex
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Answer, Study

COMMANDS = ["", "today", "list", "show 3", "plan", "report --json", "doctor", "replan --dry-run", "config", "done 2",
            "log 2 1h", "replan", "enroll llm-basics", "leave hf-four-week", "config day-start 4:00"]  # fmt: skip
PAGE = 4096


def another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (url)")
    connection.commit()
    connection.close()


def named_by_another_program(path: Path) -> None:
    another_program(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 252006674")
    connection.execute("PRAGMA user_version = 1")
    connection.close()


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "another program's": (another_program, "is a database of another program"),
    "one with another's mark": (named_by_another_program, "is a database of another program"),
    "a text": (lambda path: path.write_text("curriculum: algebra\n" * 100), "isn't a study database"),
    "a short text": (lambda path: path.write_text("xyz"), "isn't a study database"),
    "a picture": (lambda path: path.write_bytes(random.Random(1).randbytes(50_000)), "isn't a study database"),
    "zeros": (lambda path: path.write_bytes(bytes(20_000)), "isn't a study database"),
    "a folder": (lambda path: path.mkdir(), "is a folder"),
}


def refused(answer: Answer) -> bool:
    """In one or two sentences, and nothing else."""
    said = answer.errors
    return (answer.code, answer.output) == (6, "") and said.endswith(".\n") and len(said) < 400 and said.count("\n") < 6


@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_no_study_database_is_refused(study: Study, path: Path, kind: str, line: str) -> None:
    make, sentence = FOREIGN[kind]
    make(path)
    before = path.read_bytes() if path.is_file() else None

    answer = study(*shlex.split(line), columns=1000)

    assert refused(answer), answer
    assert sentence in answer.errors
    assert str(path) in answer.errors
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("line", ["", "today", "list", "report", "config"])
def test_an_empty_file_is_no_database_yet(study: Study, path: Path, line: str) -> None:
    path.touch()

    assert study(*line.split()).code == 0
    assert path.read_bytes() == b""


@pytest.mark.parametrize("line", ["done 1", "show 1", "replan", "leave hf-four-week", "doctor"])
def test_what_needs_a_database_says_how_to_begin(study: Study, path: Path, line: str) -> None:
    path.touch()

    answer = study(*line.split())

    assert answer.code == 5
    assert "study enroll" in answer.errors
    assert path.read_bytes() == b""


def test_an_empty_file_becomes_a_database(study: Study, path: Path) -> None:
    path.touch()

    assert study("enroll", "hf-four-week").code == 0
    assert study("doctor").code == 0


def test_a_folder_that_is_a_file_is_refused(study: Study, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.touch()
    monkeypatch.setenv("STUDY_DB", str(path / "study.db"))

    assert refused(study("enroll", "hf-four-week"))


@given(line=st.sampled_from(COMMANDS), share=st.floats(0, 1))
def test_a_truncated_file_is_refused(whole: Path, study: Study, path: Path, line: str, share: float) -> None:
    content = whole.read_bytes()
    part = content[: 2 + int(share * (len(content) - PAGE - 2))]  # to SQLite, one byte is none
    path.write_bytes(part)

    assert refused(study(*line.split()))
    assert path.read_bytes() == part


@given(line=st.sampled_from(COMMANDS), seed=st.integers(0, 2**32))
def test_a_file_whose_pages_are_scrambled_is_refused(
    whole: Path, study: Study, path: Path, line: str, seed: int
) -> None:
    content = whole.read_bytes()
    damaged = content[:100] + random.Random(seed).randbytes(len(content) - 100)
    path.write_bytes(damaged)

    assert refused(study(*line.split()))
    assert path.read_bytes() == damaged


@given(data=st.data(), line=st.sampled_from(COMMANDS))
def test_any_damage_ends_in_an_answer_or_in_a_sentence(
    whole: Path, study: Study, path: Path, data: st.DataObject, line: str
) -> None:
    damaged = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(damaged) - 1))
        noise = data.draw(st.binary(min_size=1, max_size=200))
        damaged[start : start + len(noise)] = noise
    path.write_bytes(damaged)

    answer = study(*line.split())

    if answer.code not in (0, 5):
        assert path.read_bytes() == bytes(damaged)
        assert answer.output == "" or line == "doctor"
        assert answer.errors.count("\n") < 8
    assert "Traceback" not in answer.errors


def test_garbage_from_a_damaged_file_is_told_from_values_that_no_command_wrote(learner: Study, path: Path) -> None:
    """The pages are told of first: where they aren't sound, nothing else can be proved."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE plan SET start = 'nonsense'")
    connection.commit()
    assert "holds what no command writes" in learner("today", columns=1000).errors

    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'need'").fetchone()
    connection.close()
    damaged = bytearray(path.read_bytes())
    damaged[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(damaged)

    answer = learner("today", columns=1000)

    assert refused(answer)
    assert "is damaged" in answer.errors


@pytest.fixture
def whole(learner: Study, path: Path) -> Path:
    """A copy of a sound database."""
    copy = path.with_name("whole.db")
    copy.write_bytes(path.read_bytes())
    assert int.from_bytes(copy.read_bytes()[16:18], "big") == PAGE
    return copy
