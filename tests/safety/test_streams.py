"""Streams that are closed, before the command begins or while it answers.

A reader that has had enough (``| head -1``) ends the command quietly, exit 0: what was asked for was done.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Study

LINES = ["", "today", "list", "list --json", "plan --json", "report", "report --format markdown", "schema", "--help"]


def run(line: str, *closed: int) -> "subprocess.CompletedProcess[str]":
    """A command, some of whose three streams are closed."""

    def close() -> None:
        for stream in closed:
            os.close(stream)

    return subprocess.run(
        [sys.executable, "-m", "study", *line.split()],
        stdout=None if 1 in closed else subprocess.PIPE,
        stderr=None if 2 in closed else subprocess.PIPE,
        text=True,
        timeout=60,
        preexec_fn=close,
    )


@pytest.mark.parametrize("line", LINES)
def test_without_stdin_everything_is_as_usual(learner: Study, line: str) -> None:
    answer = run(line, 0)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout


@pytest.mark.parametrize("line", [*LINES, "done 2", "replan --hours 5", "check hf-four-week"])
def test_without_stdout_nothing_is_said(learner: Study, line: str) -> None:
    answer = run(line, 1)

    assert (answer.returncode, answer.stderr) == (0, "")


def test_without_stdout_what_was_asked_for_is_done(learner: Study, path: Path) -> None:
    run("done 2", 1)

    assert "already" in learner("done", "2").output
    assert learner("doctor").code == 0


@pytest.mark.parametrize(("line", "code"), [("done 9999", 5), ("nonsense", 2), ("check {bad}", 3), ("enroll {bad}", 3)])
def test_without_stderr_only_the_exit_code_tells(study: Study, tmp_path: Path, line: str, code: int) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("curriculum: bad\n", encoding="utf-8")

    answer = run(line.format(bad=bad), 2)

    assert answer.returncode == code
    assert answer.stdout == "" or line.startswith("check")


@pytest.mark.parametrize("line", ["today", "done 2", "replan", "list --json"])
def test_without_any_stream_the_database_is_safe(learner: Study, path: Path, line: str) -> None:
    assert run(line, 0, 1, 2).returncode == 0
    assert learner("doctor").code == 0


@pytest.mark.parametrize("read", [0, 1, 70_000], ids=["nothing", "a byte", "a pipe full"])
@pytest.mark.parametrize("line", LINES)
def test_a_reader_that_has_had_enough_ends_the_command_quietly(learner: Study, line: str, read: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "study", *line.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(read)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_what_was_asked_for_is_done_though_nobody_reads_the_answer(learner: Study) -> None:
    with subprocess.Popen([sys.executable, "-m", "study", "done", "2"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(30) == 0

    assert "already" in learner("done", "2").output
