"""The examples of the guide to a log in a README do what the page says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import Study

PAGE = Path(__file__).parents[2] / "docs" / "guides" / "log-in-a-readme.md"


def example(language: str) -> str:
    """The one example in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture
def folder(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the README of the page and its database, and ``study`` on the path."""
    monkeypatch.chdir(tmp_path)
    program = tmp_path / "bin" / "study"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m study "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    Path("README.md").write_text(example("markdown"), encoding="utf-8")
    assert study("enroll", "learning-log-2024").code == 0
    return tmp_path


def test_the_hook_stops_a_stale_readme_and_lets_a_fresh_one_pass(folder: Path, study: Study) -> None:
    hook = folder / "pre-commit"
    hook.write_text(example("sh"))
    hook.chmod(0o755)

    stale = subprocess.run([hook], capture_output=True, text=True)
    assert (stale.returncode, stale.stdout.splitlines()[0]) == (1, "README.md is out of date: its block.")
    assert study("publish", "README.md").code == 0
    assert subprocess.run([hook], capture_output=True).returncode == 0


def test_the_workflow_checks_with_the_database_of_the_repository(folder: Path, study: Study) -> None:
    workflow = yaml.safe_load(example("yaml"))
    steps = workflow["jobs"]["fresh"]["steps"]
    (check,) = [step for step in steps if step.get("run", "").startswith("study")]

    def checked() -> int:
        return subprocess.run(["sh", "-ec", check["run"]], env=os.environ | check["env"], cwd=folder).returncode

    assert set(workflow) == {"name", True, "permissions", "jobs"}  # YAML 1.1 reads `on` as a truth value
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    assert checked() == 1
    assert study("publish", "README.md").code == 0
    assert checked() == 0


def test_the_blocks_of_the_page_are_those_of_the_program() -> None:
    from study.publish.markdown import SECTIONS

    named = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8").partition("## Bars")[0], re.MULTILINE)
    assert named == [*SECTIONS]
