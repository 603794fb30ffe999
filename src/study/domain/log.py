"""A learning log as it is read from a file: what its tables, check boxes and sections say, before it is anybody's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from study.certificates.rules import Attempt
from study.goals.rules import Goal
from study.journal.rules import Week

_STARS = re.compile(r"\b([0-5])[ -]?(?:stars?\b|[★⭐])|(?<!★)(★{1,5})(?!★)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table or a list. ``type`` is the author's word for the kind.

    ``percent`` is None where nothing is said; ``line``, where it stands, makes no difference to what it is.
    Competitions may have a ``rank`` of so many teams, and a medal; certificates ``attempts``.
    """

    title: str
    kind: str
    percent: int | None = None
    type: str = ""
    url: str = ""
    by: str = ""
    stars: int | None = None
    notes: str = ""
    rank: tuple[int, int] | None = None
    medal: str = ""
    attempts: tuple[Attempt, ...] = ()
    closed: bool = False
    line: int = field(default=0, compare=False)

    @property
    def label(self) -> str:
        """The author's word for the kind, or ours."""
        return self.type or self.kind.capitalize()


@dataclass(frozen=True, slots=True)
class List:
    """The rows below a heading, in their order. The heading is "" above the first one of a file."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """Everything a file says. The lists are in the order of their headings; the backlog are titles."""

    lists: tuple[List, ...] = ()
    goals: tuple[Goal, ...] = ()
    weeks: tuple[Week, ...] = ()
    lessons: tuple[str, ...] = ()
    backlog: tuple[str, ...] = ()

    @property
    def rows(self) -> list[tuple[str, Row]]:
        """All rows, each with its heading."""
        return [(one.heading, row) for one in self.lists for row in one.rows]


def rating(text: str) -> int | None:
    """The stars that a heading gives to everything below it: ``5 STAR``, ``4★``, ``★★★``."""
    found = _STARS.search(text)
    return int(found[1] or len(found[2])) if found else None
