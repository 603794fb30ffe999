"""The screen of ``study today``."""

from __future__ import annotations

from study.core import words
from study.core.agenda import Due, Today
from study.screen.document import Document, due, fields
from study.screen.page import WIDE, Cell, Page, Span, bar
from study.screen.standing import next_row, nothing_followed, nothing_planned, standing_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.core.progress import Course


def page(today: Today | None) -> Page:
    """What to do now; what to do first where nothing is followed."""
    page = Page()
    if today is None:
        return nothing_followed(page)
    page.line(*_heading(today))
    page.gap()
    if today.due:
        page.table(_rows(today.due, today), flexible=1, right=(0, 3), indent=1)
        page.gap()
    else:
        _nothing_due(page, today)
    if today.is_today:
        standing_line(page, today.standing, today.day)
        _commands(page, today)
    return page


def _heading(today: Today) -> list[Cell]:
    total = sum(due.minutes for due in today.due)
    day = words.weekday(today.day, today.day)
    heading = f"{day} · {words.minutes(total)}" if total else day
    count = _day_count(today)
    return [Span(heading, "heading"), Span(f"   {count}" if count else "", "quiet")]


def _day_count(today: Today) -> str:
    """``day 9 of 30``, of the one curriculum there is."""
    finish = today.standing.finish
    if today.first is None or finish is None or today.following != 1 or today.day < today.first:
        return ""
    number, count = (today.day - today.first).days + 1, (finish - today.first).days + 1
    return f"day {number} of {count}" if number <= count else f"day {number}"


def _rows(due: list[Due], today: Today) -> list[list[Cell]]:
    """Two rows for each: what it is, and where it belongs."""
    rows: list[list[Cell]] = []
    for one in due:
        number, title, kind = Span(str(one.item.number), "number"), Span(one.item.title, "title"), one.item.kind
        length = words.minutes(one.minutes) if one.minutes else ""
        rows.append([number, title, Span(kind, "kind"), length, Span(_remark(one), "quiet")])
        where = f"{one.within} · {one.curriculum_title}" if one.within else one.curriculum_title
        since = f"since {words.short(one.planned_on, today.day)} · " if one.planned_on < today.day else ""
        rows.append(["", Span(since + where, "quiet")])
    return rows


def _remark(one: Due) -> str:
    if not one.remaining:
        return "tick it off" if one.item.kind != "event" else ""
    return f"{words.minutes(one.left_after)} left after" if one.left_after else ""


def _nothing_due(page: Page, today: Today) -> None:
    if not today.upcoming:
        if not today.is_today:
            page.line("Nothing is planned for that day.")
        elif today.is_begun:
            page.line(Span("Everything is done. Well done.", "ahead"))
        else:
            nothing_planned(page)
        return
    if not today.is_today:
        page.line("Nothing is planned for that day. What comes next:")
    elif today.spent:
        page.line(f"Today's work is done: {words.minutes(today.spent)}. If there is time left, this comes next:")
    elif not today.capacity:
        page.line("No study hours today. What comes next:")
    elif today.planned:
        page.line("What was planned for today is done already. What comes next:")
    else:
        page.line("Nothing is planned for today. What comes next:")
    page.gap()
    page.table([next_row(due, today.day) for due in today.upcoming], flexible=1, right=(0, 3), indent=1)
    page.gap()


def _commands(page: Page, today: Today) -> None:
    shown = today.due or today.upcoming
    if not shown:
        return
    first = shown[0]
    cells: list[Cell] = ["Finished? ", Span(f"study done {first.item.number}", "command")]
    if first.minutes:
        part = words.minutes(max(first.minutes // 2 // 5 * 5, 5))
        cells += ["   Just some of it? ", Span(f"study log {first.item.number} {part}", "command")]
    page.line(*cells)


COMMANDS = (
    ("study today", "what to do now"),
    ("study done ITEM", "tick something off"),
    ("study report", "all progress bars"),
    ("study replan --hours 10", "a new plan from today"),
    ("study --help", "every command"),
)


def overview_page(courses: list[Course], day: date, today: Today | None) -> Page:
    """One screen."""
    page = Page()
    if not courses:
        return nothing_followed(page)
    rows: list[list[Cell]] = []
    for course in (one for one in courses if one.tally.total or one.resources):
        finish = f"ends {words.short(course.planned_finish, day)}" if course.planned_finish else ""
        rows.append([Span(course.title, "heading"), bar(course.percent, WIDE), f"{course.percent} %", finish])
    page.table(rows, flexible=0, right=(2,))
    if not rows:
        nothing_planned(page)
    if today is not None:
        page.gap()
        shown = (today.due or today.upcoming)[:3]
        page.table([next_row(one, today.day) for one in shown], flexible=1, right=(0, 3), indent=1)
        page.gap()
        standing_line(page, today.standing, today.day)
    page.gap()
    page.table([[Span(command, "command"), Span(what, "quiet")] for command, what in COMMANDS], flexible=1, indent=1)
    return page


def document(today: Today | None, day: date) -> Document:
    """``study.today/1``."""
    if today is None:
        return {"date": str(day), "capacity": 0, "planned": 0, "behind": 0, "sessions": []}
    return (
        fields(today, "day:date capacity planned")
        | {"behind": today.standing.behind, "sessions": [due(one, today.day) for one in today.due]}
        | {"ahead": today.standing.ahead, "spent": today.spent}
        | {"upcoming": [due(one, today.day) for one in today.upcoming]}
        | fields(today.standing, "finish replanned:replanned_finish")
    )
