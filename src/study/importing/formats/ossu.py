"""OSSU's ``curriculum.json``: sections, subsections, and in some of these disciplines, each with its courses."""

from __future__ import annotations

import re

from study.importing.findings import MODULE, PHASE, Entry, Findings, Heading, Link
from study.importing.formats.json_values import mapping, objects, words
from study.importing.formats.wording import amounts, requirements

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMAT = "ossu"
_DEBRIS = re.compile(r"\)?\s*\|.*$|\s.*$")
"""What a table's cell leaves behind an address: its bar and the cells after it."""
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(([^)\s]{1,2000})\)?")


def is_ossu(document: Any) -> bool:
    sections = objects(mapping(document).get("Curriculum"))
    return bool(sections) and all("Section Name" in section or "Subsections" in section for section in sections)


def read(document: dict[str, Any]) -> Findings:
    """What the document holds. Its lists of topics become notes of their module."""
    found = Findings(FORMAT, title=words(document.get("Title")))
    for section in objects(document.get("Curriculum")):
        if title := words(section.get("Section Name")):
            found.headings.append(Heading(None, PHASE, title, notes=_notes(section)))
            phase = len(found.headings) - 1
            _courses(found, section, phase)
            for subsection in objects(section.get("Subsections")):
                _subsection(found, subsection, phase)
    found.lines = found.understood = len(found.headings) + len(found.items)
    return found


def _subsection(found: Findings, subsection: dict[str, Any], phase: int) -> None:
    title = words(subsection.get("Name"))
    if not title:
        return
    found.headings.append(Heading(None, MODULE, title, phase, notes=_notes(subsection)))
    module = len(found.headings) - 1
    _courses(found, subsection, module)
    for discipline in objects(subsection.get("Disciplines")):
        if name := words(discipline.get("Name")):
            found.headings.append(Heading(None, MODULE, name, phase, notes=_notes(discipline)))
            _courses(found, discipline, len(found.headings) - 1)


def _courses(found: Findings, part: dict[str, Any], heading: int) -> None:
    for course in objects(part.get("Courses")):
        if title := words(course.get("Name")):
            found.items.append(_course(course, title, heading))


def _course(course: dict[str, Any], title: str, heading: int) -> Entry:
    entry = Entry(None, "course", title, heading)
    for key in ("URL", "Alternative"):
        if url := _address(words(course.get(key))):
            entry.links.append(Link(key, url))
    entry.minutes, entry.days = amounts(words(course.get("Duration")), words(course.get("Effort")), "en")
    entry.requires = requirements(_plain(words(course.get("Prerequisites"))))
    if extra := words(course.get("Additional Text / Assignments")):
        entry.notes.append(extra.replace("<br>", "\n"))
    return entry


def _notes(part: dict[str, Any]) -> list[str]:
    notes = [part["Explanation"].strip()] if isinstance(part.get("Explanation"), str) else []
    topics = [words(topic.get("Name")) for topic in objects(part.get("Topics Covered"))]
    notes += [f"Topics: {', '.join(filter(None, topics))}."] if any(topics) else []
    notes += [part["Notes"].strip()] if isinstance(part.get("Notes"), str) else []
    return [note for note in notes if note]


def _address(text: str) -> str:
    """An address without what a table left behind it, nor a bracket that was never opened."""
    text = _DEBRIS.sub("", text)
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return text


def _plain(text: str) -> str:
    """Without links; what is linked in brackets is said beside the prerequisite."""
    return _LINK.sub(lambda found: found[1], re.sub(r"\s*\(\[[^\]]*\]\([^)]*\)\)", "", text))
