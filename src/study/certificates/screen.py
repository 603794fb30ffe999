"""Certificates with every attempt at them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.core.competitions import Attempt, Certificate
from study.screen.document import Document, fields, reference
from study.screen.page import NARROW, Cell, Page, Span, bar


def page(certificates: Sequence[Certificate], today: date, remark: str = "") -> Page:
    """What was done, and the certificates."""
    page = Page()
    if remark:
        page.line(f"{remark}:")
    _rows(page, certificates, today, 1)
    if not certificates:
        page.line("You have no certificates yet. Add one: ", Span("study certificate add TITLE", "command"))
    return page


def section(page: Page, certificates: Sequence[Certificate], today: date) -> None:
    """The certificates in a report."""
    if certificates:
        page.heading("Certificates")
        _rows(page, certificates, today, 2)


def _rows(page: Page, certificates: Sequence[Certificate], today: date, indent: int) -> None:
    """A line for each certificate, and one below it for each attempt."""
    rows: list[list[Cell]] = []
    for certificate in certificates:
        named = Span(str(certificate.item.number), "number"), Span(certificate.item.title, "title")
        reached = bar(certificate.percent, NARROW), f"{certificate.percent} %"
        rows.append([*named, *reached, Span(_remark(certificate, today), "quiet")])
        rows += [[_attempt(attempt, today)] for attempt in certificate.attempts]
    page.table(rows, flexible=1, right=(0, 3), indent=indent)


def _remark(certificate: Certificate, today: date) -> str:
    remarks = [f"{words.minutes(certificate.logged)} logged"] if certificate.logged else []
    if certificate.closed:
        remarks.append("no longer offered")
    elif certificate.due and not certificate.passed:
        remarks.append(f"due {words.short(certificate.due, today)}")
    return " · ".join(remarks)


def _attempt(attempt: Attempt, today: date) -> Span:
    day = f"{words.short(attempt.day, today)}: " if attempt.day else ""
    score = f" with {attempt.score:g}" if attempt.score is not None else ""
    note = " ".join(attempt.note.split())
    result, style = ("passed", "ahead") if attempt.passed else ("not passed", "quiet")
    return Span(f"  - {day}{result}{score}{f' · {note}' if note else ''}", style)


def document(certificates: Sequence[Certificate]) -> Document:
    """``study.certificates/1``."""
    return {"certificates": list(map(certificate, certificates))}


def certificate(certificate: Certificate) -> Document:
    described = reference(certificate.item) | fields(certificate, "percent closed due passed logged")
    return described | {"attempts": [fields(sitting, "day:on passed score note") for sitting in certificate.attempts]}
