"""What a file says of the plan as a whole: its title, its length, its pace, what it asks for and aims at."""

from __future__ import annotations

import itertools
import re

from study.core.values import dataclass
from study.importing.findings import Findings
from study.importing.markdown import blocks
from study.importing.markdown.content import Content
from study.importing.markdown.entries import note
from study.importing.markdown.ledger import Ledger
from study.importing.markdown.section import HEADING, Section
from study.importing.markdown.source import Source
from study.importing.options import Options
from study.importing.text import labels, spans, times, titles
from study.importing.text.lexicon import Lexicon, fold, narrow

LONGEST = 120  # characters of a line that may be the title
SHORTEST = 3
"""Words of a title among headings that are parts; "Goals" and "About me" are none."""

_WORD = re.compile(r"\w")
_PICTURE = re.compile(r"\b(?:alt[ -]?text|banner|cover|header|hero|image|img|logo|picture|screenshot)\b", re.IGNORECASE)
"""What an alternative text says of the picture, not of what it shows."""
_BADGE = re.compile(r"badge|shields\.io|/workflows/|travis-ci|circleci|codecov|star-history", re.IGNORECASE)
_FILE = re.compile(r"\.\w{2,4}$")


def title_section(root: Section, alive: set[int]) -> Section | None:
    """The heading that is the title: the only one of the first level, else the first where it has no like."""
    tops = [part for part in root.parts if part.source in ("heading", "bare")]
    first = _first(tops, alive)
    if first is None or first.source != "heading" or first.matter:
        return None
    others = [part for part in tops if part is not first]
    if first.level > 1 and first.line not in alive and (whole := _holding_all(tops, alive)) is not None:
        return whole
    full = [part for part in others if part.line in alive]
    if first.is_step and (others or not any(part.line in alive for part in first.parts)):
        return None
    if first.level > 1 and others and first.line in alive:
        return None
    if full and all(part.is_step for part in full):
        return first
    if first.level > 1 and any(part.level == first.level for part in others) and not _introduces(first):
        return None  # one of several parts, the plan's or the file's
    if first.line not in alive or not full:
        return first
    return first if all(part.level > first.level for part in full) and not first.entries else None


def _holding_all(tops: list[Section], alive: set[int]) -> Section | None:
    """The one heading that all of the plan stands under, and says so by its parts: "12-week plan" behind "Focus"."""
    full = [part for part in tops if part.line in alive]
    return full[0] if len(full) == 1 and not full[0].is_step and any(p.line in alive for p in full[0].parts) else None


def _introduces(section: Section) -> bool:
    """A name of some length over nothing but words about the whole: a title, though its like are parts."""
    holds = any(
        b.kind == blocks.TABLE or b.box is not None or (b.kind == blocks.ITEM and b.text.links)
        for b in blocks.walk(section.body)
    )
    return not holds and not section.parts and len(section.title.text.split()) >= SHORTEST


def banner(several: list[blocks.Block]) -> str:
    """What a picture before the first words says that it shows: "LLM Course"; nothing for badges and decoration."""
    for block in blocks.walk(several):
        if _WORD.search(block.text.text):
            return ""
        for image in block.text.images:
            named = titles.undecorated(_PICTURE.sub("", " ".join(image.alt.split()))).strip(" -–—:|")
            if _WORD.search(named) and not _BADGE.search(image.url) and not _FILE.search(named):
                return named
    return ""


def bold_title(several: list[blocks.Block]) -> str:
    """The bold line that a file without headings begins with, but for an address behind it."""
    line = (
        several[0].lines[0] if several and several[0].kind == blocks.PARAGRAPH and several[0].lines else spans.Spans()
    )
    behind = line.text[line.bold :].strip(" ():")
    is_alone = line.is_bold or (line.bold > 0 and behind.startswith("http") and " " not in behind)
    return titles.undecorated(line.text[: line.bold]).rstrip(" :") if is_alone and len(line.text) <= LONGEST else ""


def _first(tops: list[Section], alive: set[int]) -> Section | None:
    """The first heading; the only one of the first level where nothing of the plan stands before it."""
    highest = [part for part in tops if part.level == 1]
    before = itertools.takewhile(lambda part: part is not highest[0], tops) if highest else tops
    if len(highest) == 1 and not any(part.line in alive for part in before):
        return highest[0]
    return tops[0] if tops else None


