"""Items as the learner meets them: numbers, names, kinds, and the minutes one takes where nobody says."""

from __future__ import annotations

from study.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do or to follow. ``phase`` and ``module`` are ids, or None."""

    number: int
    id: str
    title: str
    kind: str
    curriculum: str
    phase: str | None = None
    module: str | None = None

    @property
    def ref(self) -> str:
        """Its full name, ``curriculum/id``."""
        return f"{self.curriculum}/{self.id}"


WORK = {
    "topic": 90,
    "reading": 60,
    "practice": 180,
    "project": 480,
    "review": 120,
    "exam": 120,
    "event": 0,
}
"""Scheduled by default: kind → minutes."""


RESOURCES = {
    "course": 2400,
    "book": 1200,
    "paper": 180,
    "video": 30,
    "article": 60,
    "docs": 60,
    "site": 60,
    "code": 120,
}
"""Tracked with a progress bar; scheduled only where they stand under ``items``: kind → minutes."""


OTHERS = {"competition": 600, "certificate": 1200}


DEFAULT_MINUTES = WORK | RESOURCES | OTHERS


KINDS = tuple(DEFAULT_MINUTES)


OWN = "log"


OWN_TITLE = "Learning log"


def slug(title: str, kind: str = "item") -> str:
    """An id made from a title; from the kind where the title has no Latin letter or digit."""
    import re

    if not title.isascii():
        import unicodedata

        title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:48].strip("-") or kind
