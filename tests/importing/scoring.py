"""An import against what a careful person makes of its source: which facts are right, missing or invented."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from study.importing.findings import Entry, Heading, Position, Span
from study.importing.result import Import

SOURCES = Path(__file__).parent / "sources"
TABLE = SOURCES / "expected.tsv"

Fact = tuple[str, ...]
"""One thing that can be right or wrong: what it is about, of which row, and its value."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of the facts expected and found, those that agree."""

    right: int
    expected: int
    found: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0


def expected() -> dict[str, list[dict[str, str]]]:
    """The rows of the table by their source."""
    rows: dict[str, list[dict[str, str]]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows.setdefault(row["source"], []).append(row)
    return rows


def score(result: Import, rows: list[dict[str, str]]) -> Score:
    """Compare an import with what was expected of it."""
    found, wanted = Counter(_facts_of(result)), Counter(_facts_in(rows))
    return Score((found & wanted).total(), wanted.total(), found.total())


def _facts_in(rows: list[dict[str, str]]) -> Iterable[Fact]:
    for row in rows:
        role = "heading" if row["role"] in ("phase", "module") else row["role"]
        yield (role, row["title"])
        for about in ("parent", "minutes", "position", "done"):
            if row[about]:
                yield (about, role, row["title"], row[about])
        for url in row["url"].split():
            yield ("url", role, row["title"], url)


def _facts_of(result: Import) -> Iterable[Fact]:
    headings = result.findings.headings
    for heading in headings:
        parent = "" if heading.parent is None else headings[heading.parent].title
        yield from _facts("heading", heading, parent)
    for role, entries in (("item", result.findings.items), ("resource", result.findings.resources)):
        for entry in entries:
            parent = "" if entry.heading is None else headings[entry.heading].title
            own = entry.position if entry.heading is None or role == "resource" else None
            if own is None and entry.heading is not None and entry.position != headings[entry.heading].position:
                own = entry.position
            yield from _facts(role, entry, parent, own)
            yield from (("url", role, entry.title, link.url) for link in entry.links)
            if entry.progress:
                yield ("done", role, entry.title, str(round(entry.progress)))


def _facts(role: str, part: Heading | Entry, parent: str, position: Position | None = None) -> Iterable[Fact]:
    yield (role, part.title)
    if parent:
        yield ("parent", role, part.title, parent)
    if part.minutes:
        yield ("minutes", role, part.title, _span(part.minutes))
    place = part.position if isinstance(part, Heading) else position
    if place:
        yield ("position", role, part.title, _place(place))


def _span(span: Span) -> str:
    low, high = round(span.low), round(span.high)
    return f"{low}" if low == high else f"{low}..{high}"


def _place(place: Position) -> str:
    last = "+" if place.last is None else "" if place.last == place.first else f"-{place.last}"
    return f"{place.unit} {place.first}{last}"


def difference(result: Import, rows: list[dict[str, str]]) -> list[str]:
    """What is missing in an import, and what it invents."""
    found, wanted = Counter(_facts_of(result)), Counter(_facts_in(rows))
    missing = [f"missing   {' · '.join(fact)}" for fact in wanted - found]
    return missing + [f"invented  {' · '.join(fact)}" for fact in found - wanted]
