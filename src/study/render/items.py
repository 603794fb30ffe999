"""Lists of items, and one item whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from study.domain.overview import Listed, Whole
from study.domain.progress import Entry
from study.render import words
from study.render.page import Cell, Page, Span, bar

LEFT_OUT = {
    "optional": "optional",
    "ongoing": "ongoing, not planned",
    "path": "not on this path",
    "choice": "another is chosen",
}  # fmt: skip


def listing(items: Iterable[Listed], today: date) -> Page:
    """Items grouped by curriculum and phase, the resources of each curriculum together."""
    page = Page()
    group: tuple[str, str | None, bool] | None = None
    table: list[list[Cell]] = []
    for one in items:
        here = (one.item.curriculum, one.item.phase if one.work else None, one.work)
        if here != group:
            page.table(table, flexible=2, right=(0, 3), indent=1)
            page.gap()
            page.line(Span(_heading(one), "heading"))
            table, group = [], here
        table.append(_row(one, today))
    page.table(table, flexible=2, right=(0, 3), indent=1)
    if group is None:
        page.line("No items here.")
    return page


def _row(one: Listed, today: date) -> list[Cell]:
    remark = LEFT_OUT.get(one.left_out or "", "")
    if not remark and one.due and one.status != "done":
        remark = f"due {words.short(one.due, today)}"
    return [
        Span(str(one.item.number), "number"), Span(_mark(one.status, one.percent), _STYLES.get(one.status, "")),
        one.item.title, words.minutes(one.effort) if one.work and one.effort else "",
        Span(one.item.kind, "kind"), Span(remark, "quiet"),
    ]  # fmt: skip


_STYLES = {"done": "high", "started": "middle", "skipped": "quiet"}


def _heading(one: Listed) -> str:
    if not one.work:
        return f"{one.item.curriculum} · resources"
    return f"{one.item.curriculum} · {one.item.phase}" if one.item.phase else one.item.curriculum


def _mark(status: str, percent: int) -> str:
    return {"done": "done", "skipped": "skip", "open": ""}.get(status, f"{percent} %")


def whole(item: Whole) -> Page:
    """One item with its history."""
    page = Page()
    page.line(Span(f"{item.item.number}  {item.item.title}", "heading"))
    page.line(Span(f"{item.item.ref} · {item.type or item.item.kind}", "quiet"))
    page.gap()
    page.table(list(_facts(item)), flexible=1, indent=2)
    if item.notes:
        page.gap()
        for line in item.notes.splitlines():
            page.line("  " + line)
    if item.sessions:
        page.gap()
        page.line(Span("Planned", "heading"))
        page.table(
            [[words.weekday(day, item.today), words.minutes(minutes)] for day, minutes in item.sessions],
            right=(1,),
            indent=2,
        )
    if item.entries:
        page.gap()
        page.line(Span("History", "heading"))
        page.table([_entry(entry, item.today) for entry in item.entries], flexible=2, indent=2)
    return page


def _facts(item: Whole) -> Iterable[list[Cell]]:
    if item.status in ("started", "done"):
        yield ["Progress", f"{item.percent} %", bar(item.percent, 20)]
    yield ["Status", item.status]
    if item.left_out:
        yield ["In the plan", LEFT_OUT.get(item.left_out, item.left_out)]
    span = words.minutes(item.likely)
    if item.low != item.high:
        span += f" ({words.minutes(item.low)} to {words.minutes(item.high)})"
    if item.likely:
        yield ["Effort", span + (", estimated from its kind" if item.estimated else "")]
    if item.logged:
        yield ["Logged", words.minutes(item.logged)]
    if item.work and item.remaining != item.likely and item.status != "done":
        yield ["Remaining", words.minutes(item.remaining)]
    if item.due:
        yield ["Due", words.weekday(item.due, item.today)]
    if item.requires:
        yield ["Requires", ", ".join(item.requires)]
    for name, text in (("By", item.by), ("List", item.list), ("Address", item.url)):
        if text:
            yield [name, text]
    if item.stars is not None:
        yield ["Stars", str(item.stars)]


def _entry(entry: Entry, today: date) -> list[Cell]:
    what = {"time": "logged", "skip": "skipped", "reopen": "opened again"}.get(entry.kind, entry.kind)
    if entry.percent is not None:
        what = f"{entry.percent} %"
    if entry.minutes:
        what += f" {words.minutes(entry.minutes)}"
    return [words.short(entry.day, today), what, Span(entry.note, "quiet")]
