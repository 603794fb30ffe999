"""One fault in a file. It stands apart from the errors, which every command reads at its start."""

from __future__ import annotations

from study.core.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file: where it is (lines and columns from 1), what it is, what to do about it."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"
