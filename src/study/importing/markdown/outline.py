"""Blocks into sections: what stands under which heading, and what is a heading though it is not written as one."""

from __future__ import annotations

import re
from itertools import pairwise

from study.importing.markdown import blocks, shapes
from study.importing.markdown.blocks import Block
from study.importing.markdown.section import (
    BARE,
    BOLD,
    BULLET,
    HEADING,
    SUMMARY,
    Section,
    merge,
    number_rows,
    subtitles,
)
from study.importing.text import labels, times, titles, trimming
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.spans import Spans
from study.importing.text.trimming import Title

LONGEST = 100  # characters of a line that may be a heading
DEPTHS = {HEADING: 0.0, SUMMARY: 0.3, BOLD: 0.5, BARE: 0.5, BULLET: 0.7}

RANKS = {"month": 0.0, "week": 0.05, "day": 0.1}
"""Of steps that are lines: the days stand below the weeks, and these below the months."""

_END = re.compile(r"[.!?,;。！？，；]\s*$")
_WORD = re.compile(r"\w")


def outline(several: list[Block], lexicon: Lexicon) -> Section:
    """All blocks of a file as sections below one root."""
    root = Section(Spans(), Title(""))
    _Builder(root, lexicon).build(several)
    merge(root, lexicon)
    for section in root.tree():
        number_rows(section, lexicon)
    return root


