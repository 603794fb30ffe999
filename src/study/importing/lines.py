"""The paragraphs of a section where they stand for items: links, `Label: text`, short lines."""

from __future__ import annotations

from study.core.values import dataclass
from study.importing import blocks, labels, shapes, survey, times, titles
from study.importing.blocks import Block
from study.importing.content import Content
from study.importing.context import Context
from study.importing.entries import addresses
from study.importing.lexicon import Lexicon
from study.importing.outline import labelled
from study.importing.section import Section
from study.importing.spans import Spans


@dataclass(frozen=True, slots=True)
class Lines:
    """Reads the paragraphs of sections that have nothing else."""

    context: Context

    def read(self, section: Section, found: Content) -> None:
        """The first of three shapes that fits."""
        mode = self.context.survey.mode
        if self.placed(section, found):
            return
        if not section.level or (mode not in survey.PLAIN and not self.context.is_plan(section)):
            return
        if found.bullets and mode != survey.LISTS:
            return
        if not self.links(section, found) and mode == survey.PROSE:
            self.labelled(section, found)
            if not section.entries:
                self.short(section, found)

    def placed(self, section: Section, found: Content) -> bool:
        """`**Day 1:** Sets`, `Week 2 – Maps`: lines that begin with their place in the plan, at least two."""
        lexicon = self.context.lexicon
        several = [(b, n, line) for b in found.prose if b.kind == blocks.PARAGRAPH for n, line in enumerate(b.lines)]
        led = [(b.line + n, line) for b, n, line in several if _leads(line, lexicon)]
        read = [entry for number, line in led if (entry := self.context.maker.line(line, number)) is not None]
        if len(led) < 2 or all(
            entry.position and (entry.position.unit, entry.position.first) in self.context.placed for entry in read
        ):
            return False  # what a table of the plan has said before
        section.entries += read
        return True

    def links(self, section: Section, found: Content) -> bool:
        """Lines that begin with a link, if at least half of all do."""
        several = [(b, n, line) for b in found.prose if b.kind == blocks.PARAGRAPH for n, line in enumerate(b.lines)]
        led = [(b.line + n, line) for b, n, line in several if shapes.is_led(line)]
        if not led or len(led) * 2 < len(several):
            return False
        for number, line in led:
            entry = self.context.maker.line(line, number)
            if entry is not None and entry.links:
                section.entries.append(entry)
        return True

    def labelled(self, section: Section, found: Content) -> None:
        """Lines of `Label: text`, in a file that has neither lists nor tables; addresses in code belong to them."""
        for run in found.runs:
            for block in sorted([*run.prose, *run.codes], key=lambda block: block.line):
                if block.kind == blocks.CODE:
                    self.code(section, block)
                elif sum(map(labelled, block.lines)) * 2 > len(block.lines):
                    self.block(section, block)

    def code(self, section: Section, block: Block) -> None:
        links = addresses(block)
        if links and section.entries:
            section.entries[-1].links += links
            self.context.ledger.understand(block.line, block.last)

    def block(self, section: Section, block: Block) -> None:
        for n, line in enumerate(block.lines):
            if labelled(line) and labels.inline(line, self.context.lexicon, known=True) is None:
                entry = self.context.maker.labelled(line, block.line + n)
                section.entries += [entry] if entry else []

    def short(self, section: Section, found: Content) -> None:
        """Lines that are no sentences, in a file that has neither lists nor tables."""
        for block in found.prose:
            if block.kind != blocks.PARAGRAPH:
                continue
            if all(len(line.text) <= titles.LONGEST and not shapes.stops(line.text) for line in block.lines):
                for n, line in enumerate(block.lines):
                    entry = self.context.maker.line(line, block.line + n)
                    section.entries += [entry] if entry else []


def _leads(line: Spans, lexicon: Lexicon) -> bool:
    """Whether a line begins with a position that is not the whole of it."""
    place = times.position(line.text, lexicon)
    return place is not None and place.start <= 2 and titles.of_item(line, lexicon).position is not None
