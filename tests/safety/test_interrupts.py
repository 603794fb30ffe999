"""Ctrl-C: exit 130, and never a word about what was changed that is not true."""

import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Study
from tests.safety.processes import contents, journal, started

SLOW = """
import sys, time
from study.{module} import {function} as quick
import study.{module}

def slow(*arguments):
    print("here", flush=True)
    time.sleep(60)
    return quick(*arguments)

study.{module}.{function} = slow
from study.main import run
run()
"""
"""A command that stops at a function, and says so."""

PLANNING, COMMITTING, ANSWERING = (
    SLOW.format(module=module, function=function)
    for module, function in (("core.humane", "laid"), ("store.plans", "commit"), ("log.screen", "page"))
)


def interrupted(script: str, *words: str) -> tuple[int, str]:
    """Exit code and stderr of a command that gets Ctrl-C where it stops."""
    with started(*words, script=script) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        return process.returncode, errors


@pytest.mark.parametrize("script", [PLANNING, COMMITTING], ids=["planning", "committing"])
@pytest.mark.parametrize("line", ["replan --hours 5", "replan --hours 5 --json"])
def test_a_replan_that_is_interrupted_changes_nothing(learner: Study, path: Path, line: str, script: str) -> None:
    before = path.read_bytes()

    code, errors = interrupted(script, *line.split())

    assert code == 130
    assert errors.strip() == "Interrupted. Nothing was changed."
    assert path.read_bytes() == before
    assert not journal(path).exists()


def test_an_enrolment_that_is_interrupted_leaves_no_database(study: Study, path: Path) -> None:
    code, errors = interrupted(COMMITTING, "enroll", "hf-four-week")

    assert code == 130
    assert errors.strip() == "Interrupted. Nothing was changed."
    assert contents(path) == []


def test_nothing_untrue_is_said_when_only_the_answer_is_interrupted(learner: Study, path: Path) -> None:
    before = contents(path)

    code, errors = interrupted(ANSWERING, "done", "2")

    assert code == 130
    assert errors.strip() == "Interrupted."
    assert contents(path) != before


def test_a_command_that_waits_for_another_hears_ctrl_c(learner: Study, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with started("done", "2") as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    other.close()

    assert process.returncode == 130
    assert errors.strip() == "Interrupted."
