"""Headings that are no headings of their own: signs, subtitles, a second line that only gives the time."""

from __future__ import annotations

import re

from study.importing import blocks, labels, times
from study.importing.blocks import Block
from study.importing.lexicon import Lexicon, narrow
from study.importing.section import Section

_WORD = re.compile(r"\w")


def subtitles(several: list[Block], lexicon: Lexicon) -> set[int]:
    """Bold lines right below a heading, the only ones there: they belong to the heading above."""
    found: set[int] = set()
    directly: Block | None = None
    count = 0
    for n, block in enumerate([*several, Block(blocks.HEADING, 0, 0)]):
        if block.kind == blocks.HEADING:
            if directly is not None and count == 1:
                found.add(directly.line)
            directly, count = None, 0
        elif (
            block.kind == blocks.PARAGRAPH
            and block.source.lstrip().startswith(("**", "__", "<b", "<strong"))
            and block.lines[0].is_bold
        ):
            count += 1
            if n and several[n - 1].kind == blocks.HEADING and not labels.role_of(block.lines[0].text, lexicon):
                directly = block
    return found


def merge(root: Section, lexicon: Lexicon) -> None:
    """Headings of signs alone vanish; of two headings of one level with nothing between, the second gives the time."""
    for section in root.tree():
        kept: list[Section] = []
        for part in section.parts:
            before = kept[-1] if kept else None
            if not _WORD.search(part.spans.text):
                _hand_over(part, before or section)
            elif (
                before is not None
                and not before.body
                and not before.parts
                and before.level == part.level
                and _only_time(part, lexicon)
            ):
                before.title.position = part.title.position or before.title.position
                before.title.days = before.title.days or part.title.days
                before.last = part.last
                _hand_over(part, before)
            else:
                kept.append(part)
        section.parts = kept


def _hand_over(part: Section, to: Section) -> None:
    to.body += part.body
    to.parts += part.parts
    for below in part.parts:
        below.parent = to


def _only_time(part: Section, lexicon: Lexicon) -> bool:
    """ "Weeks 1–3 (Days 1–21)": nothing in it but positions and times."""
    if part.title.position is None and part.title.days is None:
        return False
    text = part.spans.text
    for place in reversed(times.places(text, lexicon)):
        text = text[: place.start] + text[place.end :]
    return not re.search(r"[^\W\d_]{3,}", text)


def number_rows(section: Section) -> None:
    """Marks parts whose headings are numbered one after the other."""
    numbers = [_number(part) for part in section.parts]
    known = {n for n in numbers if n is not None}
    for part, number in zip(section.parts, numbers, strict=True):
        part.row = number is not None and (number + 1 in known or number - 1 in known)


def _number(part: Section) -> int | None:
    found = re.match(r"\W*(?:\d{1,2}\.)*(\d{1,3})(?:[.):]|\s)", narrow(part.spans.text))
    return int(found[1]) if found else None
