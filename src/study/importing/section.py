"""A heading with what stands under it."""

from __future__ import annotations

from study.core.values import dataclass, field
from study.importing import labels
from study.importing.blocks import Block
from study.importing.findings import Entry, Link
from study.importing.spans import Spans
from study.importing.title import Title

HEADING, BOLD, BULLET, SUMMARY, BARE = "heading", "bold", "bullet", "summary", "bare"
"""How a heading is written."""


@dataclass(slots=True)
class Section:
    """A heading with what stands under it; `parts` are the sections below. The root has level 0 and no line."""

    spans: Spans
    title: Title
    line: int = 0
    last: int = 0
    level: float = 0.0
    source: str = HEADING
    body: list[Block] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)
    parent: Section | None = None
    optional: bool = False
    entries: list[Entry] = field(default_factory=list)
    resources: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    requires: list[str] = field(default_factory=list)
    choose: int | None = None
    addresses: list[Link] = field(default_factory=list)
    """Where the one thing that the heading names is found."""
    matter: str = ""
    """Why all of it is passed over, if it is."""
    row: bool = False
    """Whether it is one of several headings numbered one after the other."""

    @property
    def name(self) -> str:
        return labels.phrase(self.spans.text)

    @property
    def is_step(self) -> bool:
        """Whether its title says which week, day, phase or module of the plan it is."""
        return self.title.position is not None or bool(self.title.step)

    def tree(self) -> list[Section]:
        """It and all below it, in the order of the text."""
        found, stack = [], [self]
        while stack:
            section = stack.pop()
            found.append(section)
            stack.extend(reversed(section.parts))
        return found

    def above(self) -> list[Section]:
        """Its parents, the nearest first, without the root."""
        found, section = [], self.parent
        while section is not None and section.level:
            found.append(section)
            section = section.parent
        return found
