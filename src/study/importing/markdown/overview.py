"""A table over the plan whose rows are parts that have headings of their own: it gives them its times, and no items."""

from __future__ import annotations

import re

from study.importing.markdown import survey
from study.importing.markdown.context import Context
from study.importing.markdown.section import Section
from study.importing.text import spans, tables
from study.importing.text.columns import Columns, Row
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.times import Timing

LEAST = 2  # rows of an overview
_CODE = re.compile(r"\W*([A-Za-z]{1,3}-?\d{1,3})(?![\w.])")


def take_up(section: Section, columns: Columns, rows: list[Row], context: Context) -> bool:
    """Whether a table is an overview; the headings that it names have its times from then on."""
    if survey.is_under_step(section) or len(rows) < LEAST or len(columns.days) > 1:
        return False
    known = _parts_by_name(section, context)
    paired = [
        next((known[name] for name in _names_of_row(columns, row, context.lexicon) if name in known), None)
        for row in rows
    ]
    parts = [part for part in paired if part is not None]
    if len(parts) < len(rows) or len({part.line for part in parts}) < len(parts):
        return False
    for part, row in zip(
        parts, tables.entries(columns, rows, context.lexicon, context.order, context.options), strict=False
    ):
        part.title.take(Timing(row.entry.minutes, row.entry.days))
    return True


def _parts_by_name(own: Section, context: Context) -> dict[str, Section]:
    """Other sections that hold something, by what a row may call them; a name that several have is nobody's."""
    found: dict[str, Section] = {}
    twice: set[str] = set()
    for part in context.sections:
        if not part.level or part.matter or part is own or part in own.above() or not (part.body or part.parts):
            continue
        for name in _names(part.spans.text, context.lexicon) | {fold(part.title.text)} | _place(part):
            twice |= {name} if name in found else set()
            found.setdefault(name, part)
    return {name: part for name, part in found.items() if name and name not in twice}


def _place(part: Section) -> set[str]:
    place = part.title.position
    return {f"{place.unit} {place.first} {place.last}"} if place is not None else set()


def _names(text: str, lexicon: Lexicon) -> set[str]:
    """ "M01 - Basics" may be called M01, "Module 1: Basics" module 1."""
    code = _CODE.match(narrow(text))
    step = re.sub(r"\b0+(?=\d)", "", survey.step_named(text, lexicon))
    return {fold(text), step, fold(code[1]) if code else ""} - {""}


def _names_of_row(columns: Columns, row: Row, lexicon: Lexicon) -> list[str]:
    """What a row calls its part, in its place in the plan, its first cell or its title."""
    place = tables.position_of(columns, row, lexicon)
    names = [f"{place.unit} {place.first} {place.last}"] if place is not None else []
    if row.cells and (number := re.match(r"\W*0*(\d{1,3})\b", row.cells[0])):
        names.append(f"{columns.header[0]} {number[1]}")  # "Module | 1-basics" is module 1
    for at in dict.fromkeys([0, columns.roles.get("title", 0)]):
        text = spans.line(row.cells[at]).text if at < len(row.cells) else ""
        names += sorted(_names(text, lexicon))
    return names
