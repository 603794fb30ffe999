"""List entries, boxes and lines into items and resources, with links, marks, times and notes."""

from __future__ import annotations

import re

from study.core.values import dataclass
from study.importing.findings import Entry, Link
from study.importing.markdown import blocks
from study.importing.markdown.blocks import Block
from study.importing.markdown.content import Run
from study.importing.markdown.ledger import Ledger
from study.importing.markdown.survey import Survey
from study.importing.text import kinds, labels, marks, notes, spans, times, titles
from study.importing.text.lexicon import Lexicon, narrow
from study.importing.text.spans import Spans

WRAPPED = 60  # characters of a line that goes on in the next one because the author's editor wrapped it
LONGEST_NOTE = 2000
MOST_NOTES = 40

_WORD = re.compile(r"\w")
_MARKED = re.compile(r"^\s*(?:[*_>`\[(#|]|[-+] )")
_ADDRESS = re.compile(r"https?://[^\s\])>\"']+")
_LOCAL = re.compile(r"^(?:#|$)")
_UNSAFE = re.compile(r"^\s*(?:javascript|data|vbscript|file|about):", re.IGNORECASE)
KIND_OF_RUN = {labels.PRACTICE: "practice", labels.PROJECT: "project", labels.COURSE: "course"}


@dataclass(slots=True)
class Maker:
    """Makes entries of blocks; `dropped` are addresses that were not taken, with their lines."""

    survey: Survey
    lexicon: Lexicon
    ledger: Ledger
    dropped: list[tuple[int, str]]

    def bullet(self, block: Block, run: Run, default: str = "") -> Entry | None:
        """A list entry as an item; what is nested in it are its notes."""
        first, rest = self.lines_of(block)
        progress = block.box if block.box is not None else marks.of_bar(first)
        if progress is None and self.survey.signed:
            progress = marks.sign(first.text)
        if not _WORD.search(first.text):
            return None
        title = titles.of_item(first, self.lexicon, clocked=self.survey.clocked, kept=block.box is not None)
        entry = Entry(block.line, "", title.text, progress=progress, optional=title.optional, by=title.by)
        entry.minutes, entry.days, entry.position = title.minutes, title.days, title.position
        entry.links = self.links(first, block.line)
        entry.notes = [note for note in title.notes if note != title.text]
        for line in rest:
            entry.notes.append(line.text)
            entry.links += self.links(line, block.line)
        self.nest(block, entry)
        own = entry.links[0].url if entry.links else ""
        entry.kind = (
            title.kind
            or kinds.of_suffix(title.text, self.lexicon)
            or default
            or KIND_OF_RUN.get(run.role, "")
            or (kinds.of_source(entry.links[0], title.text, self.lexicon) if own else "")
            or kinds.of_address(own)
            or ("site" if "://" in own and not default else "topic")
        )
        self.ledger.understand(block.line, block.last)
        return entry

    def lines_of(self, block: Block) -> tuple[Spans, list[Spans]]:
        """The line that holds the title, with those it was wrapped over, and the others."""
        written = block.source.split("\n")
        lines = [line for line in block.lines if line.text or line.images or line.links]
        if not lines:
            return Spans(), []
        head, rest = [lines[0]], lines[1:]
        while (
            rest
            and not head[-1].breaks
            and len(head[-1].text) >= WRAPPED
            and self.goes_on(rest[0], written[len(head) :])
        ):
            head.append(rest.pop(0))
        return (spans.joined(head) if len(head) > 1 else head[0]), rest

    def goes_on(self, line: Spans, written: list[str]) -> bool:
        """Whether a line is the rest of the one before: it begins with a word, and is no label."""
        if not written or _MARKED.match(written[0]):
            return False
        return labels.inline(line, self.lexicon, known=True) is None

    def nest(self, block: Block, entry: Entry) -> None:
        """Blocks inside an entry: notes and links of it."""
        for inner in blocks.walk(block.children):
            if inner.kind == blocks.CODE:
                entry.links += addresses(inner)
                continue
            if inner.kind == blocks.TABLE or not inner.source:
                continue
            for n, line in enumerate(inner.lines):
                entry.links += self.links(line, inner.line + n)
                self.duration(line, entry)
            if len(entry.notes) < MOST_NOTES and not notes.is_decoration(inner.source):
                entry.notes.append(note(inner))

    def duration(self, line: Spans, entry: Entry) -> None:
        """ "Duration: 2 weeks" below an entry is how long that takes."""
        label = labels.inline(line, self.lexicon, known=True)
        if label is not None and label.role == labels.DURATION and not (entry.minutes or entry.days):
            said = times.timing(label.value.text, self.lexicon)
            entry.minutes, entry.days = said.minutes, said.days

    def links(self, line: Spans, number: int) -> list[Link]:
        """The addresses of a line that lead out of the file and can be opened without harm."""
        found = []
        for anchor in line.links:
            if _UNSAFE.match(anchor.url):
                self.dropped.append((number, anchor.url))
            elif not _LOCAL.match(anchor.url) and len(anchor.url) <= 2000:
                found.append(Link(line.text[anchor.start : anchor.end], anchor.url.strip()))
        return found

    def line(self, spans: Spans, number: int, default: str = "") -> Entry | None:
        """A line of prose as an item: `Label: text`, a link, or words."""
        if not _WORD.search(spans.text):
            return None
        title = titles.of_item(spans, self.lexicon, clocked=self.survey.clocked)
        entry = Entry(number, title.kind, title.text, optional=title.optional, by=title.by, notes=list(title.notes))
        entry.minutes, entry.days, entry.position = title.minutes, title.days, title.position
        entry.links = self.links(spans, number)
        own = entry.links[0].url if entry.links else ""
        entry.kind = (
            title.kind
            or kinds.of_suffix(title.text, self.lexicon)
            or default
            or kinds.of_address(own)
            or ("site" if "://" in own else "topic")
        )
        self.ledger.understand(number)
        return entry

    def labelled(self, spans: Spans, number: int) -> Entry | None:
        """`Neural networks: learn about …`: the label is the title, the rest a note."""
        at = narrow(spans.text).find(":")
        entry = self.line(spans.cut(0, at), number)
        if entry is not None:
            entry.notes.append(spans.text[at + 1 :].strip())
            entry.links = self.links(spans, number)
        return entry


def addresses(code: Block) -> list[Link]:
    """Code that is nothing but addresses: links that somebody put into a box."""
    lines = [line for line in code.source.split("\n") if line.strip()]
    if not lines or not all(line.lstrip().startswith("http") for line in lines):
        return []
    return [Link("", url) for line in lines for url in _ADDRESS.findall(line)]


def note(block: Block) -> str:
    """A block's Markdown on one line, as a note keeps it."""
    text = " ".join(notes.clean(block.source).split())
    return text if len(text) <= LONGEST_NOTE else text[: LONGEST_NOTE - 1] + "…"
