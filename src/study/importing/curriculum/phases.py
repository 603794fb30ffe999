"""Headings, items and materials gathered into phases and modules, two levels and in the order of the source; what has
a date in the past keeps its order only."""

from __future__ import annotations

from datetime import date

from study.core.values import dataclass, field
from study.importing.findings import MODULE, Entry, Findings, Position

UNTITLED = "Imported curriculum"


@dataclass(slots=True)
class Phase:
    """A phase in the making: its heading, its own items and materials, its modules with theirs.

    ``loose`` are items that stand under no heading at all: they make a phase of their own, without a heading.
    """

    title: str
    heading: int | None = None
    items: list[int] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    modules: list[int] = field(default_factory=list)
    of: dict[int, list[int]] = field(default_factory=dict)
    own_materials: list[int] = field(default_factory=list)
    materials: dict[int, list[int]] = field(default_factory=dict)


def phases(findings: Findings) -> list[Phase]:
    """The phases in the order of the source. A module without a phase is one; so is a run of items without a heading,
    which is named after the curriculum, or after its first and last item where it stands between others."""
    known: dict[int, Phase] = {}
    for n, heading in enumerate(findings.headings):
        if heading.level == MODULE and heading.parent in known:
            owner = known[heading.parent]
            owner.modules.append(n)
            owner.of[n], owner.materials[n] = [], []
        else:
            known[n] = Phase(heading.title, n)
            heading.parent = None
    order: list[tuple[tuple[int, int], Phase]] = [((n, 0), phase) for n, phase in known.items()]
    run: Phase | None = None
    top = -1
    for n, item in enumerate(findings.items):
        if item.heading is None:
            if run is None:
                run = Phase(findings.title or UNTITLED)
                order.append(((top, 1 + n), run))
            run.items.append(n)
            run.loose.append(n)
            continue
        parent = findings.headings[item.heading].parent
        owner, top = known[item.heading if parent is None else parent], item.heading if parent is None else parent
        (owner.items if parent is None else owner.of[item.heading]).append(n)
        run = None
    for n, entry in enumerate(findings.resources):
        if entry.heading is not None:
            parent = findings.headings[entry.heading].parent
            owner = known[entry.heading if parent is None else parent]
            (owner.own_materials if parent is None else owner.materials[entry.heading]).append(n)
    ordered = [phase for _, phase in sorted(order, key=lambda pair: pair[0])]
    _name_runs(ordered, findings.items)
    return ordered


def _name_runs(phases: list[Phase], items: list[Entry]) -> None:
    if len(phases) == 1:
        return
    for phase in phases:
        if phase.loose:
            first, last = items[phase.loose[0]].title, items[phase.loose[-1]].title
            phase.title = first if first == last else f"{first} to {last}"


def settle(items: list[Entry], today: date) -> None:
    """Where a date has passed, the dates become positions from the first one on: weeks, or days where a week has
    several. An own position is kept, and what is done needs none."""
    days = {n: day for n, item in enumerate(items) if (day := _day(item.due))}
    if not days or min(days.values()) >= today:
        return
    first = min(days.values())
    weeks = {n: ((day - first).days + first.weekday()) // 7 + 1 for n, day in days.items()}
    by_week = len(set(weeks.values())) == len(weeks)
    for n, day in days.items():
        item = items[n]
        if item.progress != 100:
            unit, number = ("week", weeks[n]) if by_week else ("day", (day - first).days + 1)
            item.position = item.position or Position(unit, number, number)
        item.notes.append(f"Date: {day}")
        item.due = ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
