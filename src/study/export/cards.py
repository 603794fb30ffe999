"""Tasks for Todoist and notes for Anki, as tables these programs take in."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from study.export.rules import Extract
from study.export.tables import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Details


HEAD = (
    "TYPE", "CONTENT", "DESCRIPTION", "PRIORITY", "INDENT", "AUTHOR", "RESPONSIBLE", "DATE", "DATE_LANG", "TIMEZONE",
    "DURATION", "DURATION_UNIT",
)  # fmt: skip


LOWEST = "4"
"""Todoist counts the highest as 1, and takes nothing for that."""


def template(found: Extract) -> str:
    """The open items of the plan, in its order by curriculum and phase."""
    return lines([HEAD, *_rows(found)], ",")


def _rows(found: Extract) -> Iterator[tuple[str, ...]]:
    last = {one.item.number: day for day, one, _ in found.sessions}
    section = None
    for known in found.items:
        item = known.listed.item
        if item.number not in last:
            continue
        title = found.titles.get((item.curriculum, item.phase, None)) or found.titles[item.curriculum, None, None]
        if title != section:
            section = title
            yield ("section", title, *[""] * 10)
        yield _task(known, last[item.number].isoformat())


def _task(known: Details, day: str) -> tuple[str, ...]:
    one = known.listed
    content = one.item.title.replace("@", "@\u200d")  # no label: an invisible joiner is between
    description = "\n".join(filter(None, (one.url, known.notes, f"study done {one.item.number}")))
    length = (str(one.remaining), "minute") if one.remaining else ("", "")
    return ("task", content, description, LOWEST, "1", "", "", day, "en", "", *length)


ANKI_HEAD = """\
#separator:Tab
#html:true
#notetype:Basic
#guid column:1
#deck column:2
#tags column:5
"""


def notes(found: Extract) -> str:
    """A note for every item that is done: its title in front; behind, what is written about it and where it was."""
    remarks: dict[int, list[str]] = {}
    for one in found.entries:
        if one.entry.note:
            remarks.setdefault(one.item.number, []).append(one.entry.note)
    rows = [
        _note(known, found, remarks.get(known.listed.item.number, []))
        for known in found.items
        if known.listed.status == "done"
    ]
    return ANKI_HEAD + lines(rows, "\t")


def _note(known: Details, found: Extract, remarks: list[str]) -> tuple[str, ...]:
    item = known.listed.item
    curriculum = found.titles.get((item.curriculum, None, None), item.curriculum)
    module = found.titles.get((item.curriculum, item.phase, item.module), "")
    parts = [*remarks, known.notes, known.by, known.listed.url, module]
    back = "<br>".join(escape(part).replace("\t", " ").replace("\n", "<br>") for part in parts if part)
    deck = "Study::" + curriculum.replace("::", ": ")
    tags = " ".join([item.kind, item.curriculum, *known.listed.tags])
    return f"study-{item.number}", deck, escape(item.title), back, tags
