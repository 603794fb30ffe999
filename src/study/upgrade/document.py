"""A followed curriculum as a file again: what its author wrote, with what the learner changed of it.

What nobody changed is written as it stood, so that an effort of "2-3 days" stays that, and an upgrade to the file finds
nothing new. What the learner does with items (done, left out, pinned) is no part of a curriculum and stays out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from study.core.items import OTHERS, RESOURCES, slug
from study.core.pairing import Pair, Pairing
from study.core.versions import EFFORT, OUTSIDE, Version
from study.upgrade.rules import BACKLOG, FAR, REMOVED, LearnerCurriculum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from study.format.file import CheckResult
    from study.upgrade.rules import Row

    Values = dict[str, Any]
    Where = tuple[str | int, ...]

KEYS = {"due": "due", "type": "type", "by": "by", "url": "url", "stars": "stars", "slug": "slug", "notes": "notes"}
KEYS |= {"category": "category", "list": "list", "closed": "closed"}
"""Columns of an item by their key in a file, where that is the whole difference."""

LAST = ("goals", "journal", "lessons", "schedule")
"""Keys that come after everything else."""

_PASSES = 3
"""Stating one effort changes the shares of others, which are stated in turn."""

PARTS = ("phases", "resources", "competitions", "certificates", "backlog")
"""Keys of a curriculum under which items stand."""


class Again(dict[str, object]):
    """What a file says of a material in a further place, which is no line of its own in the outline."""


class Writing:
    """A document as it grows. ``edition`` is the latest text, ``version`` the same as it would be stored."""

    def __init__(
        self, mine: LearnerCurriculum, edition: CheckResult | None, version: Version | None, root: Values
    ) -> None:
        self.mine, self.root = mine, root
        self.raw: dict[int, tuple[Where, Row | None]] = {}
        self.raw_phase: dict[int, Where] = {}
        self.raw_module: dict[int, Where] = {}
        self.places: list[tuple[Where, str, int | None]] = []
        self.needs_differ = False
        self.nodes: dict[tuple[str, int], Values] = {}
        if edition is not None and version is not None:
            self._find(edition, version)
        self.requires = self._requires()

    def _find(self, edition: CheckResult, version: Version) -> None:
        """Where what the learner has stands in the edition."""
        _, outline = edition.both()
        here = {row["id"]: number for number, row in self.mine.items.items() if self.mine.is_here(number)}
        items = [here.get(line.id) for line in outline.lines]
        for number, line, item in zip(items, outline.lines, version.items, strict=True):
            if number is not None:
                self.raw[number] = line.where, item.values
        numbers: list[list[int | None]] = []
        for rows, parts, found in (
            (self.mine.phases, outline.phases, self.raw_phase),
            (self.mine.modules, outline.modules, self.raw_module),
        ):
            known = {row["id"]: number for number, row in rows.items()}
            numbers.append([known.get(part.id) for part in parts])
            found |= {n: part.where for n, part in zip(numbers[-1], parts, strict=True) if n is not None}
        phases, modules = numbers
        for place in outline.places:
            if place.line is not None and here.get(place.line.id) is not None:
                part = ("phase", _at(phases, place.phase))
                part = part if place.module is None else ("module", _at(modules, place.module))
                self.places.append((place.where, *part))
        edges = {
            (_at(items, item), _at(modules, module), _at(items, on_item), _at(modules, on_module))
            for item, module, on_item, on_module in version.needs
        }
        self.needs_differ = edges != {
            (need.item, need.module, need.on_item, need.on_module) for need in self.mine.needs
        }

    def _requires(self) -> dict[tuple[str, int], list[str]]:
        """The ids that items and modules require, where they are not as the edition has them."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for need in sorted(self.mine.needs, key=self.mine.needs.__getitem__):
            who = ("item", need.item) if need.module is None else ("module", need.module)
            on = self.mine.items.get(need.on_item or 0) or self.mine.modules.get(need.on_module or 0)
            if on is not None and on["id"] not in found[who[0], who[1] or 0]:
                found[who[0], who[1] or 0].append(on["id"])
        return found

    def written(self) -> Values:
        """The whole curriculum as plain values, in the order in which a person writes it."""
        enrolled = self.mine.enrolled
        told = {key: value for key, value in self.root.items() if key not in PARTS}
        told |= {"curriculum": enrolled.curriculum, "title": enrolled.title}
        _put(told, "due", enrolled.due.isoformat() if enrolled.due else None)
        head = {key: told.pop(key) for key in ("curriculum", "title")}
        held = self._held()
        phases = [self._phase(number, held) for number, row in self.mine.phases.items() if not row["gone"]]
        if loose := held.pop((None, None, True), []):
            items = [self._item(number) for number in loose]
            phases.append({"phase": OUTSIDE, "title": "Outside of phases", "parallel": "true", "items": items})
        tail = {key: told.pop(key) for key in LAST if key in told}
        document = {**head, **told, "phases": phases}
        for key, numbers in self._tracked(held).items():
            _put(document, key, [self._item(number) for number in numbers])
        document |= tail
        self._place_again(document)
        self._settle(document)
        return document

    def _place_again(self, document: Values) -> None:
        """Materials that stand in a further place stand there again, as it is written."""
        for where, table, number in self.places:
            part = document if number is None else self.nodes.get((table, number))
            if part is not None:
                part.setdefault(str(where[-2]), []).append(Again(_value(self.root, where)))

    def _settle(self, document: Values) -> None:
        """State the effort of what would get another share of its module's time than it has: since the learner put
        more into the module or took something out."""
        from study.format.file import trusted

        number_of = {id(node): number for (table, number), node in self.nodes.items() if table == "item"}
        outlined = DocumentOutline(document)
        for _ in range(_PASSES):
            check = trusted(text_of(document), "")
            lines = check.both()[1].lines if check else []
            for line, node in zip(lines, outlined.items, strict=bool(lines)):
                row = self.mine.items[number_of[id(node)]]
                have = row["low"], row["likely"], row["high"]
                if have != (line.effort.low, line.effort.likely, line.effort.high) and not row["estimated"]:
                    node["effort"] = _spelled(have[0], have[2])

    def _held(self) -> dict[tuple[int | None, int | None, bool], list[int]]:
        """Items by phase, module and whether they are work, in their order."""
        held: dict[tuple[int | None, int | None, bool], list[int]] = defaultdict(list)
        turn = {number: place for place, number in enumerate(self.mine.order)}
        numbers = sorted(self.mine.items, key=lambda n: (turn.get(n, 0), self.mine.items[n]["place"], n))
        for number in numbers:
            row = self.mine.items[number]
            if not self.mine.is_here(number) or row["left_out"] == REMOVED:
                continue
            if self._is_for_later(number, row):
                held[None, None, False].append(number)
            else:
                is_work = bool(row["work"]) if number not in self.raw else "items" in self.raw[number][0]
                held[None if row["module"] else row["phase"], row["module"], is_work].append(number)
        return held

    def _is_for_later(self, number: int, row: Row) -> bool:
        """Whether an item belongs to the backlog of the file: as its author has it, or since it stands nowhere else."""
        if number in self.raw and (number not in self.mine.own):
            return self.raw[number][0][0] == BACKLOG
        is_tracked = row["kind"] in RESOURCES or row["kind"] in OTHERS
        is_gone = row["left_out"] == BACKLOG and number not in self.raw
        return is_gone or (not row["work"] and not is_tracked)

    def _tracked(self, held: dict[tuple[int | None, int | None, bool], list[int]]) -> dict[str, list[int]]:
        """What stands in no phase, by the key under which it stands."""
        keys: dict[str, list[int]] = {key: [] for key in PARTS[1:]}
        for number in held.pop((None, None, False), []):
            row = self.mine.items[number]
            kind = {"competition": "competitions", "certificate": "certificates"}.get(row["kind"], "resources")
            at = self.raw[number][0][0] if number in self.raw else kind
            keys[BACKLOG if self._is_for_later(number, row) else str(at) if at in keys else kind].append(number)
        return keys

    def _phase(self, number: int, held: dict[tuple[int | None, int | None, bool], list[int]]) -> Values:
        row = self.mine.phases[number]
        phase = self._part("phase", row, self.raw_phase.get(number))
        _put(phase, "items", [self._item(n) for n in held.pop((number, None, True), [])])
        modules = [
            self._module(n, held)
            for n, module in self.mine.modules.items()
            if module["phase"] == number and not module["gone"]
        ]
        _put(phase, "modules", modules)
        _put(phase, "resources", [self._item(n) for n in held.pop((number, None, False), [])])
        return phase

    def _module(self, number: int, held: dict[tuple[int | None, int | None, bool], list[int]]) -> Values:
        row = self.mine.modules[number]
        module = self._part("module", row, self.raw_module.get(number))
        _put(module, "optional", "true" if row["optional"] else None)
        _put(module, "choose", _text(row["choose"]))
        _put(module, "items", [self._item(n) for n in held.pop((None, number, True), [])])
        _put(module, "resources", [self._item(n) for n in held.pop((None, number, False), [])])
        return module

    def _part(self, table: str, row: Row, where: Where | None) -> Values:
        """What the file says of a phase or module beside what is in it."""
        raw = dict(_value(self.root, where)) if where is not None else {}
        for key in ("items", "modules", "resources", table, "title"):
            raw.pop(key, None)
        part = self.nodes[table, row["number"]] = {table: row["id"], "title": row["title"], **raw}
        if where is None and self._is_parallel(table, row["number"]):
            part["parallel"] = "true"
        _put(part, "due", self.mine.dues.get((table, row["number"])))
        if self.needs_differ:
            _put(part, "requires", self.requires.get((table, row["number"])))
        return part

    def _is_parallel(self, table: str, number: int) -> bool:
        """Whether the work of a part has a lane of its own; those of phases are even, of modules odd."""
        lanes = {row["lane"] for row in self.mine.items.values() if row[table] == number and row["work"]}
        return any(0 < lane < FAR and lane % 2 == (table == "module") for lane in lanes)

    def _item(self, number: int) -> Values:
        """One item: as it is written, but for what the learner changed."""
        row = self.mine.items[number]
        where, values = self.raw.get(number, (None, None))
        raw = _value(self.root, where) if where is not None else None
        item = {"topic": raw} if isinstance(raw, str) else dict(raw or {})
        if values is None or (row["kind"], row["title"]) != (values["kind"], values["title"]):
            item = {key: value for key, value in item.items() if values is None or key != values["kind"]}
            item = {row["kind"]: row["title"], **item}
        if row["id"] != item.get("id", slug(row["title"], row["kind"])):
            item["id"] = row["id"]
        for column, key in KEYS.items():
            told = _text(bool(row[column]) if column == "closed" else row[column])
            if values is None or told != _text(values[column]):
                _put(item, key, told)
        if values is None or row["tags"] != values["tags"]:
            _put(item, "tags", str(row["tags"]).split())
        self._effort(item, number, values)
        if self.needs_differ:
            _put(item, "requires", self.requires.get(("item", number)))
        self.nodes["item", number] = item
        return item

    def _effort(self, item: Values, number: int, values: Row | None) -> None:
        """The effort where it is the learner's, in minutes."""
        row = self.mine.items[number]
        if values is not None and not self.mine.is_changed(number, *EFFORT):
            return
        if values is not None and all(int(values[name]) == row[name] for name in EFFORT):
            return
        for key in ("effort", "day", "week"):
            item.pop(key, None)
        low, high = row["low"], row["high"]
        if not row["estimated"]:
            item["effort"] = _spelled(low, high)


