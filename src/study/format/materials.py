"""Materials that stand in several places of a file: one line each, and the further places."""

from __future__ import annotations

from collections.abc import Iterable

from study.core.address import key
from study.core.values import dataclass, field
from study.format.models import Item, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.format.outline import Line, Where

    Spot = tuple[int | None, int | None, str]


@dataclass(slots=True, kw_only=True)
class Place:
    """Where a material stands once more. ``line`` is the material, None as long as its ``same`` names nothing."""

    where: Where
    source: Item
    phase: int | None
    module: int | None
    line: Line | None

    @property
    def title(self) -> str:
        """The title it has there; empty where it only says what it is the same as."""
        return "" if _same(self.source) == self.source.title else self.source.title


@dataclass(slots=True)
class Materials:
    """All materials of a file, each once, in their order."""

    lines: list[Line] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def settle(self) -> None:
        """Give every place that says ``same: ID`` its material, now that all lines have their ids."""
        known = {line.id: line for line in self.lines}
        for place in self.places:
            if place.line is None:
                place.line = known.get(_same(place.source))
                if place.line is not None:
                    _complete(place.line, place.source)


def collected(lines: Iterable[Line]) -> Materials:
    """Sort out what already exists: by its address, where it stood in another place, or because it says so."""
    found = Materials()
    first: dict[str, Line] = {}
    for line in lines:
        address = key(line.source.url)
        before = first.setdefault(address, line) if address else line
        if _same(line.source) or (before is not line and _spot(before) != _spot(line)):
            same = None if _same(line.source) else before
            place = Place(where=line.where, source=line.source, phase=line.phase, module=line.module, line=same)
            found.places.append(place)
            if same is not None:
                _complete(same, line.source)
        else:
            found.lines.append(line)
    return found


def _same(item: Item) -> str:
    return (item.same or "") if isinstance(item, Resource) else ""


def _spot(line: Line) -> Spot:
    return line.phase, line.module, line.source.table


def _complete(line: Line, again: Item) -> None:
    """What only the second place says of the material: how far one is, its rating, the table it stands in."""
    source = line.source
    missing = {
        name: getattr(again, name)
        for name in ("progress", "done", "stars", "table", "by", "url")
        if getattr(again, name) not in (None, "") and getattr(source, name) in (None, "")
    }
    if "done" in missing and source.progress is not None:
        del missing["done"]
    if "progress" in missing and source.done:
        del missing["progress"]
    if missing:
        line.source = source.model_copy(update=missing)
