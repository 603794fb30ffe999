"""The plan ahead, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from study.core import words
from study.core.availability import monday_of
from study.core.difference import Difference, Group, Late
from study.core.items import Item
from study.core.listing import Ahead
from study.core.schedule import Session
from study.screen.document import Document, day_of, dumped, late, reference, unplaced
from study.screen.page import Cell, Page, Span
from study.screen.standing import nothing_followed, nothing_planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.difference import Advice, DueDate


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


REPLANNED_MOST = 30
"""Groups shown one by one."""


LONGEST = 36
"""Cells of two spans side by side; where it takes more, only their ends are told."""


def replanned_screen(found: Difference, command: str) -> Page:
    """Hours, finish, deadlines, what moves, and how to go on. ``command`` is what commits a dry run."""
    page = Page()
    page.table(list(_heading(found)), flexible=1)
    if found.groups and (found.moved or found.unplaced):
        page.gap()
        page.table([_group(group, found.day) for group in found.groups[:REPLANNED_MOST]], flexible=1, indent=2)
        if len(found.groups) > REPLANNED_MOST:
            page.line(f"  and {len(found.groups) - REPLANNED_MOST} more")
    _unfit(page, found)
    page.gap()
    if found.committed:
        page.line("Committed as your plan." if found.moved else "Nothing moves. Committed as your plan.")
    else:
        page.line("Nothing was changed. Commit with: ", Span(command, "command"))
    return page


def unplaced_line(page: Page, unplaced: Sequence[tuple[Item, str]]) -> None:
    """The first of the items without a place, and why; nothing if there are none."""
    if unplaced:
        item, reason = unplaced[0]
        more = f" and {len(unplaced) - 1} more" if len(unplaced) > 1 else ""
        page.line(Span(f"Without a place: {item.title}{more} ({reason}).", "behind"))


def _heading(found: Difference) -> list[list[Cell]]:
    before, after = sum(found.week_before), sum(found.week_after)
    hours = words.hours(before) if before == after else f"{words.hours(before)} → {words.hours(after)}"
    rows: list[list[Cell]] = [
        [
            Span("Hours", "heading"),
            f"{hours} a week, from {_start(found)} · {words.counted(found.tasks, 'item')},"
            f" {words.hours(found.remaining)} h left",
        ],
        [Span("Finish", "heading"), words.moved(found.finish_before, found.finish_after, found.day)],
    ]
    for deadline in found.deadlines[:5]:
        if deadline.kept:
            text = f"kept, cushion {words.minutes(max(deadline.cushion, 0))}"
        elif deadline.finish:
            text = f"missed by {words.counted((deadline.finish - deadline.due).days, 'day')}"
        else:
            text = "missed: not all of it has a place"
        rows.append([Span("Due", "heading"), f"{words.long(deadline.due, found.day)}: {text}"])
    return rows


def _start(found: Difference) -> str:
    return "today" if found.start in (None, found.day) else words.short(found.start or found.day, found.day)


def _group(group: Group, today: date) -> list[Cell]:
    if group.after is None:
        return [Span("out", "behind"), group.title, _span(group.before, today)]
    if group.before is None:
        return [Span("new", "ahead"), group.title, _span(group.after, today)]
    if group.before == group.after:
        return [Span("same", "quiet"), group.title, _span(group.after, today)]
    word, style = ("earlier", "ahead") if group.after[1] < group.before[1] else ("later", "behind")
    if group.after[1] == group.before[1]:
        word, style = "same end", "quiet"
    spans = f"{_span(group.before, today)} → {_span(group.after, today)}"
    if len(spans) > LONGEST:
        spans = f"until {_end(group.before, today)} → {_end(group.after, today)}"
    return [Span(word, style), group.title, spans]


def _end(days: tuple[date, date], today: date) -> str:
    return words.short(days[1], today)


def _span(days: tuple[date, date] | None, today: date) -> str:
    return words.span(*days, today) if days else ""


def _unfit(page: Page, found: Difference) -> None:
    if not found.late and not found.unplaced:
        return
    page.gap()
    if found.late:
        worst = words.counted(max(one.days for one in found.late), "day")
        page.line(Span(f"{words.counted(len(found.late), 'item')} late, the worst by {worst}.", "behind"))
    unplaced_line(page, found.unplaced)
    for advice in found.advice:
        page.line(advice.text)


def plan(found: Ahead | None, day: date) -> str:
    """``study.plan/1``: the whole of it."""
    content: Document = {
        "start": str(day),
        "finish": None,
        "days": [],
        "sessions": [],
        "unplaced": [],
        "late": [],
    }
    if found is not None:
        known = {number: reference(item) for number, item in found.items.items()}
        content = {
            "start": str(found.start), "finish": day_of(found.finish),
            "days": [{"date": str(day), "capacity": minutes} for day, minutes in found.days],
            "sessions": [
                {**known[one.item], "date": str(one.day), "minutes": one.minutes, "closed": one.item in found.closed,
                 "pinned": (one.item, one.day) in found.pinned}
                for one in found.sessions
            ],
            "unplaced": [unplaced(item, reason) for item, reason in found.unplaced],
            "late": [late(one) for one in found.late],
        }  # fmt: skip
    return dumped("study.plan/1", content)


def replan(found: Difference) -> str:
    """``study.replan/1``."""
    return dumped(
        "study.replan/1",
        {
            "committed": found.committed,
            "before": {"finish": day_of(found.finish_before), "week": list(found.week_before)},
            "after": {"finish": day_of(found.finish_after), "week": list(found.week_after)},
            "items": found.tasks, "remaining": found.remaining,
            "moved": [
                {**reference(one.item), "from": day_of(one.before), "to": day_of(one.after), "days": one.days}
                for one in found.moved
            ],
            "unplaced": [unplaced(item, reason) for item, reason in found.unplaced],
            "late": [late(one) for one in found.late],
            "deadlines": [_deadline(one) for one in found.deadlines],
            "advice": [_advice(one) for one in found.advice],
        },
    )  # fmt: skip


def _deadline(one: DueDate) -> Document:
    return {
        "due": str(one.due), "need": one.need, "have": one.have, "cushion": one.cushion,
        "finish": day_of(one.finish), "kept": one.kept,
    }  # fmt: skip


def _advice(one: Advice) -> Document:
    return {"kind": one.kind, "text": one.text, "minutes": one.minutes, "finish": day_of(one.finish)}
