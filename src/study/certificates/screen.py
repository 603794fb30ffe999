"""Certificates with every attempt at them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.certificates.rules import Attempt, Certificate
from study.core import words
from study.screen.document import Document, day_of, dumped, reference
from study.screen.page import NARROW, Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def screen(found: Sequence[Certificate], today: date, said: str = "") -> Page:
    """What was done, and the certificates."""
    page = Page()
    if said:
        page.line(f"{said}:")
    _rows(page, found, today, 1)
    if not found:
        page.line("You have no certificates yet. Take one up: ", Span("study certificate add TITLE", "command"))
    return page


def section(page: Page, found: Sequence[Certificate], today: date) -> None:
    """The certificates in a report."""
    if found:
        page.gap()
        page.line(Span("Certificates", "heading"))
        _rows(page, found, today, 2)


def _rows(page: Page, found: Sequence[Certificate], today: date, indent: int) -> None:
    """A line for each certificate, and one below it for each attempt."""
    rows: list[list[Cell]] = []
    for one in found:
        rows.append(
            [
                Span(str(one.item.number), "number"), Span(one.item.title, "title"), bar(one.percent, NARROW),
                f"{one.percent} %", Span(_remark(one, today), "quiet"),
            ]
        )  # fmt: skip
        rows += [[_attempt(attempt, today)] for attempt in one.attempts]
    page.table(rows, flexible=1, right=(0, 3), indent=indent)


def _remark(one: Certificate, today: date) -> str:
    remarks = [f"{words.minutes(one.logged)} logged"] if one.logged else []
    if one.closed:
        remarks.append("no longer offered")
    elif one.due and not one.passed:
        remarks.append(f"due {words.short(one.due, today)}")
    return " · ".join(remarks)


def _attempt(one: Attempt, today: date) -> Span:
    day = f"{words.short(one.day, today)}: " if one.day else ""
    score = f" with {one.score:g}" if one.score is not None else ""
    note = " ".join(one.note.split())
    result = "passed" if one.passed else "not passed"
    return Span(f"  - {day}{result}{score}{f' · {note}' if note else ''}", "ahead" if one.passed else "quiet")


def certificate(one: Certificate) -> Document:
    return {
        **reference(one.item), "percent": one.percent, "closed": one.closed, "due": day_of(one.due),
        "passed": one.passed, "logged": one.logged,
        "attempts": [
            {"on": day_of(attempt.day), "passed": attempt.passed, "score": attempt.score, "note": attempt.note}
            for attempt in one.attempts
        ],
    }  # fmt: skip


def certificates(found: Iterable[Certificate]) -> str:
    """``study.certificates/1``."""
    return dumped("study.certificates/1", {"certificates": [certificate(one) for one in found]})
