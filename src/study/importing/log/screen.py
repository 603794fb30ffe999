"""What was taken in from a learning log, or would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from study.core import words
from study.importing.log.rules import Imported, Row
from study.screen import problems
from study.screen.document import Document, dumped, problem
from study.screen.page import NARROW, Cell, Page, Span, bar


def screen(found: Imported, again: str) -> Page:
    """The lists in figures, what was not understood, and what is new; ``again`` is the command that takes it in."""
    page = Page()
    rows = [
        [one.heading or Span("without a heading", "quiet"), words.counted(len(one.rows), "row"), *_average(one.rows)]
        for one in found.log.lists
    ]
    page.table(rows, flexible=0, right=(1, 3))
    page.gap()
    _problems(page, found)
    page.line(Span(found.file, "title"), ": ", ", ".join(_held(found)) or "nothing in it tells progress", ".")
    if found.prose:
        page.line(Span(f"{words.counted(found.prose, 'line')} without progress left alone.", "quiet"))
    _outcome(page, found, again)
    return page


def _average(rows: Sequence[Row]) -> list[Cell]:
    percent = sum(row.percent or 0 for row in rows) // len(rows)
    return [bar(percent, NARROW), f"{percent} %"]


def _problems(page: Page, found: Imported) -> None:
    if found.problems:
        lines = found.text.split("\n")
        for one in found.problems:
            problems.problem(page, one, lines, "warning")
        page.gap()


def _held(found: Imported) -> Iterator[str]:
    """What there is in the file, in figures."""
    log, rows = found.log, [row for _, row in found.log.rows]
    competitions = sum(row.kind == "competition" for row in rows)
    done = sum(row.percent == 100 for row in rows)
    for count, one, many in (
        (len(rows), "item", ""),
        (competitions, "of them a competition", "of them competitions"),
        (done, "done", "done"),
        (len(log.goals), "goal", ""),
        (len(log.weeks), "week of the journal", "weeks of the journal"),
        (len(log.lessons), "lesson", ""),
        (len(log.backlog), "in the backlog", "in the backlog"),
        (len(found.problems), "place not understood", "places not understood"),
    ):
        if count:
            yield words.counted(count, one, many)


def _outcome(page: Page, found: Imported, again: str) -> None:
    new = ", ".join(_news(found))
    if not new:
        page.line("Nothing was changed: all of it is known." if found.log.rows else "Nothing was changed.")
    elif found.written:
        page.line("Taken in: ", Span(new, "ahead"), f" · curriculum {found.to}")
        page.line("See it: ", Span("study report", "command"))
    else:
        page.line("To take in: ", new, f" · curriculum {found.to}")
        page.line("Nothing was changed. Take it in with: ", Span(again, "command"))


def _news(found: Imported) -> Iterator[str]:
    intake = found.intake
    for count, one, many in (
        (len(intake.added), "new item", ""),
        (len(intake.updates), "item changed", "items changed"),
        (len(intake.goals), "goal", ""),
        (len(intake.texts), "text of the journal", "texts of the journal"),
        (len(intake.lessons), "lesson", ""),
        (len(intake.backlog), "in the backlog", "in the backlog"),
    ):
        if count:
            yield words.counted(count, one, many)
    if intake.same and not intake.is_empty:
        yield f"{intake.same} known already"


def imported(found: Imported) -> str:
    """``study.import/1``: what was read, what of it was new, and what was not understood."""
    log, intake = found.log, found.intake
    return dumped(
        "study.import/1",
        {
            "file": found.file, "curriculum": found.to, "written": found.written,
            "lists": [{"list": one.heading, "items": [_row(row) for row in one.rows]} for one in log.lists],
            "goals": len(log.goals), "weeks": len(log.weeks), "lessons": len(log.lessons),
            "backlog": len(log.backlog), "prose": found.prose,
            "new": {
                "added": len(intake.added), "changed": len(intake.updates), "known": intake.same,
                "goals": len(intake.goals), "texts": len(intake.texts), "lessons": len(intake.lessons),
                "backlog": len(intake.backlog),
            },
            "problems": [problem(one) for one in found.problems],
        },
    )  # fmt: skip


def _row(row: Row) -> Document:
    return {
        "line": row.line, "title": row.title, "kind": row.kind, "type": row.type, "percent": row.percent,
        "url": row.url, "by": row.by, "stars": row.stars, "notes": row.notes,
    }  # fmt: skip
