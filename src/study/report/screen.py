"""The report: progress bars by curriculum, phase, module, resource and competition, and the learning log below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from study.certificates import screen as certificates
from study.core import words
from study.core.availability import monday_of
from study.goals import screen as goals
from study.journal import screen as journal
from study.report.rules import WEEKS, Course, Day, Group, Habit, Report, Studied, Tracked, heat, warmths
from study.screen.page import NARROW, WIDE, Cell, Page, Span, bar
from study.screen.standing import nothing_followed, nothing_planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Listed
    from study.kaggle.rules import Competition


SOME = 5
"""Things of the backlog that are named."""


def screen(report: Report) -> Page:
    """Everything that is followed, and the learning log; what matters now comes last."""
    page, day = Page(), report.day
    for course in report.courses:
        _course(page, course, day)
    for course in report.courses:
        _tables(page, course, report)
    certificates.section(page, report.certificates, day)
    journal.lessons_section(page, report.lessons, day)
    _backlog(page, report.backlog)
    journal.section(page, report.journal, day)
    habit_section(page, report.habit, day)
    section(page, report.weeks, day)
    goals.section(page, report.goals, day)
    page.gap()
    _standing(page, report)
    if not page.parts and report.courses:
        nothing_planned(page)
    return page if page.parts else nothing_followed(page)


def _tables(page: Page, course: Course, report: Report) -> None:
    """The lists of a curriculum; competitions in them with rank and medal, as far as they are known."""
    known = {one.item.number: one for one in report.competitions}
    for title, rows in course.tables():
        page.gap()
        page.line(Span(title, "heading"))
        cells = [[*_tracked(one), Span(_ranked(known.get(one.item.number), report.day), "quiet")] for one in rows]
        page.table(cells, flexible=1, right=(3,), indent=2)


def _ranked(one: Competition | None, today: date) -> str:
    """``120 of 3000 · silver medal``; before the end it is a zone, and where there are no medals the percentile."""
    if one is None or one.result is None:
        return ""
    rating = one.rating(today)
    worth = f"top {rating.percentile} %"
    if rating.medal or rating.zone:
        worth = f"{rating.medal} medal" if rating.medal else f"{rating.zone} zone"
    return f"{one.result.rank} of {one.result.teams} · {worth}"


def _backlog(page: Page, backlog: Sequence[Listed]) -> None:
    if backlog:
        page.gap()
        page.line(Span("Backlog", "heading"))
        for one in backlog[:SOME]:
            page.line("  - ", one.item.title)
        if len(backlog) > SOME:
            page.line("  ", Span(f"and {len(backlog) - SOME} more: ", "quiet"), Span("study backlog", "command"))


def _course(page: Page, course: Course, today: date) -> None:
    if course.tally.total:
        page.gap()
        page.line(Span(course.title, "heading"))
        rows: list[list[Cell]] = [
            [Span("All", "title"), bar(course.percent, WIDE), f"{course.percent} %", _effort(course)]
        ]
        for phase in course.phases:
            rows.append(_group(phase, 1))
            rows.extend(_group(module, 2) for module in phase.modules)
        page.table(rows, flexible=0, right=(2, 3), indent=1)
        page.line(" " + _ending(course, today))


def _group(group: Group, depth: int) -> list[Cell]:
    tally = group.tally
    counted = tally.total - tally.skipped
    return [
        "  " * depth + group.title,
        bar(tally.percent, WIDE if depth == 1 else NARROW),
        f"{tally.percent} %",
        Span(f"{tally.done} of {counted}", "quiet"),
    ]


def _effort(course: Course) -> str:
    return f"{words.hours(course.tally.done_effort)} of {words.hours(course.tally.effort)} h"


def _ending(course: Course, today: date) -> str:
    if not course.tally.open:
        return "Everything is done."
    if course.planned_finish is None:
        return "No part of it is in the plan."
    text = f"ends {words.short(course.planned_finish, today)}"
    if course.baseline_finish and course.baseline_finish != course.planned_finish:
        text += f" (first plan: {words.short(course.baseline_finish, today)})"
    return text + (f" · due {words.short(course.due, today)}" if course.due else "")


def _tracked(one: Tracked) -> list[Cell]:
    return [Span(one.label, "kind"), one.item.title, bar(one.percent, NARROW), f"{one.percent} %"]


def _standing(page: Page, report: Report) -> None:
    if report.behind:
        page.line(Span(f"{words.minutes(report.behind)} behind the plan.", "behind"))
    elif report.ahead:
        page.line(Span(f"{words.minutes(report.ahead)} ahead of the plan.", "ahead"))


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


SHADES = {True: ".:oO#", False: "·░▒▓█"}
"""A character for each warmth, where it is to be plain and where not."""


LABEL = 6  # cells before the first week


MONTH = 4  # cells a month takes above the weeks


def habit_section(page: Page, habit: Habit, today: date) -> None:
    """The study days in a report; nothing if there was none in the time that is shown."""
    weeks = _weeks(habit, today)
    if weeks:
        page.gap()
        page.line(Span("Study days", "heading"))
        if weeks > 1:
            page.draw(partial(_map, habit, today, weeks))
        days = words.counted(habit.streak, "study day")
        page.line("  Streak: ", Span(f"{days} in a row", "title"), f" · strength {habit.strength} %")


def _weeks(habit: Habit, today: date) -> int:
    """How many weeks there are to show: from the first study day within a year."""
    monday = monday_of(today).toordinal()
    start = monday - 7 * (WEEKS - 1)
    shown = [day for day in habit.spent if start <= day.toordinal() <= today.toordinal()]
    return (monday - monday_of(min(shown)).toordinal()) // 7 + 1 if shown else 0


def _map(habit: Habit, today: date, weeks: int, width: int, plain: bool) -> Iterator[list[Span]]:
    """A column for each week that fits, a row for each weekday, and what the shades mean."""
    columns = heat(habit.spent, today, min(weeks, width - LABEL))
    yield [Span(" " * LABEL + _months(columns, width - LABEL), "quiet")]
    for n, name in enumerate(words.WEEKDAYS):
        days = (column[n] if n < len(column) else None for column in columns)
        yield [Span(f"  {name[:3]} ", "quiet"), *(_square(day, plain) for day in days)]
    yield from _legend(width, plain)


def _months(columns: Sequence[Sequence[Day]], room: int) -> str:
    """The names of the months above the week with their first day, as far as there is room."""
    line = ""
    for n, column in enumerate(columns):
        begun = next((one.date for one in column if one.date.day == 1), column[0].date if not n else None)
        if begun and (n or not _begins_soon(columns)) and len(line) <= n:
            line = line.ljust(n) + words.short(begun, begun).split()[1].ljust(MONTH)
    return line.rstrip() if len(line.rstrip()) <= room else line.rstrip()[: 1 - MONTH].rstrip()


def _begins_soon(columns: Sequence[Sequence[Day]]) -> bool:
    return any(one.date.day == 1 for column in columns[1:MONTH] for one in column)


def _square(day: Day | None, plain: bool) -> Span:
    if day is None:
        return Span(" ")
    return Span(SHADES[plain][day.warmth], "ahead" if day.warmth else "quiet")


def _legend(width: int, plain: bool) -> Iterator[list[Span]]:
    line, used = [Span(" " * LABEL)], LABEL
    for shade, name in zip(SHADES[plain], warmths(), strict=True):
        if used + len(name) + 2 > width:
            yield line
            line, used = [Span(" " * LABEL)], LABEL
        line += [Span(shade, "ahead" if name != "none" else "quiet"), Span(f" {name}   ", "quiet")]
        used += len(name) + 5
    yield line
