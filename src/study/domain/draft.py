"""The page on which a learner writes about a week in an editor: made as Markdown, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from study.core import words
from study.core.problem import Problem
from study.domain.journal import FIELDS, Chapter, tidy
from study.errors import InvalidFile

_HEADING = re.compile(rf"(\\*)##\s*({'|'.join(FIELDS)})\s*", re.IGNORECASE | re.ASCII)
"""A line that is a heading of the page; with a backslash more, one of the text."""


def drafted(chapter: Chapter, today: date) -> str:
    """What is written so far, below a quotation with what was planned and done."""
    week = chapter.week
    lines = [f"# Week {week.label}: {words.span(week.monday, week.sunday, today)}", "", *_quoted(chapter)]
    for name in FIELDS:
        text = tidy(getattr(week, name))
        lines += ["", f"## {name.capitalize()}", "", *map(_escaped, text.split("\n") if text else [])]
    return "\n".join(lines) + "\n"


def texts(page: str, file: str) -> dict[str, str]:
    """The goal, the plan and the results on a page, which is in a file. Raises InvalidFile with every fault."""
    found: dict[str, list[str]] = {}
    problems = []
    section: list[str] | None = None
    for number, line in enumerate(re.split("\r\n|\r|\n", page), 1):
        if name := _heading(line):
            if name in found:
                problems.append(Problem(file, number, 1, f"{line.strip()} stands here a second time", _JOIN))
            section = found.setdefault(name, [])
        elif section is not None:
            section.append(line[1:] if _HEADING.fullmatch(line) else line)
        elif line.strip() and not line.startswith((">", "# ")):
            problems.append(Problem(file, number, 1, "this line stands above all headings", "write it below one"))
    if missing := [f"## {name.capitalize()}" for name in FIELDS if name not in found]:
        problems.append(Problem(file, 1, 1, f"{', '.join(missing)} is missing", _LINE))
    if problems:
        raise InvalidFile(sorted(problems), page)
    return {name: tidy("\n".join(found[name])) for name in FIELDS}


_JOIN = "join the two, or put a backslash before the one that is part of a text"
_LINE = "put each heading on a line of its own; what is below may be empty"


def _heading(line: str) -> str:
    """The field whose heading a line is; nothing for any other line."""
    found = _HEADING.fullmatch(line)
    return found[2].lower() if found and not found[1] else ""


def _quoted(chapter: Chapter) -> Iterator[str]:
    yield "> Write below the headings; what stands above them is not kept."
    if chapter.planned:
        yield f"> Planned: {words.minutes(sum(minutes for _, minutes in chapter.planned))}"
        for item, minutes in chapter.planned:
            yield _entry(item.title, minutes)
    if chapter.done:
        yield f"> Done: {words.minutes(sum(one.minutes for one in chapter.done))}"
        for one in chapter.done:
            yield _entry(one.item.title, one.minutes) + (", done" if one.done else "")


def _entry(title: str, minutes: int) -> str:
    return f"> - {' '.join(title.split())}" + (f", {words.minutes(minutes)}" if minutes else "")


def _escaped(line: str) -> str:
    return "\\" + line if _HEADING.fullmatch(line) else line
