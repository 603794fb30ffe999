"""The number of everything in the new version: that of what it is paired with, else the next one."""

from __future__ import annotations

from collections.abc import Sequence

from study.core.likeness import key
from study.core.pairing import Pairing
from study.core.versions import OUTSIDE
from study.upgrade.rules import REMOVED, LearnerCurriculum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from study.core.versions import ItemVersion, PartVersion, Version
    from study.upgrade.rules import Row

Place = tuple["int | None", "int | None"]
"""The numbers of the phase and the module in which an item stands."""


class Numbering:
    """Numbers by position: of the old version in ``was…``, of the new one in ``…_of``; rows of parts that are new."""

    def __init__(self, base: Version, theirs: Version, mine: LearnerCurriculum, pairing: Pairing, own: bool) -> None:
        self.base, self.theirs, self.mine = base, theirs, mine
        self.old_of = {pair.new: pair.old for pair in pairing.pairs}
        numbers = mine.number_of(own)
        self.was = [numbers.get(item.id) for item in base.items]
        self.was_phase, self.was_module = _by_id(base.phases, mine.phases), _by_id(base.modules, mine.modules)
        self.new_phases: list[Row] = []
        self.new_modules: list[Row] = []
        headings = {new: old for old, new in pairing.headings.items()}
        self.phase_of = self._phases(headings)
        self.module_of = self._modules(headings)
        self.new: list[int] = []
        self.item_of = self._items()

    def place(self, item: ItemVersion) -> Place:
        """Where an item of the new version stands."""
        phase = None if item.phase is None else self.phase_of[item.phase]
        return phase, None if item.module is None else self.module_of[item.module]

    def old_place(self, item: ItemVersion) -> Place:
        """Where an item of the old version stood."""
        phase = None if item.phase is None else self.was_phase[item.phase]
        return phase, None if item.module is None else self.was_module[item.module]

    def _phases(self, headings: dict[int, int]) -> list[int | None]:
        numbers: list[int | None] = []
        divided = {part.phase for part in self.theirs.modules}
        for n, part in enumerate(self.theirs.phases):
            if part.id == OUTSIDE and n not in divided:
                numbers.append(None)
                continue
            known = self.was_phase[headings[n]] if n in headings else None
            if known is None:
                known = _twin(part, self.mine.phases, {*numbers, *self.was_phase})
            if known is None:
                known = self.mine.next_phase + len(self.new_phases)
                self.new_phases.append({"number": known, "id": part.id, "title": part.title, "place": n})
            numbers.append(known)
        return numbers

    def _modules(self, headings: dict[int, int]) -> list[int]:
        numbers: list[int] = []
        for n, part in enumerate(self.theirs.modules):
            old = headings.get(len(self.theirs.phases) + n)
            known = None if old is None else self.was_module[old - len(self.base.phases)]
            if known is None:
                known = _twin(part, self.mine.modules, {*numbers, *self.was_module})
            if known is None:
                known = self.mine.next_module + len(self.new_modules)
                self.new_modules.append(self._module(known, n, part))
            numbers.append(known)
        return numbers

    def _module(self, number: int, n: int, part: PartVersion) -> Row:
        return {
            "number": number,
            "phase": self.phase_of[part.phase or 0],
            "id": part.id,
            "title": part.title,
            "optional": part.optional,
            "choose": part.choose,
            "place": n,
        }

    def _items(self) -> list[int]:
        numbers: list[int] = []
        there = self._unclaimed()
        following = self.mine.next_item
        for n, item in enumerate(self.theirs.items):
            old = self.old_of.get(n)
            known = self.was[old] if old is not None else None
            if known is None:
                known = there.pop((key(str(item.values["title"])), item.id), None)
            if known is None:
                known = there.pop((key(str(item.values["title"])), self.place(item)), None)
            if known is None:
                known, following = following, following + 1
                self.new.append(n)
            numbers.append(known)
        return numbers

    def _unclaimed(self) -> dict[tuple[str, object], int]:
        """What the learner has that the old version does not speak of, by title and id, and by title and place.

        That is what the learner added, and what had gone: if it is in the new version, it already exists.
        """
        claimed, found = set(self.was), dict[tuple[str, object], int]()
        for number, row in self.mine.items.items():
            is_out = row["left_out"] == REMOVED and self.mine.is_changed(number, "left_out")
            if number not in claimed and self.mine.is_here(number) and not is_out:
                title = key(row["title"])
                found[title, row["id"]] = number
                found[title, (row["phase"], row["module"])] = number
        return found


def _by_id(parts: Sequence[PartVersion], rows: dict[int, Row]) -> list[int | None]:
    """The number of each part of the old version; what it called by an id is still called so."""
    numbers = {row["id"]: number for number, row in rows.items()}
    return [numbers.get(part.id) for part in parts]


def _twin(part: PartVersion, rows: dict[int, Row], claimed: set[Any]) -> int | None:
    """A part of the learner's own, or one that had gone, with the same id and title."""
    for number, row in rows.items():
        if number not in claimed and row["id"] == part.id and key(row["title"]) == key(part.title):
            return number
    return None
