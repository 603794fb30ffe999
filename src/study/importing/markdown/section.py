"""A heading with what stands under it; and headings that are no headings of their own: signs, subtitles, a second
line that only gives the time."""

from __future__ import annotations

import re
from collections import Counter

from study.core.values import dataclass, field
from study.importing.findings import Entry, Link
from study.importing.markdown import blocks
from study.importing.markdown.blocks import Block
from study.importing.text import labels, times
from study.importing.text.lexicon import Lexicon, narrow
from study.importing.text.spans import Spans
from study.importing.text.trimming import Title

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

    @property
    def is_project(self) -> bool:
        """ "Project 2: a shop": what is done in it is one thing."""
        return self.title.kind == "project" and self.title.step == "project"

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


_WORD = re.compile(r"\w")


def subtitles(several: list[Block], lexicon: Lexicon) -> set[int]:
    """Bold lines right below a heading, the only ones there: they belong to the heading above."""
    found: set[int] = set()
    directly: Block | None = None
    count = 0
    for n, block in enumerate([*several, Block(blocks.HEADING, 0, 0)]):
        if block.kind == blocks.HEADING:
            if directly is not None and count == 1:
                found.add(directly.line)
            directly, count = None, 0
        elif (
            block.kind == blocks.PARAGRAPH
            and block.source.lstrip().startswith(("**", "__", "<b", "<strong"))
            and block.lines[0].is_bold
        ):
            count += 1
            if n and several[n - 1].kind == blocks.HEADING and not labels.role_of(block.lines[0].text, lexicon):
                directly = block
    return found


def merge(root: Section, lexicon: Lexicon) -> None:
    """Headings of signs alone vanish; of two headings of one level with nothing between, the second gives the time."""
    for section in root.tree():
        kept: list[Section] = []
        steps = sum(part.title.position is not None for part in section.parts)
        _keep_step_names(section.parts)
        for part in section.parts:
            before = kept[-1] if kept else None
            if not _WORD.search(part.spans.text):
                _hand_over(part, before or section)
            elif (
                before is not None
                and not before.body
                and not before.parts
                and before.level == part.level
                and _only_time(part, lexicon)
                and (steps * 3 <= len(section.parts) * 2 or before.title.position is not None)
            ):
                before.title.position = part.title.position or before.title.position
                before.title.days = before.title.days or part.title.days
                before.last = part.last
                _hand_over(part, before)
            else:
                kept.append(part)
        section.parts = kept


def _keep_step_names(parts: list[Section]) -> None:
    """ "Week 3 (may change)" beside "Week 4 (may change)": the bracket is a remark, and no title of either; "(Python)"
    is one that several weeks have."""
    titles = Counter(part.title.text for part in parts if part.title.position is not None)
    for part in parts:
        is_remark = part.title.text[:1].islower() and "(" in narrow(part.spans.text)
        if part.title.position is not None and titles[part.title.text] > 1 and is_remark:
            part.title.notes.append(part.title.text)
            part.title.text = narrow(part.spans.text).partition("(")[0].strip(" :-–")


def _hand_over(part: Section, to: Section) -> None:
    to.body += part.body
    to.parts += part.parts
    for below in part.parts:
        below.parent = to


def _only_time(part: Section, lexicon: Lexicon) -> bool:
    """ "Weeks 1–3 (Days 1–21)": nothing in it but positions and times."""
    if part.title.position is None and part.title.days is None:
        return False
    text = part.spans.text
    for place in reversed(times.places(text, lexicon)):
        text = text[: place.start] + text[place.end :]
    return not re.search(r"[^\W\d_]{3,}", text)


def number_rows(section: Section, lexicon: Lexicon) -> None:
    """Marks parts whose headings are numbered one after the other."""
    numbers = [_number(part, lexicon) for part in section.parts]
    known = {n for n in numbers if n is not None}
    for part, number in zip(section.parts, numbers, strict=True):
        part.row = number is not None and (number + 1 in known or number - 1 in known)
        if number == 0 and any(other.is_step for other in section.parts if other.line > part.line):
            part.title.step = part.title.step or "0"  # "0. Set up" before "Stage 1": its author counts it


def _number(part: Section, lexicon: Lexicon) -> int | None:
    text = narrow(part.spans.text)
    if found := re.match(r"\W*(?:\d{1,2}\.)*(\d{1,3})(?:[.):]|\s)", text):
        return int(found[1])
    signs = re.match(r"\W*([一二三四五六七八九十]{1,3})、", text)
    return int(lexicon.number(signs[1]) or 0) if signs else None


def only_tells(section: Section) -> bool:
    """Whether nothing below a heading has a place in the plan, a mark, an address or parts of its own."""
    below = section.tree()[1:]
    several = [block for part in section.tree() for block in blocks.walk(part.body)]
    told = all(
        block.kind != blocks.TABLE and block.box is None and not (block.source and block.text.links)
        for block in several
    )
    return told and not any(part.parts or part.title.position is not None for part in below)


def says_time(section: Section, lexicon: Lexicon) -> bool:
    """ "Extra time" over books to read names no length."""
    texts = [block.text.text for part in section.tree() for block in blocks.walk(part.body) if block.source]
    return any(times.timing(text, lexicon) != times.Timing() for text in texts)
