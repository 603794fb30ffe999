"""What Kaggle's own command-line tool tells of competitions, and how Kaggle writes things."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

from study.core.addition import parse_score
from study.core.competitions import SLUG, Submission
from study.core.duration import Unreadable
from study.core.values import dataclass, field
from study.core.words import quoted
from study.errors import InvalidFile
from study.kaggle.csv import NEXT_PAGE, Lines, Row, first_row, refused, rows, unpacked
from study.kaggle.json_rows import objects, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Announcement:
    """A competition as Kaggle lists it. ``due`` is its last day in UTC; ``teams`` and ``rank`` are those of now."""

    slug: str
    due: date | None
    category: str
    teams: int | None
    entered: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class Placement:
    """A team's row of a leaderboard."""

    team: str
    rank: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """How many teams there are (None where only the top is shown), how many are shown, and the rows of one of them.

    ``best`` is the score of the first row, ``files`` are the names that the table goes by.
    """

    teams: int | None
    shown: int
    mine: list[Placement]
    best: float | None = None
    files: Sequence[str] = field(default=(), compare=False)

    @property
    def better(self) -> str:
        """Whether a ``lower`` or a ``higher`` score is better, if that can be seen."""
        scores = [team.score for team in self.mine if team.score not in (None, self.best)]
        return "" if self.best is None or not scores else "lower" if self.best < scores[0] else "higher"


SHAPES = {
    "competitions": {"ref", "deadline", "category"},
    "submissions": {"filename", "date", "publicscore"},
    "leaderboard": {"teamname", "score"},
}
"""What a table holds, and the columns that show it, in small letters."""

NAMED = {
    "competitions": ("ref", "deadline", "category"),
    "submissions": ("fileName", "date", "publicScore"),
    "leaderboard": ("teamName", "score"),
}
"""The same as the tool writes them."""

PREAMBLE = 100  # lines at most before the header
TOP = 1000  # rows at most of a page that gives no ranks
SEVERAL = 10  # rows of one team that are kept
USE = "import what `kaggle competitions list -v`, `submissions SLUG -v` or `leaderboard SLUG --download` gives"
MISSING = ("none", "nan", "null")
LONGEST_MISSING = 4
COMPLETE = "complete"
_BETWEEN = (NEXT_PAGE, "Using competition:", "Warning:")
"""How the lines begin that the tool prints before a table; between two, where they were appended to one file."""
_COMPETITION = re.compile(rf"Using competition: ({SLUG.pattern})", re.ASCII)
_NOTHING = re.compile(r"No \w+ found")


@contextmanager
def opened(source: str) -> Iterator[Table]:
    """The table in a file, or ``-`` for stdin. Raises InvalidFile, also while it is read further."""
    name = "stdin" if source == "-" else source
    with _stdin() if source == "-" else _file(source) as stream, read(stream, name) as table:
        yield table


