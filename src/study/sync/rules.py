"""What of the lines that other machines shared is news, and what can't be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from study.core import records
from study.core.records import Broken, Record
from study.core.values import dataclass, field

LASTING = ("setting", "hours", "tracking", "due", "pin", "goal", "slot", "priority")
"""Tables of which the last row of a thing holds: where two machines each have one, one of them gives way."""

_KEYS = ("key", "enrollment", "phase", "module", "item", "weekday", "goal", "first", "start", "day")
"""Columns that say what a lasting row is about."""

_VERSION = re.compile(rb'\{"v":(\d+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that was shared and can't be used: by whom, why, and whether it may be used later."""

    part: str
    why: str
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What other machines have shared: records that are new here, in their order, the learner they are of, everything
    that can't be used, how far each part was read, and how far it can be."""

    records: list[Record] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    learners: set[str] = field(default_factory=set)
    troubles: list[Trouble] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)
    good: dict[str, int] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether something may be used later, or was not read from its beginning."""
        return any(trouble.waits for trouble in self.troubles)


def news(
    texts: Mapping[str, tuple[int, bytes]], hashes: Mapping[str, str], last: Mapping[str, tuple[int, str]], version: int
) -> News:
    """What is new in the texts of parts, each from a byte on, given the hashes of all records that are here, and the
    last of each machine. Torn lines wait; what comes twice is taken once."""
    found = News()
    several: dict[str, tuple[str, Record]] = {}
    for part, (start, text) in texts.items():
        end = text.rfind(b"\n") + 1
        found.read[part], found.good[part] = start + end, start
        for record in _parsed(part, text[:end], version, found):
            found.known.add(record.identity)
            if _is_new(part, record, hashes, several, found):
                several[record.identity] = part, record
    _chained(several, last, found)
    for trouble in found.troubles:
        if trouble.waits:
            found.read.pop(trouble.part, None)
    found.records.sort(key=lambda record: record.order)
    return found


def _parsed(part: str, text: bytes, version: int, found: News) -> Iterable[Record]:
    """The records of a text, up to the first that can't be read."""
    for line in text.splitlines(keepends=True):
        written_by = _VERSION.match(line)
        if written_by and int(written_by[1]) > version:
            found.troubles.append(Trouble(part=part, why="was written by a newer study: update study", waits=True))
            return
        try:
            record, learner = records.parsed(line.decode())
        except (Broken, UnicodeDecodeError) as fault:
            why = "isn't UTF-8 text" if isinstance(fault, UnicodeDecodeError) else f"can't be used: {fault}"
            found.troubles.append(Trouble(part=part, why=why, waits=True))
            return
        found.learners.add(learner)
        found.good[part] += len(line)
        yield record


def _is_new(
    part: str,
    record: Record,
    hashes: Mapping[str, str],
    several: Mapping[str, tuple[str, Record]],
    found: News,
) -> bool:
    known = hashes.get(record.identity)
    if known is None and record.identity in several:
        known = several[record.identity][1].hash
    if known is not None and known != record.hash:
        found.troubles.append(
            Trouble(part=part, why=f"is there twice with different content ({record.identity})", waits=False)
        )
    return known is None


def _chained(several: Mapping[str, tuple[str, Record]], last: Mapping[str, tuple[int, str]], found: News) -> None:
    """The records that follow on what is here, machine by machine; the others wait for what is missing."""
    chain = records.Chain(last)
    stuck: set[str] = set()
    for part, record in sorted(several.values(), key=lambda one: (one[1].machine, one[1].index)):
        if record.machine in stuck:
            continue
        try:
            chain.check(record)
        except Broken as fault:
            stuck.add(record.machine)
            found.troubles.append(Trouble(part=part, why=f"can't be used: {fault}", waits=True))
        else:
            found.records.append(record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """Two machines said something of the same thing, not knowing of one another: the later holds."""

    holds: Record
    gone: Record


def replaced(new: Iterable[Record], own: Iterable[Record]) -> list[Replaced]:
    """What of our own, not shared before, and what of the new ones gives way to the other."""
    said: dict[tuple[str, ...], Record] = {}
    for record in own:
        for about in _abouts(record):
            said[about] = record
    found: dict[tuple[str, str], Replaced] = {}
    for record in new:
        for about in _abouts(record):
            if other := said.get(about):
                first, later = sorted((record, other), key=lambda one: one.order)
                found[first.identity, later.identity] = Replaced(holds=later, gone=first)
    return list(found.values())


def _abouts(record: Record) -> Iterable[tuple[str, ...]]:
    """The things of which only the last word holds, and this record says something."""
    for table in LASTING:
        for row in record.rows.get(table, ()):
            cells = (row.get(key) for key in _KEYS)
            named = [
                records.absolute(cell, record.identity) if "/" in cell else cell
                for cell in cells
                if isinstance(cell, str)
            ]
            if table != "tracking" or not _is_born(record, row):
                yield (table, *named)


def _is_born(record: Record, row: Mapping[str, object]) -> bool:
    """Whether a row is about an enrolment that the record brings itself."""
    return "@" not in str(row.get("enrollment", ""))
