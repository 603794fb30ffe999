"""Lists of items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from study.core import words
from study.core.items import LEFT_OUT, ItemRow
from study.screen.document import Document, fields, reference
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


STYLES = {"done": "high", "started": "middle", "skipped": "quiet"}


def page(items: Iterable[ItemRow], today: date) -> Page:
    """Items grouped by curriculum and phase, the resources of each curriculum together."""
    page = Page()
    group: tuple[str, str | None, bool] | None = None
    table: list[list[Cell]] = []
    for one in items:
        here = (one.item.curriculum, one.item.phase if one.work else None, one.work)
        if here != group:
            page.table(table, flexible=2, right=(0, 3), indent=1)
            page.heading(_heading(one))
            table, group = [], here
        table.append(_row(one, today))
    page.table(table, flexible=2, right=(0, 3), indent=1)
    if group is None:
        page.line("No items here.")
    return page


def _row(one: ItemRow, today: date) -> list[Cell]:
    remark = LEFT_OUT.get(one.left_out or "", "")
    if not remark and one.due and one.status != "done":
        remark = f"due {words.short(one.due, today)}"
    return [
        Span(str(one.item.number), "number"),
        Span(_mark(one.status, one.percent), STYLES.get(one.status, "")),
        one.item.title,
        words.minutes(one.effort) if one.work and one.effort else "",
        Span(one.item.kind, "kind"),
        Span(remark, "quiet"),
    ]


def _heading(one: ItemRow) -> str:
    if not one.work:
        return f"{one.item.curriculum} · resources"
    return f"{one.item.curriculum} · {one.item.phase}" if one.item.phase else one.item.curriculum


def _mark(status: str, percent: int) -> str:
    return {"done": "done", "skipped": "skip", "open": ""}.get(status, f"{percent} %")


def backlog_page(items: Sequence[ItemRow]) -> Page:
    """A row for each item, by curriculum, and the way into the plan."""
    page = Page()
    if not items:
        page.line("The backlog is empty.")
        page.line("To keep something for later: ", Span('study add "Reinforcement learning" --backlog', "command"))
        return page
    for curriculum, group in groupby(items, key=lambda one: one.item.curriculum):
        page.heading(f"{curriculum} · backlog")
        page.table([_backlog_row(one) for one in group], flexible=1, right=(0, 3), indent=1)
    page.gap()
    page.line("To plan one: ", Span(f"study include {items[0].item.number}", "command"))
    return page


def _backlog_row(one: ItemRow) -> list[Cell]:
    remarks = [f"{one.percent} %"] if one.percent else []
    return [
        Span(str(one.item.number), "number"),
        one.item.title,
        Span(one.item.kind, "kind"),
        words.minutes(one.effort) if one.effort else "",
        Span(" ".join([*remarks, *one.tags]), "quiet"),
    ]


def document(items: Iterable[ItemRow]) -> Document:
    """``study.list/1``."""
    told = "status percent effort remaining due left_out tags"
    return {"items": [reference(one.item) | fields(one, told) for one in items]}


def backlog_document(items: Iterable[ItemRow]) -> Document:
    """``study.backlog/1``."""
    return {"items": [reference(one.item) | fields(one, "percent effort url tags") for one in items]}
