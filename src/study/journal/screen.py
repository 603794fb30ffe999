"""The journal week by week, the lessons, and the page of Markdown on which a learner writes about a week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from study.core import weeks, words
from study.core.availability import monday_of
from study.core.items import Item
from study.core.journal import FIELDS, Chapter, Lesson, Week, entries, is_bullet, tidy
from study.errors import InvalidFile, Problem
from study.screen.document import Document, fields, reference
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.weeks import PlanWeeks

SOME = 5
"""Lessons that a report tells."""

_ALL = Span("study journal --all", "command")

_HEADING = re.compile(rf"(\\*)##\s*({'|'.join(FIELDS)})\s*", re.IGNORECASE | re.ASCII)
"""A line that is a heading of the page; with a backslash more, one of the text."""

_JOIN = "join the two, or put a backslash before the one that belongs to the text"
_LINE = "put each heading on a line of its own; what is below may be empty"


def page(chapters: Sequence[Chapter], today: date) -> Page:
    """Weeks with their texts, and what was planned and done in them."""
    page = Page()
    for chapter in chapters:
        page.heading(heading(chapter.week, today, chapter.plan))
        texts(page, chapter.week)
        _planned(page, chapter)
        _done(page, chapter)
    if not chapters:
        page.line("Nothing is written yet. To start: ", Span("study journal --edit", "command"))
    elif len(chapters) == 1 and not any(getattr(chapters[0].week, name) for name in FIELDS):
        week, plan = chapters[0].week, chapters[0].plan
        page.gap()
        which = "" if week.monday == monday_of(today) else f" --week {_word(week, plan)}"
        page.line("Nothing is written about it yet. To start: ", Span(f"study journal{which} --edit", "command"))
    return page


def _word(week: Week, plan: PlanWeeks | None) -> str:
    """What names a week on the command line."""
    number = plan.number(week.monday) if plan else None
    return week.label if number is None else str(number)


def section(page: Page, written: Sequence[Week], today: date, plan: PlanWeeks | None = None) -> None:
    """The last two weeks that something is written about, in a report."""
    if written:
        page.heading("Journal")
        for week in written[-2:]:
            page.line("  ", Span(heading(week, today, plan), "title"))
            texts(page, week, indent=4)
        if len(written) > 2:
            page.line("  ", Span(f"and {words.counted(len(written) - 2, 'earlier week')}: ", "quiet"), _ALL)


def heading(week: Week, today: date, plan: PlanWeeks | None = None) -> str:
    """``Week 3 of 26 · 16–22 Mar (2026-W12)``."""
    return weeks.heading(week.monday, words.span(week.monday, week.sunday, today), plan)


def texts(page: Page, week: Week, indent: int = 2) -> None:
    """Goal, plan and results as far as they are written: their lines are kept, and bullets stand below one another."""
    for name in FIELDS:
        if not getattr(week, name).strip():
            continue
        first, *rest = entries(getattr(week, name))
        title = Span(f"{name.capitalize()}:", "kind")
        if is_bullet(first):
            first, rest = "", [first, *rest]
        page.line(" " * indent + "- ", title, f" {first}" if first else "")
        for line in rest:
            page.line(" " * (indent + 2) + line)


def lessons_page(lessons: Sequence[Lesson], today: date) -> Page:
    """Every lesson with its day, the newest last."""
    page = Page()
    for lesson in lessons:
        _lesson(page, lesson, today, 0)
    if not lessons:
        page.line("No lessons yet. Note one: ", Span("study lesson TEXT", "command"))
    return page


def lessons_section(page: Page, lessons: Sequence[Lesson], today: date) -> None:
    """The last lessons in a report."""
    if lessons:
        page.heading("Lessons")
        for lesson in lessons[-SOME:]:
            _lesson(page, lesson, today, 2)
        if len(lessons) > SOME:
            page.line("  ", Span(f"and {len(lessons) - SOME} earlier: ", "quiet"), Span("study lesson", "command"))


def _lesson(page: Page, lesson: Lesson, today: date, indent: int) -> None:
    day = f"{words.short(lesson.day, today)} · " if lesson.day else ""
    page.line(" " * indent + "- ", Span(day, "quiet"), " ".join(lesson.text.split()))


def _planned(page: Page, chapter: Chapter) -> None:
    if chapter.planned:
        total = sum(minutes for _, minutes in chapter.planned)
        page.gap()
        page.line("  ", Span("Planned", "title"), f" · {words.minutes(total)}")
        page.table([_row(item, minutes) for item, minutes in chapter.planned], flexible=1, right=(0, 2), indent=2)


def _done(page: Page, chapter: Chapter) -> None:
    if chapter.done:
        total = sum(worked.minutes for worked in chapter.done)
        rows = [
            [*_row(worked.item, worked.minutes), Span("done" if worked.done else "", "ahead")]
            for worked in chapter.done
        ]
        page.gap()
        page.line("  ", Span("Done", "title"), f" · {words.minutes(total)}" if total else "")
        page.table(rows, flexible=1, right=(0, 2), indent=2)


def _row(item: Item, minutes: int) -> list[Cell]:
    return [Span(str(item.number), "number"), item.title, words.minutes(minutes) if minutes else ""]


def draft(chapter: Chapter, today: date) -> str:
    """What is written so far, below a quotation with what was planned and done."""
    week = chapter.week
    lines = [f"# {heading(week, today, chapter.plan)}", "", *_quoted(chapter)]
    for name in FIELDS:
        text = tidy(getattr(week, name))
        lines += ["", f"## {name.capitalize()}", "", *map(_escaped, text.split("\n") if text else [])]
    return "\n".join(lines) + "\n"


def written(page: str, file: str) -> dict[str, str]:
    """The goal, the plan and the results on a page, which is in a file. Raises InvalidFile with every fault."""
    sections: dict[str, list[str]] = {}
    problems = []
    section: list[str] | None = None
    for number, line in enumerate(re.split("\r\n|\r|\n", page), 1):
        if name := _field(line):
            if name in sections:
                problems.append(Problem(file, number, 1, f"{line.strip()} is here twice", _JOIN))
            section = sections.setdefault(name, [])
        elif section is not None:
            section.append(line[1:] if _HEADING.fullmatch(line) else line)
        elif line.strip() and not line.startswith((">", "# ")):
            problems.append(Problem(file, number, 1, "this line is above all headings", "write it below one"))
    if missing := [f"## {name.capitalize()}" for name in FIELDS if name not in sections]:
        problems.append(Problem(file, 1, 1, f"{', '.join(missing)} is missing", _LINE))
    if problems:
        raise InvalidFile(sorted(problems), page)
    return {name: tidy("\n".join(sections[name])) for name in FIELDS}


def _field(line: str) -> str:
    """The field whose heading a line is; nothing for any other line."""
    match = _HEADING.fullmatch(line)
    return match[2].lower() if match and not match[1] else ""


def _quoted(chapter: Chapter) -> Iterator[str]:
    yield "> Write below the headings; what is above them isn't kept."
    if chapter.planned:
        yield f"> Planned: {words.minutes(sum(minutes for _, minutes in chapter.planned))}"
        for item, minutes in chapter.planned:
            yield _quoted_item(item.title, minutes)
    if chapter.done:
        yield f"> Done: {words.minutes(sum(worked.minutes for worked in chapter.done))}"
        for worked in chapter.done:
            yield _quoted_item(worked.item.title, worked.minutes) + (", done" if worked.done else "")


def _quoted_item(title: str, minutes: int) -> str:
    return f"> - {' '.join(title.split())}" + (f", {words.minutes(minutes)}" if minutes else "")


def _escaped(line: str) -> str:
    return "\\" + line if _HEADING.fullmatch(line) else line


def document(chapters: Sequence[Chapter]) -> Document:
    """``study.journal/1``: weeks with what the plan had for them and what was done, in minutes."""
    return {"weeks": list(map(_chapter, chapters))}


def lessons_document(lessons: Sequence[Lesson]) -> Document:
    """``study.lessons/1``."""
    return {"lessons": list(map(lesson, lessons))}


def week(week: Week, plan: PlanWeeks | None = None) -> Document:
    """``week`` is its Monday; ``plan_week`` its number in a curriculum's plan of so many ``weeks``, if it has one."""
    number = plan.number(week.monday) if plan else None
    of = plan if number is not None else None
    numbered = {"plan_week": number, "weeks": of.count if of else None, "curriculum": of.curriculum if of else None}
    return fields(week, "monday:week") | numbered | fields(week, "goal plan results")


def lesson(lesson: Lesson) -> Document:
    return fields(lesson, "day:on text")


def _chapter(chapter: Chapter) -> Document:
    planned = [reference(item) | {"minutes": minutes} for item, minutes in chapter.planned]
    done = [reference(worked.item) | fields(worked, "minutes done") for worked in chapter.done]
    return week(chapter.week, chapter.plan) | {"planned": planned, "done": done}
