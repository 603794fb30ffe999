"""What every progress bar goes by, wherever it is drawn."""

from __future__ import annotations

LOW, MIDDLE = 33, 70  # per cent; the limits of the geps.dev service


def tone(percent: int) -> str:
    """``low`` (red), ``middle`` (orange) or ``high`` (green)."""
    return "low" if percent < LOW else "middle" if percent < MIDDLE else "high"


def cells(percent: int, width: int) -> int:
    """How many of the cells are full: none only at 0 per cent, all only at 100."""
    full = (percent * width + 50) // 100
    return min(max(full, percent > 0), width - (percent < 100))
