"""What the parts of a section are: items, resources, notes, or nothing. The first rule that fits a section is used."""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.findings import Entry
from study.importing.markdown import blocks, content, prose, shapes, survey
from study.importing.markdown.blocks import Block
from study.importing.markdown.content import UNKNOWN, Content, Run
from study.importing.markdown.context import Context
from study.importing.markdown.entries import KIND_OF_RUN
from study.importing.markdown.lists import Lines, Lists
from study.importing.markdown.rows import Rows
from study.importing.markdown.section import Section, only_tells, says_time
from study.importing.markdown.tasks import Boxes
from study.importing.text import labels, tables, times
from study.importing.text.labels import Label
from study.importing.text.lexicon import fold, names_of_languages
from study.importing.text.spans import Spans

ABSORBED = (
    labels.GOAL,
    labels.TOPICS,
    labels.PRACTICE,
    labels.RESOURCES,
    labels.PREREQUISITES,
    labels.DURATION,
    labels.NOTES,
    labels.PROJECT,
)
"""Roles of headings that only say what stands below them."""


@dataclass(slots=True)
class Reader:
    """Reads the sections of one file, from top to bottom."""

    context: Context
    contents: dict[int, Content] = field(default_factory=dict)
    absorbed: dict[int, str] = field(default_factory=dict)
    """Headings that are labels, by their line, with their role."""

    def read(self, root: Section) -> None:
        """Every section that is not front or back matter."""
        sections = root.tree()
        self.context.known = survey.positions_of(sections)
        self.context.sections = sections
        holding = [part for part in sections if part.level and (part.body or part.parts)]
        self.context.parts_by_name = {fold(part.title.text): part for part in holding}
        self.context.parts_by_name |= {fold(part.spans.text): part for part in holding}
        for section in sections:
            if not section.matter and (role := self.label_heading(section)):
                self.absorbed[section.line] = role
        self.lengths(sections)
        for section in sections:
            if not section.matter and section.line not in self.absorbed and not self.is_absorbed(section):
                self.section(section)

    def lengths(self, sections: list[Section]) -> None:
        """ "Phase 2: 3 months" in a list somewhere says how long the phase is that has a heading."""
        lexicon = self.context.lexicon
        steps = {survey.step_named(part.spans.text, lexicon): part for part in reversed(sections) if part.level}
        for block in (block for part in sections for block in part.body):
            part = steps.get(survey.bare_step(block, lexicon) or "-")
            if part is not None:
                said = times.timing(block.text.text, lexicon)
                part.title.take(times.Timing(said.minutes, said.days, said.pace))
                self.context.ledger.understand(block.line)

    def is_absorbed(self, section: Section) -> bool:
        return any(above.line in self.absorbed for above in section.above())

    def label_heading(self, section: Section) -> str:
        """A heading that only says what stands below it: "Plan" under "Week 1", or one that comes again and again."""
        if section.title.position is not None or section.parent is None:
            return ""
        if section.row:
            return self.numbered_aim(section)
        if self.holds_resources(section):
            return labels.RESOURCES
        lexicon, file = self.context.lexicon, self.context.survey
        label = labels.inline(section.spans, lexicon, known=True)
        if label and re.search(r"\w", label.value.text):
            return ""  # "Project: a shop" has a title of its own
        role = label.role if label else labels.role_of(section.spans.text, lexicon)
        if section.title.step and file.steps_named[survey.step_named(section.spans.text, lexicon)] > 1:
            role = labels.role_of(section.title.text, lexicon)  # "Phase 1 checkpoint" beside "Phase 1: Sets"
            return role if role == labels.GOAL else ""
        if role == labels.GOAL and self.is_beside_items(section):
            return role  # goals are no items, even as boxes
        if role == labels.DURATION and not says_time(section, self.context.lexicon):
            return ""
        if role not in ABSORBED or (survey.has_items_below(section, file) and role not in labels.ITEMS):
            return ""
        if role in (labels.GOAL, labels.PREREQUISITES, labels.DURATION) and not section.parts:
            return role
        if role == labels.GOAL and only_tells(section):
            return role  # "Outcomes" over "After six months", "After a year"
        again = file.repeated[section.name] > 1 and section.level > 2
        return role if again or (survey.is_under_step(section) and not section.title.step) else ""

    def numbered_aim(self, section: Section) -> str:
        """ "1. Objectives" before "2. Programme": though it is counted, it is what the plan aims at or asks for."""
        role = labels.role_of(section.spans.text, self.context.lexicon)
        is_front = role in (labels.GOAL, labels.PREREQUISITES) and section is (section.parent or section).parts[0]
        return role if is_front and not section.parts and only_tells(section) else ""

    def is_beside_items(self, section: Section) -> bool:
        """Whether a section without parts stands below one that has an item table or boxes of its own."""
        above = section.parent
        if above is None or not above.level or section.parts:
            return False
        own = any(block.box is not None for block in blocks.walk(above.body))
        return own or any(block.line in self.context.survey.tables for block in blocks.walk(above.body))

    def holds_resources(self, section: Section) -> bool:
        """ "Resources", "Further reading", "Git resources"; where links are what a file lists, "Books" is a part."""
        mode, name, lexicon = self.context.survey.mode, section.name, self.context.lexicon
        if mode == survey.PROSE or survey.has_items_below(section, self.context.survey):
            return False
        if section.level == 1 and section.parts:
            return False  # "Reading", the title of a plan
        words = re.findall(r"[^\W\d_]+", name)
        last = lexicon.folded("resource_words")
        ends = bool(words) and (words[-1] in last or any(name.endswith(w) for w in last if w[0] >= "\u3000"))
        ends = ends or (len(words) == 1 and labels.role_of(name, lexicon) == labels.RESOURCES)
        named = name in lexicon.folded("resource_sections") or labels.is_compound(name, lexicon)
        if mode in (survey.LINKS, survey.LISTS):
            return ends and named and not section.parts and not survey.is_plural_kind(section, lexicon)
        return named or (ends and not section.is_step and len(words) <= 5)

    def section(self, section: Section) -> None:
        """Tables, else boxes, else bullets, else lines; what is left are notes and resources."""
        body = self.content(section)
        self.values(section, body)
        if self.is_described(section, body):
            return
        lists, lines = Lists(self.context), Lines(self.context)
        read = Rows(self.context).read(section, body) or Boxes(self.context).read(section, body)
        (lines.beside if read or lists.bullets(section, body) else lines.read)(section, body)
        lists.heading(section)
        self.resources(section, body)
        self.timed(section)
        if not section.entries and not self.context.is_plan(section):
            self.outside(section, body)
        self.notes(section, body)
        self.status(section)
        section.entries.sort(key=lambda entry: entry.line or 0)

    def timed(self, section: Section) -> None:
        """A step with nothing in it but materials that say how long they take: these are what there is to do."""
        if section.is_step and not section.entries and any(entry.minutes for entry in section.resources):
            section.entries, section.resources = section.resources, []

    def is_described(self, section: Section, body: Content) -> bool:
        """A heading over nothing but fields, of which an address comes under others too ("Website: https://…",
        "**Level:** easy"): it is one item."""
        several = [block for block in section.body if block.kind == blocks.ITEM]
        known = [bool(name := shapes.field_of(bullet)) and self.context.survey.fields[name] > 1 for bullet in several]
        if not section.level or section.parts or not any(known):
            return False
        if not all(is_known or shapes.is_bold_field(bullet) for is_known, bullet in zip(known, several, strict=True)):
            return False
        for bullet in several:
            section.addresses += self.context.maker.links(bullet.text, bullet.line)
        told = {line for line, _ in body.values}
        left = [
            bullet for bullet, is_known in zip(several, known, strict=True) if not is_known and bullet.line not in told
        ]
        section.notes += [text.removeprefix("- ") for _, text in prose.lines(left, self.context.ledger)]
        section.notes += [text for _, text in prose.lines(body.prose, self.context.ledger)]
        return bool(section.addresses)

    def content(self, section: Section) -> Content:
        """What stands in a section, and in the sections below it that are its labels."""
        body = content.content(section, self.context.lexicon)
        for part in section.parts:
            if part.line in self.absorbed:
                content.absorb(body, part, self.absorbed[part.line], self.context.lexicon)
                for inner in part.tree():
                    self.context.ledger.understand(inner.line, inner.last)
        self.contents[section.line] = body
        return body

    def values(self, section: Section, body: Content) -> None:
        """Labels with their value behind them: time, prerequisites, a course, a goal."""
        for line, label in body.values:
            text = label.value.text
            if label.role == labels.PREREQUISITES:
                section.requires += tables.names(label.value, self.context.lexicon)
            elif self.is_work(label) and (self.context.is_plan(section) or self.names_topic(section, label)):
                self.valued(section, label, line)
            elif label.role == labels.DURATION and (said := times.timing(text, self.context.lexicon)) != times.Timing():
                section.title.take(said)
            else:
                section.notes.append(f"{label.name}: {text}")
                section.resources += self.linked(label, line)
        for run in body.of(labels.DURATION):
            for block in [*run.prose, *run.bullets] if section.level else ():
                section.title.take(times.timing(block.text.text, self.context.lexicon))

    def names_topic(self, section: Section, label: Label) -> bool:
        """ "Content: [Sets](…)" in a part that says how long it takes."""
        return label.role == labels.TOPICS and bool(label.value.links) and self.context.is_taught(section)

    def is_work(self, label: Label) -> bool:
        """A course, a task, a project, something to read: what one does, not only what one is told."""
        if label.role in (labels.COURSE, labels.PRACTICE, labels.PROJECT, labels.TOPICS):
            return True
        return self.context.lexicon.role("kinds", labels.phrase(label.name)) == "reading"

    def valued(self, section: Section, label: Label, line: int) -> None:
        """`- Main course: …` in a step is something to do; so is `Practice: …`."""
        if label.role == labels.TOPICS and not label.value.links:
            section.notes.append(f"{label.name}: {label.value.text}")
            return
        kind = KIND_OF_RUN.get(label.role, "reading" if label.role == labels.RESOURCES else "")
        entry = self.context.maker.line(label.value, line, kind)
        if entry is not None:
            section.entries.append(entry)

    def linked(self, label: Label, line: int) -> list[Entry]:
        """The links behind a label are resources, but for those to the same text in another language."""
        found = []
        for link in self.context.maker.links(label.value, line):
            if re.sub(r"[^\w]+", "", link.text) in names_of_languages():
                continue
            entry = self.context.maker.line(Spans(link.text or link.url), line)
            if entry is not None:
                entry.links = [link]
                found.append(entry)
        return found

    def resources(self, section: Section, body: Content) -> None:
        """Bullets and lines under a label for resources."""
        for run in body.of(labels.RESOURCES):
            for bullet in run.bullets:
                section.resources += self.resource(section, run, bullet)
            for block in blocks.walk(run.prose):
                for n, line in enumerate(block.lines if block.kind == blocks.PARAGRAPH else []):
                    entry = self.context.maker.line(line, block.line + n) if shapes.is_led(line) else None
                    section.resources += [entry] if entry and entry.links else []
        for block in body.prose if section.level and section.entries else ():
            section.resources += self.lone_links(block)

    def lone_links(self, block: Block) -> list[Entry]:
        """Lines of prose that are a link from end to end: materials of what they stand under."""
        found = []
        for n, line in enumerate(block.lines if block.kind == blocks.PARAGRAPH else [], block.line):
            if shapes.is_linked_whole(line) and not self.context.ledger.is_understood(n):
                found.append(self.context.maker.line(line, n))
        return [entry for entry in found if entry is not None and entry.links]

    def resource(self, section: Section, run: Run, bullet: Block) -> list[Entry]:
        """An entry, or those nested in one that only names them."""
        linked = any(child.text.links for child in bullet.items() if child.source)
        if shapes.is_group(bullet) or (linked and bullet.text.is_bold):
            self.context.ledger.understand(bullet.line, bullet.line)
            return [entry for child in bullet.items() for entry in self.resource(section, run, child)]
        if bullet.box is not None and section.entries:
            return []
        entry = self.context.maker.bullet(bullet, run)
        return [entry] if entry is not None else []

    def outside(self, section: Section, body: Content) -> None:
        """A list of links outside of the plan is a list of resources."""
        runs = body.of("", UNKNOWN)
        several = [(run, bullet) for run in runs for bullet in run.bullets]
        led = [(run, b) for run, b in several if shapes.is_led(b.text) or shapes.is_address(b.text)]
        if section.level and len(led) >= 3 and len(led) * 3 >= len(several) * 2:
            self.context.loose += [entry for run, bullet in led for entry in self.resource(section, run, bullet)]

    def status(self, section: Section) -> None:
        """ "Done" beside "Doing" and "To do": the columns of a board say how far their entries are."""
        if section.parent is None or section.parent.line not in self.context.survey.boards:
            return
        share = survey.state(section, self.context.lexicon)
        for entry in section.entries:
            entry.progress = share or None if entry.progress is None else entry.progress

    def notes(self, section: Section, body: Content) -> None:
        """Everything else that stands in a section of the plan."""
        told = frozenset(line for line, label in body.values if label.role != labels.DURATION)
        for run in body.runs:
            self.run_notes(section, run, told)

    def run_notes(self, section: Section, run: Run, told: frozenset[int]) -> None:
        """What of a run became neither an item nor a resource."""
        left = sorted([*run.prose, *run.bullets], key=lambda block: block.line)
        if run.role == labels.PREREQUISITES:
            items = [block for block in blocks.walk(left) if block.kind == blocks.ITEM and block.source]
            section.requires += [block.text.text for block in items]
            left = [block for block in left if block.kind != blocks.ITEM]
        texts = [text for _, text in prose.lines(left, self.context.ledger, told=told)]
        if texts:
            name = f"**{run.name.strip(' :*')}**\n" if run.line and run.role != labels.PREREQUISITES else ""
            section.notes.append(name + prose.joined(texts))
