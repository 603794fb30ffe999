"""A connection that remembers what was asked of it, and from which line of the program."""

import re
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from study.store import rows
from study.store.database import Writer


@dataclass(frozen=True)
class Asked:
    """One statement: its text, its values if they were given at once, and the line that asked (of ``rows``)."""

    sql: str
    values: Any
    file: str
    line: int


class Recorder(sqlite3.Connection):
    """In place of sqlite3's own connection, through its ``factory``."""

    asked: ClassVar[list[Asked]] = []

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        self._remember(sql, parameters)
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        self._remember(sql, None)
        return super().executemany(sql, parameters)

    def _remember(self, sql: str, values: Any) -> None:
        frame = sys._getframe(2)
        while (frame.f_code.co_filename == rows.__file__ or frame.f_code is Writer.append.__code__) and frame.f_back:
            frame = frame.f_back
        self.asked.append(Asked(sql, values, frame.f_code.co_filename, frame.f_lineno))


def explained(connection: sqlite3.Connection, sql: str, values: Any = None, plan: bool = False) -> list[Any]:
    """SQLite's own explanation; raises where a statement names what is not there."""
    if values is None:
        bare = re.sub(r"'[^']*'", "", sql)
        names = re.findall(r":(\w+)", bare)
        values = dict.fromkeys(names) if names else [None] * bare.count("?")
    return connection.execute(f"EXPLAIN {'QUERY PLAN ' if plan else ''}{sql}", values).fetchall()
