"""Content into a file, in one step: the old content or the new, never a part."""

from __future__ import annotations

import os
from collections.abc import Callable
from errno import EACCES, EINVAL, EISDIR, ELOOP
from pathlib import Path

from study.errors import StudyError


def read(path: Path) -> bytes | None:
    """What a file holds; None where there is none. Raises OSError, also for what is no plain file."""
    target = _target(path)
    return target.read_bytes() if target.exists() else None


def replace(path: Path, text: str) -> None:
    """Write a file anew. A symbolic link stays, its target is written. Raises OSError."""
    _write(path, text.encode(), lambda: None)


def exchange(path: Path, old: bytes | None, new: bytes) -> None:
    """The same for a file that was ``read`` before. Raises StudyError too, if it is no longer what it was then."""

    def check() -> None:
        if read(path) != old:
            raise StudyError(f"{path} was changed by another program just now and is left as it is. Run this again.")

    _write(path, new, check)


def refuse_read_only(path: Path) -> None:
    """Raise PermissionError for a file that its owner has protected, though its folder would let it be replaced."""
    target = _target(path)
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(EACCES, "is read-only", str(path))


def _target(path: Path) -> Path:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(EISDIR, "is a directory", str(path))
    if target.is_symlink():  # what is left of links that lead round in a ring
        raise OSError(ELOOP, "is a link that leads nowhere", str(path))
    if target.exists() and not target.is_file():
        raise OSError(EINVAL, "is no plain file", str(path))
    return target


def _write(path: Path, content: bytes, check: Callable[[], None]) -> None:
    """Write beside the file, ``check`` at the last moment, and take its place."""
    refuse_read_only(path)
    target = _target(path)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode)
        check()
        beside.replace(target)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from None
    finally:
        beside.unlink(missing_ok=True)
