"""Findings into the document of a curriculum: plain values in the order in which a person writes them.

Headings become phases and modules, entries become items and resources. What a file has no key for is kept as a note
rather than lost; what a guess decided carries its line and the other reading as a comment.
"""

from __future__ import annotations

import re

from study.core.items import KINDS, OTHERS, RESOURCES
from study.core.values import dataclass, replace
from study.importing.curriculum import choices
from study.importing.curriculum.ids import Names, named, slug
from study.importing.curriculum.phases import UNTITLED, Phase, phases, settle
from study.importing.curriculum.requirements import matched
from study.importing.curriculum.spelling import (
    further,
    length_of,
    paragraphs,
    placed,
    remarks_of,
    spelled,
    tags_of,
    text_of,
)
from study.importing.curriculum.yaml_text import Plain, Remark
from study.importing.findings import MODULE, PHASE, Entry, Findings, Heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

Document = dict[str, object]

_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]{0,30}):")
_ALLOWED = ("http", "https", "ftp", "mailto")
_TRACKED = (*RESOURCES, *OTHERS)


@dataclass(slots=True)
class CurriculumDocument:
    """The document, its id, the ids of what is in it, and by an item's position the ids it requires."""

    document: Document
    id: str
    names: Names
    requires: dict[int, list[str]]
    comments: list[str]
    """Guesses about no part in particular."""


def build(
    findings: Findings, source: str | Document, today: date, title: str = "", name: str = ""
) -> CurriculumDocument:
    """The curriculum of some findings. ``source`` is what its ``source`` says; a ``title`` wins over that found, and
    the id is made from ``name`` where one is given.

    Links that are no addresses leave the findings and are told among their omissions.
    """
    findings.title = text_of(title or findings.title)
    _settle_kinds(findings)
    _drop_odd_links(findings)
    settle(findings.items, today)
    choices.settle(findings)
    return _Builder(findings, name or findings.title).built(source)


