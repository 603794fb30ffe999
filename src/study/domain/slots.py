"""At what time of a weekday the learner studies."""

from __future__ import annotations

import re

from study.core.availability import by_day, weekdays
from study.errors import WrongUsage


def parse_slots(text: str) -> dict[int, int | None]:
    """``mon=19:00 sat=10:00``, ``mon-fri=7:30``; ``none`` takes one away. Minutes of the day by weekday.

    Raises WrongUsage.
    """
    found: dict[int, int | None] = {}
    words = by_day(text)
    if not words:
        raise WrongUsage('--slot is empty. Write it as "mon=19:00 sat=10:00".')
    for word in words:
        names, _, time = word.partition("=")
        clock = re.fullmatch(r"(\d{1,2}):(\d{2})", time)
        if time != "none" and not (clock and int(clock[1]) < 24 and int(clock[2]) < 60):
            raise WrongUsage(f'--slot: {word!r} is no day with a time. Write it as "mon=19:00 sat=10:00".')
        for day in weekdays(names, "--slot"):
            found[day] = int(clock[1]) * 60 + int(clock[2]) if clock else None
    return found
