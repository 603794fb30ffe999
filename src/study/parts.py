"""Files in the making: beside their place, under a name that nobody can guess, for their owner only."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

SUFFIX = ".part"
STALE = 3600  # seconds without a change: whoever made it is gone
_LONGEST = 60  # characters of the name it is made for
_DIGITS = frozenset("0123456789abcdef")


notices: list[str] = []
"""What happened to files without being asked for, to be told when the command is over."""


def begin(target: str) -> tuple[int, str]:
    """A new, empty file beside ``target``: its descriptor and its path. Raises OSError."""
    folder, name = os.path.split(target)
    path = os.path.join(folder, f".{name[:_LONGEST]}.{os.urandom(8).hex()}{SUFFIX}")
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), path
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, target) from None


@contextmanager
def part(target: str) -> Iterator[str]:
    """A new, empty file beside ``target``, gone at the end unless it was moved. Raises OSError."""
    descriptor, path = begin(target)
    os.close(descriptor)
    try:
        yield path
    finally:
        with suppress(FileNotFoundError):
            os.unlink(path)


def take_place(path: str, target: str) -> None:
    """Let a finished file take the place of ``target``, so that it is there after a power cut. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(path, target)
    sync_folder(os.path.dirname(target))


def sync_folder(folder: str) -> None:
    """Have the names in a folder written to the disk, where the system can do so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some file systems cannot
        descriptor = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: str, now: float, name: str = "") -> None:
    """Remove what was left half made in a folder, of ``name`` or of all: by us, in our way, and long ago."""
    with suppress(OSError), os.scandir(folder or ".") as entries:
        for entry in entries:
            if _is_left_over(entry.name, name):
                _remove_if_stale(entry.path, now)


def _is_left_over(name: str, target: str) -> bool:
    stem, _, digits = name.removesuffix(SUFFIX).rpartition(".")
    is_ours = name.endswith(SUFFIX) and stem.startswith(".") and len(digits) == 16 and set(digits) <= _DIGITS
    return is_ours and stem[1:] in (target[:_LONGEST] or stem[1:],)


def _remove_if_stale(path: str, now: float) -> None:
    with suppress(OSError):
        found = os.lstat(path)
        is_ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
        if stat.S_ISREG(found.st_mode) and is_ours and now - found.st_mtime > STALE:
            os.unlink(path)
