"""The curricula shipped with the program."""

from __future__ import annotations

from collections.abc import Iterable

from study.domain.enrollment import Offer
from study.render import words
from study.render.page import Page, Span


def screen(offers: Iterable[Offer]) -> Page:
    """A row for each, and how to take one up."""
    page = Page()
    rows = [
        [
            Span(one.id, "number"), one.title, words.counted(one.items, "item"),
            words.counted(one.resources, "resource") if one.resources else "", f"{words.hours(one.effort.likely)} h",
            Span(one.pace or "", "quiet"),
        ]
        for one in offers
    ]  # fmt: skip
    page.table(rows, flexible=1, right=(2, 3, 4))
    page.gap()
    page.line("Plan one: ", Span("study enroll hf-four-week --hours 10", "command"))
    return page
