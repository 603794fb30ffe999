"""What was taken in from a learning log, or would be."""

from __future__ import annotations

from collections.abc import Iterator

from study.core import words
from study.importing.log.rules import List, LogDifference, LogFile, LogImport
from study.screen import problems
from study.screen.document import Document, fields, problem
from study.screen.page import NARROW, Cell, Page, Span, bar

Count = tuple[int, str, str]
"""So many of what is called so, in the singular and the plural."""


def page(imported: LogImport, again: str) -> Page:
    """The lists in figures, what was not understood, and what is new; ``again`` is the command that takes it in."""
    page, source = Page(), imported.source
    page.table([_list(rows) for rows in source.log.lists], flexible=0, right=(1, 3))
    page.gap()
    lines = source.text.split("\n") if source.problems else []
    for fault in source.problems:
        problems.problem(page, fault, lines, "warning")
    page.gap()
    page.line(Span(source.file, "title"), ": ", ", ".join(_held(source)) or "it shows no progress", ".")
    if source.prose:
        page.line(Span(f"{words.counted(source.prose, 'line')} without progress left alone.", "quiet"))
    _outcome(page, imported, again)
    return page


def _list(rows: List) -> list[Cell]:
    """How many rows, and how far they are on average."""
    percent = sum(row.percent or 0 for row in rows.rows) // len(rows.rows)
    heading = rows.heading or Span("without a heading", "quiet")
    return [heading, words.counted(len(rows.rows), "row"), bar(percent, NARROW), f"{percent} %"]


def _held(source: LogFile) -> Iterator[str]:
    """What there is in the file, in figures."""
    log, rows = source.log, [row for _, row in source.log.rows]
    competitions = sum(row.kind == "competition" for row in rows)
    done = sum(row.percent == 100 for row in rows)
    return _counted(
        (len(rows), "item", ""),
        (competitions, "of them a competition", "of them competitions"),
        (done, "done", "done"),
        (len(log.goals), "goal", ""),
        (len(log.weeks), "week of the journal", "weeks of the journal"),
        (len(log.lessons), "lesson", ""),
        (len(log.backlog), "in the backlog", "in the backlog"),
        (len(source.problems), "place not understood", "places not understood"),
    )


def _outcome(page: Page, imported: LogImport, again: str) -> None:
    new = ", ".join(_news(imported.difference))
    if not new:
        page.line(
            "Nothing was changed: everything in it is already here."
            if imported.source.log.rows
            else "Nothing was changed."
        )
    elif imported.written:
        page.line("Imported: ", Span(new, "ahead"), f" · curriculum {imported.to}")
        page.line("See it: ", Span("study report", "command"))
    else:
        page.line("Would import: ", new, f" · curriculum {imported.to}")
        page.line("Nothing was changed. Import it with: ", Span(again, "command"))


def _news(difference: LogDifference) -> Iterator[str]:
    yield from _counted(
        (len(difference.added), "new item", ""),
        (len(difference.updates), "item changed", "items changed"),
        (len(difference.goals), "goal", ""),
        (len(difference.texts), "text of the journal", "texts of the journal"),
        (len(difference.lessons), "lesson", ""),
        (len(difference.backlog), "in the backlog", "in the backlog"),
    )
    if difference.same and not difference.is_empty:
        yield f"{difference.same} already known"


def _counted(*counts: Count) -> Iterator[str]:
    return (words.counted(count, one, many) for count, one, many in counts if count)


def document(imported: LogImport) -> Document:
    """``study.import/1``: what was read, what of it was new, and what was not understood."""
    source, log, difference = imported.source, imported.source.log, imported.difference
    return fields(source, "file") | fields(
        imported,
        "to:curriculum written",
        lists=[{"list": rows.heading, "items": [fields(row, ROW) for row in rows.rows]} for rows in log.lists],
        **_lengths(log, "goals weeks lessons backlog"),
        prose=source.prose,
        new={
            "added": len(difference.added),
            "changed": len(difference.updates),
            "known": difference.same,
            **_lengths(difference, "goals texts lessons backlog"),
        },
        problems=[problem(fault) for fault in source.problems],
    )


ROW = "line title kind type percent url by stars notes"


def _lengths(value: object, names: str) -> dict[str, int]:
    return {name: len(getattr(value, name)) for name in names.split()}
