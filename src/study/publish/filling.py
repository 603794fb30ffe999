"""What the blocks of a file are to hold: from the report, in the shape of what stands there, at their place."""

from __future__ import annotations

from collections.abc import Sequence

from study.core.values import dataclass, field, replace
from study.errors import InvalidFile, Problem
from study.publish import blocks, markdown, parts, shape
from study.publish.blocks import Block, Heading
from study.publish.markdown import ASKED_FOR, BARS, SECTIONS
from study.publish.names import Name
from study.publish.place import place_of
from study.publish.shape import Record, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.progress import Resource
    from study.publish.facts import Past
    from study.publish.markdown import Bar
    from study.report.rules import Report

OWN_SHAPE = ("list", "lessons", "backlog")
"""Blocks that keep the shape of what stands in them, unless that begins with a heading: then it is ours."""


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
    report: Report
    past: Past
    wishes: Wishes
    unknown: int = 0
    matches: dict[tuple[str, str], tuple[dict[int, dict[int, Record]], list[Record]]] = field(default_factory=dict)

    def of(self, found: Sequence[Block]) -> list[tuple[Block, Name, bytes]]:
        """Each block with its name and its content. Raises InvalidFile for names of what is not there."""
        outside = list(blocks.headings(self.content))
        outside = [one for one in outside if not any(block.start <= one.line.start < block.end for block in found)]
        fillings, problems = [], list[Problem]()
        shapes = {block.start: kept for block in found if (kept := self._shape(block)) is not None}
        for block in found:
            try:
                fillings.append((block, self.wishes.named(block.name), self._content(block, found, outside, shapes)))
            except parts.Unknown as fault:
                problems.append(Problem(self.file, block.opening.number, 1, *fault.args))
        if problems:
            raise InvalidFile(problems, self.content.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n"))
        return fillings

    def known(self) -> dict[Name, list[Record]]:
        """Everything that could stand in a block that keeps its shape, by the name of the block."""
        names = [Name(section) for section in OWN_SHAPE if section != "list"]
        names += [Name("list", " ".join(heading.split())) for heading in _lists(self.report) if heading.strip()]
        return {name: records for name in names if (records := self._records(name))}

    def _shape(self, block: Block) -> Shape | None:
        """The shape of its author, where what stands there has one."""
        text = _text(blocks.own(self.content, block))
        if block.name.section not in OWN_SHAPE or text.lstrip().startswith("#") or shape.is_blank(text):
            return None
        return shape.shape_of(text, block.name.which)

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
        if name.section == "list" and not self._records(name):
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
        if block.name.key not in self.matches:
            records, taken = self._records(block.name), set[int]()
            same = [one.start for one in found if one.name.key == block.name.key and one.start in shapes]
            matches = {start: shape.matched(shapes[start], records, taken) for start in same}
            self.matches[block.name.key] = matches, [record for record in records if id(record) not in taken]
        matches, left = self.matches[block.name.key]
        new = left if max(matches) == block.start else []
        gone = self.past.titles.get(block.name.which, ()) if block.name.section == "list" else ()
        style = shape.Style(self._bar(block), bool(self.wishes.named(block.name).bars))
        written = shape.filled(kept, matches[block.start], new, gone, style)
        self.unknown += written.unknown
        return _encoded(written.lines, blocks.own(self.content, block), block.newline)

    def _records(self, name: Name) -> list[Record]:
        """What the rows of a block say that keeps its shape; none of a list that is empty now. Raises Unknown."""
        if name.section == "lessons":
            return [Record(lesson.text) for lesson in self.report.lessons]
        if name.section == "backlog":
            return [Record(waiting.item.title) for waiting in self.report.backlog]
        lists = _lists(self.report)
        if name.which not in lists and name.which in self.past.titles:
            return []
        _, resources = parts.only("list", name.which, lists.items(), lambda one: [" ".join(one[0].split())])
        ranks = markdown.ranks_of(self.report)
        return [self._record(resource, *ranks.get(resource.item.number, ("", ""))) for resource in resources]

    def _record(self, resource: Resource, rank: str, medal: str) -> Record:
        return Record(
            title=resource.item.title,
            label=resource.label,
            percent=resource.percent,
            url=resource.url,
            by=resource.by,
            stars=resource.stars,
            rank=rank,
            medal=medal,
            former=self.past.former.get(resource.item.number, ()),
        )


def _lists(report: Report) -> dict[str, list[Resource]]:
    """All lists, with the certificates that stand in them."""
    lists = {heading: [*resources] for heading, resources in markdown.lists(report).items()}
    for course in report.courses:
        for resource in course.resources:
            if resource.list and resource.item.kind == "certificate":
                lists.setdefault(resource.list, []).append(resource)
    return lists


def _text(inside: bytes) -> str:
    """What stands in a block, its lines ending with a line feed; bytes that are no text are kept aside."""
    return inside.decode(errors="surrogateescape").replace("\r\n", "\n").replace("\r", "\n")


def _encoded(lines: Sequence[str], old: bytes, newline: bytes) -> bytes:
    """Lines as bytes again, each of the old ones with the ending it had."""
    before = _text(old).split("\n")
    if lines == before:
        return old
    return newline.join(line.encode(errors="surrogateescape") for line in lines)
