"""A title, and all that stood around it."""

from __future__ import annotations

from study.core.values import dataclass, field
from study.importing.findings import Position, Span
from study.importing.times import Stated


@dataclass(slots=True)
class Title:
    """A title and all that stood around it."""

    text: str
    notes: list[str] = field(default_factory=list)
    minutes: Span | None = None
    days: Span | None = None
    pace: str = ""
    position: Position | None = None
    kind: str = ""
    optional: bool = False
    by: str = ""
    step: str = ""
    """The word of the step it is: week, phase, module, project …"""
    dated: str = ""
    slot: float | None = None

    def take(self, stated: Stated) -> None:
        """What was said about time counts where nothing was said before."""
        self.minutes = self.minutes or stated.minutes
        self.days = self.days or stated.days
        self.pace = self.pace or stated.pace
        self.position = self.position or stated.position
