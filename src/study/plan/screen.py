"""The plan ahead week by week, the finish since the first plan, and what a pin does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from study.core import words
from study.core.availability import ONE_DAY, monday_of
from study.core.milestones import by_day
from study.core.schedule import Session
from study.core.weeks import heading
from study.plan.calendar import draw
from study.plan.rules import Baseline, Calendar, CommittedPlan, PinChange, PlanAhead, days_later
from study.screen.document import (
    Document,
    effect_document,
    fields,
    late,
    milestones,
    pace_document,
    plain,
    reference,
    unplaced,
)
from study.screen.page import Cell, Page, Span
from study.screen.standing import effect_of, nothing_followed, nothing_planned, pace_in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.milestones import Milestone
    from study.core.pace import LearnerPace

MOST = 8
"""Late or unplaced items shown by name."""


_BY_HOURS = Span("study replan --by-hours", "command")


PLANS = 20
"""Plans shown one by one, besides the first."""


def page(plan: PlanAhead | None, weeks: int) -> Page:
    """So many weeks with their sessions; then the finish, and what doesn't fit."""
    page = Page()
    if plan is None:
        return nothing_followed(page)
    end = monday_of(plan.today) + timedelta(days=7 * weeks) if weeks < 5000 else date.max
    ahead = [one for one in plan.sessions if plan.today <= one.day < end and one.item not in plan.closed]
    by_week = {
        monday: list(sessions) for monday, sessions in groupby(ahead, key=lambda session: monday_of(session.day))
    }
    dates = [one for one in plan.milestones if one.day < end]
    for monday in sorted(by_week.keys() | {monday_of(one.day) for one in dates}):
        page.gap()
        _week(page, plan, monday, by_week.get(monday, []))
    page.gap()
    _ending(page, plan, end)
    return page


def calendar_page(calendar: Calendar) -> Page:
    """The months ahead; then the finish, and what does not fit."""
    page = Page()
    draw(page, calendar)
    page.gap()
    _ending(page, calendar.plan, calendar.last + ONE_DAY)
    return page


def _week(page: Page, plan: PlanAhead, monday: date, sessions: list[Session]) -> None:
    sunday = monday + timedelta(days=6) if monday <= date.max - timedelta(days=6) else date.max
    planned = sum(session.minutes for session in sessions)
    capacity = sum(minutes for day, minutes in plan.days if max(monday, plan.today) <= day <= sunday)
    page.line(
        Span(heading(monday, words.span(monday, sunday, plan.today), plan.weeks), "heading"),
        Span(f" · {words.minutes(planned)} of {words.minutes(max(capacity, planned))}", "quiet"),
        Span(_buffer(plan.pace, planned, capacity), "quiet"),
    )
    ends = [one for one in plan.milestones if monday <= one.day <= sunday]
    rows = [(one.day, _session(plan, one)) for one in sessions] + [
        (one.day, _end(one, what)) for one, what in by_day(ends)
    ]
    days = groupby(sorted(rows, key=lambda row: row[0]), key=lambda row: row[0])
    page.table([row for day, each in days for row in _with_day(day, [row for _, row in each])], 2, (1, 4), indent=2)


