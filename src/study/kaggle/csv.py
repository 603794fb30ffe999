"""Comma-separated values, row by row in constant memory; from a file, or from the one table inside a zip."""

from __future__ import annotations

import codecs
import csv
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, BinaryIO

from study.core.words import counted
from study.errors import InvalidFile, Problem

LONGEST = 64 * 1024  # characters of a line

MOST = 5_000_000  # lines

ANEW = "the file may have been cut off: download it again"

NEXT_PAGE = "Next Page Token"

Row = tuple[int, list[str]]
"""The line where it begins, from 1, and its fields."""


class Lines:
    """The lines of a text with their breaks; ``number`` of them were read. ``file`` is its name in problems.

    ``headers`` is how many tables were appended to one another so far. ``is_followed``: since the latest of them the
    tool said that yet another page follows; ``is_last``: it did not say so of the latest.

    UTF-8, or UTF-16 with a byte order mark, as PowerShell writes it. Raises InvalidFile for what is no such text.
    """

    def __init__(self, content: io.BufferedReader, file: str) -> None:
        self.file, self.number, self.headers = file, 0, 1
        self.is_followed = self.is_last = False
        with self._explained():
            marked = content.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        self._text = io.TextIOWrapper(content, "utf-16" if marked else "utf-8-sig", newline="")

    def __iter__(self) -> Iterator[str]:
        with self._explained():
            while line := self._text.readline(LONGEST + 1):
                self.number += 1
                if len(line) > LONGEST:
                    raise self.refused(f"this line is over {LONGEST} characters", "name a table from the Kaggle tool")
                if self.number > MOST:
                    raise TooLarge
                if line.startswith(NEXT_PAGE):
                    self.is_followed = True
                yield line

    def refused(self, message: str, hint: str, line: int = 0) -> InvalidFile:
        """A problem with a line, the latest if not given."""
        return refused(self.file, message, hint, line or max(self.number, 1))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as fault:
            line = self.number + 1 + fault.object.count(b"\n", 0, fault.start)
            raise self.refused("this isn't UTF-8 text", "save the file as UTF-8", line) from None
        except TooLarge:
            raise self.refused(*TOO_LARGE) from None
        except DAMAGED:
            raise self.refused("this zip file is damaged", "download it again") from None
        except OSError as fault:
            raise self.refused(f"this can't be read: {fault.strerror or fault}", "try a copy of it") from None


def rows(lines: Lines, header: list[str], between: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows that follow, each as wide as the header. Raises InvalidFile.

    Empty lines are passed over, and where tables were appended to one another also the header and lines that begin
    with ``between``.
    """
    reader = csv.reader(lines, strict=True)
    while True:
        start = lines.number + 1
        try:
            row = next(reader, None)
        except csv.Error as fault:
            raise lines.refused(_in_words(str(fault)), ANEW, start) from None
        if row is None:
            return
        if len(row) == len(header):
            if row != header:
                yield start, row
            else:
                lines.headers += 1
                lines.is_last, lines.is_followed = not lines.is_followed, False
        elif "".join(row).strip() and not row[0].startswith(between):
            raise lines.refused(
                f"this row has {counted(len(row), 'field')} where the header has {len(header)}", ANEW, start
            )


def first_row(line: str) -> list[str]:
    """The fields of a line that stands for itself; none if it cannot be one."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []


def _in_words(fault: str) -> str:
    if "unexpected end" in fault or "field larger" in fault:
        return "a quote is opened in this row and never closed"
    return "a comma is missing in this row after a closing quote" if "expected after" in fault else "this isn't a row"


LARGEST = 512 * 1024 * 1024  # bytes, unpacked

LARGEST_ZIP = 64 * 1024 * 1024  # bytes

TOO_LARGE = "this is far too large for a table from the Kaggle tool", "name another file"

MOST_NAMED = 5  # tables of an archive that holds several

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error)
"""What Python says of an archive that is none, or is not whole."""

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")

_READ_BIT_BY_BIT = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_ENCRYPTED = 1  # of the flags


class TooLarge(Exception):
    """There is more than the limit."""


@contextmanager
def unpacked(stream: BinaryIO, file: str) -> Iterator[tuple[str, io.BufferedReader]]:
    """The content of a stream with a name for it: ``file``, or the archive's with the table's. Raises InvalidFile.

    Reading the content raises TooLarge, or one of DAMAGED.
    """
    with ExitStack() as stack:
        if not stream.seekable():
            stream = stack.enter_context(_at_rest(stream, file))
        head = stream.read(4)
        stream.seek(0)
        if head not in _MAGIC:
            yield file, io.BufferedReader(_BoundedStream(stream))
            return
        _refuse_a_large(stream, file)
        try:
            archive = stack.enter_context(zipfile.ZipFile(stream))
            table = _table(archive, file)
            inside = stack.enter_context(archive.open(table))
        except (*DAMAGED, OSError):
            raise refused(file, "this zip file is damaged", "download it again") from None
        yield f"{file}/{table.filename}", io.BufferedReader(_BoundedStream(inside))


class _BoundedStream(io.RawIOBase):
    """A stream up to the limit."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._left = stream, LARGEST

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def _at_rest(stream: BinaryIO, file: str) -> Iterator[BinaryIO]:
    """What comes through a pipe, in a temporary file: archives are read from their end, and nothing waits later."""
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    with TemporaryFile() as kept:
        try:
            copyfileobj(_BoundedStream(stream), kept)
        except TooLarge:
            raise refused(file, *TOO_LARGE) from None
        kept.seek(0)
        yield kept


def _refuse_a_large(stream: BinaryIO, file: str) -> None:
    """An archive that is far too large for a table is none of the Kaggle tool's."""
    if stream.seek(0, io.SEEK_END) > LARGEST_ZIP:
        raise refused(file, "this zip file is over 64 MiB", "name the leaderboard, not the data of the competition")


def _table(archive: zipfile.ZipFile, file: str) -> zipfile.ZipInfo:
    """The one table in an archive."""
    found = [one for one in archive.infolist() if _is_table(one.filename)]
    if not found:
        raise refused(file, "this zip file holds no CSV file", "name the leaderboard that the Kaggle tool downloads")
    if len(found) > 1:
        names = ", ".join(one.filename for one in found[:MOST_NAMED]) + (", …" if found[MOST_NAMED:] else "")
        hint = "unpack it, and name one; the data of a competition can't be imported"
        raise refused(file, f"this zip file holds {len(found)} CSV files: {names}", hint)
    (table,) = found
    if table.flag_bits & _ENCRYPTED:
        raise refused(file, "this zip file is encrypted", "unpack it yourself, and name the CSV file")
    if table.compress_type not in _READ_BIT_BY_BIT:
        raise refused(file, "this zip file is packed in an unusual way", "unpack it yourself, and name the CSV file")
    return table


def _is_table(name: str) -> bool:
    """Whether a name in an archive is that of a table; macOS adds files of its own."""
    return name.lower().endswith(".csv") and not name.startswith("__MACOSX/")


def refused(file: str, message: str, hint: str, line: int = 1) -> InvalidFile:
    """A file that is not taken over, for one reason."""
    return InvalidFile([Problem(file, line, min(line, 1), message, hint)])
