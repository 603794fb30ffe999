"""What the blocks of a file are to hold: from the report, in the shape of what stands there, at their place."""

from __future__ import annotations

from collections.abc import Sequence

from study.core.values import dataclass, field, replace
from study.errors import InvalidFile, Problem
from study.publish import blocks, markdown, parts, rows, shape
from study.publish.blocks import Block, Heading
from study.publish.columns import Style
from study.publish.markdown import ASKED_FOR, BARS, SECTIONS
from study.publish.names import Name
from study.publish.place import place_of
from study.publish.records import OWN_SHAPE, Matching, Records
from study.publish.shape import Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.publish.markdown import Bar
    from study.report.rules import Report


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line, beyond what the markers say; None is nothing."""

    bars: str | None = None
    sections: tuple[str, ...] | None = None

    def named(self, name: Name) -> Name:
        """The name with the wishes in it."""
        if self.bars is not None:
            name = replace(name, bars="" if self.bars == USUAL and not name.bars else self.bars)
            name = replace(name, bars="" if name.bars == USUAL else name.bars)
        if self.sections is not None and not name.section:
            name = replace(name, sections=self.sections)
        return name


USUAL = "geps"


@dataclass(slots=True)
class Contents:
    """What the blocks of a file are to hold. ``unknown`` counts the rows in them that the log doesn't know."""

    content: bytes
    file: str
    records: Records
    wishes: Wishes
    unknown: int = 0
    matchings: dict[tuple[str, str], Matching] = field(default_factory=dict)

    @property
    def report(self) -> Report:
        return self.records.report

    def of(self, found: Sequence[Block]) -> list[tuple[Block, Name, bytes]]:
        """Each block with its name and its content. Raises InvalidFile for names of what is not there."""
        outside = list(blocks.headings(self.content))
        outside = [one for one in outside if not any(block.start <= one.line.start < block.end for block in found)]
        fillings, problems = [], list[Problem]()
        shapes = self._shapes(found)
        for block in found:
            try:
                fillings.append((block, self.wishes.named(block.name), self._content(block, found, outside, shapes)))
            except parts.Unknown as fault:
                problems.append(Problem(self.file, block.opening.number, 1, *fault.args))
        if problems:
            raise InvalidFile(problems, self.content.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n"))
        return fillings

    def _shapes(self, found: Sequence[Block]) -> dict[int, Shape]:
        """The shapes of their authors, where what stands in blocks has one."""
        texts = {block: _text(blocks.own(self.content, block)) for block in found if block.name.section in OWN_SHAPE}
        kept = {
            block: (block.name.which, text)
            for block, text in texts.items()
            if not (text.lstrip().startswith("#") or shape.is_blank(text))
        }
        return dict(zip((block.start for block in kept), shape.shapes_of(list(kept.values())), strict=True))

    def _content(self, block: Block, found: Sequence[Block], outside: list[Heading], shapes: dict[int, Shape]) -> bytes:
        kept = shapes.get(block.start)
        if kept is not None and not kept.is_empty:
            return self._in_shape(block, kept, found, shapes)
        text = self._written(block, found, outside)
        old = blocks.own(self.content, block)
        if kept is not None:  # words that are neither a table nor a list: they stay
            return old.rstrip(b"\r\n \t") + block.newline + blocks.body(text, block.newline)
        if text.startswith("#"):
            outside.append(Heading(text.index(" "), text.partition("\n")[0].lstrip("# "), block.opening))
            outside.sort(key=lambda heading: heading.line.start)
        return blocks.body(text, block.newline)

    def _bar(self, block: Block) -> Bar:
        """The style of the bars of a block."""
        return BARS[self.wishes.named(block.name).bars or USUAL]

    def _written(self, block: Block, found: Sequence[Block], outside: Sequence[Heading]) -> str:
        """What we write where nothing has a shape of its own."""
        name, bar = self.wishes.named(block.name), self._bar(block)
        place = place_of(block, outside, self.content)
        if name.section == "list" and not self.records.of(name):
            return ""
        if name.which or name.section not in ("", *SECTIONS):
            heading, body = parts.part(name, self.report, bar)
            return markdown.section(heading, body, place) if body else ""
        others = [other.name.section for other in found if not other.name.which]
        plain = name.sections or [section for section in SECTIONS if section not in (*others, *ASKED_FOR)]
        if name.section:
            return markdown.sections([name.section], self.report, bar, place)
        return markdown.sections(plain, parts.without(self.report, [other.name for other in found]), bar, place)

    def _in_shape(self, block: Block, kept: Shape, found: Sequence[Block], shapes: dict[int, Shape]) -> bytes:
        """The block as its author shaped it; of a list in several blocks, what is new stands in the last."""
        key = block.name.key
        if key not in self.matchings:
            self.matchings[key] = Matching(self.records.of(block.name), self.records.gone(block.name))
            for one in found:
                if one.name.key == key and one.start in shapes:
                    self.matchings[key].match(one.start, shapes[one.start])
        matching = self.matchings[key]
        new = matching.left if matching.last == block.start else []
        style = Style(self._bar(block), bool(self.wishes.named(block.name).bars))
        written = rows.filled(kept, matching.found[block.start], new, matching.gone, style)
        self.unknown += written.unknown
        return _encoded(written.lines, blocks.own(self.content, block), block.newline)


def _text(inside: bytes) -> str:
    """What stands in a block, its lines ending with a line feed; bytes that are no text are kept aside."""
    return inside.decode(errors="surrogateescape").replace("\r\n", "\n").replace("\r", "\n")


def _encoded(lines: Sequence[str], old: bytes, newline: bytes) -> bytes:
    """Lines as bytes again, each of the old ones with the ending it had."""
    before = _text(old).split("\n")
    if lines == before:
        return old
    return newline.join(line.encode(errors="surrogateescape") for line in lines)
