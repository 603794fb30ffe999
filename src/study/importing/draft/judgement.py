"""A drafted curriculum against its source: nothing of the source may be missing, nothing may be invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from study.core.values import dataclass
from study.importing.draft.wording import Lines, address, addresses, line_of, numbers, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from study.errors import Problem
    from study.format.models import Curriculum, Item
    from study.importing.findings import Findings
    from study.importing.origin import Origin

_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.{1,400}?)[ \t]*#*[ \t]*$")
_ENTRY = re.compile(r"\s*-\s+(?:[a-z]{1,20}:\s+)?(\S.*)$")
_STATED = re.compile(r"\s*-?\s*(effort|duration|due|pace|day|week):\s*[\"']?([^\"'#]+)")


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that stands in one of both only: with its line in the source, or in the draft. `matter` is about the
    file itself, such as its license, and rightly missing."""

    kind: str
    line: int
    text: str
    matter: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a draft lacks, what it invents, and whether it is a curriculum at all."""

    draft: str
    source: str
    missing: list[Deviation]
    invented: list[Deviation]
    problems: list[Problem]
    text: str

    @property
    def is_faithful(self) -> bool:
        return not (self.invented or self.problems or any(not deviation.matter for deviation in self.missing))


def judge(draft: Path, source: str) -> Judgement:
    """Compare a drafted file with what it was made from. Raises InvalidFile for a source that cannot be read."""
    from study.format.file import check
    from study.importing.origin import opened

    origin, checked = opened(source), check(draft)
    if checked.curriculum is None:
        return Judgement(str(draft), origin.name, [], [], checked.problems, checked.text)
    comparison = _Comparison(origin, checked.text, checked.curriculum)
    missing = sorted(comparison.missing(), key=lambda deviation: deviation.line)
    return Judgement(str(draft), origin.name, missing, list(comparison.invented()), [], checked.text)


class _Comparison:
    """Both texts by their words, and what this program finds in the source."""

    def __init__(self, origin: Origin, text: str, curriculum: Curriculum) -> None:
        self.origin, self.text, self.curriculum = origin, text, curriculum
        self.source, self.draft = Lines(origin.text.split("\n")), Lines(text.split("\n"))
        self.findings = _findings(origin)

    def missing(self) -> Iterator[Deviation]:
        """Links, headings and items of the source that the draft does not have."""
        matter = {n for part in self.findings.omissions if part.matter for n in range(part.first, part.last + 1)}
        lines = set[int]()
        have = {address(url) for url in addresses(self.text)}
        for number, line in enumerate(self.source.lines, 1):
            for url in addresses(line):
                if url not in have:
                    have.add(url)
                    yield Deviation("link", number, url, number in matter)
            found = _HEADING.match(line)
            if found and not self._has(title := plain(found[1])):
                lines.add(number)
                yield Deviation("heading", number, title, number in matter)
        for item in self.findings.items:
            if item.line not in lines and not self._has(item.title):
                yield Deviation("item", item.line or 0, item.title)

    def _has(self, title: str) -> bool:
        """Whether the draft says a title; "Week 3: Trees" is "Trees" in a curriculum."""
        behind = title.partition(":")[2].strip()
        return self.draft.say(title) or bool(behind and self.draft.say(behind))

    def invented(self) -> Iterator[Deviation]:
        """Links, titles, times and dates of the draft that the source does not have."""
        known = {*addresses(self.origin.text), address(self.origin.url)}
        for number, line in enumerate(self.draft.lines, 1):
            yield from (Deviation("link", number, url) for url in addresses(line) if url not in known)
        for title in _titles(self.curriculum):
            if not self.source.say(title):
                yield Deviation("title", line_of(self.text, title), title)
        title = ""
        for number, line in enumerate(self.draft.lines, 1):
            if entry := _ENTRY.match(line):
                title = entry[1].strip(" \"'")
            found = _STATED.match(line)
            if found and not self._states(found[1], found[2], title):
                yield Deviation(found[1], number, found[2].strip())

    def _states(self, key: str, value: str, title: str) -> bool:
        """Whether the source has a time or a date: where it states one beside the title, that one, else somewhere."""
        wanted = numbers(value)
        if key == "effort":
            beside = [numbers(self.source.lines[n]) for n in self.source.places(title)]
            minutes = [item.minutes for item in self.findings.items if item.minutes and item.title == title]
            if minutes and beside:
                return any(wanted <= several for several in beside) or _length(value) in {
                    (span.low, span.high) for span in minutes
                }
        parts = [part.lstrip("0") for part in re.findall(r"\d+", value)]
        is_date = len(parts) == 3 and all(part in self.source.words for part in parts[::2])
        return wanted <= numbers(self.origin.text) or is_date


def _length(value: str) -> tuple[int, int]:
    """The minutes of an effort as a curriculum file writes it."""
    from study.core.duration import DEFAULT_PACE, Unreadable, parse_duration

    try:
        effort = parse_duration(value.strip()).effort(DEFAULT_PACE)
    except Unreadable:
        return -1, -1
    return effort.low, effort.high


def _findings(origin: Origin) -> Findings:
    """What this program makes of the source; nothing of one that it does not read."""
    from datetime import date

    from study.errors import InvalidFile
    from study.importing.findings import Findings
    from study.importing.formats.detection import read
    from study.importing.options import Options

    try:
        return read(origin, Options(today=date.min))
    except InvalidFile:
        return Findings("")


def _titles(curriculum: Curriculum) -> Iterator[str]:
    for phase in curriculum.phases:
        yield phase.title
        yield from _titles_of(phase.items, phase.resources)
        for module in phase.modules:
            yield module.title
            yield from _titles_of(module.items, module.resources)
    yield from _titles_of(curriculum.resources, curriculum.backlog)


def _titles_of(*lists: Iterable[Item]) -> Iterator[str]:
    for items in lists:
        yield from (item.title for item in items)
