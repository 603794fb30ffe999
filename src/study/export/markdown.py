"""The report as Markdown: the same figures in tables, with bars drawn by the geps.dev service."""

from __future__ import annotations

from collections.abc import Sequence

from study.domain.chronicle import sections
from study.domain.report import Course, Group, Report

BAR = "![](https://geps.dev/progress/{})"


def report(found: Report) -> str:
    """A page of tables."""
    parts = ["# Progress", f"As of {found.day}."]
    for course in found.courses:
        parts.append(f"## {escaped(course.title)}")
        if course.tally.total:
            parts.append(_course(course))
        for title, rows in course.tables():
            cells = [(escaped(one.label), _linked(one.item.title, one.url), BAR.format(one.percent)) for one in rows]
            parts.append(f"### {escaped(title)}")
            parts.append(_table(("Type", "Details", "Progress"), cells))
    for heading, lines in sections(found):
        parts.append(f"## {heading}\n\n" + "\n".join(f"- {escaped(line)}" for line in lines))
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Text that means nothing to Markdown or HTML and stays on its line."""
    text = " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())
    for character in "\\`*_[]<>|#~":
        text = text.replace(character, "\\" + character)
    return text.replace("&", "&amp;")


def _course(course: Course) -> str:
    rows = [
        (
            "**All**",
            BAR.format(course.percent),
            f"{course.tally.done} of {course.tally.total - course.tally.skipped}",
        )
    ]
    for phase in course.phases:
        rows.append(_row(phase, ""))
        rows += [_row(module, "&nbsp;&nbsp;") for module in phase.modules]
    text = _table(("Part", "Progress", "Items"), rows)
    if course.planned_finish and course.tally.open:
        text += f"\n\nPlanned until {course.planned_finish}"
        text += f" (first plan: {course.baseline_finish})." if course.baseline_finish else "."
    return text


def _row(group: Group, indent: str) -> tuple[str, str, str]:
    tally = group.tally
    return (
        indent + escaped(group.title),
        BAR.format(tally.percent),
        f"{tally.done} of {tally.total - tally.skipped}",
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _linked(title: str, url: str) -> str:
    safe = url.startswith(("https://", "http://")) and not any(c in url for c in "()<>|\\ \n\t\"'`")
    return f"[{escaped(title)}]({url})" if safe else escaped(title)
