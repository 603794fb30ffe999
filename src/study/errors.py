"""What can go wrong, in words a learner can act on; each family has its exit code."""

from __future__ import annotations

from collections.abc import Sequence

from study.core.values import dataclass


class StudyError(Exception):
    """Something a learner can act on. The text is one or two sentences: what happened, what to do."""

    code = 1


class WrongUsage(StudyError):
    """The command line cannot be understood, or asks for what makes no sense."""

    code = 2


class InvalidFile(StudyError):
    """A curriculum file that is not valid; nothing of it was taken over. ``text`` is what it holds."""

    code = 3

    def __init__(self, problems: Sequence[Problem], text: str = "") -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.text = text


class DoesNotFit(StudyError):
    """The plan doesn't fit, and the learner asked to be told so with ``--strict``."""

    code = 4


class NoSuchItem(StudyError):
    """No item answers to the reference, or several do."""

    code = 5


class StoreError(StudyError):
    """The database is locked, damaged, foreign, or newer than the program."""

    code = 6


class Damaged(StoreError):
    """Pages of the database can't be read, or make no sense."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file: where it is, what it is, what to do about it. Lines and columns count from 1; 0 is a file
    as a whole, such as one that is not there."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        """``plan.yaml:3:1``, or just the file."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
