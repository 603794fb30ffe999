"""Options of a replan side by side."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.domain.compared import Compared, Option
from study.screen.page import Cell, Page, Span


def screen(found: Compared) -> Page:
    """A row for the plan as it would be made now, and one for each option."""
    page = Page()
    chance = any(one.p80 for one in (found.now, *found.options))
    dated = any(one.deadlines for one in (found.now, *found.options))
    names = ("", "Hours", "Left", "Finish", "", "80 %" if chance else "", "Dues kept" if dated else "", "Sessions")
    head: list[Cell] = [Span(name, "quiet") for name in names]
    rows = [_row(one, found) for one in (found.now, *found.options)]
    page.table([head, *rows], flexible=0, right=(1, 2, 4, 7), indent=1)
    page.gap()
    page.line("Hours and sessions are a week's. Nothing was changed. Look closer, or commit:")
    best = min(found.options, key=_rank)
    page.line(
        "  ",
        Span(f"study replan {best.args} --dry-run", "command"),
        "   ",
        Span(f"study replan {best.args}", "command"),
    )
    return page


def _row(one: Option, found: Compared) -> list[Cell]:
    kept = f"{one.kept} of {len(one.deadlines)}" if one.deadlines else ""
    if one.unplaced:
        kept = f"{one.unplaced} unplaced"
    return [
        Span(one.args or "as it is", "title" if one.args else "quiet"), words.hours(one.week),
        f"{words.hours(one.remaining)} h", _finish(one, found), _gain(one, found),
        words.short(one.p80, found.today) if one.p80 else "",
        Span(kept, "behind" if one.unplaced or one.kept < len(one.deadlines) else "ahead"),
        "" if one.sessions_a_week is None else f"{one.sessions_a_week:g}",
    ]  # fmt: skip


def _finish(one: Option, found: Compared) -> str:
    if one.finish is None:
        return "never" if one.unplaced else "no work left"
    return words.short(one.finish, found.today)


def _gain(one: Option, found: Compared) -> Span:
    """Days that it ends later, or earlier."""
    days = (one.finish - found.now.finish).days if one.finish and found.now.finish else 0
    if not days:
        return Span()
    return Span(f"{'+' if days > 0 else '−'}{abs(days)} d", "behind" if days > 0 else "ahead")


def _rank(one: Option) -> tuple[int, int, date]:
    """The one that keeps most, and ends first."""
    return one.unplaced, -one.kept, one.finish or date.min
