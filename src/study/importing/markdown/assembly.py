"""Sections with their items into phases and modules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from study.core.values import dataclass, field
from study.importing.findings import MEDIUM, MODULE, PHASE, Entry, Findings, Heading, Link, Span
from study.importing.markdown import blocks, survey
from study.importing.markdown.blocks import Block
from study.importing.markdown.content import Content
from study.importing.markdown.ledger import Ledger
from study.importing.markdown.section import Section
from study.importing.text import titles
from study.importing.text.lexicon import Lexicon, fold

_WORD = re.compile(r"\w")


def alive(root: Section, lexicon: Lexicon, contents: dict[int, Content], absorbed: Collection[int] = ()) -> set[int]:
    """The lines of the headings that count: with items or resources below, or a place in a plan as others have; not
    those that are absorbed by the heading above."""
    found: set[int] = set()
    sections = [section for section in root.tree() if not section.matter]
    told = {section.line for section in sections if _tells(section, contents)}
    for section in sections:
        holds = section.entries or section.addresses or (section.resources and section.level)
        if holds or (section.line in told and len(told) > 1):
            found |= {part.line for part in (section, *section.above())}
    for parent in [section for section in root.tree() if not section.matter]:
        peers = [part for part in parent.parts if part.line in found]
        stepped = any(part.is_step or part.title.minutes or part.title.days for part in peers)
        for part in parent.parts if peers else ():
            if not part.matter and (part.row or (stepped and (_is_placed(part) or is_exam(part, lexicon)))):
                found.add(part.line)
    return found - set(absorbed)


def _tells(section: Section, contents: dict[int, Content]) -> bool:
    """A step whose body is prose."""
    content = contents.get(section.line)
    is_told = content is not None and bool(content.prose or content.values)
    return is_told and (section.title.position is not None or section.is_project)


def _is_placed(section: Section) -> bool:
    return bool(section.title.position or section.title.minutes or section.title.days)


def is_exam(section: Section, lexicon: Lexicon) -> bool:
    """ "First exam" among the weeks of a plan."""
    words = re.findall(r"[^\W\d_]+", fold(section.spans.text))
    return any(lexicon.role("kinds", word) == "exam" for word in words) and len(words) <= 6


@dataclass(slots=True)
class Assembly:
    """Emits headings and entries in the order of the text."""

    findings: Findings
    lexicon: Lexicon
    ledger: Ledger
    living: set[int]
    contents: dict[int, Content]
    title: Section | None = None
    index: dict[int, int] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)

    def build(self, root: Section) -> None:
        self.findings.items += root.entries
        self.findings.resources += root.resources
        self.phases(self.tops(root))

    def tops(self, root: Section) -> list[Section]:
        """The sections that are phases: below the title, below what only wraps."""
        level = self.part_list(root)
        while True:
            opened: list[Section] = []
            changed = False
            for section in level:
                if self.wraps(section, level):
                    self.unwrap(section)
                    opened += self.part_list(section)
                    changed = True
                else:
                    opened.append(section)
            level = opened
            if not changed:
                return level

    def part_list(self, section: Section) -> list[Section]:
        return [part for part in section.parts if part.line in self.living and not part.matter]

    def wraps(self, section: Section, level: list[Section]) -> bool:
        """The title, the only heading that holds anything, or one whose name says that it holds the plan."""
        if section is self.title:
            return True
        named, parts = section.name in self.lexicon.folded("wrappers"), self.part_list(section)
        if not parts or (section.is_step and not named):
            return len(level) == 1 and named and not section.is_step
        if section.entries:
            return False
        return len(level) == 1 or named or self.holds_steps(section, parts)

    def holds_steps(self, section: Section, parts: list[Section]) -> bool:
        """A heading over nothing but steps that have parts of their own says no more than they do."""
        divided = [part for part in parts if self.part_list(part)]
        if section.resources or not all(part.is_step for part in parts) or len(divided) * 2 <= len(parts):
            return False
        return len(parts) > 1 or len(self.part_list(parts[0])) > 1

    def unwrap(self, section: Section) -> None:
        """What stands right below a wrapper belongs to the whole plan."""
        self.findings.items += section.entries
        self.findings.resources += section.resources
        self.ledger.understand(section.line, section.last)
        if section is not self.title:
            self.findings.days = self.findings.days or section.title.days
            self.findings.minutes = self.findings.minutes or section.title.minutes

    def phases(self, level: list[Section]) -> None:
        for section in level:
            if self.as_item(section, level):
                alone = all(self.as_item(peer, level) for peer in level)
                at = None if alone else self.heading(section, PHASE, None)
                self.findings.items.append(self.item(section, at))
                continue
            at = self.heading(section, PHASE, None)
            below = self.below(section)
            self.emit(section, at)
            self.names = Counter(fold(part.title.text) for part in below)
            for part in below:
                self.module(part, section, at)

    def below(self, section: Section) -> list[Section]:
        """The living sections of a phase that become modules, however deep they are."""
        found = []
        for part in self.part_list(section):
            deeper = self.part_list(part)
            if part.entries or part.resources or not deeper or all(self.is_day(below) for below in deeper):
                found.append(part)
                deeper = [below for below in deeper if not self.is_day(below)]
            else:
                self.ledger.understand(part.line, part.last)
                place_parts(part, deeper)
            found += [below for one in deeper for below in self.flat(one)]
        return found

    def flat(self, section: Section) -> list[Section]:
        """A section below a module and all below that."""
        found = [section] if section.entries or section.resources or not self.part_list(section) else []
        return found + [below for part in self.part_list(section) for below in self.flat(part)]

    def module(self, section: Section, phase: Section, at: int) -> None:
        if self.as_item(section, self.part_list(section.parent) if section.parent else []):
            self.findings.items.append(self.item(section, at))
            return
        own = self.heading(section, MODULE, at)
        if section.parent is not None and section.parent is not phase and self.names[fold(section.title.text)] > 1:
            self.findings.headings[own].title = f"{section.parent.title.text}: {section.title.text}"
        self.emit(section, own)
        for day in self.part_list(section):
            if self.is_day(day):
                self.findings.items.append(self.item(day, own))

    def is_day(self, section: Section) -> bool:
        """A step below a module whose body is prose with what to hand in: it is an item, its boxes are its marks."""
        if section.is_project and len(section.above()) > 1 and self.as_item(section, []):
            return True
        content = self.contents.get(section.line)
        if content is None or section.title.position is None or self.part_list(section) or len(section.above()) < 2:
            return False
        above = [
            part for part in section.above() if part is not self.title and part.line in self.living and part.is_step
        ]
        return len(above) > 1 and any(block.kind == blocks.PARAGRAPH for block in content.prose)

    def as_item(self, section: Section, peers: list[Section]) -> bool:
        """A step whose body is prose is itself the item; as a phase it stays one, and has that item."""
        if section.entries or section.resources or self.part_list(section):
            return False
        if section.addresses:
            return True
        content = self.contents.get(section.line)
        if is_exam(section, self.lexicon) and section.title.position is None:
            return True
        return bool(content and (content.prose or content.values) and (section.title.position or section.is_project))

    def item(self, section: Section, heading: int | None = None) -> Entry:
        """A section as one item: its boxes say how far it is, its text is its notes."""
        title = section.title
        kind = (
            title.kind if title.kind in ("project", "exam") else "exam" if is_exam(section, self.lexicon) else "topic"
        )
        entry = Entry(
            section.line, kind, title.text, heading, minutes=title.minutes, days=title.days, position=title.position
        )
        entry.optional = section.optional
        marks = [e.progress for e in section.entries if e.progress is not None]
        entry.progress = round(sum(marks) / len(marks), 1) if marks else None
        entry.notes = [*section.notes, *self.written(section)]
        entry.links = [*section.addresses, *(link for e in (*section.entries, *section.resources) for link in e.links)]
        self.ledger.understand(section.line, section.last)
        own = [Link(section.spans.text[a.start : a.end], a.url) for a in section.spans.links if is_outside(a.url)]
        entry.links += [*own, *self.text(section)]
        return entry

    def written(self, section: Section) -> list[str]:
        """What a section's entries say, in the words of the source."""
        content = self.contents.get(section.line) or Content()
        texts = {bullet.line: titles.undecorated(bullet.text.text) for bullet in content.bullets}
        texts |= {line: f"{label.name}: {label.value.text}" for line, label in content.values}
        return [texts.get(entry.line or 0) or entry.title for entry in section.entries]

    def heading(self, section: Section, level: str, parent: int | None) -> int:
        title = section.title
        heading = Heading(
            section.line, level, title.text, parent, title.minutes, title.days, title.pace, title.position
        )
        heading.optional, heading.choose = section.optional, section.choose
        heading.requires, heading.notes = list(section.requires), [*title.notes, *section.notes]
        heading.confidence = heading.confidence if section.source == "heading" else MEDIUM
        self.ledger.understand(section.line, section.last)
        self.text(section)
        self.findings.headings.append(heading)
        self.index[section.line] = len(self.findings.headings) - 1
        return self.index[section.line]

    def text(self, section: Section) -> list[Link]:
        """The section's own prose was taken into its notes; the links in it."""
        links: list[Link] = []
        content = self.contents.get(section.line) or Content()
        for line, _ in content.values:
            self.ledger.understand(line)
        for run in content.runs:
            if run.line:
                self.ledger.understand(run.line)
            for block in [*run.prose, *run.bullets]:
                self.ledger.understand(block.line, block.last)
                links += [Link(block.text.text[a.start : a.end], a.url) for a in block.text.links if is_outside(a.url)]
        return links

    def emit(self, section: Section, at: int) -> None:
        for several, holder in ((section.entries, self.findings.items), (section.resources, self.findings.resources)):
            for entry in several:
                entry.heading = at
                holder.append(entry)


