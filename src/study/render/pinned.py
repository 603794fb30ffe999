"""What was pinned, or is no longer."""

from __future__ import annotations

from study.core import words
from study.domain.pinned import Pinned
from study.screen.page import Page, Span
from study.screen.standing import effect_of


def screen(found: Pinned) -> Page:
    """Item, day and time; what it now stands before; the effect."""
    page = Page()
    days = ", ".join(words.weekday(day, found.today) for day in found.days)
    name = f"{found.item.number}  {found.item.title}"
    if found.minutes is None:
        page.line(f"{name} is no longer pinned to {days}.")
    else:
        page.line(f"{name} is pinned to {days}: {words.minutes(found.minutes)}.")
    for one in found.before[:1]:
        page.line(Span(f"It comes before {one.number}  {one.title}, which should be done first.", "warning"))
    effect_of(page, found.effect, found.today)
    return page
