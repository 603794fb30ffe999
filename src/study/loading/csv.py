"""Comma-separated values, row by row in constant memory, refused at the first row that is not whole."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

from study.errors import InvalidFile
from study.loading.packed import DAMAGED, TOO_LARGE, TooLarge, refused

LONGEST = 64 * 1024  # characters of a line
MOST = 5_000_000  # lines
ANEW = "the file may have been cut off: make it anew"

Row = tuple[int, list[str]]
"""The line where it begins, from 1, and its fields."""


class Lines:
    """The lines of a text with their breaks; ``number`` of them were read. ``file`` is its name in problems.

    UTF-8, or UTF-16 with a byte order mark, as PowerShell writes it. Raises InvalidFile for what is no such text.
    """

    def __init__(self, content: io.BufferedReader, file: str) -> None:
        self.file, self.number = file, 0
        with self._explained():
            marked = content.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        self._text = io.TextIOWrapper(content, "utf-16" if marked else "utf-8-sig", newline="")

    def __iter__(self) -> Iterator[str]:
        with self._explained():
            while line := self._text.readline(LONGEST + 1):
                self.number += 1
                if len(line) > LONGEST:
                    raise self.refused(f"this line is over {LONGEST} characters", "name a table of the Kaggle tool")
                if self.number > MOST:
                    raise TooLarge
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
            raise self.refused("this is not UTF-8 text", "save the file as UTF-8", line) from None
        except TooLarge:
            raise self.refused(*TOO_LARGE) from None
        except DAMAGED:
            raise self.refused("this zip file is damaged", "download it anew") from None
        except OSError as fault:
            raise self.refused(f"this cannot be read: {fault.strerror or fault}", "try a copy of it") from None


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
        elif "".join(row).strip() and not row[0].startswith(between):
            raise lines.refused(f"this row has {_fields(len(row))} where the header has {len(header)}", ANEW, start)


def first_row(line: str) -> list[str]:
    """The fields of a line that stands for itself; none if it cannot be one."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []


def _in_words(fault: str) -> str:
    if "unexpected end" in fault or "field larger" in fault:
        return "a quote is opened in this row and never closed"
    return "a comma is missing in this row after a closing quote" if "expected after" in fault else "this is no row"


def _fields(count: int) -> str:
    return "1 field" if count == 1 else f"{count} fields"
