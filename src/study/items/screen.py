"""Lists of items, and one item whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from study.core import words
from study.core.items import LEFT_OUT, WORDS, Entry, Item, ItemRecord, ItemRow
from study.kaggle import screen as kaggle
from study.screen.document import Document, fields, reference
from study.screen.page import WIDE, Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.competitions import Competition
    from study.core.deadlines import Binding


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


def item_page(record: ItemRecord, competition: Competition | None) -> Page:
    """One item with its history."""
    page, known = Page(), record.details
    item = known.listed.item
    facts = list(_facts(record))
    if competition is not None:
        facts += kaggle.facts(competition, record.today)
    page.line(Span(f"{item.number}  {item.title}", "heading"))
    page.line(Span(f"{item.ref} · {known.type or item.kind}", "quiet"))
    page.gap()
    page.table(facts, flexible=1, indent=2)
    if known.notes:
        page.gap()
        for line in known.notes.splitlines():
            page.line("  " + line)
    _sessions(page, record)
    if competition is not None:
        kaggle.history(page, competition, record.today)
    if record.entries:
        page.heading("History")
        page.table([_entry(entry, record.today) for entry in record.entries], flexible=2, indent=2)
    return page


def _sessions(page: Page, record: ItemRecord) -> None:
    if not record.sessions:
        return
    page.heading("Planned")
    rows: list[list[Cell]] = [
        [words.weekday(day, record.today), words.minutes(minutes), Span("pinned" * (day in record.pinned), "quiet")]
        for day, minutes in record.sessions
    ]
    page.table(rows, right=(1,), indent=2)


def _facts(record: ItemRecord) -> Iterator[list[Cell]]:
    known, one = record.details, record.details.listed
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
    if record.due:
        yield ["Due", words.weekday(record.due.due, record.today) + _for(record.due, one.item.number)]
    if record.requires:
        yield ["Requires", ", ".join(record.requires)]
    for name, text in (("By", known.by), ("List", known.list), ("Address", one.url), ("Tags", " ".join(one.tags))):
        if text:
            yield [name, text]
    if known.stars is not None:
        yield ["Stars", str(known.stars)]


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


def backlog_page(items: Sequence[ItemRow]) -> Page:
    """A row for each item, by curriculum, and the way into the plan."""
    page = Page()
    if not items:
        page.line("The backlog is empty.")
        page.line("For later: ", Span('study add "Reinforcement learning" --backlog', "command"))
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


def item_document(record: ItemRecord, competition: Competition | None) -> Document:
    """``study.item/1``."""
    known, listed = record.details, record.details.listed
    return {
        **reference(listed.item),
        **fields(listed, "status percent effort"),
        **fields(known, "low high estimated"),
        **fields(listed, "remaining"),
        **fields(known, "logged"),
        **fields(listed, "due left_out"),
        "binding": {"due": str(record.due.due), "of": reference(record.due.of)} if record.due else None,
        "requires": record.requires,
        "sessions": [
            {"date": str(day), "minutes": minutes, "pinned": day in record.pinned} for day, minutes in record.sessions
        ],
        "entries": [fields(entry, "kind day:on minutes percent note") for entry in record.entries],
        **fields(known, "type list"),
        **fields(listed, "url"),
        **fields(known, "by stars"),
        **fields(listed, "tags"),
        **fields(known, "notes"),
        "competition": competition and kaggle.competition_facts(competition, record.today),
    }
