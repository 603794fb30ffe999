"""Three versions of a curriculum into one: what its author wrote then, what stands there now, and what a learner has.

What the author changed is taken over, unless the learner changed the same: then the learner's stays, and both are
told. Progress, entries, due dates and pins hang on an item's number, so following an item means to keep its number.
Nothing is deleted: an item that went away stays in the backlog where there is anything of it, else it is left out like
one that was removed; a phase or a module is marked as gone. So a step is taken back by the values it found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from study.core.pairing import CERTAIN, Guess, Pairing
from study.core.versions import EFFORT
from study.upgrade.numbering import Numbering
from study.upgrade.order import ordered, woven
from study.upgrade.rules import (
    BACKLOG,
    FAR,
    GONE,
    GUESS,
    KEPT,
    MERGED,
    MOVED,
    REMOVED,
    RENAMED,
    Changes,
    Conflict,
    Fate,
    LearnerCurriculum,
    Merge,
    Need,
    absorbed,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.versions import Edge, ItemVersion, PartVersion, Version
    from study.upgrade.rules import Row


def merge(
    versions: tuple[Version, Version],
    mine: LearnerCurriculum,
    pairing: Pairing,
    guesses: Sequence[Guess],
    taken: Sequence[int],
    own: bool = False,
) -> Merge:
    """What follows from a pairing of the old version with the new one.

    ``guesses`` are all there were, ``taken`` the numbers (from 1) of those applied. ``own``: the new version is the
    learner's, so what the learner changed before does not stand against it.
    """
    merging = _Merging(*versions, mine, pairing, own)
    merging.items({guesses[n - 1].old[0]: guesses[n - 1].fate for n in taken})
    parts = absorbed(guesses, taken)
    merging.gone(parts)
    merging.parts()
    merging.ids()
    new = {row["number"]: row for row in merging.changes.items}
    merging.changes.fields += ordered(merging.numbers, merging.moved, new, own)
    merging.needs()
    merging.dues()
    merging.shares(parts)
    merging.fates.sort(key=lambda one: one.old)
    return Merge(merging.changes, merging.fates, merging.numbers.new, merging.conflicts)


class _Merging:
    """A merge as it goes on."""

    def __init__(self, base: Version, theirs: Version, mine: LearnerCurriculum, pairing: Pairing, own: bool) -> None:
        self.base, self.theirs, self.mine, self.pairing, self.own = base, theirs, mine, pairing, own
        self.numbers = Numbering(base, theirs, mine, pairing, own)
        self.changes = Changes(
            enrollment=mine.enrolled.number, phases=self.numbers.new_phases, modules=self.numbers.new_modules
        )
        self.conflicts: list[Conflict] = []
        self.fates: list[Fate] = []
        self.moved: set[int] = set()
        self.sure = {pair.old: pair.confidence for pair in pairing.pairs}
        self.sure |= {old: GUESS for guess in pairing.guesses for old in guess.old}

    def items(self, told: dict[int, str]) -> None:
        """Each item of the new version: new, followed, or there already. ``told`` are fates of guesses taken."""
        new = set(self.numbers.new)
        for n, item in enumerate(self.theirs.items):
            number = self.numbers.item_of[n]
            if n in new:
                self._add(number, n, item)
            elif n in self.numbers.old_of and self.numbers.was[self.numbers.old_of[n]] is not None:
                self._follow(number, n, item, told)
            elif number not in self.mine.own:
                self._bring_back(number, item)

    def _add(self, number: int, n: int, item: ItemVersion) -> None:
        phase, module = self.numbers.place(item)
        place, lane = (item.place, item.lane) if item.place is not None else (n, 0)
        if item.left_out == BACKLOG or (item.work and phase is None):
            place, lane = FAR, FAR + number
        row = {"number": number, "phase": phase, "module": module, "id": item.id, "work": item.work, "better": ""}
        self.changes.items.append({**row, "left_out": item.left_out, "place": place, "lane": lane, **item.values})
        self.moved.add(number)

    def _follow(self, number: int, n: int, item: ItemVersion, told: dict[int, str]) -> None:
        """Take over what the author changed of an item."""
        at = self.numbers.old_of[n]
        old = self.base.items[at]
        fields = [name for name in item.values if name not in EFFORT and self._field(number, name, old, item)]
        if self.mine.is_here(number):
            fields += ["effort"] * self._effort(number, old, item)
            fields += [name for name in ("left_out", "work") if self._planning(number, name, old, item)]
            fields += ["module"] * self._placement(number, old, item)
        renamed = old.values["title"] != item.values["title"]
        moved = self.numbers.old_place(old) != self.numbers.place(item)
        fate = "+".join(filter(None, (RENAMED * renamed, MOVED * moved))) or KEPT
        self.fates.append(
            Fate(
                fate=told.get(at, fate),
                confidence=self.sure[at],
                old=at,
                new=n,
                number=number,
                fields=tuple(fields),
            )
        )

    def _field(self, number: int, name: str, old: ItemVersion, new: ItemVersion) -> bool:
        """Take over a field that the author changed; whether it did change."""
        before, after = _stored(old.values[name]), _stored(new.values[name])
        have = self.mine.items[number][name]
        if before == after or have == after:
            return False
        if self.mine.is_changed(number, name) and have != before:
            return self._conflict(number, name, have, after)
        return self._set(number, name, after)

    def _effort(self, number: int, old: ItemVersion, new: ItemVersion) -> bool:
        """The same of the effort. Of an older enrollment it is not known what its author said of it then, and what
        followed depends on the program: there, only what is said of the item itself counts."""
        before, after, have = map(_effort_of, (old.values, new.values, self.mine.items[number]))
        if before == after or have == after or not (self.base.is_whole or new.said):
            return False
        if self.mine.is_changed(number, *EFFORT) and have != before:
            return self._conflict(number, "effort", have[1], after[1])
        for name, value in zip(EFFORT, after, strict=True):
            self._set(number, name, value)
        return True

    def _planning(self, number: int, name: str, old: ItemVersion, new: ItemVersion) -> bool:
        """Whether it is planned is the learner's to say, once it was said."""
        before, after = getattr(old, name), getattr(new, name)
        is_put = self.mine.is_changed(number, name) and self.mine.items[number][name] != _stored(before)
        return before != after and not is_put and self._set(number, name, _stored(after))

    def _placement(self, number: int, old: ItemVersion, new: ItemVersion) -> bool:
        before, after = self.numbers.old_place(old), self.numbers.place(new)
        have = self.mine.items[number]["phase"], self.mine.items[number]["module"]
        if before == after or have == after:
            return False
        if self.mine.is_changed(number, "module", "phase") and have != before:
            return self._conflict(number, "module", self._heading(*have), self._heading(*after))
        self._set(number, "phase", after[0])
        self._set(number, "module", after[1])
        self.moved.add(number)
        return True

    def _heading(self, phase: int | None, module: int | None) -> str:
        """The title of what an item stands in."""
        of = self.mine.phases, self.numbers.new_phases, phase
        if module is not None:
            of = self.mine.modules, self.numbers.new_modules, module
        known = of[0] | {row["number"]: row for row in of[1]}
        return str(known[of[2]]["title"]) if of[2] in known else ""

    def _bring_back(self, number: int, item: ItemVersion) -> None:
        """What had gone and is there again, with all that was recorded of it."""
        if item.left_out == BACKLOG == self.mine.items[number]["left_out"]:
            return
        phase, module = self.numbers.place(item)
        values = {"left_out": item.left_out, "phase": phase, "module": module, "work": item.work, **item.values}
        for name, value in values.items():
            if name == "left_out" or not self.mine.is_changed(number, name):
                self._set(number, name, _stored(value))
        self.moved.add(number)

    def gone(self, parts: dict[int, int]) -> None:
        """What the new version has no more: in the backlog where there is anything of it, else it leaves.

        ``parts`` are what has become a part of something else.
        """
        stays = {pair.old for pair in self.pairing.pairs}
        for n, number in enumerate(self.numbers.was):
            if n in stays or number is None:
                continue
            kept_in = REMOVED if self.mine.items[number]["left_out"] == REMOVED else ""
            if self.mine.is_here(number) and not kept_in:
                kept_in = BACKLOG if number in self.mine.busy and n not in parts else ""
                self._set(number, "left_out", kept_in or REMOVED)
            fate, confidence = (MERGED if n in parts else GONE), self.sure.get(n, CERTAIN)
            new = next((pair.new for pair in self.pairing.pairs if pair.old == parts.get(n)), None)
            self.fates.append(Fate(fate=fate, confidence=confidence, old=n, new=new, number=number, kept_in=kept_in))

    def parts(self) -> None:
        """Titles and what else is stored of phases and modules; those that are gone, or there again; their turn."""
        numbers, mine = self.numbers, self.mine
        self._columns("phase", self.theirs.phases, numbers.phase_of, numbers.was_phase, self.base.phases)
        self._columns("module", self.theirs.modules, numbers.module_of, numbers.was_module, self.base.modules)
        for n, part in enumerate(self.theirs.modules):
            row = mine.modules.get(numbers.module_of[n])
            if row and part.phase is not None:
                self._part("module", row, "phase", numbers.phase_of[part.phase])
                self._carry(row, numbers.phase_of[part.phase])
        for table, rows, of, was in (
            ("module", mine.modules, numbers.module_of, numbers.was_module),
            ("phase", mine.phases, numbers.phase_of, numbers.was_phase),
        ):
            held = {row[table] for row in self._staying()}
            for number, row in rows.items():
                if number in of:
                    self._part(table, row, "gone", 0)
                elif number in was and number not in held:
                    self._part(table, row, "gone", 1)
            self._turns(table, rows, [number for number in of if number is not None])

    def _carry(self, module: Row, phase: int | None) -> None:
        """What the learner has in a module goes with it to another phase."""
        if module["phase"] != phase:
            for row in self._staying():
                if row["module"] == module["number"]:
                    self._set(row["number"], "phase", phase)

    def _staying(self) -> Iterator[Row]:
        """What the learner has put where it is, beside what the author wrote or elsewhere than the author."""
        written = {*self.numbers.item_of, *self.numbers.was}
        for number, row in self.mine.items.items():
            is_put = number not in written or self.mine.is_changed(number, "module", "phase")
            if is_put and row["left_out"] != REMOVED and self.mine.is_here(number):
                yield row

    def _columns(
        self,
        table: str,
        theirs: Sequence[PartVersion],
        of: Sequence[int | None],
        was: Sequence[int | None],
        base: Sequence[PartVersion],
    ) -> None:
        rows = self.mine.phases if table == "phase" else self.mine.modules
        old = {number: part for number, part in zip(was, base, strict=True) if number is not None}
        names = ("title",) if table == "phase" else ("title", "optional", "choose")
        for number, part in zip(of, theirs, strict=True):
            row = rows.get(number or 0)
            if row is None:
                continue
            for name in names:
                before = getattr(old[number], name) if number in old else None
                after = getattr(part, name)
                if before == after or row[name] == after:
                    continue
                if (table, row["number"], name) in self.mine.revised and row[name] != before:
                    self._tell_conflict(None, str(row["title"]), name, row[name], after)
                else:
                    self._part(table, row, name, after)

    def _turns(self, table: str, rows: dict[int, Row], of: list[int]) -> None:
        """Places in the order of the new version, where that is not the one they have."""
        have = [number for number in rows if number in set(of)]
        new = self.changes.phases if table == "phase" else self.changes.modules
        if have == of:
            return
        is_put = not self.own and any((table, number, "place") in self.mine.revised for number in have)
        places = {number: place for place, number in enumerate(woven([*rows], of) if is_put else woven(of, [*rows]))}
        for number, row in rows.items():
            self._part(table, row, "place", places[number])
        for row in new:
            row["place"] = places[row["number"]]

    def ids(self) -> None:
        """Ids as the author gives them; whatever else is called so gets a number behind its id."""
        wanted = {number: item.id for number, item in zip(self.numbers.item_of, self.theirs.items, strict=True)}
        parts: dict[tuple[str, int | None], str] = {}
        for table, of, theirs in (
            ("phase", self.numbers.phase_of, self.theirs.phases),
            ("module", self.numbers.module_of, self.theirs.modules),
        ):
            parts |= {(table, number): part.id for number, part in zip(of, theirs, strict=True)}
        taken = {*wanted.values(), *parts.values()}
        for number, row in self.mine.items.items():
            if not self.mine.is_here(number):
                continue
            name = str(wanted.get(number, row["id"]))
            if number not in wanted and name in taken:
                name = _unused(name, taken)
            self._set(number, "id", name)
            taken.add(name)
        for table, rows in (("phase", self.mine.phases), ("module", self.mine.modules)):
            for number, row in rows.items():
                name = str(parts.get((table, number), row["id"]))
                if (table, number) not in parts and name in taken:
                    name = _unused(name, taken)
                self._part(table, row, "id", name)
                taken.add(name)

    def needs(self) -> None:
        """What the author added and took out; what the learner added or took out stays so."""
        numbers, mine = self.numbers, self.mine
        before = {_numbered(edge, numbers.was, numbers.was_module) for edge in self.base.needs}
        after = {_numbered(edge, numbers.item_of, numbers.module_of) for edge in self.theirs.needs}
        self.changes.needs += sorted(after - before - mine.needs.keys(), key=repr)
        self.changes.dropped += sorted(mine.needs[need] for need in (before - after) & mine.needs.keys())

    def dues(self) -> None:
        """Due dates of phases and modules."""
        numbers = self.numbers
        self._dues("phase", self.theirs.phases, numbers.phase_of, (self.base.phases, numbers.was_phase))
        self._dues("module", self.theirs.modules, numbers.module_of, (self.base.modules, numbers.was_module))

    def _dues(
        self,
        table: str,
        theirs: Sequence[PartVersion],
        of: Sequence[int | None],
        old: tuple[Sequence[PartVersion], Sequence[int | None]],
    ) -> None:
        was = {number: part.due for part, number in zip(*old, strict=True)}
        for part, number in zip(theirs, of, strict=True):
            if number is None:
                continue
            before, after = _stored(was.get(number)), _stored(part.due)
            have = self.mine.dues.get((table, number))
            if before == after or have == after:
                continue
            if have != before:
                self._tell_conflict(None, part.title, "due", have, after)
            else:
                phase, module = (number, None) if table == "phase" else (None, number)
                self.changes.dues.append((phase, module, None if after is None else str(after)))

    def shares(self, parts: dict[int, int]) -> None:
        """How far something is that was made of several: done when all were, else by the share of their efforts."""
        for whole in set(parts.values()):
            numbers = [self.numbers.was[n] for n in (whole, *(n for n, of in parts.items() if of == whole))]
            rows = [self.mine.items[number] for number in numbers if number is not None]
            effort = sum(row["likely"] for row in rows) or 1
            percent = sum(row["likely"] * row["percent"] for row in rows) // effort
            if rows and percent != rows[0]["percent"]:
                self.changes.shares.append((rows[0]["number"], percent))

    def _set(self, number: int, name: str, value: object) -> bool:
        before = self.mine.items[number][name]
        if before == value:
            return False
        self.changes.fields.append((number, name, before, value))
        return True

    def _part(self, table: str, row: Row, name: str, value: object) -> None:
        if row[name] != value:
            self.changes.parts.append((table, row["number"], name, row[name], value))

    def _conflict(self, number: int, name: str, mine: object, theirs: object) -> bool:
        self._tell_conflict(number, str(self.mine.items[number]["title"]), name, mine, theirs)
        return False

    def _tell_conflict(self, number: int | None, title: str, name: str, mine: object, theirs: object) -> None:
        self.conflicts.append(Conflict(number=number, title=title, field=name, mine=mine, theirs=theirs))


def _stored(value: object) -> object:
    """A value as a column has it."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def _effort_of(values: Row) -> tuple[object, ...]:
    return tuple(_stored(values[name]) for name in EFFORT)


def _numbered(edge: Edge, items: Sequence[int | None], modules: Sequence[int | None]) -> Need:
    item, module, on_item, on_module = edge
    return Need(
        None if item is None else items[item],
        None if module is None else modules[module],
        None if on_item is None else items[on_item],
        None if on_module is None else modules[on_module],
    )


def _unused(base: str, taken: set[str]) -> str:
    count = 2
    while f"{base}-{count}" in taken:
        count += 1
    return f"{base}-{count}"
