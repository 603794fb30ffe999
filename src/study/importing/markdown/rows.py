"""The tables of a section: items, trackers, groups that a column names, and choices said above a table."""

from __future__ import annotations

from study.core.values import dataclass
from study.importing.findings import Entry
from study.importing.markdown import overview, shapes, survey
from study.importing.markdown.blocks import Block
from study.importing.markdown.content import UNKNOWN, Content
from study.importing.markdown.context import Context
from study.importing.markdown.section import BOLD, Section
from study.importing.text import kinds, spans, tables, titles
from study.importing.text.columns import Columns
from study.importing.text.lexicon import Lexicon
from study.importing.text.tables import TableItem


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads the tables of sections."""

    context: Context

    def read(self, section: Section, body: Content) -> bool:
        """Rows of item tables; a tracker of weeks that were read gives only its marks."""
        taken = False
        for run in body.runs:
            for table in run.tables:
                columns = self.context.survey.tables.get(table.line)
                taken = (columns is not None and self.table(section, body, table, columns)) or taken
        return taken

    def table(self, section: Section, body: Content, table: Block, columns: Columns) -> bool:
        context = self.context
        rows = survey.rows(table)
        if not survey.is_under_step(section) and survey.is_tracker(columns, rows, context.known, context.lexicon):
            context.trackers.append((columns, rows))
            context.ledger.leave(table.line, table.last, survey.TRACKER)
            return False
        if is_matrix(columns, context.lexicon) and context.survey.mode in (survey.BOXES, survey.STEPS):
            context.ledger.leave(table.line, table.last, survey.TRACKER, matter=True)
            return False
        if overview.take_up(section, columns, rows, context):
            context.ledger.leave(table.line, table.last, survey.TRACKER, matter=True)
            return False
        several = tables.entries(columns, rows, context.lexicon, context.order, context.options)
        context.ledger.understand(table.line, table.last)
        places = [row.entry.position for row in several if row.entry.position]
        context.placed |= {(place.unit, place.first) for place in places}
        self.choices(body, table, [row.entry for row in several])
        for row in several:
            row.entry.kind = row.entry.kind or self.kind(section, columns, row.entry)
        if not self.grouped(section, several):
            is_count = [row.group for row in several] == [str(n + 1) for n in range(len(several))]
            for row in several:
                if row.group and not is_count:
                    row.entry.notes.append(f"{columns.label(columns.roles['group'])}: {row.group}")
                section.entries += [row.entry, *row.extra]
        return bool(several)

    def kind(self, section: Section, columns: Columns, entry: Entry) -> str:
        """By the end of its title, the head of its column, the heading above the table, the host of its link."""
        lexicon = self.context.lexicon
        head = columns.header[columns.roles["title"]] if "title" in columns.roles else ""
        own = entry.links[0].url if entry.links else ""
        told = kinds.of_title(entry.title, lexicon) or kinds.of_words(head, lexicon)
        return told or kinds.of_heading(section.spans.text) or kinds.of_address(own) or "topic"

    def grouped(self, section: Section, several: list[TableItem]) -> bool:
        """A column that names the phase of several rows makes sections; an empty cell repeats the one above it."""
        names: list[str] = []
        for row in several:
            names.append(row.group or (names[-1] if names else ""))
        if not all(names) or not 1 < len(set(names)) < len(names) or names != sorted(names, key=names.index):
            return False
        parts: dict[str, Section] = {}
        for name, row in zip(names, several, strict=True):
            part = parts.get(name)
            if part is None:
                text = spans.line(name)
                line = row.entry.line or 0
                title = titles.of_heading(text, self.context.lexicon)
                part = parts[name] = Section(text, title, line, line, section.level + 0.6, BOLD, parent=section)
                section.parts.append(part)
            part.entries += [row.entry, *row.extra]
        return True

    def choices(self, body: Content, table: Block, several: list[Entry]) -> None:
        """ "Choose one of the following" right above a table: the others are optional, and that is a guess."""
        before = [block for block in body.prose if block.last < table.line and table.line - block.last <= 3]
        runs = [run for run in body.runs if run.role == UNKNOWN and table in run.tables]
        text = before[-1].text.text if before else runs[-1].name if runs else ""
        line = before[-1].line if before else runs[-1].line if runs else 0
        count = shapes.choose(text, self.context.lexicon)
        if count is None or len(several) <= count:
            return
        for entry in several[count:]:
            entry.optional = True
        where = f"lines {several[0].line}-{several[-1].line}"
        self.context.guess(line, text, f"choose: {count} for {where}", "all of them")


def is_matrix(columns: Columns, lexicon: Lexicon) -> bool:
    """ "Topic | Not started | In progress | Done": boxes to tick for what stands elsewhere."""
    states = lexicon.folded("open") | lexicon.folded("begun") | lexicon.folded("done")
    return sum(name in states for name in columns.header) >= 2
