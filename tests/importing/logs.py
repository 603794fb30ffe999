"""Logs in Markdown, read."""

import textwrap

from study.importing.log import reader
from study.importing.log.rules import LogFile, Row


def read(text: str) -> LogFile:
    return reader.read_text_of(textwrap.dedent(text), "log.md")


def rows(text: str) -> list[Row]:
    return [row for one in read(text).log.lists for row in one.rows]


def one(text: str) -> Row:
    (row,) = rows(text)
    return row


def said(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


def table(*lines: str, head: str = "Type | Details | Progress") -> str:
    return "\n".join([head, "|".join("---" for _ in head.split("|")), *lines])
