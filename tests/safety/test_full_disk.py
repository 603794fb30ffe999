"""A disk that is full: a sentence, and the database as it was."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.safety.processes import contents, ended

resource = pytest.importorskip("resource")


def room(size: int) -> Callable[[], None]:
    """To be called in a new process: no file of it may grow beyond so many bytes."""

    def prepare() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


@pytest.mark.parametrize("line", ["replan --hours 5", "enroll hf-four-week", "done 2-300 --note long"])
@pytest.mark.parametrize("more", [0, 1, 4096, 20_000])
def test_a_command_that_finds_no_room_changes_nothing(learner: Study, path: Path, line: str, more: int) -> None:
    before, size = contents(path), path.stat().st_size

    code, output, errors = ended(*line.replace("long", "x" * 1000).split(), prepare=room(size + more))

    assert (code, output) == (6, "")
    assert "nothing was changed" in " ".join(errors.lower().split())
    assert "Traceback" not in errors
    assert contents(path) == before
    assert learner("doctor").code == 0
    assert learner("done", "2").code == 0


@pytest.mark.parametrize("size", [0, 1, 1000, 4096, 50_000])
def test_an_enrolment_that_finds_no_room_leaves_no_database(study: Study, path: Path, size: int) -> None:
    code, output, errors = ended("enroll", "hf-four-week", prepare=room(size))

    assert (code, output) == (6, "")
    assert "Traceback" not in errors
    assert contents(path) == []
    assert study("enroll", "hf-four-week").code == 0


@pytest.mark.parametrize("line", ["today", "list", "report", "plan --json"])
def test_reading_needs_no_room(learner: Study, line: str) -> None:
    code, _, errors = ended(*line.split(), prepare=room(0))

    assert (code, errors) == (0, "")


def test_a_report_that_finds_no_room_leaves_the_old_one(learner: Study, tmp_path: Path) -> None:
    report = tmp_path / "PROGRESS.md"
    report.write_text("the old one", encoding="utf-8")

    code, output, errors = ended("report", "--format", "markdown", "-o", str(report), prepare=room(10))

    assert (code, output) == (1, "")
    assert "".join(errors.split()).endswith("PROGRESS.md:Filetoolarge.")
    assert report.read_text(encoding="utf-8") == "the old one"
    assert [path.name for path in tmp_path.glob(".*")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
@pytest.mark.parametrize("line", ["", "today", "list", "list --json", "--help", "report --format markdown", "schema"])
def test_an_answer_that_finds_no_room_is_an_error(learner: Study, line: str) -> None:
    code, errors = into_a_full_device(line)

    assert (code, errors) == (1, "The answer couldn't be written: No space left on device.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
def test_what_was_recorded_stays_recorded_though_the_answer_finds_no_room(learner: Study) -> None:
    assert into_a_full_device("done 2")[0] == 1
    assert "done" in learner("done", "2").output


def into_a_full_device(line: str) -> tuple[int, str]:
    """Exit code and stderr of a command whose stdout takes nothing."""
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "study", *line.split()], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    return answer.returncode, answer.stderr
