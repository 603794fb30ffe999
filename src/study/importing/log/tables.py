"""A table of a log into rows: which column says what, and what is in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from study.core.competitions import Attempt
from study.core.values import dataclass, field
from study.errors import Problem
from study.importing import inline
from study.importing.inline import Inline
from study.importing.log import labels
from study.importing.log.blocks import Cell, Table
from study.importing.log.periods import Calendar
from study.importing.log.rules import Row
from study.importing.text import marks
from study.importing.text.lexicon import fold

LONGEST = 10_000  # characters of a title


SAMPLE = 20  # rows of a table that are looked at to see what its columns are for


UNKNOWN = {"", "-", "–", "—", "?", "n/a", "tbd"}
"""What stands in a cell about which there is nothing to say."""


COLUMNS = {
    "progress": ("progress", "percent", "percentage", "%", "completion", "completed", "done", "status", "state"),
    "type": ("type", "kind", "category", "format", "medium"),
    "title": ("details", "detail", "title", "name", "resource", "resources", "item", "items", "what", "topic", "task"),
    "url": ("link", "links", "url"),
    "by": ("by", "author", "authors", "teacher", "instructor", "channel"),
    "stars": ("stars", "rating"),
    "rank": ("rank",),
    "medal": ("medal",),
    "attempts": ("attempts",),
    "number": ("#", "no", "no.", "nr", "nr.", "number"),
    "date": ("date", "finished", "finished on", "completed on", "when"),
    "position": ("day", "week", "month", "session", "lecture", "lesson"),
    "time": ("time", "hours", "minutes", "duration", "time spent", "hours spent", "length"),
}
"""What a column is for → what people write above it, the surest first."""


OF_A_PLAN = ("date", "position", "time")
"""Columns that a table kept by hand may have: with one of them, it tells of work even if not of progress."""


CLOSED = "no longer offered"


_UNTITLED = ("this row has no title: not read", "write one")


_TOO_LONG = (f"this title has over {LONGEST:,} characters: not read", "shorten it")


_RANK = re.compile(r"(\d{1,8})\s*(?:of|/)\s*(\d{1,8})")


_ATTEMPT = re.compile(
    r"(not )?passed(?: on (\d{4}-\d\d-\d\d))?(?: with (-?[\d.]+(?:e[-+]?\d+)?))?(?: \((.*?)\))?"
    rf"(?:$|; (?=(?:not )?passed\b|{CLOSED}$))"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What holds for everything below a heading. Without a ``calendar`` no days and times are looked for."""

    heading: str = ""
    kind: str | None = None
    stars: int | None = None
    calendar: Calendar | None = None


