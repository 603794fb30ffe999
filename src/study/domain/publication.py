"""What publishing does to a file, or would do."""

from __future__ import annotations

from dataclasses import dataclass

CURRICULUM, GOAL = "Curriculum", "Goal"
"""The first heads of the tables of curricula, which add up what stands elsewhere, and of goals."""


@dataclass(frozen=True, slots=True)
class Publication:
    """``stale`` are the blocks whose content is another now, the plain one as "", and ``pictures`` those wanting.

    ``written`` is false where it was only looked at, or where nothing changed.
    """

    file: str
    created: bool
    written: bool
    blocks: list[str]
    stale: list[str]
    pictures: list[str]

    @property
    def is_fresh(self) -> bool:
        return not (self.created or self.stale or self.pictures)
