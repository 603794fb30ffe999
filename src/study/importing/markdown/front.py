"""What a file says of the plan as a whole: its title, its length, its pace, what it asks for and aims at."""

from __future__ import annotations

import re

from study.core.values import dataclass
from study.importing.findings import Findings
from study.importing.markdown import blocks
from study.importing.markdown.content import Content
from study.importing.markdown.entries import note
from study.importing.markdown.ledger import Ledger
from study.importing.markdown.section import Section
from study.importing.markdown.source import Source
from study.importing.options import Options
from study.importing.text import labels, spans, times, titles
from study.importing.text.lexicon import Lexicon, fold, narrow

_WORD = re.compile(r"\w")


def title_section(root: Section, alive: set[int]) -> Section | None:
    """The heading that is the title: the first of the highest level, unless its like are parts of the plan."""
    tops = [part for part in root.parts if part.source in ("heading", "bare")]
    if not tops or tops[0].source != "heading" or tops[0].matter:
        return None
    if tops[0].level > 1 and len(tops) > 1 and tops[0].line in alive:
        return None
    first, others = tops[0], tops[1:]
    if first.is_step and (others or not any(part.line in alive for part in first.parts)):
        return None
    full = [part for part in others if part.line in alive]
    if first.line not in alive or not full:
        return first
    if all(part.is_step for part in full) or (all(part.level > first.level for part in full) and not first.entries):
        return first
    return None


@dataclass(slots=True)
class Front:
    """Fills in what concerns the whole plan."""

    findings: Findings
    lexicon: Lexicon
    ledger: Ledger
    options: Options

    def title(self, source: Source, section: Section | None, root: Section) -> None:
        """Front matter before the first heading, before a heading in HTML, before the file's name."""
        found = self.findings
        for key, line in (("title", "title"), ("author", "by"), ("url", "url")):
            if key in source.front:
                number, text = source.front[key]
                setattr(found, line, text)
                found.title_line = number if key == "title" else found.title_line
                self.ledger.understand(number)
        if section is not None:
            self.ledger.understand(section.line, section.last)
            found.title_line = found.title_line or section.line
            timed = section.title.days or section.title.minutes or section.title.pace
            found.title = found.title or titles.undecorated(section.title.text if timed else section.spans.text)
            found.minutes, found.days, found.pace = section.title.minutes, section.title.days, section.title.pace
            self.spanned(section.spans.text)
            if "url" not in source.front:
                found.url = next((a.url for a in section.spans.links if a.url.startswith("http")), "")
        found.title = self.options.title or found.title or self.file_title()

    def spanned(self, text: str) -> None:
        """A title that says how long the plan is: "12-Wochen-Kurs", "26-Week Journey", "5 days (8 hours a day)"."""
        said = times.timing(text, self.lexicon)
        if said.days and not self.findings.days:
            self.findings.days = said.days
        self.findings.minutes = self.findings.minutes or said.minutes
        self.findings.pace = self.findings.pace or said.pace

    def file_title(self) -> str:
        stem = re.sub(r"\.\w{1,8}$", "", self.options.file.replace("\\", "/").rpartition("/")[2])
        words = re.sub(r"[_\-]+", " ", stem).strip()
        return words[:1].upper() + words[1:] if words and fold(words) != "readme" else words or "Curriculum"

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
                    self.findings.summary = note(block)
                    self.ledger.understand(block.line, block.last)
                return

    def told(self, section: Section, content: Content) -> None:
        """Labels in front sections, and sections that are one: time, pace, what is asked for, what is aimed at."""
        for line, label in content.values:
            if self.value(label.role, label.name, label.value):
                self.ledger.understand(line)
        role = labels.role_of(section.spans.text, self.lexicon) if section.level else ""
        for run in content.runs:
            self.run(run.role or role, [*run.prose, *run.bullets])

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
            found.goal = found.goal or text
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
