"""Problems of curriculum files, with the line they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from study.core import words
from study.errors import Problem
from study.screen.page import Page, Span
from study.screen.text import ELLIPSIS, clean, fitted, width_of

LONGEST = 70  # cells of a line that is shown

LEAST_AFTER = 20  # of these, from the fault on


def screen(files: Iterable[tuple[str, Sequence[Problem], Sequence[Problem]]]) -> Page:
    """Files as (text, problems, warnings): every problem, then every warning, then how many; there is nothing to count
    of a single file that is not there."""
    page = Page()
    counts = [0, 0]
    lone = False
    for text, problems, warnings in files:
        lines = text.split("\n") if text else []
        for found, style in ((problems, "problem"), (warnings, "warning")):
            for fault in found:
                problem(page, fault, lines, style)
        lone = [fault.line for fault in problems] == [0]
        counts = [counts[0] + len(problems), counts[1] + len(warnings)]
    if counts != [1, 0] or not lone:
        page.line(summary(*counts))
    return page


def problem(page: Page, fault: Problem, source: list[str], style: str) -> None:
    """One problem: where and what; then the line with a caret, and the hint."""
    page.line(Span(f"{fault.place}: ", "quiet"), Span(fault.message, style))
    if not 0 < fault.line <= len(source):
        if fault.hint:
            page.line("   ", Span(fault.hint, "hint"))
        return
    before, after = _around(source[fault.line - 1], fault.column - 1)
    page.line(Span(f"{fault.line:>5} | ", "quiet"), before + after)
    margin, caret = Span("      | ", "quiet"), " " * width_of(before)
    if len(caret) + len(fault.hint) < LONGEST:
        page.line(margin, caret, Span(f"^ {fault.hint}".rstrip(), "hint"))
    else:
        page.line(margin, caret, Span("^", "hint"))
        page.line(margin, Span(fault.hint, "hint"))


def summary(problems: int, warnings: int) -> str:
    """``2 problems, 1 warning``."""
    if not problems and not warnings:
        return "No problems."
    return f"{words.counted(problems, 'problem')}, {words.counted(warnings, 'warning')}"


def _around(line: str, column: int) -> tuple[str, str]:
    """The line before and from a column on, harmless and cut to what can be shown."""
    start = max(column - LONGEST, 0)
    before, after = clean(line[start:column]), clean(line[column : column + LONGEST])
    room = LONGEST - min(width_of(after), LEAST_AFTER)
    while width_of(before) > room:
        before, start = before[1:], 1
    before = (ELLIPSIS if start else "") + before
    return before, fitted(after, LONGEST - width_of(before))
