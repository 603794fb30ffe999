"""The screen of ``study today``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from study.core import words
from study.core.agenda import Due, Today
from study.core.availability import LONGEST_DAY, monday_of
from study.screen.document import Document, due, fields, material, milestones, pace_document
from study.screen.page import WIDE, Cell, Page, Span, bar
from study.screen.standing import milestone_rows, next_row, nothing_followed, nothing_planned, standing_line, week_line

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
    if today.goal:
        page.line(Span("This week: ", "quiet"), today.goal)
    page.gap()
    if today.due:
        page.table(_rows(today.due, today), flexible=1, right=(0, 3), indent=1, whole=True)
        page.gap()
    if not today.due or today.upcoming:
        _nothing_due(page, today)
    _grid(page, today)
    _milestones(page, today)
    if today.is_today:
        week_line(page, today.week)
        standing_line(page, today.standing, today.day)
        _commands(page, today)
    return page


A_LOT = 10
"""Minutes a day by which the pace makes a difference worth telling."""


def _grid(page: Page, today: Today) -> None:
    """The week beside one another, as far as it was read."""
    if today.ahead:
        from study.today.grid import grid

        page.draw(partial(grid, today))


def _milestones(page: Page, today: Today) -> None:
    """The next dates of competitions; those of a few are enough for a day."""
    if today.milestones:
        rows = milestone_rows(today.milestones, today.day)
        page.table(rows[:SOME], flexible=2, right=(1,), indent=1)
        if (more := len(rows) - SOME) > 0:
            page.line(Span(f" and {words.counted(more, 'more date')}: ", "quiet"), Span("study deadlines", "command"))
        page.gap()


def _heading(today: Today) -> list[Cell]:
    total = sum(due.minutes for due in today.due)
    day = words.weekday(today.day, today.day)
    heading = f"{day} · {words.minutes(total)}" if total else day
    remarks = [_at_pace(today, total), _day_count(today)]
    return [Span(heading, "heading"), *(Span(f"   {remark}", "quiet") for remark in remarks if remark)]


def _at_pace(today: Today, total: int) -> str:
    """The time that the sessions really take, where a plan goes by the learner's pace."""
    time = today.pace.time(total) if today.pace else total
    return f"about {words.minutes(time)} at your pace" if abs(time - total) >= A_LOT else ""


def _day_count(today: Today) -> str:
    """``day 9 of 30``, of the one curriculum there is; ``Week 3 of 26`` where it is lived by the week."""
    if today.weeks and (label := today.weeks.label(monday_of(today.day))):
        return label
    finish = today.standing.finish
    if today.first is None or finish is None or today.following != 1 or today.day < today.first:
        return ""
    number, count = (today.day - today.first).days + 1, (finish - today.first).days + 1
    return f"day {number} of {count}" if number <= count else f"day {number}"


def _rows(due: list[Due], today: Today) -> list[list[Cell]]:
    """What to do, with its own link; then, once for neighbours of a module, what that is and from what to learn."""
    rows: list[list[Cell]] = []
    indent = max(len(str(one.item.number)) for one in due) + 2
    for (curriculum, within), group in groupby(due, key=lambda one: (one.curriculum_title, one.within)):
        neighbours = list(group)
        for one in neighbours:
            number, title = Span(str(one.item.number), "number"), Span(one.item.title, "title", link=one.url)
            length = words.minutes(one.minutes) if one.minutes else ""
            rows.append([number, title, Span(one.item.kind, "kind"), length, Span(_remark(one, today.day), "quiet")])
            if one.url:
                rows.append(_address(one.url, indent))
        rows.append([Span(" " * indent + (f"{within} · {curriculum}" if within else curriculum), "quiet")])
        rows += _materials([one for one in neighbours if not one.url], today, indent)
    return rows


SOME = 3
"""Materials of a module that are named."""


def _materials(due: list[Due], today: Today, indent: int) -> Iterator[list[Cell]]:
    """From what to learn those that have no link of their own."""
    if not due:
        return
    item, found = due[0].item, today.materials.get(due[0].item.number, [])
    for one in found[:SOME]:
        percent = f", {one.percent} %" if one.percent else ""
        yield [Span(f"{' ' * indent}from {one.item.number}: {one.item.title} ({one.item.kind}{percent})", link=one.url)]
        if one.url:
            yield _address(one.url, indent)
    if len(found) > SOME:
        more = f"study show {item.curriculum}/{item.module or item.phase}"
        yield [Span(f"{' ' * indent}and {len(found) - SOME} more: {more}", "quiet")]


def _address(url: str, indent: int) -> list[Cell]:
    """A row of its own, which is never cut."""
    return [Span(" " * indent + url, "address", link=url)]


