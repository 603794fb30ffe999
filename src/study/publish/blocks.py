"""The blocks of a Markdown file that the program writes; every byte around them is the learner's.

A block stands between ``<!-- study:begin -->`` and ``<!-- study:end -->``, each on a line of its own; one that begins
with ``<!-- study:begin kaggle -->`` is named ``kaggle``, and one that is ``list "Books"`` holds that list (`names.py`).
All of this is bytes, so that any encoding and any line ending is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from study.core.values import dataclass
from study.errors import InvalidFile, Problem
from study.publish.names import Name, Unnamed, named

BEGIN, END = "<!-- study:begin -->", "<!-- study:end -->"

LINE = re.compile(rb"([^\r\n]*)(?:\r\n|\r|\n|\Z)")

_EMPTY_LINE = re.compile(rb"(?:\r\n|\r(?!\n)|\n)(?:\r\n|\r|\n)\Z")

_MARKER = re.compile(rb"<!--[ \t]*study:([^>]*)-->")

_CODE_SPAN = re.compile(rb"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")

_FENCE = re.compile(rb" {0,3}(?:(`{3,})[^`]*$|(~{3,}))")

_NO_MARKDOWN = re.compile(rb" {4}| {0,3}[\t>]")  # an indent that makes code, or a quotation

_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:.*\n)*?---[ \t]*\r?\n")

_HEADING = re.compile(rb" {0,3}(#{1,6})(?:[ \t]+(.*?)(?:[ \t]+#+)?)?[ \t]*$")

_UNDERLINE = re.compile(rb" {0,3}(?:=+|-{2,})[ \t]*")

LONGEST = 1000  # bytes of a heading

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside of code: its number, its text, where it begins, where the next one does."""

    number: int
    text: bytes
    start: int
    after: int


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two markers: the bytes from ``start`` up to ``end``, in lines that end with ``newline``.

    ``opening`` is the line of the first marker, which ends where the block starts.
    """

    name: Name
    opening: Line
    start: int
    end: int
    newline: bytes


@dataclass(frozen=True, slots=True)
class _Marker:
    word: str
    name: Name
    unnamed: tuple[str, str] | None
    alone: bool
    column: int
    line: Line


def blocks(content: bytes, file: str) -> list[Block]:
    """The blocks of a file, from top to bottom. Raises InvalidFile with every fault.

    What stands in code, be it fenced, indented or a span, isn't a marker; neither is anything in a quotation.
    """
    found: list[Block] = []
    problems: list[Problem] = []
    opened: _Marker | None = None
    seen: dict[tuple[str, str], int] = {}
    # A marker that is wrong is told and then taken for what it was likely meant to be, so that one slip of the pen
    # is told once: a `begin` inside a block begins another, an unknown word outside of one begins one.
    for marker in _markers(content):
        if fault := _fault(marker, opened, seen):
            problems.append(Problem(file, marker.line.number, marker.column, *fault))
        if marker.word == "begin" or (marker.word != "end" and not opened):
            seen.setdefault(marker.name.key, marker.line.number)
            opened = marker
        elif marker.word == "end" and opened:
            line = opened.line
            ending = content[line.start + len(line.text) : line.after]
            found.append(Block(opened.name, line, line.after, marker.line.start, ending))
            opened = None
    if opened:
        hint = f"put {END} on a line below it"
        problems.append(Problem(file, opened.line.number, opened.column, "a block is opened and never closed", hint))
    if problems:
        raise InvalidFile(sorted(problems), re.sub("\r\n?", "\n", content.decode(errors="replace")))
    return found


Filled = Sequence[tuple[Block, Name, bytes]]
"""Blocks from top to bottom, each with the name and the content that it is to have."""


def own(content: bytes, block: Block) -> bytes:
    """What stands in a block."""
    return content[block.start : block.end]


def body(text: str, ending: bytes) -> bytes:
    """A text of ours, whose own lines end with a line feed, as it stands in a block: with an empty line around it."""
    text = text.strip("\n")
    lines = ["", *text.split("\n"), "", ""] if text else []
    return ending.join(line.encode() for line in lines)


def opening(content: bytes, block: Block, name: Name) -> bytes:
    """The line that begins a block, with such a name."""
    line = block.opening
    if name == block.name:
        return content[line.start : line.after]
    marker = _MARKER.sub(lambda _: name.marker.encode(), line.text)
    return marker + content[line.start + len(line.text) : line.after]


def filled(content: bytes, fillings: Filled) -> bytes:
    """The file with other content in blocks, and with other names on their markers."""
    parts, at = [], 0
    for block, name, inside in fillings:
        parts += [content[at : block.opening.start], opening(content, block, name), inside]
        at = block.end
    return b"".join([*parts, content[at:]])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its text as Markdown, and the line on which it ends."""

    level: int
    text: str
    line: Line


