"""What a log that was read has to say beyond what is already known."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from study.core.competitions import Attempt
from study.core.goals import Goal
from study.core.journal import FIELDS, Week
from study.core.values import dataclass, field, replace
from study.errors import Problem
from study.screen.markup import rating


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table or a list. ``type`` is the author's word for the kind.

    ``percent`` is None where nothing is said; ``line``, where it stands, makes no difference to what it is. A check box
    (``boxed``) says no more than whether it is done.
    Competitions may have a ``rank`` of so many teams, and a medal; certificates ``attempts``. ``effort`` is the low and
    the high end of the minutes it takes, ``spent`` the minutes that were logged, ``day`` the one it reached its per
    cent on. ``section`` is its list where that is not named by its heading, ``dated_by`` the
    heading its day follows from; "" where it was asked for.
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
    effort: tuple[int, int] | None = None
    spent: int | None = None
    day: date | None = None
    section: str = field(default="", compare=False)
    dated_by: str | None = field(default=None, compare=False)
    line: int = field(default=0, compare=False)
    boxed: bool = field(default=False, compare=False)

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
class Text:
    """What stands below a heading that is neither a list nor anything else with a place of its own, as Markdown."""

    heading: str
    text: str
    line: int = field(default=0, compare=False)

    @property
    def note(self) -> str:
        """As it is kept in the notes of a curriculum."""
        return f"**{self.heading}**\n\n{self.text}" if self.heading else self.text


@dataclass(frozen=True, slots=True)
class Log:
    """Everything a file says. The lists are in the order of their headings; the backlog are titles.

    ``addresses`` are those of the backlog, by title.
    """

    lists: tuple[List, ...] = ()
    goals: tuple[Goal, ...] = ()
    weeks: tuple[Week, ...] = ()
    lessons: tuple[str, ...] = ()
    backlog: tuple[str, ...] = ()
    texts: tuple[Text, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def rows(self) -> list[tuple[str, Row]]:
        """All rows, each with its heading."""
        return [(rows.heading, row) for rows in self.lists for row in rows.rows]


NOT_READ = ("not read", "nothing read")
"""How the message of a problem ends that cost its line."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that were left alone, and why."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Dating:
    """How many rows got a day that none of them states, and what it is the day of."""

    day: date
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class LogFile:
    """What is in a file, and what of it was left alone."""

    file: str
    text: str
    log: Log
    problems: tuple[Problem, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def lines(self) -> int:
        """Lines with text."""
        return sum(bool(line.strip()) for line in self.text.split("\n"))

    @property
    def left(self) -> int:
        """How many of them were left alone."""
        lines = self.text.split("\n")
        alone = {number for left in self.left_out for number in range(left.first, left.last + 1)}
        alone |= {problem.line for problem in self.problems if problem.message.endswith(NOT_READ)}
        return sum(bool(lines[number - 1].strip()) for number in alone if number <= len(lines))


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item that stands in a list. ``headings`` are the names that list goes by."""

    number: int
    headings: tuple[str, ...]
    row: Row


@dataclass(frozen=True, slots=True)
class KnownLog:
    """Everything that is known: what stands in lists, the titles of all items, and the rest of a log."""

    items: list[KnownItem] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    weeks: list[Week] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What is new about an item that is known: columns with their values, and what it has reached."""

    number: int
    fields: dict[str, str | int]
    percent: int | None = None
    rank: tuple[int, int] | None = None
    attempts: tuple[Attempt, ...] = ()
    day: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.fields or self.percent is not None or self.rank or self.attempts or self.day)


@dataclass(frozen=True, slots=True)
class LogDifference:
    """What a log says beyond what is known.

    ``same`` counts the rows that say nothing new, ``undated`` those with progress of which nobody knows when it was
    made; ``texts`` are of the journal.
    """

    added: list[tuple[str, Row]]
    updates: list[tuple[Row, Update]]
    same: int
    goals: list[Goal]
    texts: list[tuple[date, str, str]]
    lessons: list[str]
    backlog: list[str]
    notes: list[Text] = field(default_factory=list)
    undated: int = 0

    @property
    def datings(self) -> list[Dating]:
        """The days that rows get and none of them states, the earliest first."""
        rows = [row for _, row in self.added]
        rows += [row for row, update in self.updates if update.day or update.percent is not None]
        counts = Counter((row.day, row.dated_by) for row in rows if row.day and row.dated_by is not None)
        return [Dating(day, reason, counts[day, reason]) for day, reason in sorted(counts)]

    @property
    def is_empty(self) -> bool:
        parts = (self.added, self.updates, self.goals, self.texts, self.lessons, self.backlog, self.notes)
        return not any(parts)


@dataclass(frozen=True, slots=True)
class LogImport:
    """What a file held, and what of it was new to the curriculum it goes ``to``.

    ``written`` is false where nothing was new, or it was only looked at.
    """

    source: LogFile
    difference: LogDifference
    to: str
    written: bool


@dataclass(frozen=True, slots=True)
class Rendering:
    """How texts and addresses look in a README. Those that look alike there are the same."""

    text: Callable[[str], str]
    address: Callable[[str], str]


