"""The slip since the first plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from study.core import words
from study.domain.slip import Made, Slip, moved
from study.screen.page import Cell, Page, Span

MOST = 20
"""Plans shown one by one, besides the first."""


def screen(found: Slip) -> Page:
    """Plan by plan, then curriculum by curriculum."""
    page = Page()
    if not found.plans:
        page.line("Nothing was planned yet.")
        return page
    page.table(list(_plans(found)), flexible=2, indent=1)
    ended = [one for one in found.courses if one.finish or one.baseline]
    if ended:
        page.gap()
        page.line(Span("Since the first plan", "heading"))
        rows: list[list[Cell]] = []
        for one in ended:
            rows.append([one.enrolled.title, _span(one.baseline, one.finish, found), _days(one.days)])
        if len(ended) > 1:
            span = _span(found.plans[0].finish, found.plans[-1].finish, found)
            rows.append([Span("all", "title"), span, _days(found.days)])
        page.table(rows, flexible=0, indent=1)
    held = found.plans[-1].finish
    if found.again and held and found.again != held:
        page.gap()
        page.line(
            f"Planned anew today it would end on {words.long(found.again, found.today)}: ",
            Span("study replan", "command"),
        )
    return page


def _plans(found: Slip) -> Iterator[list[Cell]]:
    shown = found.plans if len(found.plans) <= MOST + 1 else found.plans[-MOST:]
    before: Made | None = None
    if shown is not found.plans:
        yield _row(found.plans[0], None, found)
        yield ["", "", Span(f"… {len(found.plans) - MOST - 1} more", "quiet")]
        before = found.plans[-MOST - 1]
    for one in shown:
        yield _row(one, before, found)
        before = one


def _row(one: Made, before: Made | None, found: Slip) -> list[Cell]:
    return [
        Span(words.short(one.day, found.today), "quiet"),
        words.short(one.finish, found.today) if one.finish else "–",
        one.command,
        _days(moved(before.finish, one.finish)) if before else Span("the first plan", "quiet"),
    ]


def _span(first: date | None, last: date | None, found: Slip) -> str:
    return " → ".join(words.short(day, found.today) if day else "–" for day in (first, last))


def _days(days: int | None) -> Cell:
    if not days:
        return Span("as before" if days == 0 else "", "quiet")
    return Span(
        f"{words.counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}", "behind" if days > 0 else "ahead"
    )
