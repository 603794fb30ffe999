"""What a sample of the cells of a column looks like: words, links, lists, numbers that count."""

from __future__ import annotations

import re
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.text.columns import Row

NOTHING = {"", "-", "–", "—", "--", "&nbsp;", "n/a", "/", ".", "…", "...", "?"}
ROWS = 40  # rows that are looked at to see what a column holds
LEAST_SHARES = 3  # rows of a table of shares
_SHARE = re.compile(r"\d{1,3}(?:\.\d)?\s*%")
_TARGET = re.compile(r"\]\(([^)\s]{1,500})")
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


def is_breakdown(rows: list[Row], n: int) -> bool:
    """Whether a column says how a whole is divided: shares that add up to 100 %, with or without a row for the sum."""
    cells = [row.cells[n].strip(" *~≈") for row in rows if n < len(row.cells)]
    if len(cells) < LEAST_SHARES or not all(map(_SHARE.fullmatch, cells)):
        return False
    return any(abs(sum(float(cell.rstrip(" %")) for cell in cells) - whole) < 2 for whole in (100, 200))


def repeated(rows: list[Row], n: int) -> bool:
    """Whether the cells of a column are mostly those of other rows."""
    cells = [row.cells[n].strip().casefold() for row in rows if n < len(row.cells) and row.cells[n].strip(" -–—")]
    return len(cells) > LEAST_SHARES and len(set(cells)) * 3 <= len(cells) * 2


def is_named(cell: str) -> bool:
    """Whether a cell has words of its own, not just the number of a phase: "Cloud basics", not "Phase 1"."""
    return len(re.findall(r"[^\W\d_]{2,}", cell)) > 1 and not re.search(r"\d", cell)


def is_rising(numbers: list[int]) -> bool:
    """1, 2, 3, and 0, 2, 3 too, but not 1, 50, 400."""
    return all(before < after <= before + 2 for before, after in pairwise(numbers))


def is_navigation(rows: list[Row]) -> bool:
    """Links to places inside of files, and nothing else to open: a grid that leads through the text."""
    links = [_TARGET.findall(cell) for row in rows for cell in row.cells]
    targets = [target for several in links for target in several]
    return bool(targets) and all("#" in target and "://" not in target for target in targets)
