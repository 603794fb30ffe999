"""The plan ahead, week by week."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from study.core import words
from study.core.availability import monday_of
from study.core.difference import Late
from study.core.listing import Ahead
from study.core.schedule import Session
from study.render.today import nothing_followed, nothing_planned
from study.screen.page import Cell, Page, Span

SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST = 8
"""Late or unplaced items shown by name."""


def screen(plan: Ahead | None, weeks: int) -> Page:
    """So many weeks with their sessions; then the finish, and what does not fit."""
    page = Page()
    if plan is None:
        return nothing_followed(page)
    end = monday_of(plan.today) + timedelta(days=7 * weeks) if weeks < 5000 else date.max
    ahead = [one for one in plan.sessions if one.day >= plan.today and one.item not in plan.closed]
    for monday, sessions in groupby(ahead, key=lambda session: monday_of(session.day)):
        if monday >= end:
            break
        page.gap()
        _week(page, plan, monday, list(sessions))
    page.gap()
    _ending(page, plan, end)
    return page


def _week(page: Page, plan: Ahead, monday: date, sessions: list[Session]) -> None:
    sunday = monday + timedelta(days=6) if monday <= date.max - timedelta(days=6) else date.max
    planned = sum(session.minutes for session in sessions)
    capacity = sum(minutes for day, minutes in plan.days if max(monday, plan.today) <= day <= sunday)
    page.line(
        Span(f"Week {monday.isocalendar().week} · {words.span(monday, sunday, plan.today)}", "heading"),
        Span(f" · {words.minutes(planned)} of {words.minutes(max(capacity, planned))}", "quiet"),
    )
    rows: list[list[Cell]] = []
    last = None
    for session in sessions:
        item = plan.items[session.item]
        day = f"{SHORT_DAYS[session.day.weekday()]} {session.day.day:>2}" if session.day != last else ""
        last = session.day
        rows.append(
            [
                Span(day, "quiet"),
                Span(str(item.number), "number"),
                item.title,
                Span(item.kind, "kind"),
                words.minutes(session.minutes) if session.minutes else "",
                Span("pinned" if (session.item, session.day) in plan.pinned else "", "quiet"),
            ]
        )
    page.table(rows, flexible=2, right=(1, 4), indent=2)


def _ending(page: Page, plan: Ahead, end: date) -> None:
    later = [one for one in plan.sessions if one.day >= end and one.item not in plan.closed]
    if plan.finish is None and not plan.unplaced:
        nothing_planned(page)
    elif plan.finish is None or plan.finish < plan.today:
        page.line("No sessions lie ahead. `study replan` lays what is open anew from today.")
    else:
        rest = f" · {words.counted(len({s.item for s in later}), 'item')} after these weeks" if later else ""
        page.line(f"The plan ends on {words.weekday(plan.finish, plan.today)}{rest}.")
    late = [(one.item.number, one.item.title, _lateness(one, plan.today)) for one in plan.late]
    _named(page, f"{words.counted(len(late), 'item')} late:", late)
    unplaced = [(item.number, item.title, reason) for item, reason in plan.unplaced]
    _named(page, f"{words.counted(len(unplaced), 'item')} without a place:", unplaced)
    if late or unplaced:
        page.line("What would make it fit: ", Span("study replan --dry-run", "command"))


def _lateness(late: Late, today: date) -> str:
    return f"{words.counted(late.days, 'day')} after {words.short(late.due, today)}"


def _named(page: Page, heading: str, rows: list[tuple[int, str, str]]) -> None:
    if not rows:
        return
    page.gap()
    page.line(Span(heading, "behind"))
    cells: list[list[Cell]] = [
        [Span(str(number), "number"), title, Span(remark, "quiet")] for number, title, remark in rows[:MOST]
    ]
    page.table(cells, flexible=1, right=(0,), indent=2)
    if len(rows) > MOST:
        page.line(f"  and {len(rows) - MOST} more")
