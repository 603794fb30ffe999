"""A Markdown text into findings: read, mended, parsed, outlined, understood."""

from __future__ import annotations

import re

from study.importing.findings import Entry, Findings
from study.importing.markdown import assembly, front, outline, outliner, prose, source, survey
from study.importing.markdown.blocks import blocks
from study.importing.markdown.content import content
from study.importing.markdown.context import Context
from study.importing.markdown.entries import Maker
from study.importing.markdown.ledger import Ledger
from study.importing.markdown.roles import Reader
from study.importing.markdown.section import Section
from study.importing.options import Options
from study.importing.text import dates, lexicon
from study.importing.text.columns import Columns, Row
from study.importing.text.lexicon import Lexicon

LEAST_MATERIALS = 3
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def read(text: str, options: Options) -> Findings:
    """What a Markdown text says of a plan."""
    language = options.language or lexicon.guess(text)
    words = lexicon.lexicon(language)
    lines = source.read(text)
    outliner.read(lines)
    ledger = Ledger(lines.written)
    for number, _ in lines.front.values():
        ledger.leave(number, number, survey.MATTER, matter=True)
    ledger.leave(1, lines.body, survey.MATTER, matter=True)
    root = outline.outline(blocks(lines), words)
    if options.section:
        root = _only(root, options.section, ledger)
    file = survey.survey(root, words)
    order = dates.order(text, options.year or _year(text, options, words), words)
    reader = Reader(Context(file, words, ledger, options, order, Maker(file, words, ledger, [])))
    reader.read(root)
    findings = Findings("markdown", language, mends=lines.mends)
    _assemble(findings, root, lines, reader)
    for number in lines.aside:
        ledger.forget(number)
        ledger.leave(number, number, outliner.REASON, matter=True)
    _finish(findings, reader)
    return findings


def _assemble(findings: Findings, root: Section, lines: source.Source, reader: Reader) -> None:
    living = assembly.alive(root, reader.context.lexicon, reader.contents, reader.absorbed)
    title = front.title_section(root, living)
    facts = front.Front(findings, reader.context.lexicon, reader.context.ledger, reader.context.options)
    facts.title(lines, title, root)
    facts.summary([*root.body, *(title.body if title else [])])
    for section in root.tree():
        if section.level and (section.line in reader.absorbed or reader.is_absorbed(section)):
            continue
        if section is root or section is title or section.matter or section.line not in living:
            facts.told(section, reader.contents.get(section.line) or content(section, reader.context.lexicon))
        if section.line in living and section is not title and section.level:
            break
    ledger = reader.context.ledger
    assembling = assembly.Assembly(findings, reader.context.lexicon, ledger, living, reader.contents, title)
    assembling.build(root)
    prose.Prose(findings, ledger, reader.context.lexicon, assembling.index, title).take_up(root)
    findings.resources += reader.context.loose
    if not findings.items and len(findings.resources) >= LEAST_MATERIALS:
        findings.items, findings.resources = findings.resources, []  # a plan of materials: they are what there is to do
    assembly.leave_rest(root, living, reader.context.ledger)


def _finish(findings: Findings, reader: Reader) -> None:
    """Marks of trackers, what was dropped, and the count of lines."""
    for section, share in reader.context.ticked:
        several = [entry for part in section.tree() for entry in part.entries]
        for entry in [] if any(entry.progress for entry in several) else several:
            entry.progress = share if entry.progress is None else entry.progress or share
    for columns, rows in reader.context.trackers:
        _merge(findings, columns, rows, reader.context.lexicon)
    for line, url in reader.context.maker.dropped:
        findings.problems.append((line, f'"{url[:60]}" isn\'t a web address: left out'))
    for entry in (*findings.items, *findings.resources):
        entry.links = _distinct(entry)
        entry.progress = None if reader.context.options.fresh else entry.progress
    findings.guesses += sorted(reader.context.guesses, key=lambda guess: guess.line)
    findings.omissions = reader.context.ledger.omissions()
    findings.lines, findings.understood = reader.context.ledger.count, reader.context.ledger.understood


def _merge(findings: Findings, columns: Columns, rows: list[Row], words: Lexicon) -> None:
    """A tracker's marks go to the items of its weeks that have none of their own."""
    from study.importing.text import marks, spans, tables

    for row in rows:
        place = tables.position_of(columns, row, words)
        at = columns.roles["progress"]
        progress, _ = marks.of_cell(spans.line(row.cells[at]), words) if at < len(row.cells) else (None, "")
        if place is None or not progress:
            continue
        headings = {
            n
            for n, h in enumerate(findings.headings)
            if h.position and (h.position.unit, h.position.first) == (place.unit, place.first)
        }
        for entry in findings.items:
            if entry.heading in headings and entry.progress is None:
                entry.progress = progress


def _distinct(entry: Entry) -> list:  # type: ignore[type-arg]
    seen: set[str] = set()
    return [link for link in entry.links if not (link.url in seen or seen.add(link.url))]  # type: ignore[func-returns-value]


def _only(root: Section, name: str, ledger: Ledger) -> Section:
    """The part of a file below one heading. Raises WrongUsage where there is none."""
    from study.importing.section import OUTSIDE, missing, position
    from study.importing.text.lexicon import fold

    sections = root.tree()[1:]
    called = [{section.name, fold(section.title.text), fold(section.spans.text)} for section in sections]
    at = position(called, name)
    if at is None:
        raise missing(name, [section.title.text for section in sections])
    section = sections[at]
    following = [other.line for other in sections if other.line > section.line and other not in section.tree()]
    ledger.leave(1, section.line - 1, OUTSIDE, matter=True)
    ledger.leave(min(following, default=len(ledger.lines) + 1), len(ledger.lines), OUTSIDE, matter=True)
    alone = Section(root.spans, root.title)
    alone.parts = [section]
    section.parent = alone
    return alone


def _year(text: str, options: Options, words: Lexicon) -> int | None:
    """The year where a date has none: of a start date, of the file's name."""
    head = text[:20_000]
    for line in head.split("\n"):
        if any(word in line.casefold() for word in words.folded("labels", "start")) and (found := _YEAR.search(line)):
            return int(found[1])
    found = _YEAR.search(options.file)
    return int(found[1]) if found else None