@dataclass(slots=True)
class Findings:
    """What couldn't be understood in a file, in its order."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, column: int, message: str, hint: str) -> None:
        self.problems.append(Problem(self.file, line, column, message, hint))


@dataclass(frozen=True, slots=True)
class Content:
    """A cell or an entry with its mark of progress taken out. ``percent`` None: there is none.

    ``pictures`` is how many others there are.
    """

    text: str
    links: tuple[str, ...]
    percent: int | None
    pictures: int = 0


def content(read: Inline) -> Content:
    """The first picture that says something is the mark; what the other pictures show belongs to the text."""
    percent: int | None = None
    shown: list[str] = []
    for image in read.images:
        found = marks.of_image(image.url, image.alt) if percent is None else None
        if found is None:
            shown.append(image.alt)
        else:
            percent = marks.whole(found)
    return Content(" ".join(filter(None, [read.text, *shown])), read.links, percent, len(shown))


def table_rows(table: Table, below: Heading, findings: Findings) -> Iterator[Row]:
    """The rows of a table that tells of progress, of days or of a plan; of any other table none, and a finding."""
    roles = roles_of(table)
    is_diary = "progress" not in roles and _has_days(table, roles, below)
    is_plan = not table.own and len(roles) > 1 and any(role in roles for role in OF_A_PLAN)
    if "title" not in roles or not ("progress" in roles or is_diary or is_plan):
        count = len(table.rows)
        if count:
            message = f"this table shows no progress: {count} row{'s' if count > 1 else ''} not read"
            findings.tell(table.number, table.head[0].column, message, "name a column Progress")
        return
    heads = [inline.read(cell.text).text for cell in table.head]
    kind = labels.kind_of(heads[roles["title"]])
    for number, cells in table.rows:
        reader = _RowReader(
            number=number,
            cells=cells,
            roles=roles,
            heads=heads,
            is_own=table.own,
            findings=findings,
            calendar=None if table.own else below.calendar,
            is_diary=is_diary,
        )
        if row := reader.row(kind, below):
            yield row


def roles_of(table: Table) -> dict[str, int]:
    """What the columns are for. The title is under a word for it, or for a kind, else in the first column left."""
    heads = [inline.read(cell.text).text.casefold().strip(" :*") for cell in table.head]
    roles: dict[str, int] = {}
    for role, words in COLUMNS.items():
        if word := next((word for word in words if word in heads), None):
            roles.setdefault(role, heads.index(word))
    if table.own:
        roles = {role: at for role, at in roles.items() if role not in OF_A_PLAN}
    if "progress" not in roles and (at := _column_of_bars(table)) is not None:
        roles["progress"] = at
    left = [n for n in range(len(heads)) if n not in roles.values()]
    left.sort(key=lambda n: labels.kind_of(heads[n]) is None)
    if "title" not in roles and left:
        roles["title"] = left[0]
    return roles


def _has_days(table: Table, roles: dict[str, int], below: Heading) -> bool:
    """Whether most rows of a table say on which day it was: then it is a diary, and tells what was done."""
    if below.calendar is None or "date" not in roles:
        return False
    sample = [cells for _, cells in table.rows[:SAMPLE] if roles["date"] < len(cells)]
    days = [below.calendar.day(inline.read(cells[roles["date"]].text).text) for cells in sample]
    return sum(day is not None for day in days) * 2 > len(table.rows[:SAMPLE])


def _column_of_bars(table: Table) -> int | None:
    """The column in which the first row that has a mark has it: a picture, or a bar of characters."""
    for _, cells in table.rows[:SAMPLE]:
        for n, cell in enumerate(cells[: len(table.head)]):
            read = inline.read(cell.text)
            if content(read).percent is not None or marks.is_bar(read.text):
                return n
    return None


@dataclass(frozen=True, slots=True)
class _RowReader:
    """One row of a table, cell by cell."""

    number: int
    cells: tuple[Cell, ...]
    roles: dict[str, int]
    heads: list[str]
    is_own: bool
    findings: Findings
    calendar: Calendar | None = None
    is_diary: bool = False

    def row(self, kind: str | None, below: Heading) -> Row | None:
        """The row; ``kind`` is that of the whole table. None, and a finding, if it has no title."""
        title = self.read("title")
        text = title.text or self.bare("url")
        if not text or len(text) > LONGEST:
            self.tell("title", *(_UNTITLED if not text else _TOO_LONG))
            return None
        label = self.bare("type") if self.is_own else labels.unnumbered(self.bare("type"))
        kind = kind or labels.kind_of(label) or (None if self.is_own else below.kind) or labels.NEUTRAL
        percent, remarks = self.progress()
        rank, medal = self.rank(remarks)
        attempts, closed = self.attempts(kind, remarks)
        day, minutes = self.day(remarks), self.minutes(remarks)
        if self.is_diary and day:
            percent = 100
        return Row(
            title=text,
            kind=kind,
            percent=percent,
            type="" if label == kind.capitalize() else label,
            url=address((*title.links, *self.read("url").links, self.bare("url"))),
            by=self.bare("by"),
            stars=labels.stars(self.bare("stars")) if "stars" in self.roles else below.stars,
            rank=rank,
            medal=medal,
            attempts=attempts,
            closed=closed,
            effort=minutes if not self.is_diary else None,
            spent=minutes[1] if minutes and self.is_diary else None,
            day=day if percent else None,
            notes="\n".join([*remarks, *self.others()]),
            line=self.number,
        )

    def read(self, role: str) -> Content:
        """The cell of a role; one that is not there is empty."""
        at = self.roles.get(role, len(self.cells))
        return content(inline.read(self.cells[at].text)) if at < len(self.cells) else Content("", (), None)

    def bare(self, role: str) -> str:
        text = self.read(role).text
        return "" if text.casefold() in UNKNOWN and not (self.is_own and role in ("by", "type")) else text

    def day(self, remarks: list[str]) -> date | None:
        """The day that a cell states; anything else is a remark."""
        text = self.bare("date")
        day = self.calendar.day(text) if self.calendar and text else None
        if text and day is None:
            remarks.append(f"{self.head('date')}: {text}")
        return day

    def minutes(self, remarks: list[str]) -> tuple[int, int] | None:
        """The low and the high end of a time that a cell states; anything else is a remark."""
        text = self.bare("time")
        if not text or self.calendar is None:
            return None
        found = self.calendar.minutes(text, self.head("time"))
        if found is None:
            remarks.append(f"{self.head('time')}: {text}")
        return found

    def progress(self) -> tuple[int | None, list[str]]:
        """Per cent, and a remark of what the cell says beyond that."""
        cell = self.read("progress")
        if "progress" not in self.roles:
            return None, []
        if cell.percent is not None:
            return cell.percent, [f"{self.head('progress')}: {cell.text}"] if cell.text else []
        if cell.text.casefold() in UNKNOWN:
            if cell.pictures:
                self.tell("progress", "this picture shows no progress: not read", "write it as 40 %")
            return None, []
        if (found := marks.of_text(cell.text)) is not None:
            return marks.whole(found), []
        found = marks.within(cell.text)
        if found is None and not self.is_begun(cell.text):
            self.tell("progress", f'"{short(cell.text)}" isn\'t a percentage: kept as a note', "write it as 40 %")
        return found if found is None else marks.whole(found), [f"{self.head('progress')}: {cell.text}"]

    def is_begun(self, text: str) -> bool:
        """Whether a text says that something was begun or given up, and not how far it went."""
        lexicon = self.calendar.lexicon if self.calendar else None
        return bool(lexicon and fold(text) in lexicon.folded("begun") | lexicon.folded("dropped"))

    def rank(self, remarks: list[str]) -> tuple[tuple[int, int] | None, str]:
        """``120 of 3000``, and the medal for it; anything else is a remark."""
        text = self.bare("rank")
        found = _RANK.fullmatch(text.replace(",", ""))
        if found and 1 <= int(found[1]) <= int(found[2]):
            return (int(found[1]), int(found[2])), self.bare("medal")
        remarks += [f"{self.head(role)}: {self.bare(role)}" for role in ("rank", "medal") if self.bare(role)]
        return None, ""

    def attempts(self, kind: str, remarks: list[str]) -> tuple[tuple[Attempt, ...], bool]:
        """The sittings of an exam, and whether there can be more; anything else is a remark."""
        text = self.bare("attempts")
        found = _attempts(text) if kind == "certificate" else None
        if text and found is None:
            remarks.append(f"{self.head('attempts')}: {text}")
        return found or ((), False)

    def others(self) -> Iterator[str]:
        """What stands in columns that have no role, or beyond the last one."""
        if len(self.cells) > len(self.heads):
            cell = self.cells[len(self.heads)]
            self.findings.tell(self.number, cell.column, "this row has more cells than the head", "write \\| for a |")
        for n, cell in enumerate(self.cells):
            text = (
                ""
                if n in self.roles.values() and n != self.roles.get("position")
                else content(inline.read(cell.text)).text
            )
            if text.casefold() not in UNKNOWN:
                head = self.heads[n] if n < len(self.heads) else ""
                yield f"{head}: {text}" if head else text

    def head(self, role: str) -> str:
        return self.heads[self.roles[role]]

    def tell(self, role: str, message: str, hint: str) -> None:
        at = min(self.roles[role], len(self.cells) - 1)
        self.findings.tell(self.number, self.cells[at].column, message, hint)


def _attempts(remarks: str) -> tuple[tuple[Attempt, ...], bool] | None:
    """The sittings in ``not passed on 2024-02-10 with 71 (a note); no longer offered``, and whether it is closed."""
    attempts, at = [], 0
    while at < len(remarks) and remarks[at:] != CLOSED:
        match = _ATTEMPT.match(remarks, at)
        if match is None or (match[2] and day_of(match[2]) is None):
            return None
        score = float(match[3]) if match[3] else None
        attempts.append(Attempt(not match[1], day_of(match[2] or ""), score, match[4] or ""))
        at = match.end()
    return tuple(attempts), remarks[at:] == CLOSED


def day_of(text: str) -> date | None:
    """The day of an ISO text; None for any other."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def address(links: tuple[str, ...]) -> str:
    """The first of several that can be opened in a browser, or stands beside the file."""
    return next((link for link in links if re.match(r"https?://[^\s/]|[\w./#-][^\s:]*$", link)), "")


def short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
