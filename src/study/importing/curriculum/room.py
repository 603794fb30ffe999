"""Room in a curriculum file: where everything a source says doesn't fit, its longest notes are cut, and it is told.

Notes are what a plan can do without; titles, times and addresses are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from study.core.words import counted
from study.importing.curriculum.build import Document
from study.importing.curriculum.yaml_text import Remark

MOST_PARTS = 100_000  # headings, items and materials; more make no file that could be read again
NUMBER = 8  # bytes at most that name an item's line at the end of the file
SPARE = 5  # one byte in so many is saved beyond need, for the indentation of what is folded


def cut_notes(document: Document, excess: int) -> str:
    """Shorten the longest notes of a document until about ``excess`` bytes fewer are needed, and say so; "" if not
    even leaving out all of them would do."""
    holders = [(part, notes) for part in _parts(document) if isinstance(notes := part.get("notes"), str)]
    sizes = [len(notes.encode()) for _, notes in holders]
    limit = _limit(sizes, excess + excess // SPARE)
    if limit is None:
        return ""
    cut = 0
    for (part, notes), size in zip(holders, sizes, strict=True):
        if size > limit:
            part["notes"] = shortened(notes, limit)
            cut += 1
    return f"long notes were cut in {counted(cut, 'place')}, for a curriculum file may have 10 MiB"


def _limit(sizes: list[int], excess: int) -> int | None:
    """The largest number of bytes for a note that saves so many in all."""
    low, high = 0, max(sizes, default=0)
    if sum(sizes) < excess:
        return None
    while low < high:
        middle = (low + high + 1) // 2
        if sum(size - middle for size in sizes if size > middle) >= excess:
            low = middle
        else:
            high = middle - 1
    return low


def shortened(notes: str, limit: int) -> str:
    """At most so many bytes of a text, cut between two words."""
    beginning = notes.encode()[: max(limit - 3, 0)].decode(errors="ignore")
    whole = beginning.rpartition(" ")[0] or beginning
    return f"{whole.rstrip()}…"


def _parts(value: object) -> Iterator[Document]:
    """Every mapping of a document."""
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, Remark):
            stack.append(value.value)
        elif isinstance(value, list):
            stack.extend(value)
        elif isinstance(value, dict):
            yield value
            stack.extend(value.values())