class _Builder:
    """A walk over the blocks; `path` is the sections that are open, the root first."""

    def __init__(self, root: Section, lexicon: Lexicon) -> None:
        self.path = [root]
        self.lexicon = lexicon
        self.groups: set[int] = set()
        """Entries that name what is nested in them, as all of their list do."""

    @property
    def current(self) -> Section:
        return self.path[-1]

    def build(self, several: list[Block]) -> None:
        several = [part for block in several for part in self.steps_in(block)]
        bold = subtitles(several, self.lexicon)
        self.groups |= self.groups_in(several)
        for n, block in enumerate(several):
            after = several[n + 1] if n + 1 < len(several) else None
            if block.kind == blocks.HEADING:
                self.open(block.text, block.line, block.last, float(block.level), HEADING)
            elif block.kind == blocks.SUMMARY:
                self.summary(block)
            elif block.kind == blocks.CLOSE:
                self.leave(SUMMARY)
            elif block.kind == blocks.QUOTE and shapes.holds_list(block):
                self.build(block.children)
            elif block.kind == blocks.ITEM:
                self.item(block, 0)
            elif (
                block.kind == blocks.PARAGRAPH
                and block.line not in bold
                and (rest := self.heading_line(block, after)) is not None
            ):
                self.current.body.extend(rest)
            else:
                if block.line in bold:
                    self.current.title.take(times.below(block.lines[0].text, self.lexicon))
                self.current.body.append(block)

    def steps_in(self, block: Block) -> list[Block]:
        """A paragraph whose bold lines begin with their place, each with lines below it, as one for each place."""
        lines = block.lines if block.kind == blocks.PARAGRAPH and block.source.count("**") > 2 else []
        starts = [n for n, line in enumerate(lines) if line.bold and self.is_placed(line)]
        if len(starts) < 2 or len(lines) != block.source.count("\n") + 1 or any(b - a < 2 for a, b in pairwise(starts)):
            return [block]
        written = block.source.split("\n")
        ends = [*starts, len(lines)] if starts[0] == 0 else [0, *starts, len(lines)]
        parts = []
        for first, end in pairwise(ends):
            source = "\n".join(written[first:end])
            part = Block(blocks.PARAGRAPH, block.line + first, block.line + end - 1, source, env=block.env)
            part._lines = lines[first:end]
            parts.append(part)
        return parts

    def is_placed(self, line: Spans) -> bool:
        """Whether a line begins with its week, day or month, as its bold does."""
        place = times.position(line.text[:60], self.lexicon)
        return place is not None and place.start == 0 and place.end <= line.bold + 1

    def open(self, text: Spans, line: int, last: int, level: float, source: str) -> Section:
        """A new section below the last one that is of a higher level."""
        ended = (BOLD, BARE) if source == HEADING else ()  # what a line has opened, however deep the heading is
        while len(self.path) > 1 and (self.current.level >= level or self.current.source in ended):
            self.path.pop()
        parent = self.current
        section = Section(text, titles.of_heading(text, self.lexicon), line, last, level, source, parent=parent)
        section.optional = section.title.optional
        parent.parts.append(section)
        self.path.append(section)
        return section

    def below(self, source: str) -> float:
        """The level of a section that is below the last real heading, but not below its like."""
        base = next((s.level for s in reversed(self.path) if s.source == HEADING), 0.0)
        return base + DEPTHS[source]

    def leave(self, source: str) -> None:
        """The innermost section of a kind ends here."""
        if any(section.source == source for section in self.path):
            while self.path[-1].source != source:
                self.path.pop()
            self.path.pop()

    def summary(self, block: Block) -> None:
        """What folds is a part if its summary is a title; "toggle section (optional)" says only that."""
        words = re.findall(r"\w+", fold(block.text.text))
        toggle = self.lexicon.folded("toggle")
        optional = any(fold(word) in self.lexicon.folded("optional") for word in words)
        if not words or (words[0] in toggle and len(words) <= 5):
            self.current.optional = self.current.optional or optional
            block.kind = blocks.TOGGLE
            self.current.body.append(block)
        else:
            self.open(block.text, block.line, block.last, self.below(SUMMARY), SUMMARY).optional |= optional

    def item(self, block: Block, depth: int) -> None:
        """A list entry; one that is a heading opens a section for what is nested in it."""
        heading = self.item_heading(block)
        if heading is None:
            self.current.body.append(block)
            return
        before = list(self.path)
        level = self.below(BULLET) + depth * 0.01
        self.open(heading, block.line, block.line, level, BULLET)
        for child in block.children:
            if child.kind == blocks.ITEM:
                self.item(child, depth + 1)
            elif child.kind != blocks.HEADING:
                self.current.body.append(child)
        self.path = before

    def groups_in(self, several: list[Block]) -> set[int]:
        """Lists of nothing but names with a colon or of numbered steps, with entries nested in each of them."""
        found: set[int] = set()
        run: list[Block] = []
        labelled_above = False
        for block in [*several, Block(blocks.HEADING, 0, 0)]:
            if block.kind == blocks.ITEM:
                run.append(block)
                continue
            if (
                len(run) > 1
                and not labelled_above
                and (all(map(self.is_group, run)) or all(map(shapes.holds_boxes, run)))
            ):
                found |= {entry.line for entry in run}
            run = []
            labelled_above = block.kind == blocks.PARAGRAPH and self.is_label(block)
        return found

    def is_lesson(self, text: str) -> bool:
        """ "Lesson 3: sails" in a week: what there is to do, with what is said about it below."""
        first = re.match(r"\W*([^\W\d_]+)", fold(text))
        within = self.current.title.position is not None
        return within and first is not None and first[1] in self.lexicon.folded("lessons")

    def is_label(self, block: Block) -> bool:
        """A paragraph that ends with a label without a value: what it says of the list below it goes before the list's
        own look."""
        label = labels.inline(block.lines[-1], self.lexicon, known=True)
        return label is not None and not _WORD.search(label.value.text)

    def is_group(self, block: Block) -> bool:
        """ "Unit 3:" over entries; not a label."""
        if block.box is not None or not block.source or not block.items() or block.text.links or len(block.lines) > 1:
            return False
        text = narrow(block.text.text).rstrip(" *")
        if len(text) > LONGEST:
            return False
        named = text.endswith(":") or trimming.step_pattern(self.lexicon).match(text) is not None
        return named and not labels.role_of(text, self.lexicon)

    def item_heading(self, block: Block) -> Spans | None:
        """A heading inside a list entry; a bold line or the name of a step over nested links, boxes or entries."""
        if not block.children or block.box is not None:
            return None
        first = block.children[0]
        if not block.source and first.kind == blocks.HEADING:
            return first.text
        items = block.items()
        if not items or not block.source or len(block.lines) > 1:
            return None
        text = block.text
        if labels.role_of(text.text, self.lexicon) or len(text.text) > LONGEST:
            return None
        place = times.position(text.text, self.lexicon)
        if place is not None and not _WORD.search(text.text[: place.start]) and not _END.search(text.text):
            return text
        if self.is_timed(text) or (block.line in self.groups and not self.is_lesson(text.text)):
            return text
        nested = sum(
            child.box is not None or bool(child.source and child.text.links) or self.is_label_over(child)
            for child in items
        )
        return text if (text.is_bold or text.code) and not text.links and nested * 2 > len(items) else None

    def is_label_over(self, block: Block) -> bool:
        """ "Resources:" over entries."""
        return bool(block.items() and block.source and labels.role_of(block.text.text, self.lexicon))

    def is_timed(self, text: Spans) -> bool:
        """`**Databases** (3 weeks)`: bold, with nothing behind it but a time in brackets."""
        rest = text.text[text.bold :].strip(" :*")
        return text.bold > 0 and rest[:1] == "(" and trimming.bracket(rest.strip("()"), self.lexicon) is not None

    def heading_line(self, block: Block, after: Block | None) -> list[Block] | None:
        """The rest of a paragraph whose first line is a heading; a section was opened for it. None if it is none."""
        lines = block.lines
        first = lines[0] if lines else Spans()
        if not first.text or len(first.text) > LONGEST:
            return None
        source = self.line_source(lines, after)
        if source is None:
            return None
        place = times.position(first.text, self.lexicon)
        if place is not None and place.start <= 2:
            level = self.below(BOLD) + RANKS[place.position.unit]
        else:
            level = self.below(source) if source == BOLD else self.peer()
        self.open(first, block.line, block.line, level, source)
        return [_tail(block)] if len(lines) > 1 else []

    def peer(self) -> float:
        """The level of a bare heading: that of the heading above if there is content of the same kind below that."""
        above = next((s for s in reversed(self.path) if s.source in (HEADING, BARE)), self.path[0])
        if above.level and above.source == HEADING and not above.body and above.parts:
            return above.level + DEPTHS[BARE]
        return (
            above.level
            if above.level and any(b.kind in (blocks.PARAGRAPH, blocks.TABLE, blocks.ITEM) for b in above.body)
            else above.level + DEPTHS[BARE]
        )

    def line_source(self, lines: list[Spans], after: Block | None) -> str | None:
        """Whether the first line of a paragraph is a heading, and of which kind."""
        first = lines[0]
        if labels.role_of(first.text, self.lexicon) or any(a.url.startswith("#") for a in first.links):
            return None
        goes_on = len(lines) > 1 or (after is not None and after.kind not in (blocks.HEADING, blocks.CLOSE))
        if not goes_on or not _WORD.search(first.text) or (len(lines) > 1 and shapes.is_linked_whole(first)):
            return None  # a whole link is the first of several, each on its line
        said = labels.inline(first, self.lexicon, known=True) if first.is_bold else None
        if said and said.role in labels.TOLD and _WORD.search(said.value.text):
            return None  # "**Theme: how lists grow**" says something of what it stands in
        if first.is_bold and not _END.search(first.text) and narrow(first.text)[-1] != ":":
            return BOLD
        place = times.position(first.text, self.lexicon)
        if place is not None and not _WORD.search(first.text[: place.start]) and not _END.search(first.text):
            if first.is_bold and not _WORD.search(first.text[place.end :]):
                return BOLD  # "**Week one:**" over whatever is said of it
            if len(lines) > 1 and (second := times.position(lines[1].text, self.lexicon)) and second.start <= 2:
                return None  # one of several lines that begin with their place
            is_over = after is not None and after.kind in (blocks.ITEM, blocks.TABLE)
            if len(lines) > 1 or is_over:
                return BOLD if first.bold else BARE
        return BARE if len(lines) > 2 and self.is_bare(lines) else None

    def is_bare(self, lines: list[Spans]) -> bool:
        """A short line without a colon over lines that have one, or a dated line over lines that are not."""
        first, rest = lines[0], lines[1:]
        if ":" in narrow(first.text) or _END.search(first.text) or first.links or len(first.text) > 80:
            return False
        if sum(shapes.is_labelled(line) for line in rest) * 3 >= len(rest) * 2:
            return True
        title = titles.of_heading(first, self.lexicon)
        return bool(title.dated or title.days) and not any(titles.of_heading(line, self.lexicon).dated for line in rest)


def _tail(block: Block) -> Block:
    """A paragraph without its first line."""
    rest = Block(blocks.PARAGRAPH, block.line + 1, block.last, block.source.partition("\n")[2], env=block.env)
    rest._lines = block.lines[1:]
    return rest
