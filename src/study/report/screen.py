"""The report: progress bars by curriculum, phase, module, resource and competition, and the learning log below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from study.certificates import screen as certificates
from study.core import words
from study.goals import screen as goals
from study.journal import screen as journal
from study.report import phrases
from study.report.rules import Habit, Report, StudyDay, heat, warmths, weeks_of
from study.screen.document import Document, fields, plain, reference
from study.screen.page import NARROW, WIDE, Cell, Page, Span, bar
from study.screen.standing import doubt_line, nothing_followed, nothing_planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.competitions import Competition
    from study.core.items import ItemRow
    from study.core.progress import Course, Group, Resource, StudyWeek, Tally


SOME = 5
"""Things of the backlog that are named."""


SHADES = ".:oO#"
"""A character for each warmth, where there are no colours."""


LABEL = 6  # cells before the first week


MONTH = 4  # cells a month takes above the weeks


def page(report: Report) -> Page:
    """Everything that is followed, and the learning log; what matters now comes last."""
    page, day = Page(), report.day
    for course in report.courses:
        _course(page, course, day)
    for course in report.courses:
        _lists(page, course, report)
    certificates.section(page, report.certificates, day)
    journal.lessons_section(page, report.lessons, day)
    _backlog(page, report.backlog)
    journal.section(page, report.journal, day, report.plan)
    habit_section(page, report.habit, day)
    _weeks(page, report.weeks, day)
    goals.section(page, report.goals, day)
    page.gap()
    if standing := phrases.standing(report):
        page.line(Span(standing, "behind" if report.behind else "ahead"))
    if report.is_doubted:
        doubt_line(page)
    if not page.parts and report.courses:
        nothing_planned(page)
    return page if page.parts else nothing_followed(page)


def _course(page: Page, course: Course, today: date) -> None:
    """A bar for each phase and module, and when it ends."""
    tally = course.tally
    if tally.total:
        page.gap()
        page.line(Span(course.title, "heading"))
        rows: list[list[Cell]] = [
            [Span("All", "title"), bar(course.percent, WIDE), f"{course.percent} %", phrases.hours(tally)]
        ]
        for phase in course.phases:
            rows.append(_group(phase, 1))
            rows.extend(_group(module, 2) for module in phase.modules)
        page.table(rows, flexible=0, right=(2, 3), indent=1)
        ending = " · ".join(phrases.ending(course, today))
        page.line(" ", ending if tally.open and course.planned_finish else f"{ending.capitalize()}.")


def _group(group: Group, depth: int) -> list[Cell]:
    percent = group.tally.percent
    size = WIDE if depth == 1 else NARROW
    return ["  " * depth + group.title, bar(percent, size), f"{percent} %", Span(phrases.items(group.tally), "quiet")]


def _lists(page: Page, course: Course, report: Report) -> None:
    """The lists of a curriculum; competitions in them with rank and medal, as far as they are known."""
    known = {competition.item.number: competition for competition in report.competitions}
    for title, resources in course.lists():
        page.heading(title)
        rows = [_resource(resource, known.get(resource.item.number), report.day) for resource in resources]
        page.table(rows, flexible=1, right=(3,), indent=2)


def _resource(resource: Resource, competition: Competition | None, today: date) -> list[Cell]:
    is_bare = competition is not None and not competition.has_bar
    return [
        Span(resource.label, "kind"),
        resource.item.title,
        "" if is_bare else bar(resource.percent, NARROW),
        "" if is_bare else f"{resource.percent} %",
        Span(_rank(competition, today), "quiet"),
    ]


def _rank(competition: Competition | None, today: date) -> str:
    """``120 of 3000 · silver medal``; before the end it is a zone, and where there are no medals the percentile."""
    if competition is None or competition.result is None:
        return ""
    result, rating = competition.result, competition.rating(today)
    return f"{result.rank} of {result.teams} · {rating.worth}"


def _backlog(page: Page, backlog: Sequence[ItemRow]) -> None:
    if backlog:
        page.heading("Backlog")
        for listed in backlog[:SOME]:
            page.line("  - ", listed.item.title)
        if len(backlog) > SOME:
            page.line("  ", Span(f"and {len(backlog) - SOME} more: ", "quiet"), Span("study backlog", "command"))


def _weeks(page: Page, weeks: Sequence[StudyWeek], today: date) -> None:
    """Planned and studied week by week; nothing before the second week, which is the first to compare."""
    if len(weeks) > 1:
        page.heading("Weeks")
        page.table([_week(week, today) for week in weeks], flexible=0, right=(2,), indent=2)


def _week(week: StudyWeek, today: date) -> list[Cell]:
    percent = week.minutes * 100 // week.planned if week.planned else 100 if week.minutes else 0
    days = words.span(week.monday, week.monday + timedelta(days=6), today)
    planned = Span(f"of {words.minutes(week.planned)} planned", "quiet")
    return [days, bar(percent, NARROW), words.minutes(week.minutes), planned]


def habit_section(page: Page, habit: Habit, today: date) -> None:
    """The study days in a report; nothing if there was none in the time that is shown."""
    weeks = weeks_of(habit.spent, today)
    if weeks:
        page.heading("Study days")
        if weeks > 1:
            page.draw(partial(_map, habit, today, weeks), _months_in_words(habit, today))
        days = f"{words.counted(habit.streak, 'study day')} in a row" if habit.streak else "none now"
        page.line("  Streak: ", Span(days, "title"), f" · strength {habit.strength} %")


def _months_in_words(habit: Habit, today: date) -> list[str]:
    """The heat map for those who cannot see it."""
    return [
        f"{month}: {words.counted(days, 'study day')}, {words.minutes(spent)}"
        for month, days, spent in phrases.months(habit.spent, today)
    ]


def _map(habit: Habit, today: date, weeks: int, width: int, plain: bool) -> Iterator[list[Span]]:
    """A column for each week that fits, a row for each weekday, and what the shades mean."""
    columns = heat(habit.spent, today, min(weeks, width - LABEL))
    yield [Span(" " * LABEL + _months(columns, width - LABEL), "quiet")]
    rows = [[column[n] if n < len(column) else None for column in columns] for n in range(7)]
    for n in range(0, 7, 1 if plain else 2):
        below = rows[n + 1] if n < 6 else [None] * len(columns)
        blocks = map(_square, rows[n]) if plain else map(_half_blocks, rows[n], below)
        yield [Span(f"  {words.WEEKDAYS[n][:3]} ", "quiet"), *blocks]
    yield from _legend(width, plain)


def _months(columns: Sequence[Sequence[StudyDay]], room: int) -> str:
    """The names of the months above the week with their first day, as far as there is room."""
    line = ""
    for n, column in enumerate(columns):
        begun = next((day.date for day in column if day.date.day == 1), column[0].date if not n else None)
        if begun and (n or not _begins_soon(columns)) and len(line) <= n:
            line = line.ljust(n) + words.short(begun, begun).split()[1].ljust(MONTH)
    return line.rstrip() if len(line.rstrip()) <= room else line.rstrip()[: 1 - MONTH].rstrip()


def _begins_soon(columns: Sequence[Sequence[StudyDay]]) -> bool:
    return any(day.date.day == 1 for column in columns[1:MONTH] for day in column)


def _square(day: StudyDay | None) -> Span:
    return Span(" ") if day is None else Span(SHADES[day.warmth])


def _half_blocks(upper: StudyDay | None, lower: StudyDay | None) -> Span:
    """Two days above one another in one cell, each in its green."""
    above, below = (day.warmth if day else 0 for day in (upper, lower))
    if above and below:
        return Span("▀", f"heat {above} {below}")
    if above or below:
        return Span("▀" if above else "▄", f"heat {above or below}")
    return Span("·" if upper or lower else " ", "quiet")


def _legend(width: int, plain: bool) -> Iterator[list[Span]]:
    line, used = [Span(" " * LABEL)], LABEL
    for warmth, name in enumerate(warmths()):
        if used + len(name) + 2 > width:
            yield line
            line, used = [Span(" " * LABEL)], LABEL
        line += [_key(warmth, plain), Span(f" {name}   ", "quiet")]
        used += len(name) + 5
    yield line


def _key(warmth: int, plain: bool) -> Span:
    if plain:
        return Span(SHADES[warmth])
    return Span("█", f"heat {warmth}") if warmth else Span("·", "quiet")


def document(report: Report) -> Document:
    """``study.report/1``."""
    from study.kaggle.screen import competition

    bars = {resource.item.number: _tracked(resource) for course in report.courses for resource in course.resources}
    return fields(report, "day:date behind ahead is_doubted:doubted") | {
        "curricula": [_curriculum(course) for course in report.courses],
        "competitions": [bars.get(one.item.number, {}) | competition(one, report.day) for one in report.competitions],
        "certificates": [certificates.certificate(one) for one in report.certificates],
        "goals": [goals.goal(one) for one in report.goals],
        "journal": [journal.week(one, report.plan) for one in report.journal],
        "lessons": [journal.lesson(one) for one in report.lessons],
        "backlog": plain([one.item for one in report.backlog]),
        "habit": _habit(report.habit),
        "weeks": [fields(week, "monday:week planned minutes:done hours") for week in report.weeks],
    }


def _curriculum(course: Course) -> Document:
    described = fields(course, "id title percent") | _tally(course.tally)
    return described | fields(
        course,
        "start due planned_finish baseline_finish",
        phases=[_part(phase) | {"modules": [_part(module) for module in phase.modules]} for phase in course.phases],
        resources=[_tracked(resource) for resource in course.resources],
    )


def _tally(tally: Tally) -> Document:
    effort = fields(tally, "effort:total done_effort:done remaining")
    return {"items": fields(tally, "total done skipped open"), "effort": effort}


def _part(group: Group) -> Document:
    return fields(group, "id title") | fields(group.tally, "percent total:items_total done:items_done")


def _tracked(resource: Resource) -> Document:
    return reference(resource.item) | fields(resource, "percent stars list type by url")


def _habit(habit: Habit) -> Document:
    """Study days with their minutes, the streak in study days, the strength in per cent."""
    days = [{"date": str(day), "minutes": minutes} for day, minutes in sorted(habit.spent.items())]
    return fields(habit, "streak strength", days=days)
