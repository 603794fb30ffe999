"""What people write in place of Markdown's own lists and headings, written as those: each line stays where it is.

Signs for bullets and numbers (•, 🔹, 1️⃣), the boxes of MkDocs (`!!! note "Title"` over indented text), and lists that
are indented like code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENTRY = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_INDENTED = re.compile(r"(?: {4,12}|\t)(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_SIGNS = "•◦▪▫‣⁃●○■□►▶➤➢→🔹🔸👉"
_SIGNED = re.compile(rf"([ \t]*)(?:<br\s*/?>\s*)?[{_SIGNS}]\ufe0f?[ \t\u00a0]*(?=[^\s{_SIGNS}])")
_KEYCAP = "\u20e3"
_KEYCAPS = re.compile(r"^(\s*(?:#{1,6}\s+)?)((?:\d\ufe0f?\u20e3)+)\s*")
_BOX = re.compile(r'([ \t]*)(?:!!!|\?\?\?\+?)[ \t]*[\w -]{0,40}?[ \t]*"([^"]{1,200})"[ \t]*$')
LEAST = 2  # lines that begin with the same sign for it to be a bullet


def translate(lines: list[str], mends: list[str]) -> None:
    """Writes the lines in place, and tells the first of each kind that was changed."""
    whole = "\n".join(lines)
    if _KEYCAP in whole:
        _number(lines)
    if "!!!" in whole or "???" in whole:
        _unbox(lines, mends)
    if any(sign in whole for sign in _SIGNS):
        _bullet(lines, mends)
    _outdent(lines, mends)


def _prose(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines that are no code."""
    inside = False
    for n, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            inside = not inside
        elif not inside:
            yield n


def _number(lines: list[str]) -> None:
    """ "## 1️⃣ Basics" is numbered; before other lines the sign says no more than their order."""
    for n in _prose(lines):
        if found := _KEYCAPS.match(lines[n]):
            digits = re.sub(r"\D", "", found[2])
            lines[n] = found[1] + (f"{digits}. " if "#" in found[1] else "") + lines[n][found.end() :]


def _unbox(lines: list[str], mends: list[str]) -> None:
    """A box with a title is a bold line over its text, which is indented below it."""
    for n in _prose(lines):
        if found := _BOX.match(lines[n]):
            lines[n] = f"{found[1]}**{found[2].rstrip(' :')}**"
            mends.append(f"line {n + 1}: a box with a title")
            _outdent_by(lines, n + 1, len(found[1]) + 4, 4)


def _outdent_by(lines: list[str], start: int, depth: int, width: int) -> None:
    """Moves what follows to the left, as far as it is so deep."""
    for n in range(start, len(lines)):
        if lines[n].strip() and not lines[n][:depth].isspace():
            return
        lines[n] = lines[n][width:] if lines[n].strip() else lines[n]


def _bullet(lines: list[str], mends: list[str]) -> None:
    """Signs that several lines begin with are bullets."""
    signed = [(n, found) for n in _prose(lines) if (found := _SIGNED.match(lines[n]))]
    if len(signed) < LEAST:
        return
    for n, found in signed:
        lines[n] = f"{found[1]}- {lines[n][found.end() :]}"
    mends.append(f"line {signed[0][0] + 1}: a list with a sign for its bullets")


def _outdent(lines: list[str], mends: list[str]) -> None:
    """A list that is indented like code, where no list is open that it could be nested in, is a list all the same."""
    nested, inside = False, False
    n = 0
    while n < len(lines):
        line = lines[n]
        inside = inside != line.lstrip().startswith(("```", "~~~"))
        if not inside and not nested and _INDENTED.match(line):
            end = _end_of_list(lines, n)
            width = len(line) - len(line.lstrip())
            lines[n:end] = [entry[width:] for entry in lines[n:end]]
            mends.append(f"line {n + 1}: a list that is indented like code")
            n, nested = end, True
            continue
        if line.strip():
            nested = line[:1].isspace() or not _opens_no_list(lines, n, nested)
        n += 1


def _end_of_list(lines: list[str], start: int) -> int:
    """Where what is indented as deep as a line ends."""
    width = len(lines[start]) - len(lines[start].lstrip())
    end = last = start
    while end < len(lines) and (not lines[end].strip() or lines[end][:width].isspace()):
        last = end + 1 if lines[end].strip() else last
        end += 1
    return last


def _opens_no_list(lines: list[str], n: int, nested: bool) -> bool:
    """Whether a line that is not indented belongs to no list: it neither begins nor goes on with an entry."""
    if _ENTRY.match(lines[n]):
        return False
    return not nested or lines[n].startswith("#") or not lines[n - 1].strip()
