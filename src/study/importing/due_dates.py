"""Dates of a source: days still to come stay due dates, a plan whose days have begun to pass keeps their order only."""

from __future__ import annotations

from datetime import date

from study.importing.findings import Entry, Position


def settle(items: list[Entry], today: date) -> None:
    """Where a date has passed, the dates become positions from the first one on: weeks, or days where a week has
    several. An own position is kept, and what is done needs none."""
    days = {n: day for n, item in enumerate(items) if (day := _day(item.due))}
    if not days or min(days.values()) >= today:
        return
    first = min(days.values())
    weeks = {n: ((day - first).days + first.weekday()) // 7 + 1 for n, day in days.items()}
    by_week = len(set(weeks.values())) == len(weeks)
    for n, day in days.items():
        item = items[n]
        if item.progress != 100:
            unit, number = ("week", weeks[n]) if by_week else ("day", (day - first).days + 1)
            item.position = item.position or Position(unit, number, number)
        item.notes.append(f"Date: {day}")
        item.due = ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
