"""Text in cells of a terminal: how wide it is, shortened to a width, and made harmless."""

from __future__ import annotations

ONE_CELL = frozenset("–—…·•█▓▒░▀▄→×“”‘’✓−")
"""One cell each; spares most texts the question to Rich."""

ELLIPSIS = "…"


def clean(text: str) -> str:
    """Text that does nothing to a terminal: control characters and marks that turn the direction are spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _is_harmless(character) else _spelled(character) for character in text)


def width_of(text: str) -> int:
    """Cells a text takes on a terminal."""
    if text.isascii() or all(character < "\u0300" or character in ONE_CELL for character in text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fitted(text: str, width: int) -> str:
    """The text, shortened with an ellipsis where it is wider than ``width`` cells."""
    if width_of(text) <= width:
        return text
    cut = text[: max(width - 1, 0)]
    while cut and width_of(cut) > width - 1:
        cut = cut[:-1]
    return cut.rstrip() + ELLIPSIS


def _is_harmless(character: str) -> bool:
    if character < "\u0300":
        return character.isprintable()
    return character.isprintable() or character == "\u200d"  # joins emoji


def _spelled(character: str) -> str:
    if character in "\n\r\t\v\f\u2028\u2029":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
