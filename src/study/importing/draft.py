"""A drafted curriculum against its source: nothing of the source may be missing, nothing may be invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from study.core.values import dataclass
from study.screen.document import Document, fields, problem
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from study.errors import Problem
    from study.format.file import CheckResult
    from study.format.models import Curriculum, Item
    from study.importing.origin import Origin

MOST = 20  # of each kind on the screen
SHARE = 0.75  # of a title's words that have to stand in one line of the source

_URL = re.compile(r"https?://[^\s<>\"'`\]|]{1,2000}")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.{1,400}?)[ \t]*#*[ \t]*$")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKUP = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)|[*_`~#]+|<[^>\n]{0,500}>")


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that stands in one of both only: with its line in the source, or in the draft."""

    kind: str
    line: int
    text: str


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
        return not (self.missing or self.invented or self.problems)


def judge(draft: Path, source: str) -> Judgement:
    """Compare a drafted file with what it was made from. Raises InvalidFile for a source that cannot be read."""
    from study.format.file import check
    from study.importing.origin import opened

    origin, checked = opened(source), check(draft)
    if checked.curriculum is None:
        return Judgement(str(draft), origin.name, [], [], checked.problems, checked.text)
    missing = [*_missing_links(origin, checked.text), *_missing_headings(origin, checked.text)]
    invented = list(_invented(origin, checked, checked.curriculum))
    return Judgement(str(draft), origin.name, missing, invented, [], checked.text)


def document(result: Judgement) -> Document:
    """``study.draft/1``."""
    return {
        **fields(result, "draft source is_faithful:faithful"),
        "missing": [fields(deviation, "kind line text") for deviation in result.missing],
        "invented": [fields(deviation, "kind line text") for deviation in result.invented],
        "problems": [problem(fault) for fault in result.problems],
    }


def page(result: Judgement) -> Page:
    """What is missing, what is invented, and what to do next."""
    if result.problems:
        from study.screen.problems import screen as problems

        return problems([(result.text, result.problems, ())])
    page = Page()
    for name, deviations in (("Missing in the draft", result.missing), ("Not in the source", result.invented)):
        if deviations:
            page.line(Span(f"{name}: {len(deviations)}", "warning"))
            rows: list[list[Cell]] = [[Span(str(d.line), "quiet"), d.kind, d.text] for d in deviations[:MOST]]
            page.table(rows, flexible=2, indent=3)
            if len(deviations) > MOST:
                page.line(Span(f"   … and {len(deviations) - MOST} more: --json lists all", "quiet"))
            page.gap()
    if result.is_faithful:
        page.line(f"{result.draft} has all of {result.source}, and nothing else.")
        page.line("Next: ", Span(f"study enroll {result.draft}", "command"))
    else:
        page.line("Correct the draft, or give this answer back to the model and judge again.")
    return page


def _missing_links(origin: Origin, draft: str) -> Iterator[Deviation]:
    have = {_address(url) for url in _URL.findall(draft)}
    for line, text in enumerate(origin.text.split("\n"), 1):
        for url in _URL.findall(text):
            if (address := _address(url)) not in have:
                have.add(address)
                yield Deviation("link", line, address)


def _missing_headings(origin: Origin, draft: str) -> Iterator[Deviation]:
    """Headings most of whose words stand in no line of the draft."""
    lines = _Lines(draft.split("\n"))
    for number, line in enumerate(origin.text.split("\n"), 1):
        found = _HEADING.match(line)
        title = _plain(found[1]) if found else ""
        behind = title.partition(":")[2].strip()  # "Week 3: Trees" is "Trees" in a curriculum
        if title and not lines.say(title) and not (behind and lines.say(behind)):
            yield Deviation("heading", number, title)


def _invented(origin: Origin, checked: CheckResult, curriculum: Curriculum) -> Iterator[Deviation]:
    """Links, titles, times and dates of the draft that the source does not have."""
    known = {_address(url) for url in _URL.findall(origin.text)}
    numbers = set(_NUMBER.findall(origin.text))
    lines = _Lines(origin.text.split("\n"))
    for number, line in enumerate(checked.text.split("\n"), 1):
        for url in _URL.findall(line):
            if _address(url) not in known and _address(url) != _address(origin.url):
                yield Deviation("link", number, _address(url))
    at = _LinesOf(checked.text)
    for title in _titles(curriculum):
        if not lines.say(title):
            yield Deviation("title", at.line_of(title), title)
    for number, line in enumerate(checked.text.split("\n"), 1):
        found = re.match(r"\s*-?\s*(effort|duration|due|pace|day|week):\s*[\"']?([^\"'#]+)", line)
        if found and not set(_NUMBER.findall(found[2])) <= numbers and not _said(found[2], lines):
            yield Deviation(found[1], number, found[2].strip())


def _said(value: str, lines: _Lines) -> bool:
    """Whether a date's parts stand in the source in another form."""
    parts = [part.lstrip("0") for part in _NUMBER.findall(value)]
    return len(parts) == 3 and all(part in lines.words for part in parts[::2])


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


class _Lines:
    """Lines by their words: whether one of them, or it with the next, says most of a title."""

    def __init__(self, lines: list[str]) -> None:
        self.sets = [set(_words(line)) for line in lines]
        self.words = set().union(*self.sets) if self.sets else set()
        self.where: dict[str, list[int]] = {}
        for n, words in enumerate(self.sets):
            for word in words:
                self.where.setdefault(word, []).append(n)

    def say(self, title: str) -> bool:
        wanted = set(_words(title))
        if not wanted:
            return True
        known = [word for word in wanted if word in self.where]
        if len(known) < SHARE * len(wanted):
            return False
        rarest = sorted(known, key=lambda word: (len(self.where[word]), word))[:3]
        near = {m for word in rarest for n in self.where[word][:500] for m in (n - 1, n) if m >= 0}
        return any(len(wanted & (self.sets[n] | self._after(n))) >= SHARE * len(wanted) for n in near)

    def _after(self, n: int) -> set[str]:
        return self.sets[n + 1] if n + 1 < len(self.sets) else set()


class _LinesOf:
    """Where a text begins in a file."""

    def __init__(self, text: str) -> None:
        self.text = text

    def line_of(self, title: str) -> int:
        place = self.text.find(title)
        return self.text.count("\n", 0, place) + 1 if place >= 0 else 1


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub(lambda found: found[1] or " ", text).split())


def _address(url: str) -> str:
    """An address without what a sentence or a bracket leaves behind it."""
    url = url.rstrip(".,;:!?*_")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1]
    return url.rstrip("/")
