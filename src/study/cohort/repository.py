"""A group's git repository, through the learner's own ``git``: checked out for a moment, and pushed if it changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from study.errors import StudyError
from study.screen.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

ATTEMPTS = 5
"""How often a push is tried again when somebody else was first; files of two learners never collide."""

SECONDS = 300


@contextmanager
def checked_out(target: str, message: str) -> Iterator[Path]:
    """A repository's files in a temporary folder; what changes there is committed and pushed. Raises StudyError."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="study-") as place:
        folder = Path(place) / "cohort"
        _git(Path(place), "clone", "--quiet", "--depth", "1", "--", target, str(folder))
        yield folder
        if _git(folder, "status", "--porcelain"):
            _git(folder, "add", "--all")
            _git(folder, "-c", "user.name=study", "-c", "user.email=study@localhost", "commit", "-q", "-m", message)
            _push(folder)


def _push(folder: Path) -> None:
    """Push, and take in first what others pushed meanwhile."""
    for attempt in range(ATTEMPTS):
        try:
            _git(folder, "push", "--quiet", "origin", "HEAD")
        except StudyError:
            if attempt == ATTEMPTS - 1:
                raise
            _git(folder, "fetch", "--quiet", "--unshallow" if (folder / ".git" / "shallow").exists() else "origin")
            _git(folder, "-c", "user.name=study", "-c", "user.email=study@localhost", "rebase", "-q", "@{upstream}")
        else:
            return


def _git(folder: Path, *words: str) -> str:
    """What git says. Raises StudyError with its own words."""
    import os
    import subprocess

    environment = os.environ | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 (git with words of ours, and an address after `--`)
            ["git", *words],  # noqa: S607 (the learner's own git)
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            env=environment,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise StudyError("The cohort lies in a Git repository, and git isn't installed.") from None
    except subprocess.TimeoutExpired:
        raise StudyError(f"Git didn't answer within {SECONDS // 60} minutes. Nothing was changed.") from None
    if done.returncode:
        said = next(
            (line for line in reversed(done.stderr.splitlines()) if line.strip()), f"exit code {done.returncode}"
        )
        raise StudyError(f"Git refused: {clean(said).rstrip('.')}.")
    return done.stdout
