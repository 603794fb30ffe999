"""A git repository as a carrier, through the learner's own ``git``, which knows his keys.

Records live on a branch of their own, ``study``, in a clone that is kept beside the database: what else is in the
repository, whatever is checked out there and whether it is clean makes no difference. Each machine has its own file, so
nothing can conflict; where another pushed first, the push is refused and the next try has what it pushed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from study.core.records import digest
from study.errors import StudyError
from study.store.location import default_path
from study.sync.carriers import Folder, Moved

BRANCH = "study"
TRIES = 5
PATIENCE = 120
"""Seconds that git may take for one thing."""


class Git:
    """A repository by its address."""

    def __init__(self, target: str) -> None:
        self.address = target.removeprefix("git:")
        if Path(self.address).expanduser().exists():
            self.address = str(Path(self.address).expanduser().absolute())
        beside = Path(default_path()).absolute().parent / "sync"
        self.clone = beside / digest("git", self.address)[:16]
        self._folder: Folder | None = None

    def list(self) -> Mapping[str, int]:
        """The parts as they were pushed last."""
        self._fetch()
        return self._files().list()

    def get(self, part: str, start: int) -> bytes:
        """What a part has from a byte on."""
        return self._files().get(part, start)

    def put(self, part: str, start: int, data: bytes) -> None:
        """Add to a part and push it; again, on top of what others pushed meanwhile. Raises Moved if that won't do."""
        for _ in range(TRIES):
            self._files().put(part, start, data)
            self._git("add", "-A", "--", "records")
            self._git("commit", "-q", "--allow-empty", "-m", "Records of one machine")
            if self._pushed():
                return
            self._fetch()
            if self._files().list().get(part, 0) != start:
                break
        raise Moved

    def _files(self) -> Folder:
        if self._folder is None:
            self._folder = Folder(self.clone, create=True)
        return self._folder

    def _fetch(self) -> None:
        """Have what the repository has, and nothing else."""
        if not (self.clone / ".git").is_dir():
            self.clone.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._git("init", "-q")
        if self._git("ls-remote", "--heads", self.address, f"refs/heads/{BRANCH}").strip():
            self._git("fetch", "-q", "--no-tags", self.address, f"+refs/heads/{BRANCH}:refs/remotes/{BRANCH}")
            self._git("checkout", "-q", "-f", "-B", BRANCH, f"refs/remotes/{BRANCH}")
            self._git("clean", "-q", "-f", "-d")
        elif self._git("symbolic-ref", "HEAD").strip() != f"refs/heads/{BRANCH}":
            self._git("symbolic-ref", "HEAD", f"refs/heads/{BRANCH}")

    def _pushed(self) -> bool:
        """Push; False where somebody else pushed before."""
        try:
            self._git("push", "-q", self.address, f"HEAD:refs/heads/{BRANCH}")
        except Refused as fault:
            if any(words in fault.said for words in ("fetch first", "non-fast-forward", "cannot lock ref")):
                return False
            raise
        return True

    def _git(self, *words: str) -> str:
        """Run git in the clone; what it printed. Raises Refused with its complaint, StudyError where there is none."""
        import subprocess

        given = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        surroundings = given | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        command = ["git", "-c", "user.name=study", "-c", "user.email=study@localhost", "-c", "core.autocrlf=false"]
        command += ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgsign=false", *words]
        try:
            done = subprocess.run(  # noqa: S603
                command, cwd=self.clone, env=surroundings, capture_output=True, timeout=PATIENCE, check=False
            )
        except FileNotFoundError:
            raise StudyError("There is no git here. Install it, or share over a folder.") from None
        except subprocess.TimeoutExpired:
            raise StudyError(f"Git didn't answer for {PATIENCE // 60} minutes. Nothing was lost: try again.") from None
        if done.returncode:
            raise Refused(done.stderr.decode(errors="replace"))
        return done.stdout.decode(errors="replace")


class Refused(StudyError):
    """What git said, in its last words that say anything."""

    def __init__(self, said: str) -> None:
        lines = [
            line for line in said.splitlines() if line.strip().startswith(("fatal:", "error:", "!"))
        ] or said.splitlines()
        why = " ".join(lines[0].split()) if lines else "it failed without a word"
        super().__init__(f"Git says: {why}. Nothing was lost: run `study sync` again when that is mended.")
        self.said = said


_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What would lead git to another repository."""
