"""The body of a section as runs: what stands under which label, up to the next label."""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.markdown import blocks
from study.importing.markdown.blocks import Block
from study.importing.markdown.section import Section
from study.importing.text import labels
from study.importing.text.labels import Label
from study.importing.text.lexicon import Lexicon, narrow
from study.importing.text.spans import Spans

UNKNOWN = "?"
"""The role of a label of the author's own."""

_WORD = re.compile(r"\w")


@dataclass(slots=True)
class Run:
    """Blocks under one label; no role is what stands right below the heading."""

    role: str = ""
    name: str = ""
    line: int = 0
    remark: str = ""
    bullets: list[Block] = field(default_factory=list)
    tables: list[Block] = field(default_factory=list)
    prose: list[Block] = field(default_factory=list)
    codes: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """Runs, and the labels that have their value on the same line."""

    runs: list[Run] = field(default_factory=lambda: [Run()])
    values: list[tuple[int, Label]] = field(default_factory=list)

    def add(self, run: Run) -> Run:
        self.runs.append(run)
        return run

    def of(self, *roles: str) -> list[Run]:
        return [run for run in self.runs if run.role in roles]

    @property
    def bullets(self) -> list[Block]:
        return [bullet for run in self.runs for bullet in run.bullets]

    @property
    def prose(self) -> list[Block]:
        return [block for run in self.runs for block in run.prose]

    @property
    def tables(self) -> list[Block]:
        return [table for run in self.runs for table in run.tables]


def content(section: Section, lexicon: Lexicon) -> Content:
    """What stands in a section, and in the sections below it that are its labels."""
    body = Content()
    _Reader(body, lexicon).read(section.body)
    return body


def absorb(body: Content, part: Section, role: str, lexicon: Lexicon) -> None:
    """A heading that is a label: what stands below it becomes a run of the section above."""
    for section in part.tree():
        inner = Content([Run(role, section.spans.text, section.line)])
        _Reader(inner, lexicon).read(section.body)
        body.runs += inner.runs
        body.values += inner.values


