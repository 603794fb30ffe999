"""The Markdown inside a line or a cell into plain text, its links and its pictures."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from study.core.values import dataclass

LONGEST = 50_000  # characters that are read as Markdown; what is longer is text
MOST_BRACKETS = 20  # that may begin a link; with more it is no prose, and slow to read
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~!]")
_BRACKET = re.compile(r"(?<!\\)(?:\\\\)*\[")
_ATTRIBUTE = re.compile(r"""\s(src|alt|title|href)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its address, and the text that stands for it."""

    url: str
    alt: str


@dataclass(frozen=True, slots=True)
class Inline:
    """What a reader sees: the text, as its line breaks part it; where it leads; the pictures in it."""

    lines: tuple[str, ...]
    links: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(filter(None, self.lines))


class Reader(MarkdownIt):
    """Keeps addresses as they were written; what may be opened is for others to judge."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def read(source: str) -> Inline:
    """Markdown of one line, without its marks and its HTML."""
    if not _SPECIAL.search(source) or len(source) > LONGEST or len(_BRACKET.findall(source)) > MOST_BRACKETS:
        return Inline(_lines(source))
    texts: list[str] = []
    links: list[str] = []
    images: list[Image] = []
    for token in _reader("](" in source).parseInline(source)[0].children or []:
        if token.type == "image":
            images.append(Image(str(token.attrs.get("src", "")), token.content))
        elif token.type == "html_inline":
            _html(token, texts, links, images)
        elif token.type == "link_open":
            links.append(str(token.attrs.get("href", "")))
        else:
            texts.append(" " if token.type.endswith("break") else token.content)
    return Inline(_lines("".join(texts)), tuple(links), tuple(images))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.split("\n"))


def _html(token: Token, texts: list[str], links: list[str], images: list[Image]) -> None:
    """A tag: pictures and links count, a break parts lines, the rest is dropped."""
    tag = token.content.casefold()
    found = {name.casefold(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(token.content)}
    if tag.startswith("<img"):
        images.append(Image(found.get("src", ""), found.get("alt") or found.get("title", "")))
    elif tag.startswith("<a") and "href" in found:
        links.append(found["href"])
    elif tag.startswith("<br"):
        texts.append("\n")


@cache
def _reader(linked: bool) -> MarkdownIt:
    """For what may hold links and pictures, or not: to look for them takes long."""
    reader = Reader("js-default", {"html": True})
    return reader if linked else reader.disable(["link", "image"])