class _Builder:
    """The document as it grows, phase by phase."""

    def __init__(self, findings: Findings, name: str) -> None:
        self.findings = findings
        self.name = slug(name, whole=True) if name else "imported"
        self.phases = phases(findings)
        self.names = named(findings, self.phases)
        self.requires = matched(findings, self.names)
        self.remarks = remarks_of(findings)

    def built(self, source: str | Document) -> CurriculumDocument:
        found = self.findings
        document: Document = {"curriculum": Plain(self.name), "title": found.title or UNTITLED}
        _put(document, "summary", found.summary)
        _put(document, "goal", found.goal)
        _put(document, "source", source)
        pace, notes = _pace(found.pace)
        _put(document, "pace", Plain(pace) if pace else "")
        if duration := spelled(found.minutes, found.days):
            document["duration"] = Plain(duration)
        _put(document, "prerequisites", [text_of(text) for text in found.prerequisites if text_of(text)])
        _put(document, "notes", paragraphs([*notes, *found.notes]))
        _put(document, "phases", [self._phase(n, phase) for n, phase in enumerate(self.phases)])
        loose = [n for n, entry in enumerate(found.resources) if entry.heading is None]
        _put(document, "resources", [self._resource(n) for n in loose])
        wanted = [self._entry(entry, self.names.backlog[n], None) for n, entry in enumerate(found.backlog)]
        _put(document, "backlog", wanted)
        return CurriculumDocument(document, self.name, self.names, self.requires, list(self.remarks.values()))

    def _phase(self, n: int, phase: Phase) -> object:
        name = self.names.phases[n]
        said = Heading(None, PHASE, phase.title) if phase.heading is None else self.findings.headings[phase.heading]
        document: Document = {"phase": Plain(name), "title": said.title}
        needs_module = bool(phase.items and (said.optional or said.choose))
        if not needs_module:
            self._schedule(document, said, phase.items)
        modules: list[object] = []
        inside = [] if needs_module else [n for n in phase.items if not self.findings.items[n].optional]
        if needs_module:
            modules += self._module(
                replace(said, notes=[]), self.names.register.claim(f"{name}-items"), phase.items, []
            )
        elif self._share_places(phase):
            inside = []
            modules += self._weeks(phase.items, name)
        elif extra := [n for n in phase.items if self.findings.items[n].optional]:
            modules += [self._optional(said.title, name, extra, said)]
        for module in phase.modules:
            part = self.findings.headings[module]
            part = replace(part, optional=part.optional or said.optional)
            modules += self._module(part, self.names.headings[module], phase.of[module], phase.materials[module])
        _put(document, "items", [self._item(n, said) for n in inside])
        _put(document, "modules", modules)
        _put(document, "resources", [self._resource(n) for n in phase.own_materials])
        _put(document, "notes", paragraphs(_notes_of(said, needs_module and len(phase.items) > (said.choose or 0))))
        return self._remarked(document, said.line, said.title)

    def _module(self, said: Heading, name: str, items: list[int], materials: list[int]) -> list[object]:
        """A module, and another for those of its items that are optional."""
        extra = [] if said.optional else [n for n in items if self.findings.items[n].optional]
        all_optional = said.optional or bool(extra and len(extra) == len(items))
        inside = items if all_optional else [n for n in items if not self.findings.items[n].optional]
        document: Document = {"module": Plain(name), "title": said.title}
        self._schedule(document, said, inside)
        if all_optional:
            document["optional"] = Plain("true")
        if said.choose and 0 < said.choose < len(inside):
            remark = self.remarks.pop((said.line or said.title, "choose"), "")
            document["choose"] = Plain(str(said.choose), remark)
        _put(document, "items", [self._item(n, said) for n in inside])
        _put(document, "resources", [self._resource(n) for n in materials])
        _put(document, "notes", paragraphs(_notes_of(said)))
        modules = [self._remarked(document, said.line, said.title)]
        if extra and not all_optional:
            modules.append(self._optional(said.title, name, extra, said))
        return modules

    def _share_places(self, phase: Phase) -> bool:
        """Whether several items stand on the same day or week, each of which would else be thought to fill it."""
        said = placed(self.findings.headings[phase.heading].position) if phase.heading is not None else ("", "")
        items = [self.findings.items[n] for n in phase.items]
        all_places = [placed(item.position) for item in items if not _is_measured(item)]
        places = [place for place in all_places if place[0] and place != said]
        return not phase.modules and len(places) > len(set(places)) and len(places) * 2 > len(phase.items)

    def _weeks(self, items: list[int], phase: str) -> list[object]:
        """Items by the day or week they stand on, a module each; what stands nowhere goes with what is before it."""
        groups: list[tuple[tuple[str, str], list[int]]] = []
        for n in items:
            at = placed(self.findings.items[n].position)
            if groups and (not at[0] or at == groups[-1][0]):
                groups[-1][1].append(n)
            else:
                groups.append((at, [n]))
        modules: list[object] = []
        for (unit, place), inside in groups:
            position = self.findings.items[inside[0]].position
            title = f"{unit.capitalize()} {place}" if unit else "Before"
            said = Heading(None, MODULE, title, position=position)
            modules += self._module(said, self.names.register.claim(f"{phase}-{slug(title)}"), inside, [])
        return modules

    def _optional(self, title: str, name: str, items: list[int], said: Heading) -> Document:
        document: Document = {
            "module": Plain(self.names.register.claim(f"{name}-optional")),
            "title": f"{title} (optional)",
        }
        document["optional"] = Plain("true")
        document["items"] = [self._item(n, said) for n in items]
        return document

    def _schedule(self, document: Document, said: Heading, items: list[int]) -> None:
        """How long a part takes, and where its author puts it. Its position is its span if it states no other."""
        unit, place = placed(said.position)
        duration = spelled(said.minutes, said.days)
        if not duration and items and not any(self._is_timed(n, said) for n in items):
            duration = spelled(None, length_of(said.position))
        if duration:
            document["duration"] = Plain(duration)
        if unit:
            document[unit] = Plain(place)

    def _is_timed(self, n: int, within: Heading) -> bool:
        item = self.findings.items[n]
        return _is_measured(item) or bool(item.position and item.position != within.position)

    def _item(self, n: int, within: Heading) -> object:
        item = self.findings.items[n]
        return self._entry(item, self.names.items[n], within, self.requires.get(n, []))

    def _resource(self, n: int) -> object:
        return self._entry(self.findings.resources[n], self.names.resources[n], None)

    def _entry(self, entry: Entry, name: str, within: Heading | None, requires: list[str] | None = None) -> object:
        """An item or a resource; one that is no more than a topic with a title is just its title."""
        kind, title = entry.kind, entry.title
        document: Document = {kind: title}
        if name != _default_id(title, kind):
            document["id"] = Plain(name)
        notes = list(entry.notes)
        if effort := spelled(entry.minutes, entry.days):
            over = spelled(None, entry.days) if entry.minutes and entry.days else ""
            document["effort"] = Plain(effort, f"over {over}" if over else "")
        unit, place = placed(entry.position)
        if within is not None and unit and entry.position != within.position:
            document[unit] = Plain(place)
        if requires:
            document["requires"] = Plain(f"[{', '.join(requires)}]")
        if entry.due:
            document["due"] = Plain(entry.due)
        if entry.progress is not None and 0 < entry.progress <= 100:
            document["progress"] = Plain(str(round(entry.progress)))
        _put(document, "by", text_of(entry.by))
        if entry.links:
            document["url"] = text_of(entry.links[0].url)
        told = "\n".join(notes)
        notes += further([link for link in entry.links[1:] if f"({link.url})" not in told])
        tags, others = tags_of(entry.tags)
        if tags:
            document["tags"] = Plain(f"[{', '.join(tags)}]")
        notes += [f"Tags: {', '.join(others)}"] if others else []
        _put(document, "notes", paragraphs(notes))
        plain: object = title if kind == "topic" and len(document) == 1 and within is not None else document
        return self._remarked(plain, entry.line, entry.title)

    def _remarked(self, value: object, line: int | None, title: str) -> object:
        """With the guesses about it as comments."""
        key = line if line else title
        said = [self.remarks.pop((key, word)) for word in ("", "choose") if (key, word) in self.remarks]
        return Remark(value, tuple(said)) if said else value


