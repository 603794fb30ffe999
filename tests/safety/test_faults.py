"""A short form of ``tests.safety.faults``: a few commands, ended or failed at every so many of the things they do."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ONLY = "done|restore, of another state|publish, what has changed|enroll, the first"
ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("cc"), reason="a compiler, and Linux's /proc")
def test_whatever_befalls_a_command_it_is_done_or_not_done() -> None:
    command = [sys.executable, "-m", "tests.safety.faults", "--only", ONLY, "--every", "10"]
    surroundings = {name: value for name, value in os.environ.items() if name != "STUDY_NOW"}

    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr[-3000:]
    *_, total = done.stdout.splitlines()
    tried, broken = sum(map(int, re.findall(r"\d+", total)[:5])), int(re.findall(r"\d+", total)[-1])
    assert (tried > 80, broken) == (True, 0)
