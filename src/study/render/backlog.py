"""What is wanted and not planned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from study.core import words
from study.core.listing import Listed
from study.screen.page import Cell, Page, Span


def screen(items: Sequence[Listed]) -> Page:
    """A row for each item, by curriculum, and the way into the plan."""
    page = Page()
    if not items:
        page.line("The backlog is empty.")
        page.line("For later: ", Span('study add "Reinforcement learning" --backlog', "command"))
        return page
    for curriculum, group in groupby(items, key=lambda one: one.item.curriculum):
        page.gap()
        page.line(Span(f"{curriculum} · backlog", "heading"))
        page.table([_row(one) for one in group], flexible=1, right=(0, 3), indent=1)
    page.gap()
    page.line("To plan one: ", Span(f"study include {items[0].item.number}", "command"))
    return page


def _row(one: Listed) -> list[Cell]:
    remarks = [f"{one.percent} %"] if one.percent else []
    return [
        Span(str(one.item.number), "number"), one.item.title, Span(one.item.kind, "kind"),
        words.minutes(one.effort) if one.effort else "", Span(" ".join([*remarks, *one.tags]), "quiet"),
    ]  # fmt: skip