class DocumentOutline:
    """The objects of a document in the order in which an outline has them: the same object is the same thing."""

    def __init__(self, document: Values) -> None:
        phases = document.get("phases", [])
        modules = [module for phase in phases for module in phase.get("modules", [])]
        self.headings: list[Values] = [*phases, *modules]
        self.items: list[Values] = []
        for key in ("items", "resources"):
            for phase in phases:
                for part in (phase, *phase.get("modules", [])):
                    self._take(part.get(key, []))
        for key in PARTS[1:]:
            self._take(document.get(key, []))

    def _take(self, entries: Iterable[Values]) -> None:
        self.items += [entry for entry in entries if not isinstance(entry, Again)]

    def pairing(self, new: DocumentOutline) -> Pairing:
        """What is what in the document after a change."""
        headings = {id(one): n for n, one in enumerate(new.headings)}
        items = {id(one): n for n, one in enumerate(new.items)}
        return Pairing(
            {n: headings[id(one)] for n, one in enumerate(self.headings) if id(one) in headings},
            [Pair(n, items[id(one)]) for n, one in enumerate(self.items) if id(one) in items],
        )


def writing(mine: LearnerCurriculum, edition: str | None) -> Writing:
    """What is needed to write a curriculum as a file. ``edition`` is the latest text that was kept of it."""
    from study.format.file import trusted
    from study.format.yaml import values
    from study.store.versions import version

    check = trusted(edition, mine.enrolled.curriculum) if edition else None
    root = values(check.text, "")[0] if check else _texts(mine)
    whole = version(check, mine.path, mine.with_optional) if check else None
    return Writing(mine, check, whole, root if isinstance(root, dict) else {})