def place_parts(step: Section, parts: list[Section]) -> None:
    """A step that gives way to its parts leaves them its place, and each its share of the time."""
    own = step.title.position
    if own is None or any(_is_placed(part) for part in parts):
        return
    days = {"day": 1.0, "week": 7.0}.get(own.unit, 0) * ((own.last or own.first) - own.first + 1) / len(parts)
    for part in parts:
        part.title.position = own
        part.title.days = Span(days, days) if days else None


def is_outside(url: str) -> bool:
    """An address out of the file that opens without harm."""
    return bool(re.match(r"https?://", url)) or bool(re.match(r"[\w./][^:]*$", url))


def leave_rest(root: Section, living: set[int], ledger: Ledger) -> None:
    """What was not taken: front and back matter, lists of contents, and what stands outside the plan."""
    for section in root.tree():
        if section.matter:
            ledger.leave(section.line, max(section.last, _end(section)), section.matter, matter=True)
            continue
        for block in section.body:
            _leave(block, section, living, ledger)
        if section.level:
            ledger.leave(section.line, section.last, "a heading with nothing to do below it")


def _leave(block: Block, section: Section, living: set[int], ledger: Ledger) -> None:
    if block.kind == blocks.CODE:
        ledger.leave(block.line, block.last, "code")
    elif block.kind == blocks.TOGGLE:
        ledger.leave(block.line, block.last, "says that a part can be folded", matter=True)
    elif block.kind == blocks.TABLE:
        ledger.leave(block.line, block.last, "a table that says nothing about work, time or progress")
    elif block.kind == blocks.ITEM and survey.is_contents([block]):
        ledger.leave(block.line, block.last, survey.LIST_OF_CONTENTS, matter=True)
    else:
        reason = "text about the plan" if section.line not in living or not section.level else "text"
        ledger.leave(block.line, block.last, reason, matter=not section.level)


def _end(section: Section) -> int:
    """The last line of a section and all below it."""
    return max([part.last for part in section.tree()] + [block.last for part in section.tree() for block in part.body])
