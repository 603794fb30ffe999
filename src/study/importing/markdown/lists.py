"""The lists and lines of a section: task boxes, bullets under labels, bullets of a step, paragraphs that are items."""

from __future__ import annotations

from study.core.values import dataclass
from study.importing.markdown import blocks, shapes, survey
from study.importing.markdown.blocks import Block
from study.importing.markdown.content import UNKNOWN, Content, Run
from study.importing.markdown.context import Context
from study.importing.markdown.entries import addresses
from study.importing.markdown.section import Section
from study.importing.text import kinds, labels, times, titles
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.spans import Spans

LEAST_LISTED = 3  # parts that a list names again
LEAST_FIELDS = 3  # headings under which a word before a link stands for it to be a field
WORK = ("project", "practice", "exam", "course", "competition", "book")


@dataclass(frozen=True, slots=True)
class Lists:
    """Reads the lists of sections."""

    context: Context

    def lists_parts(self, section: Section, body: Content) -> bool:
        """ "Track 1" over "Phase 1: Rope", "Phase 3: Wind": ways through parts that have headings, and no items."""
        several = [bullet for bullet in body.bullets if bullet.source]
        if len(several) < LEAST_LISTED or any(b.box is not None or b.items() or b.text.links for b in several):
            return False
        titles_of = [fold(titles.of_item(bullet.text, self.context.lexicon).text) for bullet in several]
        named = [name for name in titles_of if (part := self.part(name)) is not None and part is not section]
        if len(named) * 4 < len(several) * 3 or len(set(named)) < LEAST_LISTED:
            return False
        for bullet in several:
            self.context.ledger.leave(bullet.line, bullet.last, survey.TRACKER, matter=True)
        return True

    def part(self, name: str) -> Section | None:
        """The part of a name, a remark in brackets set aside."""
        known = self.context.parts_by_name
        return known.get(name) or known.get(name.partition(" (")[0])

    def bullets(self, section: Section, body: Content) -> bool:
        """Bullets under an item label; else those right below a step, or wherever lists are all there is."""
        if self.lists_parts(section, body):
            return True
        is_plan = self.context.is_plan(section)
        labelled = [run for run in body.of(*labels.ITEMS) if run.bullets]
        if labelled and (self.context.is_taught(section) or self.context.survey.mode in (survey.STEPS, *survey.PLAIN)):
            for run in [*self.before_practice(section, body, labelled), *body.of(*labels.ITEMS, labels.PROJECT)]:
                self.take(section, run, grouped=False)
            return True
        if not is_plan:
            return False
        count = len(section.entries)
        own = self.plain(section, body.of("")) or self.plain(section, body.of(UNKNOWN))
        for run in [*own, *(run for run in body.of(labels.PROJECT) if run.bullets)]:
            self.take(section, run, grouped=True)
        return len(section.entries) > count

    def before_practice(self, section: Section, body: Content, labelled: list[Run]) -> list[Run]:
        """The list right below a heading is what is learnt where the only label behind it is one for practice."""
        if any(run.role == labels.TOPICS for run in labelled) or not self.context.is_plan(section):
            return []
        several = [run for run in body.of("")[:1] if run.bullets and not survey.is_contents(run.bullets)]
        return [run for run in several if sum(map(shapes.is_long, run.bullets)) * 2 < len(run.bullets)]

    def plain(self, section: Section, runs: list[Run]) -> list[Run]:
        return [run for run in runs if run.bullets and self.are_items(section, run)]

    def are_items(self, section: Section, run: Run) -> bool:
        """Whether bullets without a label are things to do: not lists of contents, not code, not sentences."""
        several = run.bullets
        if survey.is_contents(several) or all(b.text.code and len(b.text.text) > shapes.SENTENCE for b in several):
            return False
        linked = sum(shapes.is_linked(bullet) and not shapes.is_sentence(bullet) for bullet in several)
        if (self.context.survey.mode == survey.LINKS and not section.row) or (section.parts and not section.is_step):
            return linked * 2 >= len(several)
        if survey.is_under_step(section) or section.row:
            return True
        return sum(map(shapes.is_long, several)) * 2 < len(several)

    def take(self, section: Section, run: Run, *, grouped: bool) -> None:
        """The bullets of a run as items. `grouped`: one that only names what is nested in it gives way to that."""
        count = len(section.entries)
        grouped = grouped and (self.context.survey.mode == survey.LINKS or shapes.are_groups(run.bullets))
        for bullet in run.bullets:
            if grouped and shapes.is_group(bullet):
                self.context.ledger.understand(bullet.line, bullet.line)
                inner = Run(run.role, bullet.text.text, bullet.line, bullets=bullet.items())
                self.take(section, inner, grouped=True)
                continue
            if self.only_names_step(bullet) or self.only_names_pace(bullet):
                continue
            entry = self.context.maker.bullet(bullet, run, kinds.of_heading(section.spans.text))
            if entry is not None:
                (section.resources if self.is_field(section, bullet) else section.entries).append(entry)
        self.chosen(section, run, count)

    def only_names_step(self, bullet: Block) -> bool:
        """ "Module 1: 4 weeks" where module 1 has a heading, or stands under several: it only says how long."""
        name = survey.bare_step(bullet, self.context.lexicon)
        return bool(name) and self.context.survey.steps_named[name] > 1

    def only_names_pace(self, bullet: Block) -> bool:
        """ "1 hour a day: 18 months" says how long the plan takes at that pace, and nothing to do."""
        name = narrow(bullet.text.text).partition(":")[0]
        said = times.whole(name, self.context.lexicon)
        return said is not None and said.kind == times.PACE

    def is_field(self, section: Section, bullet: Block) -> bool:
        """ "Source code: [repository](…)", which stands under several headings beside what is to do: a material."""
        name = shapes.field_of_link(bullet)
        if not name or self.context.survey.link_fields[name] < LEAST_FIELDS or self.is_work(name):
            return False
        return any(self.is_work(shapes.field_of_link(other)) for other in section.body)

    def is_work(self, name: str) -> bool:
        return self.context.lexicon.role("kinds", name) in WORK

    def chosen(self, section: Section, run: Run, count: int) -> None:
        """A label that says to choose, examples of projects, ways one of which is taken."""
        lexicon, several = self.context.lexicon, section.entries[count:]
        name = f"{run.name} ({run.remark})" if run.remark else run.name
        if run.role == labels.PROJECT and shapes.is_choice(run.name, lexicon):
            for entry in several:
                entry.optional = True
            self.context.guess(run.line, name, "examples: optional", "all of them")
            return
        number = shapes.choose(name, lexicon)
        if number is None and len(several) > 1 and all(shapes.is_option(bullet, lexicon) for bullet in run.bullets):
            number, name = 1, run.bullets[0].text.text
        if number is not None and len(several) > number:
            self.choose(section, number, run.line or run.bullets[0].line, name)

    def choose(self, section: Section, count: int, line: int, text: str) -> None:
        """So many of a section's items are enough."""
        section.choose = section.choose or count
        self.context.guess(line, text, f"choose: {count}", "all of them")

    def heading(self, section: Section) -> None:
        """ "Specialty: choose 2", "Frameworks (pick one)"; and "1. [Networks](…)", "2. [Storage](…)" over nothing."""
        bare = [part for part in section.parts if shapes.is_link(part.spans) and not part.body and not part.parts]
        for part in bare if len(bare) > 1 else ():
            part.addresses = self.context.maker.links(part.spans, part.line)
        several = max(len(section.entries), len(section.parts))
        count = shapes.choose(section.spans.text, self.context.lexicon) if several > 1 else None
        if count is not None and several > count and section.choose is None:
            self.choose(section, count, section.line, section.spans.text)
            section.title.text = shapes.unchosen(section.title.text, self.context.lexicon)


