"""The timer."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.domain.timer import Running
from study.screen.page import Page, Span


def started(running: Running) -> Page:
    """That it runs now."""
    page = _told("Started", running)
    page.line(
        "When you are through: ", Span("study stop", "command"), "   To forget it: ", Span("study cancel", "command")
    )
    return page


def cancelled(running: Running) -> Page:
    """That it runs no more, and nothing was logged."""
    page = _told("Cancelled", running)
    page.line("Nothing was logged.")
    return page


def status(running: Running | None, today: date) -> Page:
    """What it runs for and since when; a long time is asked about."""
    if running is None:
        page = Page()
        page.line("The timer does not run. Start it: ", Span("study start ITEM", "command"))
        return page
    page = _told("Running", running)
    day = "" if running.since.date() == today else f"{words.weekday(running.since.date(), today)}, "
    since = f"since {day}{running.since:%H:%M}"
    if running.minutes < 0:
        page.line(Span(f"{since}, which is still to come by the clock: study stop --time 45m", "behind"))
    elif running.is_long:
        page.line(Span(f"{since}: {words.minutes(running.minutes)}. Forgotten? study stop --time 1h", "behind"))
    else:
        page.line(f"{since}: {words.minutes(running.minutes)}")
    return page


def _told(word: str, running: Running) -> Page:
    page = Page()
    page.line(Span(word, "heading"), "  ", Span(str(running.item.number), "number"), "  ", running.item.title)
    return page
