"""Prose of the introduction and of sections around the plan: notes of what it stands in, so that nothing is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from study.core.values import dataclass, field
from study.importing.findings import Findings
from study.importing.markdown import blocks, survey
from study.importing.markdown.blocks import Block
from study.importing.markdown.ledger import Ledger
from study.importing.markdown.section import Section
from study.importing.text import notes
from study.importing.text.lexicon import Lexicon

LONGEST = 2000  # characters of a line of a note
MOST = 12_000  # characters of notes that one part of a curriculum takes
DECORATION = "pictures, badges, and links that lead around"
TOO_MUCH = "more text about the plan than its notes hold"
_WORD = re.compile(r"\w")
_BREAK = re.compile(r"(?: {2,}|\\)\n")
"""A line that its author ended on purpose."""


@dataclass(slots=True)
class Prose:
    """Takes up the text that became nothing else; `headings` are the indexes of headings by their lines."""

    findings: Findings
    ledger: Ledger
    lexicon: Lexicon
    headings: dict[int, int]
    title: Section | None
    used: Counter[int] = field(default_factory=Counter)
    """Characters of notes that were given to the part of an index, to the curriculum by -1."""

    def take_up(self, root: Section) -> None:
        """The text of every section that is no part itself goes to the part it stands in, or to the curriculum."""
        for section in root.tree():
            if section.line in self.headings or (section.matter and not self.is_told(section)):
                continue
            found = list(lines(section.body, self.ledger))
            if found:
                self.give(section, found)

    def is_told(self, section: Section) -> bool:
        """Front matter about the plan ("How it works") is kept as its notes; what is about the file is passed over."""
        told = self.lexicon.folded("told")
        return any(part.name in told for part in (section, *section.above()) if part.matter)

    def give(self, section: Section, found: list[tuple[Block, str]]) -> None:
        """One note of a section: its heading in bold, and the text below it."""
        at = self.part_of(section)
        notes = self.findings.notes if at < 0 else self.findings.headings[at].notes
        named = section.level > 0 and section is not self.title
        texts: list[str] = []
        for block, text in found:
            self.used[at] += len(text)
            if self.used[at] > MOST:
                self.ledger.leave(block.line, block.last, TOO_MUCH)
                continue
            texts.append(text)
            self.ledger.understand(block.line, _own_last(block))
        if not texts:
            return
        if named:
            self.ledger.understand(section.line, section.last)
        notes.append(f"**{section.title.text}**\n{joined(texts)}" if named else joined(texts))

    def part_of(self, section: Section) -> int:
        """The index of the nearest part above a section; -1 where that is the curriculum."""
        return next((self.headings[above.line] for above in section.above() if above.line in self.headings), -1)


def lines(
    several: list[Block], ledger: Ledger, depth: int = 0, told: frozenset[int] = frozenset()
) -> Iterator[tuple[Block, str]]:
    """What stands in blocks and became nothing yet, each line with its mark of a list, but for lines `told`."""
    for block in several:
        if block.kind == blocks.ITEM:
            yield from _item(block, ledger, depth)
        elif block.kind == blocks.QUOTE:
            yield from lines(block.children, ledger, depth)
        elif block.kind in (blocks.PARAGRAPH, blocks.SUMMARY):
            text = _paragraph(block, ledger, told)
            if _WORD.search(text):
                yield block, "  " * depth + text


def joined(texts: list[str]) -> str:
    """Lines of a list follow each other, paragraphs stand apart; a list of one line is none."""
    if len(texts) == 1:
        return texts[0].lstrip().removeprefix("- ")
    whole = texts[0]
    for before, text in pairwise(texts):
        both = before.lstrip().startswith("- ") and text.lstrip().startswith("- ")
        whole += ("\n" if both else "\n\n") + text
    return whole


def _item(block: Block, ledger: Ledger, depth: int) -> Iterator[tuple[Block, str]]:
    if survey.is_contents([block]):
        return
    text = _paragraph(block, ledger)
    if _WORD.search(text):
        yield block, f"{'  ' * depth}- {text}"
    yield from lines(block.children, ledger, depth + 1)


def _paragraph(block: Block, ledger: Ledger, told: frozenset[int] = frozenset()) -> str:
    """A block's own text without those of its lines that were understood before."""
    if notes.is_decoration(block.source):
        ledger.leave(block.line, _own_last(block), DECORATION, matter=True)
        return ""
    kept: list[str] = []
    for n, line in enumerate(block.source.split("\n"), block.line):
        if notes.is_decoration(line):
            ledger.leave(n, n, DECORATION, matter=True)
        elif n not in told and not ledger.is_understood(n):
            kept.append(line)
    cleaned = notes.clean("\n".join(kept))
    text = "\n".join(" ".join(line.split()) for line in _BREAK.split(cleaned))
    text = text if block.kind == blocks.PARAGRAPH else " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _own_last(block: Block) -> int:
    """The last line of a block's own text, without what is nested in it."""
    return block.line + block.source.count("\n")