class _Reader:
    """A walk over the blocks of a body."""

    def __init__(self, body: Content, lexicon: Lexicon) -> None:
        self.content, self.lexicon = body, lexicon
        self.run = body.runs[-1]
        self.entitled: set[int] = set()
        self.lent: Run | None = None
        """The run that goes on behind the quotation that a label stands over."""

    def read(self, body: list[Block]) -> None:
        self.entitled = self.labels_in(body)
        for n, block in enumerate(body):
            after = body[n + 1] if n + 1 < len(body) else None
            if block.kind == blocks.ITEM:
                self.item(block)
            elif block.kind == blocks.TABLE:
                self.run.tables.append(block)
            elif block.kind == blocks.CODE:
                self.run.codes.append(block)
            elif block.kind == blocks.PARAGRAPH:
                self.paragraph(block, after)
            elif block.kind == blocks.QUOTE and self.quotes_labels(block):
                for child in block.children:
                    self.paragraph(child, None)
            else:
                self.run.prose.append(block)
                self.resume()

    def resume(self) -> None:
        """Behind a quotation a list goes on as it was before the label of the quotation."""
        if self.lent is not None:
            self.run, self.lent = self.content.add(Run(self.lent.role, self.lent.name, self.lent.line)), None

    def quotes_labels(self, block: Block) -> bool:
        """A quotation of labels with their values ("> Duration: 8 weeks")."""
        if any(child.kind != blocks.PARAGRAPH for child in block.children):
            return False
        lines = [line for child in block.children for line in child.lines]
        return any(labels.inline(line, self.lexicon, known=True) is not None for line in lines)

    def labels_in(self, body: list[Block]) -> set[int]:
        """Entries that are labels: not where most of a list looks like one and is none ("Tools" among topics)."""
        found: set[int] = set()
        several: list[Block] = []
        for block in [*body, None]:
            if block is not None and block.kind == blocks.ITEM:
                several.append(block)
            elif several:
                found |= self.labels_of(several) | self.bare_labels(several, block)
                several = []
        return found

    def bare_labels(self, several: list[Block], after: Block | None) -> set[int]:
        """Entries that are nothing but a label's word over what it is for, where a list has no others: "Practice"."""
        quoted = several[-1] if after is not None and after.kind == blocks.QUOTE else None
        bare = all(
            (b.items() or b is quoted)
            and b.box is None
            and b.source
            and not b.text.links
            and labels.role_of(b.text.text, self.lexicon)
            for b in several
        )
        return {b.line for b in several} if bare else set()

    def labels_of(self, several: list[Block]) -> set[int]:
        """The labels of one list."""
        alike = [b for b in several if b.box is None and b.source and self.is_like_label(b.lines[0])]
        found = {b.line for b in alike if (label := labels.inline(b.lines[0], self.lexicon)) is not None and label.role}
        if len(found) * 3 >= len(alike) * 2 and len(found) > 1 and len(alike) == len(several):
            found |= {b.line for b in alike if labels.inline(b.lines[0], self.lexicon) is not None}
        return found if len(found) * 2 >= len(alike) else set()

    def is_like_label(self, line: Spans) -> bool:
        return bool(line.bold) or ":" in narrow(line.text[:60])

    def item(self, block: Block) -> None:
        """A list entry; one that is a label has what is nested in it as its run, and is no entry itself."""
        is_label = block.box is None and block.lines and block.line in self.entitled
        label = self.label_of(block.lines[0]) if is_label else None
        nested = bool(block.items())
        if (
            label is not None
            and label.value.text
            and self.run.role in (labels.RESOURCES, *labels.ITEMS, labels.PROJECT)
        ):
            kind = self.lexicon.role("kinds", labels.phrase(label.name))
            label = None if kind or label.role == labels.RESOURCES else label
        if label is None or (not label.role and not nested and not label.value.text):
            self.run.bullets.append(block)
        elif nested and label.role and not _WORD.search(label.value.text):
            self.nested(block, label)
        elif _WORD.search(label.value.text):
            self.value(block, label)
        else:
            is_bare = labels.inline(block.lines[0], self.lexicon) is None
            self.lent = self.lent or self.run if is_bare else None
            self.run = self.content.add(Run(label.role, label.name, block.line, label.remark))

    def label_of(self, line: Spans) -> Label | None:
        """The label that an entry begins with, or is."""
        if found := labels.inline(line, self.lexicon):
            return found
        return Label(labels.role_of(line.text, self.lexicon), line.text, Spans())

    def nested(self, block: Block, label: Label) -> None:
        before, entitled = self.run, self.entitled
        self.run = self.content.add(Run(label.role, label.name, block.line, label.remark))
        self.read(block.children)
        self.entitled = entitled
        self.run = self.content.add(Run(before.role, before.name, before.line, before.remark))

    def value(self, block: Block, label: Label) -> None:
        """`- **Duration**: 1 week`; what is nested in it stands under the same label."""
        self.content.values.append((block.line, label))
        if block.items():
            self.nested(block, Label(label.role, label.name, Spans()))

    def paragraph(self, block: Block, after: Block | None) -> None:
        """Lines that are labels, with or without a value; anything else is prose."""
        prose: list[Spans] = []
        opened: Label | None = None
        for n, line in enumerate(block.lines):
            label = labels.inline(line, self.lexicon)
            if label is None or (not label.role and _WORD.search(label.value.text)):
                prose.append(line)
            elif _WORD.search(label.value.text):
                self.content.values.append((block.line + n, label))
            else:
                opened = label
        is_over = after is not None and after.kind in (blocks.ITEM, blocks.TABLE, blocks.CODE, blocks.PARAGRAPH)
        if opened is None and len(block.lines) == 1 and self.leads(block.lines[0], after):
            opened = Label("", block.lines[0].text, Spans())
            prose = []
        if prose and any(_WORD.search(line.text) for line in prose):
            self.run.prose.append(block)
        if opened is not None and (is_over or opened.role):
            self.run = self.content.add(Run(opened.role or UNKNOWN, opened.name, block.last, opened.remark))

    def leads(self, line: Spans, after: Block | None) -> bool:
        """A short line that ends with a colon, over a list: a label of the author's own."""
        is_list = after is not None and after.kind == blocks.ITEM
        return is_list and narrow(line.text).rstrip(" *")[-1:] == ":" and len(line.text) <= 120
