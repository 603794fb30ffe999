"""Whether the program runs at every commit of a range: ``python benchmarks/commits.py main..HEAD``.

Each commit is checked out into a folder of its own, and runs there with the packages of the Python that runs this.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
LINES = ("--version", "enroll hf-four-week --hours 10", "today")


def main() -> None:
    """Try the commits, the oldest first, and end with 1 if one of them does not run."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("range", help="commits as `git rev-list` takes them, such as main..HEAD")
    commits = _git("rev-list", "--reverse", parser.parse_args().range).split()
    failed = 0
    for number, commit in enumerate(commits, 1):
        fault = trial(commit)
        failed += bool(fault)
        title = _git("log", "-1", "--format=%h %s", commit).strip()
        print(f"{number:>4}/{len(commits)}  {'FAILED' if fault else 'ok':6}  {title}", flush=True)
        if fault:
            print(fault)
    sys.exit(1 if failed else 0)


def trial(commit: str) -> str:
    """The first command line that fails at a commit, with what it said; empty if all succeed."""
    with worktree(commit) as folder:
        now, database = "2026-03-02", str(folder / "study.db")
        variables = {**os.environ, "PYTHONPATH": str(folder / "src"), "STUDY_DB": database, "STUDY_NOW": now}
        variables["XDG_DATA_HOME"] = str(folder)
        for line in LINES:
            command = [sys.executable, "-m", "study", *line.split()]
            run = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
            if run.returncode or not run.stdout:
                return f"      study {line}: exit code {run.returncode}\n{run.stdout}{run.stderr}"
    return ""


@contextmanager
def worktree(commit: str) -> Iterator[Path]:
    """A commit, checked out into a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="study-commit-") as parent:
        folder = Path(parent) / "checkout"
        _git("worktree", "add", "--quiet", "--detach", str(folder), commit)
        try:
            yield folder
        finally:
            _git("worktree", "remove", "--force", str(folder))


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
