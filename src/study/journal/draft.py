"""A page of Markdown on which a learner writes about a week, and what it says when he is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from study.core import words
from study.core.journal import FIELDS, Chapter, tidy
from study.errors import InvalidFile, Problem

_HEADING = re.compile(rf"(\\*)##\s*({'|'.join(FIELDS)})\s*", re.IGNORECASE | re.ASCII)
"""A line that is a heading of the page; with a backslash more, one of the text."""

_JOIN = "join the two, or put a backslash before the one that is part of a text"
_LINE = "put each heading on a line of its own; what is below may be empty"


def draft(chapter: Chapter, today: date) -> str:
    """What is written so far, below a quotation with what was planned and done."""
    week = chapter.week
    lines = [f"# Week {week.label}: {words.span(week.monday, week.sunday, today)}", "", *_quoted(chapter)]
    for name in FIELDS:
        text = tidy(getattr(week, name))
        lines += ["", f"## {name.capitalize()}", "", *map(_escaped, text.split("\n") if text else [])]
    return "\n".join(lines) + "\n"


def texts(page: str, file: str) -> dict[str, str]:
    """The goal, the plan and the results on a page, which is in a file. Raises InvalidFile with every fault."""
    sections: dict[str, list[str]] = {}
    problems = []
    section: list[str] | None = None
    for number, line in enumerate(re.split("\r\n|\r|\n", page), 1):
        if name := _heading(line):
            if name in sections:
                problems.append(Problem(file, number, 1, f"{line.strip()} stands here a second time", _JOIN))
            section = sections.setdefault(name, [])
        elif section is not None:
            section.append(line[1:] if _HEADING.fullmatch(line) else line)
        elif line.strip() and not line.startswith((">", "# ")):
            problems.append(Problem(file, number, 1, "this line stands above all headings", "write it below one"))
    if missing := [f"## {name.capitalize()}" for name in FIELDS if name not in sections]:
        problems.append(Problem(file, 1, 1, f"{', '.join(missing)} is missing", _LINE))
    if problems:
        raise InvalidFile(sorted(problems), page)
    return {name: tidy("\n".join(sections[name])) for name in FIELDS}


def _heading(line: str) -> str:
    """The field whose heading a line is; nothing for any other line."""
    match = _HEADING.fullmatch(line)
    return match[2].lower() if match and not match[1] else ""


def _quoted(chapter: Chapter) -> Iterator[str]:
    yield "> Write below the headings; what stands above them is not kept."
    if chapter.planned:
        yield f"> Planned: {words.minutes(sum(minutes for _, minutes in chapter.planned))}"
        for item, minutes in chapter.planned:
            yield _entry(item.title, minutes)
    if chapter.done:
        yield f"> Done: {words.minutes(sum(worked.minutes for worked in chapter.done))}"
        for worked in chapter.done:
            yield _entry(worked.item.title, worked.minutes) + (", done" if worked.done else "")


def _entry(title: str, minutes: int) -> str:
    return f"> - {' '.join(title.split())}" + (f", {words.minutes(minutes)}" if minutes else "")


def _escaped(line: str) -> str:
    return "\\" + line if _HEADING.fullmatch(line) else line
