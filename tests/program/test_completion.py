"""What the shell is offered."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def offered(line: str, shell: str = "bash") -> str:
    words = line.split()
    position = len(words) if line.endswith(" ") else len(words) - 1
    env = os.environ | {"_STUDY_COMPLETE": f"complete_{shell}", "COMP_WORDS": line, "COMP_CWORD": str(position)}
    env |= {"_TYPER_COMPLETE_ARGS": line}
    return subprocess.run([sys.executable, "-c", MAIN], capture_output=True, text=True, env=env).stdout


MAIN = "from study.main import run; run()"


@pytest.fixture(autouse=True)
def enrolled(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "curriculum: algebra\ntitle: Algebra\nphases: [{title: One, items: [Vectors, '$(touch x) `y` \"z\"; Norms']}]\n"
    )
    for words in (["enroll", str(path), "--hours", "3"], ["done", "1"]):
        subprocess.run([sys.executable, "-m", "study", *words], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("study do", ["done", "doctor"]),
        ("study done ", ["2"]),
        ("study show touch", ["touch-x-y-z-norms"]),
        ("study enroll hf", ["hf-four-week"]),
        ("study leave ", ["algebra"]),
        ("study list --status s", ["started", "skipped"]),
        ("study list --kind pa", ["paper"]),
        ("study report --format m", ["markdown"]),
    ],
)
def test_commands_items_and_values_are_offered(line: str, expected: list[str]) -> None:
    assert offered(line).split() == expected


def test_nothing_of_a_title_can_act_in_a_shell() -> None:
    shown = offered("study done ", shell="zsh")
    assert "Norms" in shown
    assert not set("$`;") & set(shown)


def test_every_command_is_offered() -> None:
    assert {"today", "enroll", "replan", "schema"} <= set(offered("study ").split())
