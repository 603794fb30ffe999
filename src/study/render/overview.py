"""``study`` alone: where I stand, what next, the commands to get there."""

from __future__ import annotations

from study.core import words
from study.core.agenda import Today
from study.domain.report import Report
from study.render.today import nothing_followed, nothing_planned
from study.screen.page import WIDE, Cell, Page, Span, bar
from study.screen.standing import next_row, standing_line

COMMANDS = (
    ("study today", "what to do now"),
    ("study done ITEM", "tick something off"),
    ("study report", "all progress bars"),
    ("study replan --hours 10", "a new plan from today"),
    ("study --help", "every command"),
)


def screen(report: Report, today: Today | None) -> Page:
    """One screen."""
    page = Page()
    if not report.courses:
        return nothing_followed(page)
    rows: list[list[Cell]] = []
    for course in (one for one in report.courses if one.tally.total or one.resources):
        finish = f"ends {words.short(course.planned_finish, report.day)}" if course.planned_finish else ""
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
