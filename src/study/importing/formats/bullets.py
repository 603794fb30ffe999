"""An outline kept as nothing but nested bullets, with spaces or tabs, as outliners copy it to the clipboard."""

from __future__ import annotations

import re

from study.importing.findings import Findings
from study.importing.formats.tree import DEEPEST, Branch, findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options

FORMAT = "outline"
TAB = 4  # columns
_BULLET = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,4}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(\S.*)")


def is_outline(text: str) -> bool:
    """Whether a text is bullets only, at least two levels of them: after a title line at most."""
    lines = [line for line in text[:200_000].split("\n") if line.strip()]
    body = lines[1:] if lines and not _BULLET.match(lines[0]) else lines
    found = [_BULLET.match(line) for line in body]
    if len(body) < 3 or not all(found) or any("](" in line or "**" in line for line in body):
        return False
    return len({_depth(match[1]) for match in found if match}) > 1 and lines[0][:1] not in "#|>`<"


def read(text: str, options: Options) -> Findings:
    """What an outline holds; what is nested deeper than anybody reads counts at the deepest level."""
    found = Findings(FORMAT)
    roots: list[Branch] = []
    stack: list[tuple[int, Branch]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found.lines += 1
        found.understood += 1
        match = _BULLET.match(line)
        if match is None:
            found.title, found.title_line = " ".join(line.split()), number
            continue
        depth, mark, words = _depth(match[1]), match[2], match[3].strip()
        while stack and (stack[-1][0] >= depth or len(stack) > DEEPEST):
            stack.pop()
        branch = Branch(number, words, done=None if mark is None else mark in "xX")
        (stack[-1][1].children if stack else roots).append(branch)
        stack.append((depth, branch))
    return findings(roots, found, options)


def _depth(indent: str) -> int:
    return len(indent.expandtabs(TAB))
