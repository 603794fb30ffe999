"""The Markdown inside a line: what a reader sees, and which part of it is bold, a link, a picture."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from study.core.values import dataclass, field
from study.importing.inline import LONGEST, MOST_BRACKETS, Image, Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~!]|://|www\.")
_BRACKET = re.compile(r"(?<!\\)(?:\\\\)*\[")
_ATTRIBUTE = re.compile(r"""\s(src|alt|title|href)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>()\[\]{}|\"'`]{1,2000}(?:\([^\s()]{0,200}\)[^\s<>()\[\]|\"'`]{0,500})?")
_LINK = re.compile(r"\[([^\\`*_\[\]<>&~!\n]*[^\\`*_\[\]<>&~!\s])\]\(((?:[^\s\\()<>&]|&(?![#\w]{1,40};))+)\)")
"""A link without anything in it that needs a parser."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link over a part of the text; a bare address stands for itself."""

    start: int
    end: int
    url: str


@dataclass(slots=True)
class Spans:
    """A line as it is shown. `bold` is how far the bold at its beginning goes, `code` whether nearly all is code."""

    text: str = ""
    bold: int = 0
    links: list[Anchor] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    code: bool = False
    struck: bool = False
    breaks: bool = False
    """Whether the line was ended on purpose (two blanks, a backslash, <br>)."""

    def cut(self, start: int, end: int | None = None) -> Spans:
        """A part of it, without blanks around, with the links that lie in it."""
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        end = start + len(part)
        links = [
            Anchor(max(a.start, start) - start, min(a.end, end) - start, a.url)
            for a in self.links
            if (a.start < end and a.end > start) or a.start == a.end == start
        ]
        bold = max(0, min(self.bold, end) - start)
        return Spans(part, bold, links, list(self.images) if start == 0 else [], self.code, self.struck, self.breaks)

    def without(self, start: int, end: int) -> Spans:
        """Without what stands between two places, and the blanks before it."""
        before, after = self.cut(0, start), self.cut(end)
        at = len(before.text)
        whole = Spans(before.text + after.text, before.bold, before.links, self.images, self.code, self.struck)
        whole.links += [Anchor(a.start + at, a.end + at, a.url) for a in after.links]
        whole.bold += after.bold
        return whole

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold, but for punctuation and pictures around."""
        return self.bold > 0 and not re.search(r"\w", self.text[self.bold :])


def read(source: str, env: dict[str, object] | None = None) -> list[Spans]:
    """The lines of a paragraph."""
    if not _SPECIAL.search(source) or len(source) > LONGEST or _is_slow(source):
        return [_plain(line) for line in source.split("\n")]
    if "](" in source and not _SPECIAL.search(_LINK.sub(r"\1", source)):
        return [_linked(line) for line in source.split("\n")]
    writer = _Writer()
    linked = "](" in source or "][" in source or ("[" in source and bool(env and env.get("references")))
    for token in _reader(linked).parseInline(source, env or {})[0].children or []:
        writer.token(token)
    writer.line(False)
    return writer.lines


def line(source: str, env: dict[str, object] | None = None) -> Spans:
    """A text of one line; line breaks in it are blanks."""
    lines = read(source.replace("\n", " "), env)
    return lines[0] if len(lines) == 1 else joined(lines)


def joined(lines: list[Spans]) -> Spans:
    """Several lines as one."""
    whole = Spans(bold=lines[0].bold if lines else 0, code=all(line.code for line in lines))
    for line in lines:
        at = len(whole.text) + bool(whole.text)
        whole.text = f"{whole.text} {line.text}" if whole.text else line.text
        whole.links += [Anchor(a.start + at, a.end + at, a.url) for a in line.links]
        whole.images += line.images
    return whole


def _is_slow(source: str) -> bool:
    """Many brackets that lead nowhere, stars or marks without an end: no prose, and slow to parse."""
    brackets = len(_BRACKET.findall(source))
    if brackets > MOST_BRACKETS and source.count("](") + source.count("][") < brackets // 4:
        return True
    return source.count("*") + source.count("_") + source.count("~") > 2000 or source.count("<") > 2000


def _plain(line: str) -> Spans:
    spans = Spans(" ".join(line.split()), breaks=line.endswith("  "))
    _bare(spans)
    return spans


def _linked(line: str) -> Spans:
    """A line of plain text and plain links, as most entries of long lists are; a parser takes ten times as long."""
    text, links, at = "", [], 0
    for found in _LINK.finditer(line):
        text = _BLANKS.sub(" ", text + line[at : found.start()]).lstrip()
        words = " ".join(found[1].split())
        links.append(Anchor(len(text), len(text) + len(words), found[2]))
        text, at = text + words, found.end()
    return Spans(" ".join((text + line[at:]).split()), links=links, breaks=line.endswith("  "))


def _bare(spans: Spans) -> None:
    """Addresses that stand there without a mark are links all the same."""
    if "://" not in spans.text:
        return
    taken = [(a.start, a.end) for a in spans.links]
    for found in _BARE.finditer(spans.text):
        url = found[0].rstrip(".,;:!?*")
        if not any(start < found.end() and end > found.start() for start, end in taken):
            spans.links.append(Anchor(found.start(), found.start() + len(url), url))
    spans.links.sort(key=lambda a: a.start)


class _Writer:
    """Tokens into lines. `parts` is the text of the line so far, `length` how much that is."""

    def __init__(self) -> None:
        self.lines: list[Spans] = []
        self.parts: list[str] = []
        self.length = 0
        self.spans = Spans()
        self.open: list[tuple[int, str]] = []
        self.strong: list[int] = []
        self.bold = 0
        self.coded = 0
        self.dead = 0

    def token(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self.write(token.content)
        elif kind == "softbreak" or kind == "hardbreak":
            self.line(kind == "hardbreak")
        elif kind == "link_open":
            self.open.append((self.length, str(token.attrs.get("href", ""))))
        elif kind == "link_close":
            self.close_link()
        elif kind == "strong_open":
            self.strong.append(self.length)
        elif kind == "strong_close":
            self.close_strong()
        elif kind == "code_inline":
            self.coded += len(token.content)
            self.write(token.content)
        elif kind == "image":
            self.spans.images.append(Image(str(token.attrs.get("src", "")), token.content))
        elif kind == "html_inline":
            self.html(token.content)
        elif kind == "s_open":
            self.spans.struck = self.spans.struck or not self.length

    def write(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        if text[:1] == " " and (not self.parts or self.parts[-1][-1:] == " "):
            text = text[1:]
        if text:
            self.parts.append(text)
            self.length += len(text)

    def close_link(self) -> None:
        if self.open:
            start, url = self.open.pop()
            self.spans.links.append(Anchor(min(start, self.length), self.length, url))

    def close_strong(self) -> None:
        if self.strong:
            start = self.strong.pop()
            before = "".join(self.parts)[: max(start, self.bold)][self.bold :]
            if not re.search(r"\w", before):
                self.bold = self.length

    def html(self, tag: str) -> None:
        """A tag: pictures and links count, a break ends the line, the rest is dropped."""
        name = tag[:8].casefold()
        if name.startswith("<br"):
            self.write(" ")
            self.spans.breaks = True
            return
        if name.startswith("</a"):
            self.close_link()
        elif name.startswith(("<b>", "<strong")):
            self.strong.append(self.length)
        elif name.startswith(("</b>", "</stron")):
            self.close_strong()
        elif name.startswith(("<img", "<a ")):
            found = {key.casefold(): unescape(value.strip("\"'")) for key, value in _ATTRIBUTE.findall(tag)}
            if name.startswith("<img"):
                self.spans.images.append(Image(found.get("src", ""), found.get("alt") or found.get("title", "")))
            elif "href" in found:
                self.open.append((self.length, found["href"]))

    def line(self, broken: bool) -> None:
        """The line is complete."""
        text = "".join(self.parts)
        self.spans.text = text.rstrip()
        self.spans.bold = min(self.bold, len(self.spans.text))
        self.spans.code = 0 < len(self.spans.text) * 4 <= self.coded * 5
        self.spans.breaks = self.spans.breaks or broken
        for start, url in self.open:
            self.spans.links.append(Anchor(min(start, self.length), self.length, url))
        self.open = [(0, url) for _, url in self.open]
        self.strong = [0 for _ in self.strong]
        _bare(self.spans)
        self.lines.append(self.spans)
        self.parts, self.length, self.bold, self.coded, self.spans = [], 0, 0, 0, Spans()


@cache
def _reader(linked: bool) -> MarkdownIt:
    """For what may hold links and pictures, or not: to look for them takes long."""
    reader = Reader("commonmark", {"html": True}).enable("strikethrough")
    return reader if linked else reader.disable(["link", "image"])
