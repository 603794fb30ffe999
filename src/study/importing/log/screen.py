"""What was taken in from a learning log, or would be."""

from __future__ import annotations

from collections.abc import Iterator

from study.core import words
from study.importing.log.rules import LeftOut, List, Log, LogDifference, LogFile, LogImport, Row
from study.screen import problems
from study.screen.document import Document, fields, problem
from study.screen.page import NARROW, Cell, Page, Span, bar

Count = tuple[int, str, str]
"""So many of what is called so, in the singular and the plural."""


MOST_LEFT = 12
"""Ranges of lines that are listed as left alone."""

FEW_DAYS = 4
"""Days that follow from headings and are told one by one."""


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
    _left_alone(page, source)
    _dates(page, imported, again)
    _outcome(page, imported, again)
    return page


def _left_alone(page: Page, source: LogFile) -> None:
    """How many lines were taken, and those that were not."""
    taken, left = source.lines - source.left, source.left_out
    if not source.left:
        page.line(Span(f"All {words.counted(source.lines, 'line')} taken." if source.lines > 1 else "", "quiet"))
        return
    page.line(Span(f"{taken} of {words.counted(source.lines, 'line')} taken. Left alone:", "quiet"))
    text = source.text.split("\n")
    told = {fault.line for fault in source.problems}
    left = tuple(one for one in left if one.first not in told)
    shown = [(_range(one), one.reason, text[one.first - 1].strip()) for one in left[:MOST_LEFT]]
    page.table([[Span(cell, "quiet") for cell in row] for row in shown], flexible=2, right=(0,), indent=2)
    if len(left) > MOST_LEFT:
        page.line(Span(f"  and {words.counted(len(left) - MOST_LEFT, 'more place')}", "quiet"))


def _range(left: LeftOut) -> str:
    return str(left.first) if left.first == left.last else f"{left.first}-{left.last}"


def _dates(page: Page, imported: LogImport, again: str) -> None:
    """Which days follow from headings or from what was typed, and what has none."""
    datings, undated = imported.difference.datings, imported.difference.undated
    of_headings = [dating for dating in datings if dating.reason]
    if len(of_headings) > FEW_DAYS:
        days = f"{of_headings[0].day} to {of_headings[-1].day}"
        count = words.counted(sum(dating.count for dating in of_headings), "item")
        page.line(f"{count} dated {days}, from {len(of_headings)} headings.")
        of_headings = []
    for dating in (*of_headings, *(dating for dating in datings if not dating.reason)):
        why = f', from "{dating.reason}"' if dating.reason else ""
        page.line(f"{words.counted(dating.count, 'item')} dated {dating.day}{why}.")
    if undated:
        what = "has no date, so goals and the heat map don't count it"
        if undated > 1:
            what = "have no date, so goals and the heat map don't count them"
        page.line(f"{words.counted(undated, 'item')} with progress {what}.")
        page.line("If you know the year: ", Span(f"{again} --year YEAR", "command"))


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
        (len(log.texts), "text", ""),
        (len(source.problems), "place not understood", "places not understood"),
    )


def _outcome(page: Page, imported: LogImport, again: str) -> None:
    new = ", ".join(_news(imported.difference))
    if not new:
        page.line(
            "Nothing was changed: everything in it is already here."
            if imported.source.log != Log()
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
        (len(difference.notes), "text", ""),
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
        lists=[{"list": rows.heading, "items": [_row(row) for row in rows.rows]} for rows in log.lists],
        **_lengths(log, "goals weeks lessons backlog"),
        prose=source.left,
        lines=source.lines,
        texts=len(log.texts),
        left_out=[fields(left, "first:from last:to reason") for left in source.left_out],
        dated=[fields(dating, "day:date reason count:items") for dating in difference.datings],
        undated=difference.undated,
        new={
            "added": len(difference.added),
            "changed": len(difference.updates),
            "known": difference.same,
            **_lengths(difference, "goals texts lessons backlog notes"),
        },
        problems=[problem(fault) for fault in source.problems],
    )


ROW = "line title kind type percent url by stars notes"


def _row(row: Row) -> Document:
    """``minutes`` are what a row says it takes, ``date`` the day it reached its per cent on."""
    low, high = row.effort or (None, None)
    return fields(row, ROW) | {"minutes": {"low": low, "high": high} if low else None} | fields(row, "day:date")


def _lengths(value: object, names: str) -> dict[str, int]:
    return {name: len(getattr(value, name)) for name in names.split()}
