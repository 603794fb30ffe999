"""What was learned as notes for Anki: a text file that says in its first lines how it is to be read.

The lines are those of https://docs.ankiweb.net/importing/text-files.html; the number of an item is its note's for ever,
so importing again updates.
"""

from __future__ import annotations

from html import escape

from study.domain.extract import Extract
from study.export.tables import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Details

HEAD = """\
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
    return HEAD + lines(rows, "\t")


def _note(known: Details, found: Extract, remarks: list[str]) -> tuple[str, ...]:
    item = known.listed.item
    curriculum = found.titles.get((item.curriculum, None, None), item.curriculum)
    module = found.titles.get((item.curriculum, item.phase, item.module), "")
    parts = [*remarks, known.notes, known.by, known.listed.url, module]
    back = "<br>".join(escape(part).replace("\t", " ").replace("\n", "<br>") for part in parts if part)
    deck = "Study::" + curriculum.replace("::", ": ")
    tags = " ".join([item.kind, item.curriculum, *known.listed.tags])
    return f"study-{item.number}", deck, escape(item.title), back, tags
