"""What the commands of every day load. Time is measured by ``benchmarks``; here nothing slow may creep in."""

import os
import pty
import subprocess
import sys

import pytest

from tests.conftest import Study

SLOW = {
    "typing", "pathlib", "json", "threading", "subprocess", "shutil", "tempfile", "random", "hashlib", "fractions",
    "decimal", "statistics", "email", "urllib", "logging", "argparse", "importlib.metadata", "importlib.resources",
    "study.app", "study.format.models", "study.core.duration",
    "study.format.file", "study.store.tables",
}  # fmt: skip
"""Of the standard library and our own what costs a daily command a tenth of its time or more."""

RUN = """
import sys
before = set(sys.modules)
from study.main import main
code = main(sys.argv[1:])
sys.stderr.write("\\n".join(set(sys.modules) - before))
sys.exit(code)
"""


@pytest.fixture(autouse=True)
def enrolled(study: Study) -> None:
    assert study("enroll", "hf-four-week", "--hours", "10").code == 0


@pytest.mark.parametrize("words", ["today", "done 2", "replan --hours 12", "replan --hours 12 --dry-run"])
def test_a_daily_command_needs_no_library_and_nothing_slow(words: str) -> None:
    loaded = modules(words, now="2026-03-05")
    assert libraries(loaded) == set()
    assert loaded & SLOW == set()


@pytest.mark.parametrize("words", ["", "report"])
def test_a_report_needs_no_library_and_nothing_slow(words: str) -> None:
    loaded = modules(words, now="2026-03-05")
    assert libraries(loaded) == set()
    assert loaded & SLOW == set()


@pytest.mark.parametrize("words", ["today", "done 2", "report"])
def test_on_a_terminal_there_is_rich_and_no_other_library(words: str) -> None:
    loaded = modules(words, terminal=True)
    assert libraries(loaded) - {"attr"} == {"rich"}  # Rich 13 looks whether attrs is there, which development brings
    assert {name for name in loaded & SLOW if name.startswith("study")} == set()
    assert {"rich.table", "rich.markdown", "rich.syntax", "rich.progress", "rich.traceback"} & loaded == set()


@pytest.mark.parametrize("words", ["--help", "help", "done --help", "help exit-codes", "version"])
def test_help_needs_no_library(words: str) -> None:
    loaded = modules(words)
    assert libraries(loaded) == set()
    assert "study.app" not in loaded


def test_the_other_commands_do_not_wait_for_what_only_enrolling_needs() -> None:
    assert libraries(modules("list")) & {"sqlmodel", "sqlalchemy", "yaml", "dateutil", "rich"} == set()
    assert libraries(modules("doctor")) & {"sqlmodel", "sqlalchemy"} == set()


def test_nothing_that_works_on_the_file_needs_what_declares_its_schema() -> None:
    assert libraries(modules("enroll llm-basics")) & {"sqlmodel", "sqlalchemy", "typer"} == set()
    assert libraries(modules("leave hf-four-week")) & {"sqlmodel", "sqlalchemy", "typer"} == set()


def test_enrolling_in_a_curriculum_does_not_wait_for_what_imports_one() -> None:
    assert {name for name in modules("enroll llm-basics") if name.startswith("study.importing.")} <= {
        "study.importing.command"
    }


def modules(words: str, terminal: bool = False, now: str = "2026-03-02") -> set[str]:
    """The modules a command line loads in a process of its own, beyond those of the bare interpreter."""
    command = [sys.executable, "-c", RUN, *words.split()]
    variables = {**os.environ, "STUDY_NOW": now, "TERM": "xterm-256color"}
    ours, theirs = pty.openpty()
    done = subprocess.run(
        command, env=variables, stdout=theirs if terminal else subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    os.close(theirs)
    shown = os.read(ours, 4096) if terminal else b""
    os.close(ours)
    assert done.returncode == 0, done.stderr
    assert (b"\x1b[" in shown) is terminal
    return set(done.stderr.split())


def libraries(loaded: set[str]) -> set[str]:
    """The packages among them that come neither with Python nor with us."""
    return {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names - {"study"}
