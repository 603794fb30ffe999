"""A curriculum as it is shown: sections within sections, with all their author says of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Texts = dict[str, Any]

Span = tuple[date, date]
"""First and last day, inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item or a material. ``texts`` is what its author says beside title and kind, by the keys of the file.

    Minutes. ``number`` is None in a file; ``again`` is a material whose bar stands in another place too.
    """

    id: str
    kind: str
    title: str
    texts: Texts
    number: int | None = None
    status: str = "open"
    percent: int = 0
    effort: int = 0
    left_out: str | None = None
    planned: Span | None = None
    again: bool = False

    @property
    def url(self) -> str:
        return str(self.texts.get("url") or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A curriculum, a phase or a module: its texts, its own items and materials, and the sections in it.

    ``percent`` is None in a file. ``backlog`` is what a curriculum wants and does not plan.
    """

    kind: str
    id: str
    curriculum: str
    title: str
    texts: Texts
    work: list[Entry] = field(default_factory=list)
    materials: list[Entry] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    backlog: list[Entry] = field(default_factory=list)
    phase: str | None = None
    module: str | None = None
    percent: int | None = None
    due: date | None = None

    @property
    def ref(self) -> str:
        """Its full name, as a learner may type it."""
        return self.id if self.kind == "curriculum" else f"{self.curriculum}/{self.id}"

    @property
    def planned(self) -> Span | None:
        """From its first planned day to its last; None if nothing of it is planned."""
        days = [entry.planned for entry in self.all_work() if entry.planned]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None

    @property
    def effort(self) -> int:
        """Minutes of what is in the plan."""
        return sum(entry.effort for entry in self.all_work() if entry.left_out is None)

    def all_work(self) -> Iterator[Entry]:
        """Its items and those of its sections, in order."""
        yield from self.work
        for section in self.sections:
            yield from section.all_work()

    def all_sections(self) -> Iterator[Section]:
        """Itself and every section in it."""
        yield self
        for section in self.sections:
            yield from section.all_sections()

    def open_work(self) -> list[Entry]:
        """What is still to do of it and in the plan, in order."""
        return [one for one in self.all_work() if one.left_out is None and one.status in ("open", "started")]

    def is_linked(self, item: Entry) -> bool:
        """Whether there is a page to open for an item of it: the item's own, or that of a material beside it."""
        places = (part for part in self.all_sections() if part.kind != "curriculum" and item in part.work)
        return bool(item.url) or any(material.url for place in places for material in place.materials)


def within(whole: Section, kind: str, id_: str) -> Section:
    """The section of a curriculum with an id; the curriculum itself for its own."""
    return next(one for one in whole.all_sections() if one.kind == kind and one.id == id_)
