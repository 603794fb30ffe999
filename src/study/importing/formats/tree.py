"""An outline as a tree: depth gives phase, module and item; the leaves are the items."""

from __future__ import annotations

import re

from study.core.values import dataclass, field
from study.importing.findings import HIGH, MEDIUM, MODULE, PHASE, Entry, Findings, Heading, Link
from study.importing.formats.wording import heading, item, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options

DEEPEST = 50
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(slots=True)
class Branch:
    """One line of an outline with what stands below it. ``done`` is None where nothing says so."""

    line: int
    text: str
    url: str = ""
    notes: list[str] = field(default_factory=list)
    done: bool | None = None
    children: list[Branch] = field(default_factory=list)


def findings(roots: list[Branch], found: Findings, options: Options) -> Findings:
    """What a tree holds, put into ``found``. A single root that holds everything gives the title."""
    while len(roots) == 1 and roots[0].children:
        wrapper = roots[0]
        if found.title:
            found.notes += [] if wrapper.text == found.title else [wrapper.text]
        else:
            found.title, found.title_line = wrapper.text, wrapper.line
        found.notes += wrapper.notes
        roots = wrapper.children
    _Planting(found, options).plant(roots, None)
    return found


class _Planting:
    """Branches on their way into headings and entries."""

    def __init__(self, found: Findings, options: Options) -> None:
        self.found, self.options = found, options

    def plant(self, branches: list[Branch], heading: int | None) -> None:
        """The leaves first, then the branches with something below them, which become headings."""
        for branch in branches:
            if not branch.children:
                self._item(branch, heading)
        for branch in branches:
            if branch.children:
                self.plant(branch.children, self._heading(branch, heading))

    def _heading(self, branch: Branch, above: int | None) -> int:
        said = heading(branch.text, self.found.language)
        level, parent = (PHASE, None) if above is None else (MODULE, above)
        if parent is not None and self.found.headings[parent].level == MODULE:
            parent = self.found.headings[parent].parent  # deeper than two levels: a further module of the phase
        confidence = HIGH if parent == above else MEDIUM
        part = Heading(branch.line, level, said.text, parent, said.minutes, said.days, said.pace, said.position)
        part.optional, part.confidence = said.optional, confidence
        part.notes += [*said.notes, *branch.notes, *([branch.url] if branch.url else [])]
        self.found.headings.append(part)
        return len(self.found.headings) - 1

    def _item(self, branch: Branch, above: int | None) -> None:
        said, links = item(branch.text, self.found.language)
        links = [Link(said.text, branch.url)] * bool(branch.url) + links
        links += [Link(said.text, note) for note in branch.notes if _ADDRESS.fullmatch(note)]
        kind = said.kind or (kind_of(links[0].url) if links else "") or "topic"
        entry = Entry(branch.line, kind, said.text, above, links, said.minutes, said.days, said.position)
        entry.optional, entry.by, entry.notes = said.optional, said.by, [*said.notes, *branch.notes]
        entry.notes = [note for note in entry.notes if not _ADDRESS.fullmatch(note)]
        if branch.done is not None and not self.options.fresh:
            entry.progress = 100 if branch.done else 0
        self.found.items.append(entry)
