"""The report: progress bars by curriculum, phase, module, resource and competition."""

from __future__ import annotations

from datetime import date

from study.domain.chronicle import sections
from study.domain.report import Course, Group, Report, Tracked
from study.render import words
from study.render.page import Cell, Page, Span, bar
from study.render.today import nothing_followed

WIDE, NARROW = 20, 12


def screen(report: Report) -> Page:
    """Everything that is followed."""
    page = Page()
    if not report.courses:
        return nothing_followed(page)
    for course in report.courses:
        _course(page, course, report.day)
    for course in report.courses:
        for title, rows in course.tables():
            page.gap()
            page.line(Span(title, "heading"))
            page.table([_tracked(one) for one in rows], flexible=1, right=(3,), indent=2)
    for heading, lines in sections(report):
        page.gap()
        page.line(Span(heading, "heading"))
        for line in lines:
            page.line("  - ", line)
    page.gap()
    _standing(page, report)
    return page


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
