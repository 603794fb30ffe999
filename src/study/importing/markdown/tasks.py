"""The task boxes of a section, what groups them, and what stands beside them."""

from __future__ import annotations

from study.core.values import dataclass, replace
from study.importing.markdown import blocks, survey
from study.importing.markdown.blocks import Block
from study.importing.markdown.content import Content, Run
from study.importing.markdown.context import Context
from study.importing.markdown.entries import note
from study.importing.markdown.lists import Lists
from study.importing.markdown.section import Section
from study.importing.text import labels
from study.importing.text.lexicon import fold, narrow

MOST_UNBOXED = 3  # entries for each with a box where those without one are tasks too
LEAST_REPEATED = 2  # boxes that name parts again


@dataclass(frozen=True, slots=True)
class Boxes:
    """Reads the task boxes of sections."""

    context: Context

    def read(self, section: Section, body: Content) -> bool:
        """Task boxes, wherever they stand in the section's lists."""
        if self.repeats(body):
            return False
        taken = False
        aims = body.of(labels.GOAL)
        others = [run for run in body.runs if run not in aims and (run.line or run.bullets or run.tables)]
        goals = aims if others or section.is_project or len(section.parts) > len(aims) else []
        for run in body.runs:
            if run not in goals and any(inner.box is not None for inner in blocks.walk(run.bullets)):
                alike = self.are_alike(run)
                for bullet in run.bullets:
                    if alike and bullet.box is None and not bullet.items():
                        Lists(self.context).take(section, replace(run, bullets=[bullet]), grouped=False)
                    else:
                        self.box(section, run, bullet, [])
                taken = True
        return taken

    def are_alike(self, run: Run) -> bool:
        """Whether the few entries with a box are only those that somebody marked: most have none."""
        boxed = sum(any(inner.box is not None for inner in blocks.walk([bullet])) for bullet in run.bullets)
        return boxed * MOST_UNBOXED < len(run.bullets)

    def repeats(self, body: Content) -> bool:
        """Boxes that all are called like parts of the plan: their marks are those of the parts."""
        several = [bullet for bullet in body.bullets if bullet.source]
        if len(several) < LEAST_REPEATED or any(bullet.box is None for bullet in several):
            return False
        parts = [self.context.parts_by_name.get(fold(bullet.text.text)) for bullet in several]
        named = [part for part in parts if part is not None]
        if len(named) < len(several):
            return False
        for part, bullet in zip(named, several, strict=True):
            self.context.ledger.leave(bullet.line, bullet.last, survey.TRACKER, matter=True)
            self.context.ticked += [(part, bullet.box)] if bullet.box else []
        return True

    def box(self, section: Section, run: Run, block: Block, path: list[str]) -> None:
        """A box, or what groups boxes: a plain bullet over them, or a box that ends with a colon."""
        inner = [child for child in block.items() if any(b.box is not None for b in blocks.walk([child]))]
        if block.box is None and not inner:
            self.beside(section, block, nested=bool(path))
            return
        self.context.ledger.understand(block.line)
        if inner and (block.box is None or narrow(block.text.text).endswith(":")):
            for child in block.items():
                self.box(section, run, child, [*path, block.text.text.strip(" :：*")])
            return
        self.task(section, run, block, inner, path)

    def task(self, section: Section, run: Run, block: Block, inner: list[Block], path: list[str]) -> None:
        """A box that is an item; so are the boxes in it, and the time it states is theirs if they state some."""
        shallow = Block(block.kind, block.line, block.line, block.source, box=block.box, env=block.env)
        shallow.children = [child for child in block.children if child not in inner]
        entry = self.context.maker.bullet(shallow, run)
        if entry is not None:
            entry.notes += [" › ".join(path)] if path else []
            section.entries.append(entry)
            self.context.ledger.understand(block.line, block.last)
        count = len(section.entries)
        for child in inner:
            self.box(section, run, child, path)
        if entry is not None and any(e.minutes for e in section.entries[count:]):
            entry.minutes = None

    def beside(self, section: Section, block: Block, *, nested: bool) -> None:
        """A plain bullet among boxes: with links a resource, else a note."""
        maker = self.context.maker
        links = [link for line in block.lines for link in maker.links(line, block.line)]
        entry = maker.bullet(block, Run(labels.RESOURCES)) if links else None
        if entry is not None:
            section.resources.append(entry)
        elif block.source and nested:
            section.notes.append(note(block))
            self.context.ledger.understand(block.line, block.last)
