"""A process killed at any moment leaves the database as it was before the command, or as it is after.

STUDY_KILLS sets how many are killed; the contract is proved with 200.
"""

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.safety.processes import as_anybody, contents, ended, journal, put, started

KILLS = int(os.environ.get("STUDY_KILLS", "30"))
VICTIMS = ["enroll {long}", "enroll hf-four-week", "done 2-40 --time 9h", "replan --hours 5"]
READING = ["", "today", "list", "show 3", "plan --json", "report", "replan --dry-run", "doctor", "config"]

HALFWAY = """
import os, signal
from study.store.database import transaction
from study.store.location import default_path

with transaction(default_path()) as connection:
    connection.execute("PRAGMA cache_size = 1")  # what is changed goes to the file at once
    connection.execute("UPDATE item SET notes = hex(randomblob(500))")
    connection.execute("DELETE FROM session")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@dataclass(frozen=True)
class Rehearsal:
    """A command as it goes undisturbed: what it finds, what it leaves, and how long that takes."""

    words: list[str]
    found: bytes | None
    before: list[str]
    after: list[str]
    seconds: float


def rehearsed(path: Path, line: str) -> Rehearsal:
    found = None if "{long}" in line else path.read_bytes()
    words = line.format(long=path.with_name("long.yaml")).split()
    put(path, found)
    before, begin = contents(path), time.perf_counter()
    code, _, errors = ended(*words)
    seconds = time.perf_counter() - begin
    assert code == 0, errors
    return Rehearsal(words, found, before, contents(path), seconds)


def killed(path: Path, play: Rehearsal, count: int, dice: random.Random) -> Iterator[int]:
    """Kill the command again and again: at any moment of its life, or soon after it has begun to write."""
    for number in range(count):
        put(path, play.found)
        with started(*play.words) as process:
            if number % 2:
                while process.poll() is None and not journal(path).exists():
                    pass
                time.sleep(dice.uniform(0, play.seconds / 4))
            else:
                time.sleep(dice.uniform(0, play.seconds))
            process.kill()
        yield number


@pytest.mark.parametrize("line", VICTIMS)
def test_a_killed_command_is_done_or_not_done(learner: Study, path: Path, line: str) -> None:
    play = rehearsed(path, line)
    assert play.before != play.after
    place = VICTIMS.index(line)
    count = KILLS // len(VICTIMS) + (place < KILLS % len(VICTIMS))

    for _ in killed(path, play, count, random.Random(line)):
        checked = learner("doctor")
        left = contents(path)
        assert left in (play.before, play.after)
        assert checked.code == (0 if left else 5), checked.output + checked.errors


@pytest.fixture
def halfway(learner: Study, path: Path) -> list[str]:
    """A database left in the middle of a transaction; what it held before that."""
    before, bytes_before = contents(path), path.read_bytes()
    ended(script=HALFWAY)
    assert journal(path).stat().st_size > 0
    assert path.read_bytes() != bytes_before
    return before


@pytest.mark.parametrize("line", READING)
def test_reading_after_a_kill_first_takes_back_what_was_half_done(
    learner: Study, path: Path, halfway: list[str], line: str
) -> None:
    answer = learner(*line.split())

    assert (answer.code, answer.errors) == (0, "")
    assert not journal(path).exists()
    assert contents(path) == halfway
    assert learner(*line.split()) == answer


def test_writing_after_a_kill_goes_on_from_what_was_whole(learner: Study, path: Path, halfway: list[str]) -> None:
    assert learner("done", "2").code == 0
    assert learner("doctor").code == 0
    assert set(halfway) - set(contents(path)) == {line for line in halfway if "state" in line and "VALUES(2," in line}


def test_what_was_half_done_in_a_read_only_folder_is_refused_in_a_sentence(path: Path, halfway: list[str]) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        code, output, errors = ended("today", prepare=as_anybody)
        if code == 0:
            pytest.skip("permissions hold nobody here")
        assert (code, output) == (6, "")
        assert "folder" in errors
        assert "Traceback" not in errors
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)
    assert contents(path) == halfway