@dataclass(slots=True)
class Front:
    """Fills in what concerns the whole plan."""

    findings: Findings
    lexicon: Lexicon
    ledger: Ledger
    options: Options

    def title(self, source: Source, section: Section | None, root: Section) -> None:
        """Front matter before the heading that is the title, before a picture that names the whole."""
        found = self.findings
        for key, line in (("title", "title"), ("author", "by"), ("url", "url")):
            if key in source.front:
                number, text = source.front[key]
                setattr(found, line, text)
                found.title_line = number if key == "title" else found.title_line
                self.ledger.understand(number)
        if section is not None:
            self.ledger.understand(section.line, section.last)
            named = self.named(section, root)
            found.title_line = found.title_line or named.line
            timed = named.title.days or named.title.minutes or named.title.pace
            found.title = found.title or titles.undecorated(named.title.text if timed else named.spans.text)
            found.minutes, found.days, found.pace = section.title.minutes, section.title.days, section.title.pace
            self.spanned(section.spans.text)
            if "url" not in source.front:
                found.url = next((a.url for a in section.spans.links if a.url.startswith("http")), "")
        found.title = self.options.title or found.title or banner(root.body) or bold_title(root.body)

    def named(self, section: Section, root: Section) -> Section:
        """The heading that names the plan: "Curriculum" names none where one that does stands before it."""
        wrappers = self.lexicon.folded("wrappers")
        if section.name not in wrappers:
            return section
        before = [part for part in root.parts if part.line < section.line and part.source == HEADING]
        return next((part for part in before if not part.matter and part.name not in wrappers), section)

    def spanned(self, text: str) -> None:
        """A title that says how long the plan is: "12-Wochen-Kurs", "26-Week Journey", "5 days (8 hours a day)"."""
        said = times.timing(text, self.lexicon)
        if said.days and not self.findings.days:
            self.findings.days = said.days
        self.findings.minutes = self.findings.minutes or said.minutes
        self.findings.pace = self.findings.pace or said.pace

    def summary(self, several: list[blocks.Block]) -> None:
        """The first paragraph below the title."""
        for block in several:
            if block.kind in (blocks.ITEM, blocks.TABLE):
                return
            if block.kind == blocks.PARAGRAPH and block.source and _WORD.search(block.text.text):
                place = times.position(block.text.text, self.lexicon)
                if narrow(block.text.text).rstrip()[-1:] == ":" or (place is not None and place.start <= 2):
                    return
                if labels.inline(block.lines[0], self.lexicon, known=True) is None and not block.text.links[:1]:
                    text = note(block)
                    self.findings.summary = text if fold(text) != fold(self.findings.by) else ""
                    self.ledger.understand(block.line, block.last)
                return

    def told(self, section: Section, content: Content) -> None:
        """Labels in front sections, and sections that are one: time, pace, what is asked for, what is aimed at."""
        for line, label in content.values:
            is_amount = bool(
                times.amounts(label.name, self.lexicon)
            )  # "2 hours a day: 9 months" is one case of several
            if not is_amount and self.value(label.role, label.name, label.value):
                self.ledger.understand(line)
        is_chapter = section.row or not section.level  # "4. Focus" between "3." and "5." is no label
        role = "" if is_chapter else labels.role_of(section.spans.text, self.lexicon)
        for run in content.runs:
            self.run(run.role or role, [*run.prose, *run.bullets])
            self.prose_pace(run.prose)

    def prose_pace(self, several: list[blocks.Block]) -> None:
        """ "About 5 hours a week will do", where the introduction says no other pace."""
        paragraphs = [block.text.text for block in several if block.kind == blocks.PARAGRAPH and block.source]
        paces = {times.written_pace(said) for text in paragraphs if (said := times.pace(text, self.lexicon))}
        if len(paces) == 1:
            self.findings.pace = self.findings.pace or paces.pop()

    def value(self, role: str, name: str, value: spans.Spans) -> bool:
        """What one label says of the whole plan; False where that is nothing."""
        found, text = self.findings, value.text
        said = times.timing(text, self.lexicon) if role in (labels.DURATION, labels.PACE) else times.Timing()
        if role == labels.PACE or (role == labels.DURATION and said.pace and not said.days and not said.minutes):
            found.pace = found.pace or said.pace or self.limit(name, said)
            return bool(found.pace)
        if role == labels.DURATION and (said.days or said.minutes):
            found.days, found.pace = said.days or found.days, said.pace or found.pace
            if not said.pace:
                found.minutes = said.minutes or found.minutes
            return True
        if role == labels.GOAL:
            found.goal = "; ".join(dict.fromkeys(filter(None, [found.goal.rstrip("."), text])))
            return True
        if role == labels.PREREQUISITES:
            found.prerequisites += [part for part in re.split(r"\s*[,;，；]\s*", text.strip(" .")) if part]
            return True
        return False

    def limit(self, name: str, said: times.Timing) -> str:
        """ "Daily study limit: 75 minutes" is a pace: the label says of what."""
        if said.minutes is None:
            return ""
        daily = any(word in fold(name) for word in map(fold, self.lexicon.words("daily")))
        per = "day" if daily else "week"
        return times.written_pace(times.Time(times.PACE, 0, 0, said.minutes.low, said.minutes.high, per))

    def run(self, role: str, several: list[blocks.Block]) -> None:
        """A section that is a label as a whole: "Goals", "Prerequisites", "Timeline"."""
        if role not in (labels.GOAL, labels.PREREQUISITES, labels.DURATION, labels.PACE):
            return
        for block in several:
            if not block.source:
                continue
            if role in (labels.DURATION, labels.PACE):
                said = times.timing(block.text.text, self.lexicon)
                self.findings.days = self.findings.days or said.days
                self.findings.minutes = self.findings.minutes or said.minutes
                self.findings.pace = self.findings.pace or said.pace
                if not (said.days or said.minutes or said.pace):
                    continue
            elif role == labels.GOAL:
                self.findings.goal = "; ".join(filter(None, [self.findings.goal, block.text.text]))
            else:
                own = [inner for inner in blocks.walk([block]) if inner.kind in (blocks.ITEM, blocks.PARAGRAPH)]
                self.findings.prerequisites += [note(inner) for inner in own if inner.source]
            self.ledger.understand(block.line, block.last)
