"""What a sample of the cells of a column looks like: words, links, lists, numbers that count."""

from __future__ import annotations

import re
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.text.columns import Row

ROWS = 40  # rows that are looked at to see what a column holds
_LINKED = re.compile(r"\]\((?!#)|href=|https?://")
_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]+\)|<a\s[^<>]*>.*</a>|https?://\S+", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>\s*\S", re.IGNORECASE)


def only_links(rows: list[Row], n: int) -> bool:
    """Whether most cells of a column are a link and nothing else."""
    return sum(n < len(row.cells) and _LINK.fullmatch(row.cells[n].strip()) is not None for row in rows) * 2 > len(rows)


def addressed(rows: list[Row], n: int) -> int:
    return sum(n < len(row.cells) and _LINKED.search(row.cells[n]) is not None for row in rows[:ROWS])


def listed(rows: list[Row], n: int) -> int:
    """How many cells of a column hold several lines."""
    return sum(n < len(row.cells) and _BREAK.search(row.cells[n].strip()) is not None for row in rows[:ROWS])


def filled(rows: list[Row], n: int) -> int:
    return sum(n < len(row.cells) and bool(re.search(r"[^\W\d_]{2}", row.cells[n])) for row in rows[:ROWS])


def is_named(cell: str) -> bool:
    """Whether a cell has words of its own, not just the number of a phase: "Cloud basics", not "Phase 1"."""
    return len(re.findall(r"[^\W\d_]{2,}", cell)) > 1 and not re.search(r"\d", cell)


def is_rising(numbers: list[int]) -> bool:
    """1, 2, 3, and 0, 2, 3 too, but not 1, 50, 400."""
    return all(before < after <= before + 2 for before, after in pairwise(numbers))
