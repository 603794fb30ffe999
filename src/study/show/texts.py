"""What a file says of something, by its keys, in words and lines. No key is left out, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator

from study.core import words
from study.screen.page import Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from study.show.rules import Section, Texts

PROSE = {
    "summary": "",
    "goal": "Goal",
    "prerequisites": "Prerequisites",
    "notes": "",
    "tips": "Tips",
    "examples": "Example projects",
    "paths": "Paths",
    "goals": "Goals",
    "journal": "Journal",
    "lessons": "Lessons",
    "attempts": "Attempts",
}
"""Keys whose words get lines of their own, with the heading over them."""

ELSEWHERE = ("url", "by", "schedule")
"""Keys that have a place of their own on a page."""

NAMES = {"list": "In", "type": "Type", "choose": "Choose", "source": "From"}


def facts(said: Texts) -> Iterator[list[str]]:
    """Name and words of what fits in a line."""
    for key, value in said.items():
        if key not in PROSE and key not in ELSEWHERE and value not in (None, "", [], False):
            yield [NAMES.get(key, key.capitalize()), _in_line(value)]


def remarks(said: Texts) -> Iterator[str]:
    """The same as words within a line: ``duration 1 week``, ``optional``."""
    for name, words_ in facts(said):
        yield name.lower() if words_ == "yes" else f"{name.lower()} {words_}"


def prose(page: Page, said: Texts, indent: int = 2) -> None:
    """What takes lines of its own, each kind under its heading."""
    for key, heading in PROSE.items():
        value = said.get(key)
        if not value:
            continue
        deeper = indent
        if heading:
            page.gap()
            page.line(" " * indent, Span(heading, "title"))
            deeper += 2
        elif indent == 2:
            page.gap()
        _told(page, value, deeper)


def schedule(page: Page, section: Section, today: date) -> None:
    """The author's weeks, beside the days on which their modules are planned."""
    said = section.texts.get("schedule")
    if not said:
        return
    planned = {part.id: part.planned for part in section.all_sections() if part.kind == "module"}
    page.gap()
    pace = f" at {said['pace']}" if said.get("pace") else ""
    page.line("  ", Span(f"The author's schedule{pace}", "title"))
    for week in said.get("weeks") or []:
        days = [span for name in _names(week.get("modules")) if (span := planned.get(name))]
        plan = words.span(min(day for day, _ in days), max(day for _, day in days), today) if days else ""
        title = week.get("title") or ", ".join(_names(week.get("modules")))
        page.line(f"    Week {week['weeks']}  {title}", Span(f"   planned {plan}" if plan else "", "quiet"))


def _names(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def _told(page: Page, value: Any, indent: int) -> None:
    """A text as paragraphs, a list as entries; of an entry that is a mapping its first words lead."""
    if not isinstance(value, list):
        page.prose(str(value), indent)
        return
    for entry in value:
        if isinstance(entry, dict):
            _record(page, entry, indent)
        else:
            page.line(" " * indent + "- " + " ".join(str(entry).split()))


def _record(page: Page, entry: dict[str, Any], indent: int) -> None:
    """``- long  Long & Slow path``, then what else is said, a line for each longer text."""
    said = {key: value for key, value in entry.items() if value not in (None, "", [])}
    first = next(iter(said), "")
    lead = [_in_line(said.pop(key)) for key in (first, "title") if key in said and key not in ("week", "on")]
    short = [f"{key} {_in_line(value)}" for key, value in said.items() if not _is_long(key, value)]
    page.line(" " * indent + "- " + "  ".join(filter(None, [*lead, " · ".join(short)])))
    for key, value in said.items():
        if _is_long(key, value):
            text = str(value).strip() if isinstance(value, str) else _in_line(value)
            name = "" if key in ("notes", "text", "note") else f"{key.capitalize()}: "
            page.prose(f"{name}\n{text}" if text.startswith("-") and name else name + text, indent + 2)


def _is_long(key: str, value: Any) -> bool:
    """Whether it gets lines of its own."""
    return key in LONG or len(_in_line(value)) > words.LONGEST


LONG = ("notes", "note", "text", "goal", "plan", "results", "url")


def _in_line(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_in_line(one) for one in value.values() if one)
    if isinstance(value, list):
        return ", ".join(map(_in_line, value))
    return {"true": "yes", "True": "yes"}.get(str(value), " ".join(str(value).split()))
