"""The last weeks: what was planned, and what was studied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from study.core import words
from study.domain.weeks import Studied
from study.screen.page import NARROW, Cell, Page, Span, bar


def section(page: Page, weeks: Sequence[Studied], today: date) -> None:
    """Planned and studied week by week; nothing before the second week, which is the first to compare."""
    if len(weeks) < 2:
        return
    page.gap()
    page.line(Span("Weeks", "heading"))
    page.table([_row(week, today) for week in weeks], flexible=0, right=(2,), indent=2)


def _row(week: Studied, today: date) -> list[Cell]:
    percent = min(week.minutes * 100 // week.planned, 100) if week.planned else 100 if week.minutes else 0
    return [
        words.span(week.monday, week.monday + timedelta(days=6), today), bar(percent, NARROW),
        words.minutes(week.minutes), Span(f"of {words.minutes(week.planned)} planned", "quiet"),
    ]  # fmt: skip
