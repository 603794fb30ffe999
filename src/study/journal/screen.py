"""The journal week by week, and the lessons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.core.availability import monday_of
from study.journal.rules import FIELDS, Chapter, Lesson, Week
from study.screen.document import Document, day_of, dumped, reference
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


SOME = 5
"""Lessons that a report tells."""


_ALL = Span("study journal --all", "command")


def screen(found: Sequence[Chapter], today: date) -> Page:
    """Weeks with their texts, and what was planned and done in them."""
    page = Page()
    for chapter in found:
        page.gap()
        page.line(Span(heading(chapter.week, today), "heading"))
        texts(page, chapter.week)
        _planned(page, chapter)
        _done(page, chapter)
    if not found:
        page.line("Nothing is written yet. Begin: ", Span("study journal --edit", "command"))
    elif len(found) == 1 and not any(getattr(found[0].week, name) for name in FIELDS):
        page.gap()
        which = "" if found[0].week.monday == monday_of(today) else f" --week {found[0].week.label}"
        page.line("Nothing is written about it yet. Begin: ", Span(f"study journal{which} --edit", "command"))
    return page


def section(page: Page, weeks: Sequence[Week], today: date) -> None:
    """The last two weeks that something is written about, in a report."""
    if weeks:
        page.gap()
        page.line(Span("Journal", "heading"))
        for week in weeks[-2:]:
            page.line("  ", Span(heading(week, today), "title"))
            texts(page, week, indent=4)
        if len(weeks) > 2:
            page.line("  ", Span(f"and {words.counted(len(weeks) - 2, 'earlier week')}: ", "quiet"), _ALL)


def heading(week: Week, today: date) -> str:
    """``Week 10 · 2–8 March``."""
    return f"Week {week.monday.isocalendar().week} · {words.span(week.monday, week.sunday, today)}"


def texts(page: Page, week: Week, indent: int = 2) -> None:
    """Goal, plan and results as far as they are written, their line breaks kept."""
    for name in FIELDS:
        if text := getattr(week, name).strip():
            lines = text.splitlines()
            page.line(" " * indent + "- ", Span(f"{name.capitalize()}: ", "kind"), lines[0])
            for line in lines[1:]:
                page.line(" " * (indent + 2) + line.rstrip())


def lessons(found: Sequence[Lesson], today: date) -> Page:
    """Every lesson with its day, the newest last."""
    page = Page()
    for one in found:
        _lesson(page, one, today, 0)
    if not found:
        page.line("No lessons yet. Take one down: ", Span("study lesson TEXT", "command"))
    return page


def lessons_section(page: Page, found: Sequence[Lesson], today: date) -> None:
    """The last lessons in a report."""
    if found:
        page.gap()
        page.line(Span("Lessons", "heading"))
        for one in found[-SOME:]:
            _lesson(page, one, today, 2)
        if len(found) > SOME:
            page.line("  ", Span(f"and {len(found) - SOME} earlier: ", "quiet"), Span("study lesson", "command"))


def _lesson(page: Page, one: Lesson, today: date, indent: int) -> None:
    day = f"{words.short(one.day, today)} · " if one.day else ""
    page.line(" " * indent + "- ", Span(day, "quiet"), " ".join(one.text.split()))


def _planned(page: Page, chapter: Chapter) -> None:
    if chapter.planned:
        total = sum(minutes for _, minutes in chapter.planned)
        rows: list[list[Cell]] = [
            [Span(str(item.number), "number"), item.title, words.minutes(minutes) if minutes else ""]
            for item, minutes in chapter.planned
        ]
        page.gap()
        page.line("  ", Span("Planned", "title"), f" · {words.minutes(total)}")
        page.table(rows, flexible=1, right=(0, 2), indent=2)


def _done(page: Page, chapter: Chapter) -> None:
    if chapter.done:
        total = sum(one.minutes for one in chapter.done)
        rows: list[list[Cell]] = [
            [
                Span(str(one.item.number), "number"), one.item.title, words.minutes(one.minutes) if one.minutes else "",
                Span("done" if one.done else "", "ahead"),
            ]
            for one in chapter.done
        ]  # fmt: skip
        page.gap()
        page.line("  ", Span("Done", "title"), f" · {words.minutes(total)}" if total else "")
        page.table(rows, flexible=1, right=(0, 2), indent=2)


def week(one: Week) -> Document:
    return {"week": str(one.monday), "goal": one.goal, "plan": one.plan, "results": one.results}


def chapter(one: Chapter) -> Document:
    """A week with what the plan had for it and what was done, in minutes."""
    return {
        **week(one.week),
        "planned": [{**reference(item), "minutes": minutes} for item, minutes in one.planned],
        "done": [{**reference(told.item), "minutes": told.minutes, "done": told.done} for told in one.done],
    }


def lesson(one: Lesson) -> Document:
    return {"on": day_of(one.day), "text": one.text}


def journal(found: Iterable[Chapter]) -> str:
    """``study.journal/1``."""
    return dumped("study.journal/1", {"weeks": [chapter(one) for one in found]})


def log_lessons(found: Iterable[Lesson]) -> str:
    """``study.lessons/1``."""
    return dumped("study.lessons/1", {"lessons": [lesson(one) for one in found]})
