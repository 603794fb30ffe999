"""What a line of a source says beside its title: kind, time, position. One door to the rules that Markdown uses."""

from __future__ import annotations

import re

from study.importing.findings import Link, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.text.trimming import Title

_NOTHING = ("", "none", "-", "–", "—", "n/a", "no", "nothing")
_VIDEO = re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/")


def item(text: str, language: str) -> tuple[Title, list[Link]]:
    """An item's title with all it says, and the links in it."""
    from study.importing.text import spans, titles
    from study.importing.text.lexicon import lexicon

    line = spans.line(text)
    title = titles.of_item(line, lexicon(language))
    title.text = title.text or " ".join(text.split())
    return title, [Link(line.text[anchor.start : anchor.end], anchor.url) for anchor in line.links]


def heading(text: str, language: str) -> Title:
    """A heading's title with all it says."""
    from study.importing.text import spans, titles
    from study.importing.text.lexicon import lexicon

    title = titles.of_heading(spans.line(text), lexicon(language))
    title.text = title.text or " ".join(text.split())
    return title


def amounts(duration: str, effort: str, language: str) -> tuple[Span | None, Span | None]:
    """Minutes and days of a duration and what it takes a week: both together are work."""
    from study.importing.text.lexicon import lexicon
    from study.importing.text.times import timing

    said = timing(f"{duration} | {effort}", lexicon(language))
    return said.minutes, said.days


def requirements(text: str) -> list[str]:
    """What a cell of prerequisites names: split at commas, semicolons and "and"."""
    parts = re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", text)
    return [part for part in map(str.strip, parts) if part.casefold() not in _NOTHING]


def kind_of(url: str) -> str:
    """The kind of what is at an address, where its host says so."""
    return "video" if _VIDEO.match(url) else ""