def text_of(document: Values) -> str:
    """A document as the text of a file."""
    from study.importing.curriculum.yaml_text import written

    return written({key: _plain(key, value) for key, value in document.items()}, [])


def _texts(mine: LearnerCurriculum) -> Values:
    """What is stored of the texts of a curriculum that was not kept whole."""
    import json

    told = dict(json.loads(mine.about))
    return {key: told[key] for key in _STORED if key in told}


_STORED = ("summary", "goal", "source", "prerequisites", "notes", "tips", "paths")
_BARE = re.compile(r"[\w.:/-]+(?: [\w.:/-]+)*")
_IDS = re.compile(r"[a-z0-9-]+")
_UNQUOTED = frozenset(
    {"curriculum", "phase", "module", "path", "id", "effort", "duration", "pace", "due", "day", "week", "weeks", "on"}
    | {"progress", "done", "stars", "choose", "optional", "parallel", "closed", "target", "year", "from", "to"}
    | {"before", "passed", "score"}
)
"""Keys whose values are numbers, days, times or ids, which need no quotes."""


def _plain(key: str, value: Any) -> Any:
    """Values for the writer of YAML: what needs no quotes has none, a list of ids stands on one line."""
    from study.importing.curriculum.yaml_text import Plain

    if isinstance(value, dict):
        if value.keys() == {"topic"}:
            return value["topic"]
        return {name: _plain(name, inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        is_ids = key in ("requires", "modules", "tags") and all(
            isinstance(one, str) and _IDS.fullmatch(one) for one in value
        )
        return Plain(f"[{', '.join(value)}]") if is_ids else [_plain("", inner) for inner in value]
    if key in _UNQUOTED and _BARE.fullmatch(str(value)):
        return Plain(str(value))
    return value


def _spelled(low: int, high: int) -> str:
    """Minutes as a person writes an effort."""
    ends = [f"{end // 60}h" * (end >= 60) + f"{end % 60}m" * (end % 60 > 0 or end < 60) for end in (low, high)]
    return ends[0] if low == high else "-".join(ends)


def _at(numbers: list[int | None], n: int | None) -> int | None:
    return None if n is None else numbers[n]


def _value(root: Any, where: Iterable[str | int]) -> Any:
    for step in where:
        root = root[step]
    return root


def _text(value: object) -> str | None:
    """A column as a file has it; None for what is not said."""
    if isinstance(value, bool):
        return "true" if value else None
    return None if value in (None, "") else str(value)


def _put(values: Values, key: str, value: Any) -> None:
    """Let a key have a value, or go if there is none."""
    if value:
        values[key] = value
    else:
        values.pop(key, None)
