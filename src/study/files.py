"""Files into text, or the one reason why not; content into a file in one step: the old or the new, never a part."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from errno import EACCES, EINVAL, EISDIR, ELOOP
from pathlib import Path

from study import parts
from study.errors import Problem, StudyError

LARGEST = 10 * 1024 * 1024  # bytes
CURRICULUM = "a YAML file"


class Unloadable(Exception):
    """The file cannot be read as one YAML document; holds the problem, and the text as far as it can be shown."""

    def __init__(self, problem: Problem, text: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.text = text


class Overtaken(StudyError):
    """Another program changed a file after it was read here."""


def read_text(path: Path, wanted: str = CURRICULUM) -> str:
    """The text of a file, which is to be what is ``wanted``.

    Raises Unloadable for anything but UTF-8 text of at most 10 MiB.
    """
    data = _bytes(path, wanted)
    if len(data) > LARGEST:
        raise _refused(path, "this file is over 10 MiB", "split it into several files")
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _refused(path, "this is a binary file", f"name {wanted}")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        before = with_plain_breaks(data[: fault.start].decode())
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = Problem(str(path), line, column, "this isn't UTF-8 text", "save the file as UTF-8")
        raise Unloadable(problem, with_plain_breaks(data.decode(errors="replace"))) from None


def with_plain_breaks(text: str) -> str:
    """With ``\\n`` as the only line break, so that lines count as in an editor and as in YAML 1.2."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.translate({0x85: " ", 0x2028: " ", 0x2029: " "})


def _bytes(path: Path, wanted: str) -> bytes:
    """At most one byte more than is allowed."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except IsADirectoryError:
        raise _refused(path, "this is a directory", f"name {wanted}") from None
    except FileNotFoundError:
        shipped = ", or see `study curricula` for those shipped" if wanted == CURRICULUM else ""
        raise _refused(path, "there is no such file", f"check the spelling{shipped}") from None
    except PermissionError:
        raise _refused(path, "you don't have permission to read this file", "change its permissions") from None
    except OSError as fault:
        reason = os.strerror(fault.errno or 0)
        raise _refused(path, f"this file can't be read: {reason}", "try a copy of it") from None
    except ValueError:  # a NUL in the name
        raise _refused(path, "this isn't a file name", "check the spelling") from None


def _refused(path: Path, message: str, hint: str) -> Unloadable:
    return Unloadable(Problem(str(path), 0, 0, message, hint))


def read(path: Path) -> bytes | None:
    """What a file holds; None where there is none. Raises OSError, also for what isn't a regular file."""
    target = _target(path)
    return target.read_bytes() if target.exists() else None


def replace(path: Path, text: str) -> None:
    """Write a file anew. A symbolic link stays, its target is written. Raises OSError."""
    _write(path, text.encode(), lambda: None)


def exchange(path: Path, old: bytes | None, new: bytes) -> None:
    """The same for a file that was ``read`` before. Raises Overtaken too, if it is no longer what it was then."""

    def check() -> None:
        if read(path) != old:
            raise Overtaken(f"{path} was just changed by another program, so it was left alone. Run this again.")

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
        raise OSError(ELOOP, "is a broken link", str(path))
    if target.exists() and not target.is_file():
        raise OSError(EINVAL, "isn't a regular file", str(path))
    return target


def _write(path: Path, content: bytes, check: Callable[[], None]) -> None:
    """Write beside the file, ``check`` at the last moment, and take its place."""
    refuse_read_only(path)
    target = _target(path)
    try:
        with parts.part(str(target)) as name:
            part = Path(name)
            part.write_bytes(content)
            parts.sweep(str(target.parent), part.stat().st_mtime, target.name)
            if target.exists():
                part.chmod(target.stat().st_mode)
                _tell_of_links(path, target)
            check()
            parts.take_place(name, str(target))
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from None


def _tell_of_links(path: Path, target: Path) -> None:
    if target.stat().st_nlink > 1:
        parts.notices.append(f"{path} had a second name (a hard link), and the file of that name stays as it was.")
