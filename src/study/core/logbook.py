"""What a learning log in Markdown says by convention, so that what is published can be read back."""

from __future__ import annotations

import re

CURRICULUM, GOAL = "Curriculum", "Goal"
"""The first heads of the tables of curricula, which add up what stands elsewhere, and of goals."""


_STARS = re.compile(r"\b([0-5])[ -]?(?:stars?\b|[★⭐])|(?<!★)(★{1,5})(?!★)", re.IGNORECASE)


def rating(text: str) -> int | None:
    """The stars that a heading gives to everything below it: ``5 STAR``, ``4★``, ``★★★``."""
    found = _STARS.search(text)
    return int(found[1] or len(found[2])) if found else None
