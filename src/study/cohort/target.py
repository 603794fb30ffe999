"""Where a group keeps its records: a folder, a git repository or a PostgreSQL server.

In a folder each learner has a folder, with a name and a file for each machine, which nobody else writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from study.errors import StudyError, WrongUsage
from study.screen.text import clean
from study.server.connection import connected, is_server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO, Protocol

    from psycopg import Connection

    from study.server.records import Line

    class Target(Protocol):
        """What is asked of a place where a group's records lie."""

        def join(self, learner: str, name: str) -> None: ...
        def new(self, learner: str, lines: Sequence[Line]) -> list[Line]: ...
        def send(self, learner: str, lines: Sequence[Line]) -> None: ...
        def leave(self, learner: str) -> int: ...
        def names(self) -> dict[str, str]: ...
        def collect(self, file: BinaryIO) -> None: ...


MARK, LEARNERS, NAME = "cohort.json", "learners", "name.txt"
"""What makes a folder a group's, where its learners are, and the file with a learner's name."""

LARGEST = 1 << 30
"""Bytes that a machine's file may have."""


class Folder:
    """A group's folder; ``name`` is what a learner calls it."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.path, self.name = path, name or str(path)

    def init(self, cohort: str) -> bool:
        """Make the folder a group's; False if it is one already. Raises StudyError for somebody else's folder."""
        import json

        if (self.path / MARK).exists():
            return False
        if self.path.exists() and any(one.name != ".git" for one in self.path.iterdir()):
            raise StudyError(f"{self.name} holds other files. Choose an empty folder, or one that isn't there yet.")
        (self.path / LEARNERS).mkdir(parents=True, exist_ok=True)
        text = json.dumps({"v": 1, "cohort": cohort}, ensure_ascii=False)
        (self.path / MARK).write_text(text + "\n", encoding="utf-8")
        return True

    def checked(self) -> Folder:
        """The same, if it is a group's. Raises StudyError."""
        if not (self.path / MARK).is_file():
            raise StudyError(f"{self.name} is no cohort. To make it one: `study cohort init {self.name}`")
        return self

    def join(self, learner: str, name: str) -> None:
        """Go into the group under a name, or change it."""
        home = self._home(learner)
        home.mkdir(parents=True, exist_ok=True)
        (home / NAME).write_text(name + "\n", encoding="utf-8")

    def new(self, learner: str, lines: Sequence[Line]) -> list[Line]:
        """The lines that are not there yet."""
        files = {machine: self._file(learner, machine) for machine, _, _ in lines}
        known = {machine: set(self._lines(path)) for machine, path in files.items()}
        return [(machine, index, line) for machine, index, line in lines if line not in known[machine]]

    def send(self, learner: str, lines: Sequence[Line]) -> None:
        """Add lines to the files of their machines, each of which is replaced in one step: nobody reads half a line."""
        by_machine: dict[str, list[str]] = {}
        for machine, _, line in lines:
            by_machine.setdefault(machine, []).append(line)
        for machine, said in by_machine.items():
            path = self._file(learner, machine)
            part = path.with_suffix(".part")
            part.write_text("".join(f"{line}\n" for line in [*self._lines(path), *said]), encoding="utf-8")
            part.replace(path)

    def _file(self, learner: str, machine: str) -> Path:
        return self._home(learner) / f"{machine}.jsonl"

    @staticmethod
    def _lines(path: Path) -> list[str]:
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def leave(self, learner: str) -> int:
        """Take away everything of a learner; how many records that were."""
        import shutil

        home = self._home(learner)
        gone = sum(len(file.read_bytes().splitlines()) for file in home.glob("*.jsonl"))
        if home.exists():
            shutil.rmtree(home)
        return gone

    def names(self) -> dict[str, str]:
        """The learners, with the names they go by."""
        homes = sorted((self.path / LEARNERS).glob(f"*/{NAME}"))
        return {home.parent.name: clean(home.read_text(encoding="utf-8", errors="replace").strip()) for home in homes}

    def collect(self, file: BinaryIO) -> None:
        """All records, each with its learner and a tab before it."""
        for path in sorted((self.path / LEARNERS).glob("*/*.jsonl")):
            if path.stat().st_size > LARGEST:
                raise StudyError(f"{path} is over a gigabyte. Nobody's records are: take it away.")
            before = path.parent.name.encode() + b"\t"
            with path.open("rb") as lines:
                file.writelines(before + line.replace(b"\\", b"\\\\") for line in lines if line.endswith(b"\n"))

    def _home(self, learner: str) -> Path:
        if not learner.isalnum():
            raise WrongUsage(f'"{clean(learner)}" is no learner\'s id.')
        return self.path / LEARNERS / learner


class Server:
    """A group on a PostgreSQL server. The learner there is the role that signs in, whatever the records say."""

    def __init__(self, connection: Connection, cohort: str) -> None:
        from study.server import records

        self.connection, self.cohort, self.records = connection, cohort, records

    def join(self, learner: str, name: str) -> None:
        self.records.join(self.connection, self.cohort, name)

    def new(self, learner: str, lines: Sequence[Line]) -> list[Line]:
        last = self.records.last(self.connection, self.cohort)
        return [line for line in lines if line[1] > last.get(line[0], 0)]

    def send(self, learner: str, lines: Sequence[Line]) -> None:
        self.records.put(self.connection, self.cohort, lines)

    def leave(self, learner: str) -> int:
        return self.records.leave(self.connection, self.cohort)

    def names(self) -> dict[str, str]:
        return self.records.members(self.connection, self.cohort)

    def collect(self, file: BinaryIO) -> None:
        file.writelines(self.records.everything(self.connection, self.cohort))


@contextmanager
def opened(target: str, cohort: str, message: str = "") -> Iterator[Target]:
    """A group's records, to be read and written. What is written to a repository is pushed in the end."""
    from pathlib import Path

    if is_server(target):
        with connected(target) as connection:
            yield Server(connection, cohort)
    elif is_repository(target):
        from study.cohort.repository import checked_out

        with checked_out(target, message) as folder:
            yield Folder(folder, target).checked()
    else:
        yield Folder(Path(target).expanduser()).checked()


def is_repository(target: str) -> bool:
    """Whether a target is a git repository: an address of one, or a bare one on this machine."""
    from pathlib import Path

    if target.startswith(("git@", "ssh://", "git://", "https://", "http://", "file://")) or target.endswith(".git"):
        return True
    path = Path(target).expanduser()
    return (path / "HEAD").is_file() and (path / "objects").is_dir()
