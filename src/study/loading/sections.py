"""What ``study publish`` writes about goals, exams, the journal, lessons and the backlog, read back."""

from __future__ import annotations

import re
from datetime import date

from study.certificates.rules import Attempt
from study.goals.rules import Goal, period
from study.journal.rules import FIELDS, Week

CLOSED = "no longer offered"

_WEEK = re.compile(r"Week of (\d{4}-\d\d-\d\d)")
_AIM = re.compile(r"(\d{1,9}) (.+) (?:in ([12]\d{3})|from (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d))")
_ATTEMPT = re.compile(
    r"(not )?passed(?: on (\d{4}-\d\d-\d\d))?(?: with (-?[\d.]+(?:e[-+]?\d+)?))?(?: \((.*?)\))?"
    rf"(?:$|; (?=(?:not )?passed\b|{CLOSED}$))"
)


def monday(heading: str) -> date | None:
    """The week of ``Week of 2026-03-02``; None for any other heading."""
    return _day(found[1]) if (found := _WEEK.fullmatch(heading)) else None


def field(lines: tuple[str, ...]) -> tuple[str, str] | None:
    """Which part of a week an entry such as ``Goal: …`` is, with its text; None if none of them."""
    name, colon, first = lines[0].partition(":")
    if not colon or name.lower() not in FIELDS:
        return None
    return name.lower(), "\n".join([first.strip(), *lines[1:]])


def week(day: date, fields: dict[str, str]) -> Week:
    return Week(day, *(fields.get(name, "") for name in FIELDS))


def goal(aim: str, before: str) -> Goal | None:
    """The goal in ``10 competitions in 2026``, or in ``… from 2026-01-01 to 2026-03-31``."""
    found = _AIM.fullmatch(aim)
    if found is None:
        return None
    first, last = _day(found[4] or ""), _day(found[5] or "")
    if not found[3] and (first is None or last is None or first > last):
        return None
    known = int(before) if re.fullmatch(r"\d{1,9}", before) else None
    return Goal(found[2], int(found[1]), *period(int(found[3] or 0) or None, first, last, date.min), known)


def attempts(remarks: str) -> tuple[tuple[Attempt, ...], bool] | None:
    """The sittings in ``not passed on 2024-02-10 with 71 (a note); no longer offered``, and whether it is closed."""
    found, at = [], 0
    while at < len(remarks) and remarks[at:] != CLOSED:
        one = _ATTEMPT.match(remarks, at)
        if one is None or (one[2] and _day(one[2]) is None):
            return None
        found.append(Attempt(not one[1], _day(one[2] or ""), float(one[3]) if one[3] else None, one[4] or ""))
        at = one.end()
    return tuple(found), remarks[at:] == CLOSED


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
