"""The report as Markdown: the sections of a published log below the progress by module, as of a day."""

from __future__ import annotations

from study.publish.bars import geps
from study.publish.sections import SECTIONS, counted, markdown
from study.report.rules import Course, Group, Report
from study.screen.markup import escaped, table


def report(found: Report) -> str:
    """A page of tables."""
    parts = ["# Progress", f"As of {found.day}."]
    parts += [f"## {escaped(course.title)}\n\n{_course(course)}" for course in found.courses if course.tally.total]
    parts += [markdown(name, found, geps) for name in SECTIONS if name != "progress"]
    return "\n\n".join(filter(None, parts)) + "\n"


def _course(course: Course) -> str:
    rows = [("**All**", geps(course.percent), counted(course.tally))]
    for phase in course.phases:
        rows.append(_row(phase, ""))
        rows += [_row(module, "&nbsp;&nbsp;") for module in phase.modules]
    text = table(("Part", "Progress", "Items"), rows)
    if course.planned_finish and course.tally.open:
        text += f"\n\nPlanned until {course.planned_finish}"
        text += f" (first plan: {course.baseline_finish})." if course.baseline_finish else "."
    return text


def _row(group: Group, indent: str) -> tuple[str, str, str]:
    return indent + escaped(group.title), geps(group.tally.percent), counted(group.tally)