@dataclass(frozen=True, slots=True)
class Lines:
    """Reads the paragraphs of sections that have nothing else."""

    context: Context

    def read(self, section: Section, body: Content) -> None:
        """The first of three shapes that fits."""
        mode = self.context.survey.mode
        if self.placed(section, body):
            return
        if not section.level or (mode not in survey.PLAIN and not self.context.is_plan(section)):
            return
        if body.bullets and mode != survey.LISTS:
            return
        if not self.links(section, body) and mode == survey.PROSE:
            self.labelled(section, body)
            if not section.entries:
                self.short(section, body)

    def beside(self, section: Section, body: Content) -> None:
        """Lines that name something beside a list of links: as much to do as its entries are."""
        if self.context.survey.mode != survey.LINKS or not section.entries:
            return
        for block in body.prose:
            if block.kind == blocks.PARAGRAPH and block.lines and all(map(shapes.is_titled, block.lines)):
                read = [self.context.maker.line(line, block.line + n) for n, line in enumerate(block.lines)]
                section.entries += [entry for entry in read if entry is not None]

    def placed(self, section: Section, body: Content) -> bool:
        """`**Day 1:** Sets`, `Week 2 – Maps`: lines that begin with their place in the plan, at least two."""
        lexicon = self.context.lexicon
        several = [(b, n, line) for b in body.prose if b.kind == blocks.PARAGRAPH for n, line in enumerate(b.lines)]
        led = [(b.line + n, line) for b, n, line in several if _leads(line, lexicon)]
        read = [entry for number, line in led if (entry := self.context.maker.line(line, number)) is not None]
        if len(led) < 2 or all(
            entry.position and (entry.position.unit, entry.position.first) in self.context.placed for entry in read
        ):
            return False  # what a table of the plan has said before
        section.entries += read
        return True

    def links(self, section: Section, body: Content) -> bool:
        """Lines that begin with a link, and such as stand between them, if at least half of all do."""
        several = [(b, n, line) for b in body.prose if b.kind == blocks.PARAGRAPH for n, line in enumerate(b.lines)]
        led = {b.line + n for b, n, line in several if shapes.is_titled(line)}
        lines = [line for b, n, line in several if b.line + n in led]
        listed = led | {b.line + n for b, n, _ in several if is_entry(b, n, self.context.lexicon)}
        if not led or len(listed) * 2 < len(several) or (len(led) == 1 and all(map(shapes.is_bare_address, lines))):
            return False  # one address without a word says nothing of what is to be done there
        for block, n, line in several:
            number = block.line + n
            entry = self.context.maker.line(line, number) if number in listed else None
            is_lost = shapes.is_led(line) and entry is not None and not entry.links
            section.entries += [entry] if entry is not None and not is_lost else []
        return True

    def labelled(self, section: Section, body: Content) -> None:
        """Lines of `Label: text`, in a file that has neither lists nor tables; addresses in code belong to them."""
        for run in body.runs:
            for block in sorted([*run.prose, *run.codes], key=lambda block: block.line):
                if block.kind == blocks.CODE:
                    self.code(section, block)
                elif sum(map(shapes.is_labelled, block.lines)) * 2 > len(block.lines):
                    self.block(section, block)

    def code(self, section: Section, block: Block) -> None:
        links = addresses(block)
        if links and section.entries:
            section.entries[-1].links += links
            self.context.ledger.understand(block.line, block.last)

    def block(self, section: Section, block: Block) -> None:
        for n, line in enumerate(block.lines):
            if shapes.is_labelled(line) and labels.inline(line, self.context.lexicon, known=True) is None:
                entry = self.context.maker.labelled(line, block.line + n)
                section.entries += [entry] if entry else []

    def short(self, section: Section, body: Content) -> None:
        """Lines that are no sentences, in a file that has neither lists nor tables."""
        for block in body.prose:
            if block.kind != blocks.PARAGRAPH:
                continue
            if all(len(line.text) <= titles.LONGEST and not shapes.stops(line.text) for line in block.lines):
                for n, line in enumerate(block.lines):
                    entry = self.context.maker.line(line, block.line + n)
                    section.entries += [entry] if entry else []


def is_entry(block: Block, n: int, lexicon: Lexicon) -> bool:
    """A short line among others that are ended on purpose: a title without a link in a list of links."""
    line, apart = block.lines[n], [other.breaks for other in block.lines]
    told = len(line.text) > titles.LONGEST or shapes.stops(line.text) or narrow(line.text)[-1:] == ":"
    return all(apart[:-1]) and len(apart) > 1 and not told and labels.inline(line, lexicon, known=True) is None


def _leads(line: Spans, lexicon: Lexicon) -> bool:
    """Whether a line begins with a position that is not the whole of it."""
    place = times.position(line.text, lexicon)
    return place is not None and place.start <= 2 and titles.of_item(line, lexicon).position is not None
