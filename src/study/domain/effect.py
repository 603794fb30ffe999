"""What a change would do to the plan if it were made anew; nothing moves by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Effect:
    """The last day of the plan that holds and of one made now; how many items are late or unplaced in that."""

    before: date | None
    after: date | None
    late: int = 0
    unplaced: int = 0
