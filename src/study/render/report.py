"""The report: progress bars by curriculum, phase, module, resource and competition, and the learning log below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.certificates import screen as certificates
from study.core import words
from study.domain.report import Course, Group, Report, Tracked
from study.goals import screen as goals
from study.journal import screen as journal
from study.render import habit, weeks
from study.screen.page import NARROW, WIDE, Cell, Page, Span, bar
from study.today.screen import nothing_followed, nothing_planned

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
    habit.section(page, report.habit, day)
    weeks.section(page, report.weeks, day)
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
