"""What is another in a file, line by line."""

from __future__ import annotations

from study.core.values import dataclass
from study.publish import blocks
from study.publish.blocks import END

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from study.publish.adoption import Adoption
    from study.publish.blocks import Filled


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that are taken out and put in, from a line of the old file on."""

    line: int
    removed: list[str]
    added: list[str]


def difference(content: bytes, fillings: Filled, adopted: Mapping[int, Adoption]) -> list[Hunk]:
    """The lines that change where blocks are filled, also by the markers of those that are ``adopted``.

    Only what stands in the blocks is compared, so that a file may be large.
    """
    found: list[Hunk] = []
    markers = 0
    for block, name, inside in fillings:
        start = block.opening.start
        before = content[start : block.end]
        after = blocks.filled(content[: block.end], [(block, name, inside)])[start:]
        if start in adopted:
            after += END.encode()
            found += _hunks(_lines(blocks.own(content, block)), _lines(after), adopted[start].line)
            markers += 2
        elif before != after:
            found += _hunks(_lines(before), _lines(after), block.opening.number - markers)
    return found


def whole(content: bytes) -> list[Hunk]:
    """All lines of a file that is new."""
    return [Hunk(1, [], _lines(content))]


def _hunks(before: list[str], after: list[str], first: int) -> list[Hunk]:
    from difflib import SequenceMatcher

    return [
        Hunk(first + start, before[start:end], after[begin:finish])
        for kind, start, end, begin, finish in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig", errors="replace").splitlines()