def compare(log: Log, known: KnownLog, rendering: Rendering) -> LogDifference:
    """What a log says that is not known. What it leaves unsaid stays as it is."""
    items = _Items(known.items, rendering)
    # Every known item is found once: a log may hold the same title twice in a list, and means two items then. First
    # those are matched whose word for the kind is the same, so that a course and a book of one title stay apart.
    added: list[tuple[str, Row]] = []
    updates: list[tuple[Row, Update]] = []
    same = undated = 0
    for heading, row in log.rows:
        item = items.take(heading, row)
        undated += bool(row.percent) and row.day is None and (item is None or item.row.day is None)
        if item is None:
            added.append((heading, row))
        elif (update := _update(item, row, rendering)).is_empty:
            same += 1
        else:
            updates.append((row, update))
    return LogDifference(
        added=added,
        updates=updates,
        same=same,
        goals=list(_goals(log.goals, known.goals)),
        texts=list(_texts(log.weeks, known.weeks)),
        lessons=list(_beyond(log.lessons, known.lessons, rendering.text)),
        backlog=list(_beyond(log.backlog, known.titles, rendering.text)),
        notes=list(_unwritten(log.texts, known.notes)),
        undated=undated,
    )


class _Items:
    """KnownItem items by list, title, and word for the kind or kind; each is found once, in their order."""

    def __init__(self, known: Iterable[KnownItem], rendering: Rendering) -> None:
        self.shown = rendering.text
        self.waiting: defaultdict[tuple[str, ...], deque[KnownItem]] = defaultdict(deque)
        self.taken: set[int] = set()
        for item in known:
            for heading in dict.fromkeys(map(self.shown, item.headings)):
                for key in self._keys(heading, item.row):
                    self.waiting[key].append(item)

    def take(self, heading: str, row: Row) -> KnownItem | None:
        for key in self._keys(self.shown(heading), row):
            while waiting := self.waiting.get(key):
                if (item := waiting.popleft()).number not in self.taken:
                    self.taken.add(item.number)
                    return item
        return None

    def _keys(self, heading: str, row: Row) -> tuple[tuple[str, ...], ...]:
        title = self.shown(row.title)
        return (heading, title, "label", self.shown(row.label)), (heading, title, "kind", row.kind)


def _update(item: KnownItem, row: Row, rendering: Rendering) -> Update:
    known, shown = item.row, rendering.text
    fields: dict[str, str | int] = {}
    if shown(row.label) != shown(known.label):
        fields["type"] = row.type
    if row.url and rendering.address(row.url) != rendering.address(known.url):
        fields["url"] = row.url
    if row.by and shown(row.by) != shown(known.by):
        fields["by"] = row.by
    if row.stars is not None and row.stars not in (known.stars, _implied(item)):
        fields["stars"] = row.stars
    if row.notes and row.notes not in known.notes:
        fields["notes"] = "\n".join(filter(None, (known.notes, row.notes)))
    if row.closed and not known.closed:
        fields["closed"] = 1
    if row.effort and not known.effort:
        fields |= effort_fields(row.effort)
    sat = [_shown_attempt(attempt, shown) for attempt in known.attempts]
    return Update(
        number=item.number,
        fields=fields,
        percent=None if row.percent == known.percent or _is_unchecked_yet(row, known) else row.percent,
        rank=row.rank if row.rank != known.rank else None,
        attempts=tuple(attempt for attempt in row.attempts if _shown_attempt(attempt, shown) not in sat),
        day=row.day if row.percent and row.percent == known.percent and known.day is None else None,
    )


def _is_unchecked_yet(row: Row, known: Row) -> bool:
    """Whether an empty check box stands for what was begun and isn't done."""
    return row.boxed and not row.percent and known.percent not in (None, 100)


def _implied(item: KnownItem) -> int | None:
    """The stars that the heading of its list gives an item that has none: no news about it."""
    return rating(item.headings[0]) if item.row.stars is None and item.headings else None


def effort_fields(effort: tuple[int, int]) -> dict[str, str | int]:
    """The columns of an item whose effort is stated."""
    low, high = effort
    return {"low": low, "likely": (low + high + 1) // 2, "high": high, "estimated": 0}


def _shown_attempt(attempt: Attempt, shown: Callable[[str], str]) -> Attempt:
    """Scores are published with six digits."""
    score = None if attempt.score is None else float(f"{attempt.score:g}")
    return replace(attempt, score=score, note=shown(attempt.note))


def _goals(goals: Iterable[Goal], known: Iterable[Goal]) -> Iterator[Goal]:
    """A figure of the time before that nobody told is counted, and no news."""
    there = {(goal.goal, goal.first, goal.last): goal for goal in known}
    for key, goal in {(goal.goal, goal.first, goal.last): goal for goal in goals}.items():
        old = there.get(key)
        if old is None or goal.target != old.target or goal.before not in (None, old.before or goal.before):
            yield goal


def _texts(weeks: Iterable[Week], known: Iterable[Week]) -> Iterator[tuple[date, str, str]]:
    there = {week.monday: week for week in known}
    for week in weeks:
        for name in FIELDS:
            text = getattr(week, name)
            if text and _unmarked(text) != _unmarked(getattr(there.get(week.monday), name, "")):
                yield week.monday, name, text


def _unwritten(texts: Iterable[Text], known: str) -> Iterator[Text]:
    """The texts that the notes do not hold yet; how their lines are broken makes no difference."""
    written = " ".join(_unmarked(known))
    for text in dict.fromkeys(texts):
        if " ".join(_unmarked(text.note)) not in written:
            yield text


def _unmarked(text: str) -> list[str]:
    """The words of a text; marks that make a list of its lines, and breaks of lines, make no difference."""
    return re.sub(r"^\s*[-*+]\s", "", text, flags=re.MULTILINE).split()


def _beyond(texts: Iterable[str], known: Iterable[str], shown: Callable[[str], str]) -> Iterator[str]:
    """The texts that are not known, or more often than they are."""
    left = Counter(map(shown, known))
    for text in texts:
        if left[shown(text)]:
            left[shown(text)] -= 1
        else:
            yield text
