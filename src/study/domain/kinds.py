"""The kinds of items, and the minutes one takes where nobody says."""

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
