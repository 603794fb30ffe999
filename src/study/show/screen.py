"""A module, a phase or a curriculum as a page: what its author says, what it holds, and the commands to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from study.core import words
from study.core.items import LEFT_OUT
from study.screen.document import Document, fields, plain
from study.screen.page import WIDE, Cell, Page, Span, bar
from study.show import texts
from study.show.rules import Entry, Section

MOST = 40
"""Items that are listed one by one of something that is followed; a file is shown whole."""


def page(section: Section, today: date, *, is_file: bool = False, hint: str = "") -> Page:
    """Everything its author wrote about it, and its parts. Of a file also what is written about each item."""
    page = Page()
    page.line(Span(section.title, "heading"))
    page.line(Span(f"{section.ref} · {section.kind}", "quiet"))
    page.gap()
    page.table([*_facts(section, today), *texts.facts(section.texts)], flexible=1, indent=2)
    texts.prose(page, section.texts)
    texts.schedule(page, section, today)
    if hint:
        page.gap()
        page.line(Span(hint, "quiet"))
    _items(page, section, today, is_file)
    if section.kind != "curriculum":
        _entries(page, "Materials", section.materials, 2, is_file)
    for part in section.sections:
        _part(page, part, today, is_file)
    if section.kind == "curriculum":
        _entries(page, "Materials of the whole curriculum", section.materials, 0, is_file)
    _entries(page, "Backlog", section.backlog if is_file else [], 0, is_file)
    _commands(page, section, is_file)
    return page


def _facts(section: Section, today: date) -> Iterator[list[Cell]]:
    if section.percent is not None:
        yield ["Progress", f"{section.percent} %", bar(section.percent, WIDE)]
    count = sum(entry.left_out is None for entry in section.all_work())
    if count:
        yield ["Work", f"{words.counted(count, 'item')}, {words.hours(section.effort)} h"]
    if section.planned:
        yield ["Plan", words.span(*section.planned, today)]
    if section.due:
        yield ["Due", words.weekday(section.due, today)]


def _part(page: Page, part: Section, today: date, is_file: bool) -> None:
    """A phase, or a module with what it holds."""
    page.gap()
    indent = 4 if part.kind == "module" else 2
    cells: list[Cell] = [" " * (indent - 2), Span(part.title, "heading" if part.kind == "phase" else "title")]
    if part.percent is not None:
        cells.append(Span(f"   {part.percent} %", "quiet"))
    page.line(*cells)
    planned = [f"planned {words.span(*part.planned, today)}"] if part.planned else []
    count = [words.counted(len(part.work), "item")] if part.work and not is_file else []
    facts = [part.ref, *count, *texts.remarks(part.texts), *planned]
    page.line(" " * indent, Span(" · ".join(facts), "quiet"))
    texts.prose(page, part.texts, indent)
    _entries(page, "", part.work if is_file else [], indent, is_file)
    _entries(page, "Materials", part.materials, indent, is_file)
    for inside in part.sections:
        _part(page, inside, today, is_file)


def _items(page: Page, section: Section, today: date, is_file: bool) -> None:
    """The items of what is looked at itself: of a file with all that is said of them."""
    if is_file:
        _entries(page, "", section.work, 2, is_file)
    elif section.work:
        _table(page, section.work, today)


def _table(page: Page, work: Sequence[Entry], today: date) -> None:
    """The items of what is followed: each has its own `show`."""
    page.gap()
    page.table([_row(entry, today) for entry in work[:MOST]], flexible=2, right=(0, 3), indent=2)
    if len(work) > MOST:
        page.line(f"  and {len(work) - MOST} more: ", Span("study list", "command"))


def _row(entry: Entry, today: date) -> list[Cell]:
    state = {"done": "done", "skipped": "skip", "open": ""}.get(entry.status, f"{entry.percent} %")
    when = LEFT_OUT.get(entry.left_out or "") or (words.span(*entry.planned, today) if entry.planned else "")
    return [
        Span(str(entry.number), "number"),
        Span(state, {"done": "high", "started": "middle"}.get(entry.status, "quiet")),
        Span(entry.title, link=entry.url),
        words.minutes(entry.effort) if entry.effort else "",
        Span(entry.kind, "kind"),
        Span("" if entry.status in ("done", "skipped") else when, "quiet"),
    ]


def _entries(page: Page, heading: str, entries: Sequence[Entry], indent: int, is_file: bool) -> None:
    """Items or materials, each with its address on a line of its own and, of a file, all that is said of it."""
    if heading and entries:
        page.gap()
        page.line(" " * indent, Span(heading, "title" if indent else "heading"))
    indent = max(indent, 2)
    for entry in entries:
        number = [Span(f"{entry.number}  ", "number")] if entry.number else []
        page.line(" " * indent + "- ", *number, Span(entry.title, "title", link=entry.url), *_remarks(entry, is_file))
        if entry.url:
            page.address(entry.url, indent + 2)
        texts.prose(page, entry.texts, indent + 2)


def _remarks(entry: Entry, is_file: bool) -> list[Cell]:
    """Kind, author, time and how far one is, behind the title."""
    said = [entry.kind, str(entry.texts.get("by") or "")]
    if entry.effort and is_file and "effort" not in entry.texts and entry.kind not in LINKS:
        said.append(words.minutes(entry.effort))
    said += texts.remarks(entry.texts)
    if entry.percent and "progress" not in entry.texts:
        said.append(f"{entry.percent} %")
    return [Span("  " + " · ".join(filter(None, said)), "quiet")]


LINKS = ("course", "book", "paper", "video", "article", "docs", "site", "code", "competition", "certificate")
"""Kinds whose time is only worth a word where the author gives one."""


def _commands(page: Page, section: Section, is_file: bool) -> None:
    page.gap()
    if is_file:
        page.line("Plan it: ", Span(f"study enroll {section.id} --hours 10", "command"))
        return
    waiting = section.open_work()
    if waiting:
        number = waiting[0].number
        opening = f"   study open {number}" if section.is_linked(waiting[0]) else ""
        page.line("Next: ", Span(f"study show {number}", "command"), Span(opening, "command"))
    if section.kind != "curriculum":
        page.line("All of it: ", Span(f"study show {section.curriculum}", "command"))
    elif section.sections:
        first = next(iter(section.sections[0].sections), section.sections[0])
        page.line("A part of it: ", Span(f"study show {first.ref}", "command"))


def document(section: Section) -> Document:
    """``study.curriculum/1``, ``study.phase/1`` and ``study.module/1``: the file's keys with what it says, and more."""
    planned = section.planned
    return {
        **fields(section, "ref title kind curriculum phase module"),
        **{key: _typed(key, said) for key, said in section.texts.items()},
        **fields(section, "percent due effort"),
        "planned_start": plain(planned[0]) if planned else None,
        "planned_finish": plain(planned[1]) if planned else None,
        "items": [_entry(section, one) for one in section.work],
        "resources": [_entry(section, one) for one in section.materials],
        **({"backlog": [_entry(section, one) for one in section.backlog]} if section.kind == "curriculum" else {}),
        **_inside(section),
    }


def _inside(section: Section) -> Document:
    if section.kind == "module":
        return {}
    return {"phases" if section.kind == "curriculum" else "modules": [document(one) for one in section.sections]}


def _entry(section: Section, one: Entry) -> Document:
    where = {"curriculum": section.curriculum, "phase": section.phase, "module": section.module}
    named = {"item": one.number, "ref": f"{section.curriculum}/{one.id}", **fields(one, "title kind"), **where}
    said = {key: _typed(key, text) for key, text in one.texts.items() if key not in named}
    return named | said | fields(one, "status percent effort url left_out")


def _typed(key: str, said: object) -> object:
    """What a file says, where it is a number or a truth value, as one; every other text as it stands there."""
    if key in ("optional", "parallel", "closed"):
        return str(said).lower() in ("true", "yes")
    return int(said) if key in ("choose", "stars") and isinstance(said, str) and said.isdecimal() else said
