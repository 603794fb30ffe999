"""The curricula shipped with the program."""

from __future__ import annotations

from collections.abc import Iterable

from study.core import words
from study.core.enrollment import Offer
from study.screen.page import Cell, Page, Span


def screen(offers: Iterable[Offer]) -> Page:
    """A row for each, and how to take one up."""
    page = Page()
    rows: list[list[Cell]] = []
    for one in offers:
        rows.append(
            [
                Span(one.id, "number"),
                words.counted(one.items, "item"),
                words.counted(one.resources, "resource") if one.resources else "",
                f"{words.hours(one.effort.likely)} h",
                Span(one.pace or "", "quiet"),
            ]
        )
        rows.append([Span(f"  {one.title}", "title")])
    page.table(rows, right=(1, 2, 3))
    page.gap()
    page.line("Plan one: ", Span("study enroll hf-four-week --hours 10", "command"))
    return page
