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
_PAGE = re.compile(r"(?<![!`])\[\[([^\[\]\n]{1,200})\]\](?![(\[])")
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]{1,200}\]\]")
_BOLD = re.compile(r"(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?\s*$")
LEAST = 2  # lines that begin with the same sign for it to be a bullet


def translate(lines: list[str], mends: list[str]) -> None:
    """Writes the lines in place, and tells the first of each kind that was changed."""
    whole = "\n".join(lines)
    if "[[" in whole:
        _unpage(lines)
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


def _unpage(lines: list[str]) -> None:
    """ "[[Knots]]" and "[[rope/knots|Knots]]" lead to other pages of a notebook: what is seen are their words."""
    for n in _prose(lines):
        if "[[" in lines[n]:
            lines[n] = _PAGE.sub(lambda found: found[1].rpartition("|")[2].strip(), _EMBEDDED.sub("", lines[n]))


def _number(lines: list[str]) -> None:
    """ "## 1️⃣ Basics" is numbered; before other lines the sign says no more than their order."""
    for n in _prose(lines):
        if found := _KEYCAPS.match(lines[n]):
            digits = re.sub(r"\D", "", found[2])
            lines[n] = found[1] + (f"{digits}. " if "#" in found[1] else "") + lines[n][found.end() :]


def _unbox(lines: list[str], mends: list[str]) -> None:
    """A box with a title over a list is a heading, where nothing follows it that would then stand under it, too."""
    ends: list[int] = []
    told = len(mends)
    for n in _prose(lines):
        ends = [end for end in ends if end > n]
        found = _BOX.match(lines[n])
        end = _end_of_box(lines, n, len(found[1]) + 4) if found else 0
        if found is None or not any(map(_ENTRY.match, lines[n + 1 : end])) or not _is_last(lines, end):
            continue
        lines[n] = f"{'#' * min(5 + len(ends), 6)} {found[2].rstrip(' :')}"
        lines[n + 1 : end] = [line[4:] for line in lines[n + 1 : end]]
        ends.append(end)
        del mends[told:]
        mends.append("boxes with a title over a list")


def _end_of_box(lines: list[str], start: int, depth: int) -> int:
    """Where the text ends that is indented as deep as that of a box."""
    inside = (n for n in range(start + 1, len(lines)) if lines[n].strip() and not lines[n][:depth].isspace())
    return next(inside, len(lines))


def _is_last(lines: list[str], end: int) -> bool:
    """Whether a heading, another box or nothing comes next."""
    after = next((line for line in lines[end:] if line.strip()), "#")
    return after.lstrip().startswith(("#", "!!!", "???"))


def _bullet(lines: list[str], mends: list[str]) -> None:
    """Signs that several lines begin with are bullets, but for those of bold lines over lists."""
    signed = [(n, found) for n in _prose(lines) if (found := _SIGNED.match(lines[n]))]
    if len(signed) < LEAST:
        return
    for n, found in signed:
        rest = lines[n][found.end() :]
        is_over = _BOLD.match(rest) and _ENTRY.match(next((line for line in lines[n + 1 :] if line.strip()), ""))
        lines[n] = f"{found[1]}{rest}" if is_over else f"{found[1]}- {rest}"
    mends.append(f"line {signed[0][0] + 1}: a list with a sign for its bullets")


def _outdent(lines: list[str], mends: list[str]) -> None:
    """A list that is indented like code, where no list is open that it could be nested in, is a list all the same."""
    nested, inside, told = False, False, False
    n = 0
    while n < len(lines):
        line = lines[n]
        inside = inside != line.lstrip().startswith(("```", "~~~"))
        if not inside and not nested and _INDENTED.match(line):
            end = _end_of_list(lines, n)
            width = len(line) - len(line.lstrip())
            lines[n:end] = [entry[width:] for entry in lines[n:end]]
            mends += [] if told else [f"line {n + 1}: a list that is indented like code"]
            n, nested, told = end, True, True
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
