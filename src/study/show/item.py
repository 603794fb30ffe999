"""One item whole: what is known of it, what is planned of it, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from study.core import words
from study.core.items import LEFT_OUT, WORDS, Entry, Item, ItemRecord
from study.kaggle import screen as kaggle
from study.screen.document import Document, fields, material, reference
from study.screen.page import WIDE, Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.competitions import Competition
    from study.core.deadlines import Binding


def page(record: ItemRecord, competition: Competition | None) -> Page:
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
    if known.listed.url:
        page.address(known.listed.url, indent=2)
    if known.notes:
        page.gap()
        page.prose(known.notes, indent=2)
    _materials(page, record)
    _sessions(page, record)
    if competition is not None:
        kaggle.history(page, competition, record.today)
    if record.entries:
        page.heading("History")
        page.table([_entry(entry, record.today) for entry in record.entries], flexible=2, indent=2)
    return page


def _materials(page: Page, record: ItemRecord) -> None:
    """From what to learn it: the unfinished materials of its module, if it is work without a link of its own."""
    if not record.details.listed.work or record.details.listed.url:
        return
    if record.materials:
        page.heading("Materials")
    for one in record.materials:
        percent = Span(f"  {one.percent} %" if one.percent else "", "quiet")
        number = Span(str(one.item.number), "number")
        page.line(
            "  ", number, "  ", Span(one.item.title, "title", link=one.url), Span(f"  {one.item.kind}", "kind"), percent
        )
        if one.url:
            page.address(one.url, indent=4)


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
    for name, text in (("By", known.by), ("List", known.list), ("Tags", " ".join(one.tags))):
        if text:
            yield [name, text]
    if known.stars is not None:
        yield ["Stars", str(known.stars)]
    said = {key: text for key, text in record.said.items() if text != words.minutes(one.effort)}
    if said:
        yield ["Author", ", ".join(f"{key} {text}" for key, text in said.items())]


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


def document(record: ItemRecord, competition: Competition | None) -> Document:
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
        "said": record.said,
        "resources": [material(one) for one in record.materials],
        **fields(listed, "tags"),
        **fields(known, "notes"),
        "competition": competition and kaggle.competition_facts(competition, record.today),
    }
