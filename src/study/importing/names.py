"""The ids of everything that some findings become."""

from __future__ import annotations

from study.core.values import dataclass
from study.importing.findings import Entry, Findings
from study.importing.ids import Named, ids, unused
from study.importing.phases import Phase


@dataclass(slots=True)
class Names:
    """Ids by position: of phases in the making, and of the headings, items, resources and backlog that were found."""

    phases: list[str]
    headings: list[str]
    items: list[str]
    resources: list[str]
    backlog: list[str]
    taken: set[str]

    def free(self, name: str) -> str:
        """A name for something beside these, from now on taken."""
        name = unused(name, self.taken)
        self.taken.add(name)
        return name


PHASES, MODULES, ITEMS, MATERIALS, RUNS = range(5)
"""Ranks: a heading keeps the plain slug of its title. What stands for no heading of the source takes what is left."""


def named(found: Findings, phases: list[Phase]) -> Names:
    """The ids of everything, by its title and by what it stands in."""
    things = [Named(phase.title, "part", RUNS if phase.heading is None else PHASES) for phase in phases]
    at = {phase.heading: n for n, phase in enumerate(phases) if phase.heading is not None}
    for n, heading in enumerate(found.headings):
        if n not in at:
            above = None if heading.parent is None else at[heading.parent]
            things.append(Named(heading.title, "module", MODULES, above))
            at[n] = len(things) - 1
    parts = len(things)

    def thing(entry: Entry, rank: int) -> Named:
        return Named(entry.title, entry.kind, rank, None if entry.heading is None else at[entry.heading])

    things += [thing(item, ITEMS) for item in found.items]
    things += [thing(entry, MATERIALS) for entry in [*found.resources, *found.backlog]]
    names = ids(things)
    items, resources = parts + len(found.items), parts + len(found.items) + len(found.resources)
    headings = [names[at[n]] for n in range(len(found.headings))]
    return Names(
        names[: len(phases)], headings, names[parts:items], names[items:resources], names[resources:], set(names)
    )
