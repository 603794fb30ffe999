"""An outline kept as nothing but nested bullets, with spaces or tabs, as outliners copy it to the clipboard."""

from __future__ import annotations

import re
from itertools import pairwise

from study.importing.findings import Findings
from study.importing.formats.tree import DEEPEST, Branch, findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options

FORMAT = "outline"
TAB = 4  # columns
_BULLET = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,4}[.)])[ \t]+(?:\[([ xX]|COMPLETE)\][ \t]+)?(\S.*)")
_INDENTED = re.compile(r"(\t*)()((?=[^\W_]|[\"“‘«(\[])\S.{0,199})")
"""A line of an outline of tabs: no code, and no paragraph."""
_NOTE = re.compile(r"[ \t]+\"(.+)\"[ \t]*")
"""What stands below an entry, in quotes, as Workflowy exports it."""


def is_outline(text: str) -> bool:
    """Whether a text is bullets only, at least two levels of them, or lines that tabs indent: after a title line at
    most."""
    lines = [line for line in text[:200_000].split("\n") if line.strip()]
    return _is_bulleted(lines) or _is_indented(lines)


def _is_bulleted(lines: list[str]) -> bool:
    body = lines[1:] if lines and not _BULLET.match(lines[0]) else lines
    found = [match for line in body if (match := _BULLET.match(line)) or not _NOTE.fullmatch(line)]
    if len(body) < 3 or not all(found) or lines[0][:1] in "#|>`<":
        return False
    depths = [_depth(match[1]) for match in found if match]
    holds_all = body is lines and len(set(depths)) > 2 and depths.count(min(depths)) == 1
    return len(set(depths)) > 1 and (holds_all or not any("](" in line or "**" in line for line in body))


def _is_indented(lines: list[str]) -> bool:
    """Most lines begin with tabs, each with one more than the line above it at most."""
    depths = [len(line) - len(line.lstrip("\t")) for line in lines]
    steps = all(below - above <= 1 for above, below in pairwise(depths))
    if len(lines) < 4 or depths[0] or not steps or len(set(depths)) < 2 or depths.count(0) * 2 > len(lines):
        return False
    return all(_INDENTED.fullmatch(line.rstrip()) and not _BULLET.match(line) for line in lines)


def read(text: str, options: Options) -> Findings:
    """What an outline holds; what is nested deeper than anybody reads counts at the deepest level."""
    found = Findings(FORMAT)
    roots: list[Branch] = []
    stack: list[tuple[int, Branch]] = []
    lines = text.split("\n")
    shape = _BULLET if _is_bulleted([line for line in lines if line.strip()]) else _INDENTED
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found.lines += 1
        found.understood += 1
        match = shape.match(line.rstrip())
        if match is None:
            _told(found, stack, number, line)
            continue
        depth, mark, words = _depth(match[1]), match[2], match[3].strip()
        while stack and (stack[-1][0] >= depth or len(stack) > DEEPEST):
            stack.pop()
        branch = Branch(number, words, done=None if not mark else mark != " ")
        (stack[-1][1].children if stack else roots).append(branch)
        stack.append((depth, branch))
    return findings(roots, found, options)


def _told(found: Findings, stack: list[tuple[int, Branch]], number: int, line: str) -> None:
    """The title above an outline, or a note below an entry."""
    note = _NOTE.fullmatch(line)
    if stack:
        stack[-1][1].notes.append(note[1] if note else line.strip())
    else:
        found.title, found.title_line = " ".join(line.split()), number


def _depth(indent: str) -> int:
    return len(indent.expandtabs(TAB))
