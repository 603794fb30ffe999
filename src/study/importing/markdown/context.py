"""What the readers of a file's sections share: its words, what kind of file it is, and what they have to tell."""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.findings import Entry, Guess
from study.importing.markdown import blocks, survey
from study.importing.markdown.entries import Maker
from study.importing.markdown.ledger import Ledger
from study.importing.markdown.section import Section
from study.importing.markdown.survey import Survey
from study.importing.options import Options
from study.importing.text import columns
from study.importing.text.columns import Columns
from study.importing.text.dates import Order
from study.importing.text.lexicon import Lexicon


@dataclass(slots=True)
class Context:
    """`loose` are resources from lists outside of the plan, `trackers` tables that repeat its weeks with marks."""

    survey: Survey
    lexicon: Lexicon
    ledger: Ledger
    options: Options
    order: Order
    maker: Maker
    guesses: list[Guess] = field(default_factory=list)
    loose: list[Entry] = field(default_factory=list)
    trackers: list[tuple[Columns, list[columns.Row]]] = field(default_factory=list)
    known: set[tuple[str, int]] = field(default_factory=set)
    """The days, weeks and months that headings stand for."""

    sections: list[Section] = field(default_factory=list)
    """All of the file, from top to bottom."""

    parts_by_name: dict[str, Section] = field(default_factory=dict)
    """The headings that hold something, by what they say."""

    ticked: list[tuple[Section, float]] = field(default_factory=list)
    """Parts that a list of boxes names again, with their marks."""

    placed: set[tuple[str, int]] = field(default_factory=set)
    """Those that rows of tables stand for."""

    def is_plan(self, section: Section) -> bool:
        """Whether plain bullets in a section are part of the plan, as far as its place says."""
        mode = self.survey.mode
        if mode == survey.BOXES:
            return section.title.position is not None or self.is_boxless(section)
        if mode in (survey.STEPS, survey.TABLES) and survey.is_timed(section):
            return True
        if mode == survey.STEPS:
            if survey.is_under_step(section) or section.line in self.survey.among_steps:
                return True
            after = section.line > self.survey.first_step
            return after and (survey.is_plural_kind(section, self.lexicon) or self.is_extra(section))
        if mode == survey.TABLES:
            in_row = section.row or any(above.row for above in section.above())
            return in_row or survey.is_plural_kind(section, self.lexicon)
        return bool(section.level) or not self.survey.headed

    def is_extra(self, section: Section) -> bool:
        """ "Extra time", "Bonus", "Specializations": what is there to do once the steps are done."""
        if section.name in self.lexicon.folded("extras"):
            return not section.parts
        words = re.findall(r"[^\W\d_]+", section.name)
        return not section.parts and any(word in self.lexicon.folded("optional") for word in words)

    def is_taught(self, section: Section) -> bool:
        """Whether what a label calls topics is part of the plan: so it is where a part says how long it takes."""
        has_box = any(block.box is not None for block in blocks.walk(section.body))
        return self.is_plan(section) or (survey.is_timed(section) and not has_box)

    def is_boxless(self, section: Section) -> bool:
        """Whether it is, or stands in, a numbered step without a single box: there bullets are what others tick."""
        step = next((part for part in (section, *section.above()) if part.is_step), None)
        return step is not None and not step.matter and step.line not in self.survey.boxed

    def guess(self, line: int, text: str, decision: str, instead: str) -> None:
        self.guesses.append(Guess(line, " ".join(text.split())[:80], decision, instead))
