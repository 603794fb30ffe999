"""Where a block stands: how deep its headings are, and how they are numbered, as those around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from study.core.values import dataclass
from study.importing.log import labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.publish.blocks import Block, Heading

DEEPEST = 6

_NUMBER = re.compile(r"((?:\d{1,3}\.)*)(\d{1,3})([.)]?)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Place:
    """The level of the headings of a block, the number before the first of them, and what is said right above it.

    ``number`` are the parts ``1.2.``, ``3`` and ``.`` of ``1.2.3.``; None where headings have none.
    """

    level: int = 2
    number: tuple[str, int, str] | None = None
    above: str = ""

    def heading(self, text: str, n: int = 0) -> str:
        """The ``n``-th heading of a block, from 0."""
        marks = "#" * min(self.level, DEEPEST)
        if self.number is None:
            return f"{marks} {text}"
        before, first, after = self.number
        return f"{marks} {before}{first + n}{after} {text}"

    def says(self, text: str) -> bool:
        """Whether the heading right above says that already, with or without a number or a count."""
        return text.casefold() in (self.above.casefold(), labels.list_name(self.above).casefold())


def place_of(block: Block, headings: Sequence[Heading], content: bytes) -> Place:
    """The place of a block among the headings of its file, those before it and behind it.

    Right below a heading it is a part of that; with text between the two it is a section beside it.
    """
    before = [heading for heading in headings if heading.line.start < block.opening.start]
    if not before:
        return Place()
    last = before[-1]
    is_right_below = not content[last.line.after : block.opening.start].strip()
    level = min(last.level + 1, DEEPEST) if is_right_below else max(last.level, 2)
    return Place(level, _number(before, headings, level), last.text if is_right_below else "")


def _number(before: Sequence[Heading], headings: Sequence[Heading], level: int) -> tuple[str, int, str] | None:
    """The number that comes next: behind the last heading of that level, or as the first part of the one above."""
    for heading in reversed(before):
        if heading.level == level:
            found = _NUMBER.match(heading.text)
            return (found[1], int(found[2]) + 1, found[3]) if found else None
        if heading.level < level:
            found = _NUMBER.match(heading.text)
            numbered = any(_NUMBER.match(other.text) for other in headings if other.level == level)
            return (f"{found[1]}{found[2]}.", 1, found[3] if found[3] == "." else "") if found and numbered else None
    return None
