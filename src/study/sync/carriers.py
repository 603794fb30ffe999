"""What carries records from machine to machine: three verbs, and a folder that knows them.

Each machine writes one part, which is named by its id and only grows; all read those of the others. Whatever can list
parts, give what is behind a place in one, and add to one if it still is as long as it was, can be a carrier.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from study.errors import StudyError, WrongUsage
from study.server.connection import is_server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol, TypeVar

    T = TypeVar("T")

    class Carrier(Protocol):
        """Where machines leave their records. Raises StudyError, with a sentence, for whatever can't be done."""

        def list(self) -> Mapping[str, int]:
            """The parts, with the bytes each has."""

        def get(self, part: str, start: int) -> bytes:
            """What a part has from a byte on."""

        def put(self, part: str, start: int, data: bytes) -> None:
            """Add to a part that has so many bytes. Raises Moved if it has others by now."""


class Moved(StudyError):
    """A part isn't what it was when it was listed: another study wrote to it meanwhile."""

    def __init__(self) -> None:
        super().__init__("Another study shared something just now. Nothing was lost: run `study sync` again.")


FOLDER = "records"
ENDING = ".jsonl"
_PART = re.compile(r"[0-9a-f]{12}")


def opened(target: str, create: bool = False) -> Carrier:
    """The carrier for a target as it is typed: a folder, a repository, a server. Raises WrongUsage, and StudyError."""
    if is_server(target):
        from study.sync.postgres import Server

        return Server(target)
    if is_git(target):
        from study.sync.git import Git

        return Git(target)
    if "://" in target:
        raise WrongUsage(
            f'"{target}" can\'t carry records. Give a folder, a git repository or postgresql://HOST/DATABASE.'
        )
    return Folder(Path(target), create)


def is_git(target: str) -> bool:
    """Whether a target is a git repository: by its address, or because the folder is a bare one or ends so."""
    if target.endswith(".git") or target.startswith(("git@", "ssh://", "git://", "git:")):
        return True
    return (Path(target) / "HEAD").is_file() and (Path(target) / "objects").is_dir()


def plain(target: str) -> str:
    """A target as it is kept: a folder by its whole path."""
    if "://" in target or (is_git(target) and not Path(target).expanduser().exists()):
        return target
    return str(Path(target).expanduser().absolute())


class Folder:
    """A folder that something else brings to the other machines: Syncthing, Dropbox, a stick."""

    def __init__(self, path: Path, create: bool = False) -> None:
        self.path = path / FOLDER
        with_sentence(path, lambda: self._begin(path, create))

    def _begin(self, path: Path, create: bool) -> None:
        if path.exists() and not path.is_dir():
            raise WrongUsage(f"{path} isn't a folder. Give a folder that your machines share.")
        if create:
            self.path.mkdir(parents=True, exist_ok=True)
        elif not self.path.is_dir():
            raise StudyError(
                f"{path} isn't there, or has no records. Is the disk mounted? If the folder moved: "
                "`study sync init FOLDER`."
            )

    def list(self) -> dict[str, int]:
        """The parts, with the bytes each has; whatever else lies there is nobody's."""
        found = with_sentence(self.path, lambda: [*self.path.glob(f"*{ENDING}")])
        parts = [path for path in found if _PART.fullmatch(path.name.removesuffix(ENDING)) and path.is_file()]
        return {path.name.removesuffix(ENDING): path.stat().st_size for path in parts}

    def get(self, part: str, start: int) -> bytes:
        """What a part has from a byte on."""

        def read() -> bytes:
            with self._file(part).open("rb") as file:
                file.seek(start)
                return file.read()

        return with_sentence(self._file(part), read)

    def put(self, part: str, start: int, data: bytes) -> None:
        """Add to a part, in one write, and see that it is on the disk. What was left torn is cut off before."""
        with_sentence(self._file(part), lambda: self._put(part, start, data))

    def _put(self, part: str, start: int, data: bytes) -> None:
        file = os.open(self._file(part), os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            if os.fstat(file).st_size < start:
                raise Moved
            os.ftruncate(file, start)
            os.lseek(file, start, os.SEEK_SET)
            left = memoryview(data)
            while left:
                left = left[os.write(file, left) :]
            os.fsync(file)
        finally:
            os.close(file)

    def _file(self, part: str) -> Path:
        return self.path / f"{part}{ENDING}"


def with_sentence(path: Path, act: Callable[[], T]) -> T:
    """Do something with files. Raises StudyError, which says what is wrong with which, and that nothing is lost."""
    try:
        return act()
    except OSError as fault:
        where = fault.filename or path
        raise StudyError(
            f"{where}: {fault.strerror or fault}. Nothing was lost: run `study sync` again when that is mended."
        ) from None
