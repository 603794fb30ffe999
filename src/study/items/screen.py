"""Lists of items, one item whole, and what became of those that were changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from study.core import words
from study.core.entries import Entry
from study.core.items import Item
from study.core.listing import LEFT_OUT, Listed, Whole
from study.deadlines.screen import named
from study.kaggle import screen as kaggle
from study.kaggle.screen import log_facts
from study.log.screen import WORDS
from study.screen.document import Document, day_of, dumped, reference
from study.screen.page import WIDE, Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Binding


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
    known, named = item.details, item.details.listed.item
    page.line(Span(f"{named.number}  {named.title}", "heading"))
    page.line(Span(f"{named.ref} · {known.type or named.kind}", "quiet"))
    page.gap()
    page.table(list(_facts(item)), flexible=1, indent=2)
    if known.notes:
        page.gap()
        for line in known.notes.splitlines():
            page.line("  " + line)
    if item.sessions:
        page.gap()
        page.line(Span("Planned", "heading"))
        page.table(
            [
                [words.weekday(day, item.today), words.minutes(minutes), Span("pinned" * (day in item.pinned), "quiet")]
                for day, minutes in item.sessions
            ],
            right=(1,),
            indent=2,
        )
    if item.competition:
        kaggle.history(page, item.competition, item.today)
    if item.entries:
        page.gap()
        page.line(Span("History", "heading"))
        page.table([_entry(entry, item.today) for entry in item.entries], flexible=2, indent=2)
    return page


def _facts(item: Whole) -> Iterable[list[Cell]]:
    known, one = item.details, item.details.listed
    if one.status in ("started", "done"):
        yield ["Progress", f"{one.percent} %", bar(one.percent, WIDE)]
    yield ["Status", one.status]
    if one.left_out:
        yield ["In the plan", LEFT_OUT.get(one.left_out, one.left_out)]
    span = words.minutes(one.effort)
    if known.low != known.high:
        span += f" ({words.minutes(known.low)} to {words.minutes(known.high)})"
    if one.effort:
        yield ["Effort", span + (", estimated from its kind" if known.estimated else "")]
    if known.logged:
        yield ["Logged", words.minutes(known.logged)]
    if one.work and one.remaining != one.effort and one.status != "done":
        yield ["Remaining", words.minutes(one.remaining)]
    if item.due:
        yield ["Due", words.weekday(item.due.due, item.today) + _for(item.due, one.item.number)]
    if item.requires:
        yield ["Requires", ", ".join(item.requires)]
    for name, text in (("By", known.by), ("List", known.list), ("Address", one.url), ("Tags", " ".join(one.tags))):
        if text:
            yield [name, text]
    if known.stars is not None:
        yield ["Stars", str(known.stars)]
    if item.competition:
        yield from kaggle.facts(item.competition, item.today)


def _for(due: Binding, number: int) -> str:
    """Whose date it is, if not the item's own."""
    of = due.of
    if isinstance(of, Item):
        return "" if of.number == number else f", for {of.number} {of.title}"
    return f", with all of {of.title}"


def _entry(entry: Entry, today: date) -> list[Cell]:
    what = WORDS.get(entry.kind, entry.kind)
    if entry.percent is not None:
        what = f"{entry.percent} %"
    if entry.minutes:
        what += f" {words.minutes(entry.minutes)}"
    return [words.short(entry.day, today), what, Span(entry.note, "quiet")]


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
        page.table([_backlog_row(one) for one in group], flexible=1, right=(0, 3), indent=1)
    page.gap()
    page.line("To plan one: ", Span(f"study include {items[0].item.number}", "command"))
    return page


def _backlog_row(one: Listed) -> list[Cell]:
    remarks = [f"{one.percent} %"] if one.percent else []
    return [
        Span(str(one.item.number), "number"), one.item.title, Span(one.item.kind, "kind"),
        words.minutes(one.effort) if one.effort else "", Span(" ".join([*remarks, *one.tags]), "quiet"),
    ]  # fmt: skip


def views_listing(found: Iterable[Listed]) -> str:
    """``study.list/1``."""
    items = [
        {
            **reference(one.item), "status": one.status, "percent": one.percent, "effort": one.effort,
            "remaining": one.remaining, "due": day_of(one.due), "left_out": one.left_out, "tags": list(one.tags),
        }
        for one in found
    ]  # fmt: skip
    return dumped("study.list/1", {"items": items})


def backlog(found: Iterable[Listed]) -> str:
    """``study.backlog/1``."""
    items = [
        {
            **reference(one.item), "percent": one.percent, "effort": one.effort, "url": one.url,
            "tags": list(one.tags),
        }
        for one in found
    ]  # fmt: skip
    return dumped("study.backlog/1", {"items": items})


def item(found: Whole) -> str:
    """``study.item/1``."""
    known, one = found.details, found.details.listed
    return dumped(
        "study.item/1",
        {
            **reference(one.item), "status": one.status, "percent": one.percent,
            "effort": one.effort, "low": known.low, "high": known.high, "estimated": known.estimated,
            "remaining": one.remaining, "logged": known.logged, "due": day_of(one.due), "left_out": one.left_out,
            "binding": {"due": str(found.due.due), "of": named(found.due.of)} if found.due else None,
            "requires": found.requires,
            "sessions": [
                {"date": str(day), "minutes": minutes, "pinned": day in found.pinned} for day, minutes in found.sessions
            ],
            "entries": [_views_entry(one) for one in found.entries],
            "type": known.type, "list": known.list, "url": one.url, "by": known.by, "stars": known.stars,
            "tags": list(one.tags), "notes": known.notes,
            "competition": log_facts(found.competition, found.today) if found.competition else None,
        },
    )  # fmt: skip


def _views_entry(entry: Entry) -> Document:
    return {
        "kind": entry.kind, "on": str(entry.day), "minutes": entry.minutes,
        "percent": entry.percent, "note": entry.note,
    }  # fmt: skip
