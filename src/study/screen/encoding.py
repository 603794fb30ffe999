"""A terminal or pipe of another encoding than UTF-8 gets what it cannot show in ASCII. Loaded only there."""

from __future__ import annotations

import codecs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

ASCII = {"·": "-", "–": "-", "—": "-", "…": "...", "→": "->", "×": "x", "█": "#", "░": "-", "−": "-", "≈": "~"}
"""What the screens are drawn with."""


def spell_out(stream: TextIO) -> None:
    """Let nothing fail that is written to a stream, whatever its encoding."""
    codecs.register_error("spelled", _spelled)
    getattr(stream, "reconfigure")(errors="spelled")  # noqa: B009 (only the streams of a console have it)


def _spelled(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    text = fault.object[fault.start : fault.end]
    return "".join(ASCII.get(character) or _escaped(character) for character in text), fault.end


def _escaped(character: str) -> str:
    r"""``\u00fc``, as JSON escapes it."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n] << 8 | units[n + 1]:04x}" for n in range(0, len(units), 2))
