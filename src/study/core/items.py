"""Items as the learner meets them, the curricula they belong to, and what the facts recorded of one come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Binding


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do or to follow. ``phase`` and ``module`` are ids, or None."""

    number: int
    id: str
    title: str
    kind: str
    curriculum: str
    phase: str | None = None
    module: str | None = None

    @property
    def ref(self) -> str:
        """Its full name, ``curriculum/id``."""
        return f"{self.curriculum}/{self.id}"


WORK = {"topic": 90, "reading": 60, "practice": 180, "project": 480, "review": 120, "exam": 120, "event": 0}
"""Scheduled by default: kind → minutes."""


RESOURCES = {
    "course": 2400,
    "book": 1200,
    "paper": 180,
    "video": 30,
    "article": 60,
    "docs": 60,
    "site": 60,
    "code": 120,
}
"""Tracked with a progress bar; scheduled only where they stand under ``items``: kind → minutes."""


OTHERS = {"competition": 600, "certificate": 1200}


DEFAULT_MINUTES = WORK | RESOURCES | OTHERS


KINDS = tuple(DEFAULT_MINUTES)


OWN = "log"


OWN_TITLE = "Learning log"


def slug(title: str, kind: str = "item") -> str:
    """An id made from a title; from the kind where the title has no Latin letter or digit."""
    import re

    if not title.isascii():
        import unicodedata

        title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:48].strip("-") or kind


STATED = ("progress", "before")


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded fact. ``minutes`` for time and done, ``percent`` for progress.

    A ``before`` is what had been reached when the item was taken in, nobody knows when; a ``note`` changes nothing.
    """

    kind: str
    day: date
    minutes: int | None = None
    percent: int | None = None
    note: str = ""


REMOVED = "removed"
"""The kind of an entry that was taken out; it counts for nothing."""


WORDS = {"time": "logged", "skip": "skipped", "reopen": "reopened", "before": "before", "progress": "at"}
"""What an entry says, where that is not the word for its kind."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry with its number, its item, and the step it came with."""

    number: int
    step: int
    item: Item
    entry: Entry


@dataclass(frozen=True, slots=True)
class State:
    """Where an item stands. ``remaining`` and ``logged`` are minutes."""

    status: str
    percent: int
    remaining: int
    logged: int = 0
    done_on: date | None = None


def state(likely: int, entries: Iterable[Entry]) -> State:
    """Fold the entries of an item, in the order in which they were recorded.

    Remaining is ``likely × (1 - progress)``, or less what was logged since that was said. Time never ticks an item
    off; per cent 100 does. Reopening takes back a tick or a skip, not the progress before it.
    """
    closed, percent, remaining, logged, done_on = "", 0, likely, 0, None
    for entry in entries:
        logged += entry.minutes or 0
        if entry.kind == "done" or (entry.kind in STATED and entry.percent == 100):
            closed, done_on = "done", None if entry.kind == "before" else entry.day
        elif entry.kind in STATED:
            closed, percent = "", entry.percent or 0
            remaining = -(likely * (percent - 100) // 100)
        elif entry.kind == "time":
            remaining = max(remaining - (entry.minutes or 0), 0)
            percent = max(percent, (likely - remaining) * 100 // likely) if likely else percent
        elif entry.kind == "skip":
            closed = "skipped"
        elif entry.kind == "reopen":
            closed = ""
    if closed == "done":
        return State("done", 100, 0, logged, done_on)
    if closed == "skipped":
        return State("skipped", percent, 0, logged)
    return State("started" if percent or logged else "open", percent, remaining, logged)


def estimate_left(likely: int, entries: Iterable[Entry]) -> tuple[int, int]:
    """Minutes that were left when that was said last, and minutes logged since: the rest is what is still believed.

    Unlike ``state`` it does not end at nothing: who has logged all the minutes of an item may need more.
    """
    left, since = likely, 0
    for entry in entries:
        since += entry.minutes or 0
        if entry.kind in STATED:
            left, since = -(likely * ((entry.percent or 0) - 100) // 100), 0
    return left, since


LEFT_OUT = {
    "optional": "optional",
    "ongoing": "ongoing, not planned",
    "path": "not on this path",
    "choice": "another was chosen",
    "backlog": "backlog",
    "removed": "removed",
}
"""Why an item isn't in the plan, in words."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in a list. Minutes; ``left_out`` says why it isn't in the plan."""

    item: Item
    status: str
    percent: int
    effort: int
    remaining: int
    due: date | None
    work: bool
    left_out: str | None
    tags: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What its author or the learner says of an item: columns of ``item`` that go through the program as they are."""

    type: str = ""
    list: str = ""
    by: str = ""
    url: str = ""
    stars: int | None = None

    @property
    def rating(self) -> str:
        return "★" * (self.stars or 0)


DESCRIBED = tuple(Description.__annotations__)


@dataclass(frozen=True, slots=True)
class Details(Description):
    """What else is known of one item."""

    listed: ItemRow
    low: int
    high: int
    estimated: bool
    notes: str
    logged: int


@dataclass(frozen=True, slots=True)
class Material:
    """What something is learned from, and how far one is with it."""

    item: Item
    url: str
    percent: int
    status: str

    @property
    def is_unfinished(self) -> bool:
        return self.status in ("open", "started")


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item with its sessions, its history, the due date that counts for it and the days it is pinned to.

    ``said`` is what its author says of its time and place, as the file has it; ``materials`` are those of its module.
    """

    today: date
    details: Details
    requires: list[str]
    sessions: list[tuple[date, int]]
    entries: list[Entry]
    due: Binding | None = None
    pinned: tuple[date, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    materials: Sequence[Material] = ()


HEAVIEST = 100
"""The greatest weight of a curriculum; the least is 1."""


@dataclass(frozen=True, slots=True)
class Enrollment:
    """A curriculum that is followed."""

    number: int
    curriculum: str
    title: str
    start: date
    weight: int
    due: date | None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class PeerEfforts:
    """How many items of a curriculum have times of others, of how many learners at most, and by which file."""

    items: int
    learners: int
    file: str

    @property
    def sentence(self) -> str:
        """Whose evidence the times are."""
        whose = f"those of {self.learners} learners before you"
        return (
            f"The times of {self.items} items are {whose} ({self.file})." if self.items > 1 else f"One time: {whose}."
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a learner enrols; ``source`` is where the curriculum came from, ``options`` how it was imported.

    ``weeks`` is how many the learner gives it, if he says.
    """

    start: date
    due: date | None = None
    path: str | None = None
    with_optional: bool = False
    source: str = ""
    options: str = ""
    weeks: int | None = None
    peers: PeerEfforts | None = None
