"""What enrolling came to, and leaving."""

from __future__ import annotations

from collections.abc import Iterable

from study.core import words
from study.core.enrollment import Enrolled, Enrollment, Offer
from study.core.listing import LEFT_OUT
from study.screen import difference
from study.screen.document import Document, day_of, dumped, problem
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from study.core.duration import Effort
    from study.core.problem import Problem


def screen(found: Enrollment) -> Page:
    """How much there is, how the week is used, when it ends, and what to do next."""
    page = Page()
    page.line(Span(found.enrolled.title, "heading"))
    page.table([[Span(name, "quiet"), text] for name, text in _facts(found)], flexible=1, indent=1)
    page.gap()
    if found.late or found.unplaced:
        late = f"{words.counted(found.late, 'item')} would be late" if found.late else ""
        unplaced = f"{words.counted(found.unplaced, 'item')} would have no place" if found.unplaced else ""
        page.line(Span("It does not fit: " + " and ".join(filter(None, (late, unplaced))) + ".", "behind"))
        for advice in found.advice:
            page.line(advice.text)
        page.gap()
    page.line("What to do now: ", Span("study today", "command"), "   The plan: ", Span("study plan", "command"))
    return page


def left(enrolled: Enrolled) -> Page:
    """That a curriculum is followed no longer, and the way back."""
    page = Page()
    page.line(f"You no longer follow {enrolled.title}. What you did is kept.")
    page.line("Back to it: ", Span(f"study enroll {enrolled.curriculum} --continue", "command"))
    return page


def _facts(found: Enrollment) -> list[tuple[str, Cell]]:
    today = found.today
    facts: list[tuple[str, Cell]] = [
        ("Work", f"{words.counted(found.tasks, 'item')}, {words.hours(found.effort)} h" + _estimated(found)),
        ("Hours", f"{words.hours(sum(found.week))} a week: {words.week(found.week)}" + _shared(found)),
    ]
    if found.path:
        others = f"; the other: --path {' or '.join(found.other_paths)}" if found.other_paths else ""
        facts.append(("Path", found.path + others))
    for reason, count in found.left_out.items():
        facts.append(("Left out", f"{words.counted(count, 'item')}: {LEFT_OUT.get(reason, reason)}{_way_in(reason)}"))
    if found.own_finish:
        start = max(found.enrolled.start, today)
        facts.append(("Plan", f"{words.weekday(start, today)} to {words.weekday(found.own_finish, today)}"))
    else:
        facts.append(("Plan", "nothing to plan: it is tracked in the report"))
    for deadline in found.deadlines[:3]:
        state = f"kept, cushion {words.minutes(max(deadline.cushion, 0))}" if deadline.kept else "missed"
        facts.append(("Due", f"{words.long(deadline.due, today)}: {state}"))
    if found.warnings:
        facts.append(("Warnings", f"{len(found.warnings)} about the file: study check {found.file}"))
    if found.changed_file:
        facts.append(("File", "has changed since; you go on with the version you enrolled in"))
    return facts


def _estimated(found: Enrollment) -> str:
    if not found.estimated:
        return ""
    return ", all estimated from their kinds" if found.estimated >= found.tasks else f", {found.estimated} estimated"


def _shared(found: Enrollment) -> str:
    return f", shared with {words.counted(found.others, 'other')}" if found.others else ""


def _way_in(reason: str) -> str:
    return " (--with-optional plans them)" if reason == "optional" else ""


def curricula_screen(offers: Iterable[Offer]) -> Page:
    """A row for each, and how to take one up."""
    page = Page()
    rows: list[list[Cell]] = []
    for one in offers:
        rows.append(
            [
                Span(one.id, "number"),
                words.counted(one.items, "item"),
                words.counted(one.resources, "resource") if one.resources else "",
                f"{words.hours(one.effort.likely)} h",
                Span(one.pace or "", "quiet"),
            ]
        )
        rows.append([Span(f"  {one.title}", "title")])
    page.table(rows, right=(1, 2, 3))
    page.gap()
    page.line("Plan one: ", Span("study enroll hf-four-week --hours 10", "command"))
    return page


def enrolled(found: Enrollment) -> str:
    """``study.enrolled/1``."""
    return dumped(
        "study.enrolled/1",
        {
            "curriculum": found.enrolled.curriculum, "title": found.enrolled.title, "start": str(found.enrolled.start),
            "due": day_of(found.enrolled.due), "path": found.path, "other_paths": found.other_paths,
            "items": found.tasks, "effort": found.effort, "estimated": found.estimated, "left_out": found.left_out,
            "week": list(found.week), "finish": day_of(found.own_finish), "plan_finish": day_of(found.finish),
            "deadlines": [difference.due_date(one) for one in found.deadlines], "late": found.late,
            "unplaced": found.unplaced, "warnings": [problem(one) for one in found.warnings],
            "advice": [difference.advice(one) for one in found.advice],
        },
    )  # fmt: skip


def changes_left(one: Enrolled) -> str:
    """``study.leave/1``."""
    return dumped("study.leave/1", {"curriculum": one.curriculum, "title": one.title})


def checked(files: Iterable[tuple[str, Sequence[Problem], Sequence[Problem]]]) -> str:
    """``study.check/1`` of (file, problems, warnings)."""
    documents = [
        {
            "file": file, "ok": not problems,
            "problems": [problem(one) for one in problems], "warnings": [problem(one) for one in warnings],
        }
        for file, problems, warnings in files
    ]  # fmt: skip
    return dumped("study.check/1", {"files": documents})


def curricula(found: Iterable[Offer]) -> str:
    """``study.curricula/1``: counts, and minutes."""
    documents = [
        {
            "id": one.id, "title": one.title, "pace": one.pace, "phases": one.phases, "modules": one.modules,
            "items": one.items, "resources": one.resources, "effort": _effort(one.effort),
        }
        for one in found
    ]  # fmt: skip
    return dumped("study.curricula/1", {"curricula": documents})


def _effort(effort: Effort) -> Document:
    return {"low": effort.low, "likely": effort.likely, "high": effort.high}
