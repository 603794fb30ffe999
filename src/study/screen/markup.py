"""Text as Markdown that shows just this text: nothing in it makes a mark, a link, HTML, a cell or a line.

And what a learning log in Markdown says by convention, so that what is published can be read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from study.core.address import is_web

CURRICULUM, GOAL = "Curriculum", "Goal"
"""The first heads of the tables of curricula, which add up what stands elsewhere, and of goals."""

_STARS = re.compile(r"\b([0-5])[ -]?(?:stars?\b|[★⭐])|(?<!★)(★{1,5})(?!★)", re.IGNORECASE)

_MARKS = re.compile(r"[\\`*_\[\]|~$]|(?<!\S)#")

_HTML = re.compile(r"[<>]|&(?=#?\w+;)")

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_OF_A_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)  # GitHub makes links of addresses

_OF_A_LINE = re.compile(r"^(?:(?=[-+])|\d+(?=[.)]))")

_OF_NO_ADDRESS = re.compile(r"""[\s<>"'`\\^{}]""")


def escaped(text: str) -> str:
    """A text within a line; characters that cannot be shown are replaced."""
    text = " ".join(shown(text).split())
    text = _HTML.sub(lambda found: _NAMED[found[0]], text)
    text = _MARKS.sub(r"\\\g<0>", text)
    return _OF_A_LINK.sub(lambda found: f"&#{ord(found[0])};", text)


def shown(text: str) -> str:
    """A text with other characters for those that cannot be shown and might do something to a terminal."""
    return "".join(one if _is_shown(one) else "\ufffd" for one in text)


def linked(text: str, url: str) -> str:
    """A text that leads to an address on the web; an address of another kind is left out."""
    if not is_web(url):
        return escaped(text)
    address = "".join(_encoded(one) if _OF_NO_ADDRESS.match(one) or not _is_shown(one) else one for one in url)
    address = re.sub(r"[()|*_\[\]~$]", r"\\\g<0>", _HTML.sub("&amp;", address))
    return f"[{escaped(text)}]({address})"


def listed(entries: Iterable[str]) -> str:
    """A list of entries that are Markdown of one line."""
    return "\n".join("- " + _OF_A_LINE.sub(r"\g<0>\\", one) for one in entries)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells that are Markdown; a column without any content is left out. Nothing if there are no rows."""
    used = [n for n in range(len(head)) if any(row[n] for row in rows)]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line[n] for n in used) + " |" for line in lines if used)


def rating(heading: str) -> int | None:
    """The stars that a heading gives to everything below it: ``5 STAR``, ``4★``, ``★★★``."""
    stars = _STARS.search(heading)
    return int(stars[1] or len(stars[2])) if stars else None


def _is_shown(character: str) -> bool:
    return character.isprintable() or character.isspace() or character == "\u200d"  # joins emoji


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode(errors="replace"))
