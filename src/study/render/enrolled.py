"""What enrolling came to, and leaving."""

from __future__ import annotations

from study.core import words
from study.core.enrollment import Enrolled, Enrollment
from study.render.items import LEFT_OUT
from study.screen.page import Cell, Page, Span


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
