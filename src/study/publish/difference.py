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
        opening, old = blocks.opening(content, block, name), blocks.own(content, block)
        if adoption := adopted.get(block.opening.start):
            before, after = _lines(old), _lines(inside)
            found.append(Hunk(adoption.line, [], _lines(opening)))
            found += _hunks(before, after, adoption.line)
            found.append(Hunk(adoption.line + len(before), [], [END]))
            markers += 2
        elif (name, inside) != (block.name, old):
            before = _lines(content[block.opening.start : block.end])
            found += _hunks(before, _lines(opening + inside), block.opening.number - markers)
    return found


def whole(content: bytes) -> list[Hunk]:
    """All lines of a file that is new."""
    return [Hunk(1, [], _lines(content))]


def _hunks(before: list[str], after: list[str], first: int) -> list[Hunk]:
    """What is another between the lines that both begin and end with."""
    from difflib import SequenceMatcher

    least = min(len(before), len(after))
    top = next((n for n in range(least) if before[n] != after[n]), least)
    end = next((n for n in range(least - top) if before[-1 - n] != after[-1 - n]), least - top)
    old, new = before[top : len(before) - end], after[top : len(after) - end]
    return [
        Hunk(first + top + start, old[start:finish], new[begin:last])
        for kind, start, finish, begin, last in SequenceMatcher(None, old, new).get_opcodes()
        if kind != "equal"
    ]


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig", errors="replace").splitlines()