def _remark(one: Due, day: date) -> str:
    since = f"since {words.short(one.planned_on, day)}" if one.planned_on < day else ""
    if not one.remaining:
        rest = "tick it off" if one.item.kind != "event" else ""
    else:
        rest = f"{words.minutes(one.left_after)} left after" if one.left_after else ""
    return " · ".join(filter(None, (since, rest)))


def _nothing_due(page: Page, today: Today) -> None:
    if not today.upcoming:
        if not today.is_today:
            page.line("Nothing is planned for that day.")
        elif today.is_begun:
            page.line(Span("Everything is done. Well done!", "ahead"))
        else:
            nothing_planned(page)
        return
    page.line(_why_nothing(today))
    page.gap()
    page.table([next_row(due, today.day) for due in today.upcoming], flexible=1, right=(0, 3), indent=1, whole=True)
    page.gap()


def _why_nothing(today: Today) -> str:
    """Why there is nothing to do on a day, before what comes next."""
    if not today.is_today:
        return "Nothing is planned for that day. Next up:"
    if today.spent:
        time = f": {words.minutes(today.spent)}" if today.spent <= LONGEST_DAY else ""  # else ticked off for other days
        return f"Today's work is done{time}. If you have time left, next up:"
    if today.first and today.day < today.first:
        return f"Your plan starts on {words.weekday(today.first, today.day)}. First up:"
    if today.is_off:
        return "You have the day off. Next up:"
    if not today.capacity:
        return "No study hours today. Next up:"
    if today.planned:
        return "What was planned for today is already done. Next up:"
    if today.pace and today.pace.buffer:
        return "Nothing is planned for today: it is buffer. Next up:"
    return "Nothing is planned for today. Next up:"


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
    if first.url or any(one.url for one in today.materials.get(first.item.number, [])):
        page.line("Open its link: ", Span(f"study open {first.item.number}", "command"))


COMMANDS = (
    ("study today", "what to do now"),
    ("study done ITEM", "tick something off"),
    ("study report", "all progress bars"),
    ("study replan --hours 10", "replan from today"),
    ("study --help", "every command"),
)


SHOWN = 3
"""Items that `study` alone shows."""


def overview_page(courses: list[Course], day: date, today: Today | None) -> Page:
    """One screen."""
    page = Page()
    if not courses:
        return nothing_followed(page)
    rows = [row for course in courses if course.tally.total or course.resources for row in _course(course, day)]
    page.table(rows, flexible=0, right=(2,))
    if not rows:
        nothing_planned(page)
    if today is not None:
        page.gap()
        if today.due:
            page.table(_rows(today.due[:SHOWN], today), flexible=1, right=(0, 3), indent=1, whole=True)
        if not today.due or today.upcoming:
            page.table([next_row(one, today.day) for one in today.upcoming], 1, (0, 3), indent=1, whole=True)
        page.gap()
        _grid(page, today)
        _milestones(page, today)
        week_line(page, today.week)
        standing_line(page, today.standing, today.day)
    page.gap()
    page.table([[Span(command, "command"), Span(what, "quiet")] for command, what in COMMANDS], indent=1, whole=True)
    return page


def _course(course: Course, day: date) -> list[list[Cell]]:
    """Its title, whole; and its bar, with the end."""
    end = f"  ends {words.short(course.planned_finish, day)}" if course.planned_finish and course.tally.open else ""
    return [[Span(course.title, "heading")], [end, bar(course.percent, WIDE), f"{course.percent} %"]]


def document(today: Today | None, day: date) -> Document:
    """``study.today/1``."""
    if today is None:
        return {
            "date": str(day),
            "capacity": 0,
            "planned": 0,
            "behind": 0,
            "week": {"done": 0, "planned": 0},
            "streak": 0,
        } | {"sessions": []}
    return (
        fields(today, "day:date capacity planned")
        | {"behind": today.standing.behind, "sessions": [_session(one, today) for one in today.due]}
        | {"ahead": today.standing.ahead, "spent": today.spent}
        | {"upcoming": [_session(one, today) for one in today.upcoming]}
        | {"week": fields(today.week, "done planned"), "streak": today.week.streak}
        | fields(today.standing, "finish replanned:replanned_finish is_doubted:doubted")
        | {"pace": pace_document(today.pace)}
        | _week(today)
        | {"competitions": milestones(today.milestones, today.day)}
    )


def _week(today: Today) -> Document:
    """The number of the week in a curriculum that is lived by the week, and what the week is for."""
    plan, number = today.weeks, today.weeks.number(monday_of(today.day)) if today.weeks else None
    return {"plan_week": number, "weeks": plan.count if plan else None, "goal": today.goal}


def _session(one: Due, today: Today) -> Document:
    """With the item's own link, and the unfinished materials of its module."""
    resources = today.materials.get(one.item.number, [])
    return due(one, today.day) | {"url": one.url, "resources": [material(each) for each in resources]}
