"""What was found in a source: plain values, each with the line it stands on, before they become a curriculum.

Every reader (Markdown, roadmap, spreadsheet, outline, playlist) ends here; nothing after knows the source's format.
"""

from __future__ import annotations

from study.core.values import dataclass, field

PHASE, MODULE = "phase", "module"
HIGH, MEDIUM, LOW = "high", "medium", "low"
"""Confidence of a decision: stated in the source, by rule, by default."""


@dataclass(frozen=True, slots=True)
class Span:
    """A low and a high end, in minutes or in days; equal where the source gives one figure."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where the author puts it: `unit` is day, week or month; no `last` means from `first` on ("Week 37+")."""

    unit: str
    first: int
    last: int | None


@dataclass(slots=True)
class Link:
    """An address with the words it was behind."""

    text: str
    url: str


@dataclass(slots=True)
class Heading:
    """A phase or a module. `parent` is the index of the phase of a module in `Findings.headings`."""

    line: int | None
    level: str
    title: str
    parent: int | None = None
    minutes: Span | None = None
    days: Span | None = None
    pace: str = ""
    position: Position | None = None
    optional: bool = False
    choose: int | None = None
    requires: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    key: str = ""
    """A stable name given by the source itself (a roadmap's node id)."""
    confidence: str = HIGH


@dataclass(slots=True)
class Entry:
    """Something to do, or (in `Findings.resources`) something to learn from. `heading` is an index or None."""

    line: int | None
    kind: str
    title: str
    heading: int | None = None
    links: list[Link] = field(default_factory=list)
    minutes: Span | None = None
    days: Span | None = None
    position: Position | None = None
    due: str = ""
    progress: float | None = None
    optional: bool = False
    requires: list[str] = field(default_factory=list)
    by: str = ""
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    key: str = ""
    confidence: str = HIGH


@dataclass(slots=True)
class Guess:
    """A decision where two careful readers could differ."""

    line: int
    text: str
    decision: str
    instead: str
    confidence: str = MEDIUM


@dataclass(slots=True)
class Omission:
    """Lines that did not become a part of the curriculum, and why. `matter`: front or back matter, skipped by rule."""

    first: int
    last: int
    reason: str
    text: str
    matter: bool = False
    lines: int = 1
    """How many of these lines have text."""


@dataclass(slots=True)
class Findings:
    """All that a reader found."""

    format: str
    language: str = "en"
    title: str = ""
    title_line: int | None = None
    summary: str = ""
    goal: str = ""
    url: str = ""
    by: str = ""
    pace: str = ""
    minutes: Span | None = None
    days: Span | None = None
    prerequisites: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    items: list[Entry] = field(default_factory=list)
    resources: list[Entry] = field(default_factory=list)
    backlog: list[Entry] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    mends: list[str] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    lines: int = 0
    """Lines with text."""
    understood: int = 0
    """Of these, the lines that became a part, a field or a note."""