def _with_day(day: date, rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows of a day; the first of them names it."""
    name = f"{words.WEEKDAYS[day.weekday()][:3]} {day.day:>2}"
    return [[Span("" if n else name, "quiet"), *row] for n, row in enumerate(rows)]


def _session(plan: PlanAhead, session: Session) -> list[Cell]:
    item = plan.items[session.item]
    return [
        Span(str(item.number), "number"),
        item.title,
        Span(item.kind, "kind"),
        words.minutes(session.minutes) if session.minutes else "",
        Span("pinned" if (session.item, session.day) in plan.pinned else "", "quiet"),
    ]


def _end(milestone: Milestone, what: str) -> list[Cell]:
    item = milestone.item
    return [Span(str(item.number), "number"), item.title, Span(what, "warning"), "", ""]


def _buffer(pace: LearnerPace | None, planned: int, capacity: int) -> str:
    """What of a week stays free once its sessions took the time they take."""
    free = capacity - pace.time(planned) if pace else 0
    return f", {words.minutes(free)} buffer" if free > 0 else ""


def _ending(page: Page, plan: PlanAhead, end: date) -> None:
    later = [one for one in plan.sessions if one.day >= end and one.item not in plan.closed]
    if plan.finish is None and not plan.unplaced:
        nothing_planned(page)
    elif plan.finish is None or plan.finish < plan.today:
        page.line("There are no sessions ahead. `study replan` plans what is open from today on.")
    else:
        rest = f" · {words.counted(len({s.item for s in later}), 'item')} after these weeks" if later else ""
        page.line(f"The plan ends on {words.weekday(plan.finish, plan.today)}{rest}.")
    if plan.pace:
        page.line(f"It goes by your pace: {pace_in_words(plan.pace)}. By all hours: ", _BY_HOURS)
    late = [
        (one.item.number, one.item.title, f"{words.counted(one.days, 'day')} after {words.short(one.due, plan.today)}")
        for one in plan.late
    ]
    _named(page, f"{words.counted(len(late), 'item')} late:", late)
    unplaced = [(item.number, item.title, reason) for item, reason in plan.unplaced]
    _named(page, f"{words.counted(len(unplaced), 'item')} unplaced:", unplaced)
    if late or unplaced:
        page.line("What would make it fit: ", Span("study replan --dry-run", "command"))


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


def baseline_page(found: Baseline) -> Page:
    """Plan by plan, then curriculum by curriculum."""
    page = Page()
    if not found.plans:
        page.line("Nothing has been planned yet.")
        return page
    page.table(list(_plans(found)), flexible=2, indent=1)
    ended = [one for one in found.curricula if one.finish or one.baseline]
    if ended:
        page.heading("Since the first plan")
        rows: list[list[Cell]] = []
        for one in ended:
            rows.append([one.enrolled.title, _span(one.baseline, one.finish, found), _days(one.days)])
        if len(ended) > 1:
            span = _span(found.plans[0].finish, found.plans[-1].finish, found)
            rows.append([Span("all", "title"), span, _days(found.days)])
        page.table(rows, flexible=0, indent=1)
    held = found.plans[-1].finish
    if found.replanned and held and found.replanned != held:
        page.gap()
        page.line(
            f"Replanned today, it would end on {words.long(found.replanned, found.today)}: ",
            Span("study replan", "command"),
        )
    return page


def _plans(found: Baseline) -> Iterator[list[Cell]]:
    shown = found.plans if len(found.plans) <= PLANS + 1 else found.plans[-PLANS:]
    before: CommittedPlan | None = None
    if shown is not found.plans:
        yield _row(found.plans[0], None, found)
        yield ["", "", Span(f"… {len(found.plans) - PLANS - 1} more", "quiet")]
        before = found.plans[-PLANS - 1]
    for one in shown:
        yield _row(one, before, found)
        before = one


def _row(one: CommittedPlan, before: CommittedPlan | None, found: Baseline) -> list[Cell]:
    return [
        Span(words.short(one.day, found.today), "quiet"),
        words.short(one.finish, found.today) if one.finish else "–",
        one.command,
        _days(days_later(before.finish, one.finish)) if before else Span("the first plan", "quiet"),
    ]


def _span(first: date | None, last: date | None, found: Baseline) -> str:
    return " → ".join(words.short(day, found.today) if day else "–" for day in (first, last))


def _days(days: int | None) -> Cell:
    if not days:
        return Span("as before" if days == 0 else "", "quiet")
    return Span(
        f"{words.counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}", "behind" if days > 0 else "ahead"
    )


def pin_page(found: PinChange) -> Page:
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


def document(plan: PlanAhead | None, day: date) -> Document:
    """``study.plan/1``: the whole of it."""
    plan = plan or PlanAhead(day, start=day)
    known = {number: reference(item) for number, item in plan.items.items()}
    return {
        **fields(plan, "start finish"),
        "pace": pace_document(plan.pace),
        "days": [{"date": str(day), "capacity": minutes} for day, minutes in plan.days],
        "sessions": [
            known[one.item]
            | fields(one, "day:date minutes", closed=one.item in plan.closed, pinned=(one.item, one.day) in plan.pinned)
            for one in plan.sessions
        ],
        "unplaced": [unplaced(item, reason) for item, reason in plan.unplaced],
        "late": [late(one) for one in plan.late],
        "competitions": milestones(plan.milestones, plan.today),
    }


def baseline_document(found: Baseline) -> Document:
    """``study.baseline/1``: ``days`` are later than in the plan before; of a curriculum and of all, than at first."""
    names = {one.enrolled.number: one.enrolled.curriculum for one in found.curricula}
    befores: list[CommittedPlan | None] = [None, *found.plans]
    return {
        "date": str(found.today),
        "plans": [_plan(plan, before, names) for plan, before in zip(found.plans, befores, strict=False)],
        "curricula": [
            fields(one.enrolled, "curriculum:id title") | fields(one, "baseline:baseline_finish finish days")
            for one in found.curricula
        ],
        **fields(found, "days replanned:replanned_finish"),
    }


def _plan(plan: CommittedPlan, before: CommittedPlan | None, names: dict[int, str]) -> Document:
    curricula = [
        {"id": name} | _finish(plan.ends[number], before.ends.get(number) if before else None)
        for number, name in names.items()
        if number in plan.ends
    ]
    described = fields(plan, "number:plan day:date command")
    return described | _finish(plan.finish, before.finish if before else None) | {"curricula": curricula}


def _finish(finish: date | None, before: date | None) -> Document:
    """A finish, and how many days later it is than in the plan before."""
    return {"finish": plain(finish), "days": days_later(before, finish)}


def pin_document(change: PinChange) -> Document:
    """``study.pin/1``: ``minutes`` are null where the item is no longer pinned to those days."""
    told = fields(change, "days minutes before", effect=effect_document(change.effect))
    return reference(change.item) | told