@contextmanager
def read(stream: BinaryIO, file: str) -> Iterator[Table]:
    """The same of a stream; ``file`` is what the problems call it."""
    from pathlib import Path

    with unpacked(stream, file) as (name, content):
        yield _table(Lines(content, name), [Path(file).name, Path(name).name])


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is read, and whose rows can be read once.

    ``files`` are the names it goes by, ``competition`` is the slug the tool named before it, ``objects`` are the rows
    of what was printed as JSON.
    """

    shape: str
    files: list[str]
    competition: str
    header: list[str]
    columns: dict[str, int]
    lines: Lines
    objects: Sequence[dict[str, object]] = ()

    def competitions(self) -> Iterator[Announcement]:
        """The rows of a list of competitions."""
        for row in self._rows():
            teams, rank = self._whole(row, "teamcount"), self._whole(row, "userrank")
            if teams and rank and rank > teams:
                raise self.lines.refused(f"there is no rank {rank} among {teams} teams", USE, row[0])
            yield Announcement(
                slug=self._slug(row),
                due=day.date() if (day := self._moment(row, "deadline")) else None,
                category=self._text(row, "category"),
                teams=teams,
                entered=self._text(row, "userhasentered").lower() == "true",
                rank=rank,
            )

    def submissions(self) -> Iterator[tuple[str, Submission]]:
        """The rows of a list of submissions with their status in one word, as a rule the latest first."""
        for row in self._rows():
            at = self._moment(row, "date")
            if at is None:
                raise self.lines.refused("this submission has no date", USE, row[0])
            submission = Submission(
                at=at.isoformat(timespec="seconds"),
                score=self._score(row, "publicscore"),
                private=self._score(row, "privatescore"),
                note=self._text(row, "description"),
                file=self._text(row, "filename"),
                ref=self._text(row, "ref"),
            )
            yield self._text(row, "status").rpartition(".")[2].lower() or COMPLETE, submission

    def leaderboard(self, team: str) -> Leaderboard:
        """How many teams there are, and the rows of one: by its number, its name, or the user name of a member.

        Teams without a rank of their own, such as benchmarks and hosts, have rank 0 and do not count; a team that
        stands on two pages counts once.
        """
        wanted, teams, best, mine = team.strip().casefold(), 0, None, list[Placement]()
        ranked, seen = "rank" in self.columns, set[tuple[str, str]]()
        for row in self._rows():
            rank = self._whole(row, "rank") if ranked else teams + 1
            if not rank or (not ranked and self._is_again(row, seen)):
                continue
            teams += 1
            if teams == 1:
                best = self._score(row, "score")
            if not ranked and teams > TOP * self.lines.headers:
                raise self.lines.refused("this leaderboard has no column Rank", f"this is an old one: {USE}", row[0])
            if wanted and wanted in self._names(row) and len(mine) < SEVERAL:
                mine.append(Placement(self._text(row, "teamname"), rank, self._score(row, "score")))
        if any(placement.rank > teams for placement in mine):
            raise self.lines.refused(f"there are {teams} teams in this leaderboard, and a rank below that", USE)
        mine = [placement for placement in mine if placement.team.casefold() == wanted] or mine
        return Leaderboard(teams if ranked or self._is_whole() else None, teams, mine, best, self.files)

    def _is_again(self, row: Row, seen: set[tuple[str, str]]) -> bool:
        """Whether a team was seen on a page before; pages shift while they are fetched."""
        team = self._text(row, "teamid"), self._text(row, "teamname")
        is_again = bool(team[0]) and team in seen
        seen.add(team)
        return is_again

    def _is_whole(self) -> bool:
        """Whether pages were appended to one another up to the last, behind which the tool says no more follow."""
        return self.lines.headers > 1 and self.lines.is_last

    def _rows(self) -> Iterator[Row]:
        return table(self.objects, self.header) if self.objects else rows(self.lines, self.header, _BETWEEN)

    def _names(self, row: Row) -> list[str]:
        """What a team may be called, in small letters."""
        members = self._text(row, "teammemberusernames").casefold()
        return [
            self._text(row, "teamid").casefold(),
            self._text(row, "teamname").casefold(),
            *map(str.strip, members.split(",")),
        ]

    def _text(self, row: Row, column: str) -> str:
        """A field; nothing if there is no such column or it is marked as missing."""
        position = self.columns.get(column)
        text = "" if position is None else row[1][position].strip()
        return "" if len(text) <= LONGEST_MISSING and text.lower() in MISSING else text

    def _slug(self, row: Row) -> str:
        text = self._text(row, "ref")
        slug = text.partition("?")[0].rstrip("/").rpartition("/")[2]
        if not SLUG.fullmatch(slug):
            raise self.lines.refused(f"{quoted(text)} doesn't name a competition", USE, row[0])
        return slug

    def _whole(self, row: Row, column: str) -> int | None:
        text = self._text(row, column)
        if not text:
            return None
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
            raise self.lines.refused(f"{quoted(text)} isn't a {column}", "this has to be a whole number", row[0])
        return int(text)

    def _score(self, row: Row, column: str) -> float | None:
        text = self._text(row, column)
        try:
            return parse_score(text) if text else None
        except Unreadable as fault:
            raise self.lines.refused(f"{quoted(text)} isn't a score", fault.hint, row[0]) from None

    def _moment(self, row: Row, column: str) -> datetime | None:
        """An instant; without an offset it is in UTC."""
        text = self._text(row, column)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            raise self.lines.refused(
                f"{quoted(text)} isn't a date", "write it as 2026-03-02 23:59:00", row[0]
            ) from None


@contextmanager
def _stdin() -> Iterator[BinaryIO]:
    if sys.stdin is None:
        raise refused("stdin", "there is no input to read", "name a file")
    yield sys.stdin.buffer


def _file(source: str) -> BinaryIO:
    from pathlib import Path

    path = Path(source)
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise refused(str(path), "there is no such file", "check the spelling", line=0) from None
    except IsADirectoryError:
        raise refused(str(path), "this is a directory", "name a file") from None
    except OSError as fault:
        raise refused(str(path), f"this file can't be read: {fault.strerror}", "check its permissions") from None
    except ValueError:  # a NUL in the name
        raise refused(str(path), "this isn't a file name", "check the spelling") from None


def _table(lines: Lines, files: list[str]) -> Table:
    """The table behind whatever the tool says first: that it is outdated, which competition, which page is next."""
    said: list[str] = []
    for line in lines:
        found = list[dict[str, object]]()
        if line.lstrip().startswith("["):
            found = objects(lines, line, lines, _BETWEEN)
            header = list(dict.fromkeys(name for one in found for name in one))
        else:
            header = first_row(line)
        names = [_name(field) for field in header]
        for shape, columns in SHAPES.items():
            if columns.issubset(names):
                lines.is_followed = False  # said of this very page
                return Table(
                    shape=shape,
                    files=files,
                    competition=_competition(said),
                    header=header,
                    columns=_positions(names),
                    lines=lines,
                    objects=found,
                )
        said += [line.strip()] if line.strip() else []
        if lines.number == PREAMBLE:
            break
    raise _no_table(lines.file, said)


def _no_table(file: str, said: list[str]) -> InvalidFile:
    """Why there is no table: nothing was found, the tool failed, or it printed for people."""
    if not said:
        return refused(file, "there is nothing in this file", USE)
    for line in said:
        if any(columns.issubset(map(_name, re.split(r"\s{2,}", line))) for columns in SHAPES.values()):
            return refused(file, "this is the table for people to read", "print it with -v")
        if _NOTHING.fullmatch(line):
            return refused(file, f"the Kaggle tool says: {line}", "there is nothing to import")
    if len(names := first_row(said[0])) > 2:
        known = "; ".join(f"{shape}: {', '.join(columns)}" for shape, columns in NAMED.items())
        message = f"this table has other columns than those of the Kaggle tool: {', '.join(map(quoted, names[:3]))} …"
        return refused(file, message, f"rename them ({known})")
    return refused(file, f"this isn't a table from the Kaggle tool; it begins {quoted(said[0])}", USE)


def is_nothing(text: bytes) -> bool:
    """Whether the tool says that there is nothing to list."""
    return any(_NOTHING.fullmatch(line.strip()) for line in text.decode("utf-8", "replace").splitlines())


def _name(field: str) -> str:
    return field.strip().lower().replace("_", "").replace(" ", "")


def _positions(names: list[str]) -> dict[str, int]:
    """Where each column stands; of two with one name the first."""
    return {name: position for position, name in reversed([*enumerate(names)])}


def _competition(said: list[str]) -> str:
    """The competition the tool says it uses, if it was not told which."""
    return next((match[1] for line in said if (match := _COMPETITION.fullmatch(line))), "")
