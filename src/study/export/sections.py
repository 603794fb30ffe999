"""What a README and a report tell in Markdown, section by section. Nothing changes by the mere passing of days."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from study.certificates.rules import remarks
from study.domain.publication import CURRICULUM, GOAL
from study.domain.report import Report, Tally
from study.export import lists
from study.export.bars import Bar
from study.goals.rules import aim
from study.journal.rules import FIELDS, Week
from study.screen.markup import escaped, linked, listed, table


def markdown(name: str, report: Report, bar: Bar) -> str:
    """A section by its name; nothing where there is nothing to tell."""
    return "\n\n".join(f"## {escaped(heading)}\n\n{body}" for heading, body in SECTIONS[name](report, bar) if body)


def counted(tally: Tally) -> str:
    """``3 of 8`` items; nothing where there is no work."""
    return f"{tally.done} of {tally.total - tally.skipped}" if tally.total else ""


def _progress(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    rows = []
    for course in report.courses:
        if course.tally.total or course.resources:
            rows.append((f"**{escaped(course.title)}**", bar(course.percent), counted(course.tally)))
        rows += [(escaped(phase.title), bar(phase.tally.percent), counted(phase.tally)) for phase in course.phases]
    yield "Progress", table((CURRICULUM, "Progress", "Items"), rows)


def _certificates(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    urls = {one.item.number: one.url for course in report.courses for one in course.resources}
    rows = [
        (linked(one.item.title, urls.get(one.item.number, "")), bar(one.percent), escaped(remarks(one)))
        for one in report.certificates
    ]
    yield "Certificates", table(("Certificate", "Progress", "Attempts"), rows)


def _goals(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    rows = [
        (escaped(aim(one.goal)), bar(one.percent), f"{one.done} of {one.goal.target}", str(one.before))
        for one in report.goals
    ]
    yield "Goals", table((GOAL, "Progress", "Done", "Before"), rows)


def _journal(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Journal", "\n\n".join(f"### Week of {week.monday}\n\n{_week(week)}" for week in report.journal)


def _week(week: Week) -> str:
    """What is written about a week, line by line; a list in it is no list of ours."""
    texts = {name: getattr(week, name).strip().splitlines() for name in FIELDS}
    return listed(
        f"**{name.capitalize()}:** {'<br>'.join(map(escaped, lines))}" for name, lines in texts.items() if lines
    )


def _lessons(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Lessons", listed(escaped(one.text) for one in report.lessons)


def _backlog(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Backlog", listed(escaped(one.item.title) for one in report.backlog)


SECTIONS: dict[str, Callable[[Report, Bar], Iterator[tuple[str, str]]]] = {
    "progress": _progress, "resources": lists.resources, "kaggle": lists.competitions, "certificates": _certificates,
    "goals": _goals, "journal": _journal, "lessons": _lessons, "backlog": _backlog,
}  # fmt: skip
"""Name of a section → its headings with the Markdown below them, in the order in which they are told."""