def _settle_kinds(findings: Findings) -> None:
    """What no reader knew the kind of is a topic, or as a material a site; a title is never empty."""
    for item in [*findings.items, *findings.backlog]:
        item.kind = item.kind if item.kind in KINDS else "topic"
    for entry in findings.resources:
        entry.kind = entry.kind if entry.kind in _TRACKED else "site"
    for part in findings.headings:
        part.title = text_of(part.title) or "Untitled"
    for entry in [*findings.items, *findings.resources, *findings.backlog]:
        entry.title = text_of(entry.title) or (entry.links[0].url if entry.links else "Untitled")


def _drop_odd_links(findings: Findings) -> None:
    """Take out addresses that a browser would run instead of opening, and tell of them."""
    for entry in [*findings.items, *findings.resources, *findings.backlog]:
        for link in list(entry.links):
            scheme = _SCHEME.match(link.url)
            if not link.url.strip():
                entry.links.remove(link)
            elif scheme and scheme[1].lower() not in _ALLOWED:
                entry.links.remove(link)
                findings.problems.append((entry.line or 0, f"a {scheme[1].lower()}: address was dropped"))
    findings.resources = [entry for entry in findings.resources if entry.links or entry.title]


def _notes_of(said: Heading, choice_is_kept: bool = True) -> list[str]:
    notes = [f"Pace: {said.pace}"] if said.pace else []
    notes += [f"Prerequisite: {text}" for text in said.requires]
    if said.level == PHASE and said.choose and not choice_is_kept:
        notes.append(f"Choose {said.choose}.")
    return [*notes, *said.notes]


def _pace(text: str) -> tuple[str, list[str]]:
    """A pace that can be read, or a note with what the author says of it."""
    from study.core.duration import Unreadable, parse_pace

    if not text:
        return "", []
    try:
        parse_pace(text)
    except Unreadable:
        return "", [f"Pace: {text}"]
    return text, []


def _is_measured(item: Entry) -> bool:
    return bool(spelled(item.minutes, item.days))


def _default_id(title: str, kind: str) -> str:
    """The id that a file's reader makes from a title by itself."""
    from study.core.items import slug as default

    return default(title, kind)


def _put(document: Document, key: str, value: object) -> None:
    if value:
        document[key] = value