def headings(content: bytes) -> Iterator[Heading]:
    """The headings of a file, from top to bottom."""
    front = _FRONT_MATTER.match(content)
    above = Line(0, b"", 0, 0)
    for line in lines(content):
        if front and line.start < front.end():
            continue
        if found := _HEADING.match(line.text[:LONGEST]):
            yield Heading(len(found[1]), found[2].decode(errors="replace").strip(), line)
        elif _is_text(above) and above.after == line.start and _UNDERLINE.fullmatch(line.text):
            both = Line(above.number, above.text, above.start, line.after)
            yield Heading(1 if b"=" in line.text else 2, above.text.decode(errors="replace").strip(), both)
        above = line


def _is_text(line: Line) -> bool:
    """Whether a line that is underlined would be a heading: no entry of a list, no row, no HTML."""
    return bool(line.text.strip()) and line.text.lstrip()[:1] not in b"-+*|<"


def heading(content: bytes) -> Line | None:
    """The first heading of a file."""
    return next((heading.line for heading in headings(content)), None)


def newline(content: bytes) -> bytes:
    """How the first line of a file ends."""
    return (re.search(rb"\r\n|\r|\n", content) or [b"\n"])[0]


def with_block(content: bytes, at: int) -> bytes:
    """The file with an empty block at an offset where a line begins, or at its end."""
    end = newline(content)
    before, after = content[:at], content[at:]
    if before not in (b"", _BYTE_ORDER_MARK):
        before += b"" if before.endswith((b"\n", b"\r")) else end
        before += b"" if _EMPTY_LINE.search(before) else end
    if after and not after.startswith((b"\n", b"\r")):
        after = end + after
    return before + BEGIN.encode() + end + END.encode() + end + after


def _fault(marker: _Marker, opened: _Marker | None, seen: Mapping[tuple[str, str], int]) -> tuple[str, str] | None:
    """What is wrong with a marker, given the block it finds open, and what to do about it."""
    match marker:
        case _Marker(alone=False):
            return "a marker shares its line with other text", "give it a line of its own"
        case _Marker(word="begin") if opened:
            return f"a block is opened inside the one on line {opened.line.number}", f"put {END} above it"
        case _Marker(word="begin", unnamed=(message, hint)):
            return message, hint
        case _Marker(word="begin", name=name) if name.key in seen and name.section != "list":
            which = f"block {name.label}" if name.which else f'block "{name.section}"'
            which = which if name.section else "block without a name"
            return f"a second {which}: the first is on line {seen[name.key]}", "remove one of them"
        case _Marker(word="end") if not opened:
            return "a block is closed that was never opened", f"put {BEGIN} above it"
        case _Marker(word="end", name=name) if opened and name.section and name.key != opened.name.key:
            return f'"{name.label}" ends, but another block began on line {opened.line.number}', f"write {END}"
        case _Marker(word=word) if word not in ("begin", "end"):
            return f'"study:{word}" isn\'t a marker', f"write {BEGIN} or {END}"
    return None


def _markers(content: bytes) -> Iterator[_Marker]:
    for line in lines(content):
        if not _MARKER.search(line.text):
            continue
        text = _CODE_SPAN.sub(lambda span: b" " * len(span[0]), line.text)
        for found in _MARKER.finditer(text):
            word, _, rest = " ".join(found[1].decode(errors="replace").split()).partition(" ")
            alone = line.text.strip(b" \t") == found[0]
            column = len(line.text[: found.start()].decode(errors="replace")) + 1
            name, unnamed = _name(rest)
            yield _Marker(word, name, unnamed, alone, column, line)


def _name(text: str) -> tuple[Name, tuple[str, str] | None]:
    """The name in a marker; or what was likely meant to be one, and what is wrong with it."""
    try:
        return named(text), None
    except Unnamed as fault:
        message, hint = fault.args
        return Name(text.partition(" ")[0], text), (message, hint)


def lines(content: bytes) -> Iterator[Line]:
    """The lines of a file in which Markdown means something: no code, no quotation."""
    fence = b""
    start = len(_BYTE_ORDER_MARK) if content.startswith(_BYTE_ORDER_MARK) else 0
    for number, found in enumerate(LINE.finditer(content, start), 1):
        text = found[1]
        if fence:
            closing = text.strip(b" \t")
            if closing.startswith(fence) and not closing.strip(fence[:1]) and not _NO_MARKDOWN.match(text):
                fence = b""
        elif opening := _FENCE.match(text):
            fence = opening[1] or opening[2]
        elif not _NO_MARKDOWN.match(text):
            yield Line(number, text, found.start(), found.end())
