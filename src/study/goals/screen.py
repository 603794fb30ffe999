"""Goals: a bar each, and the pace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from study.core import words
from study.core.goals import GoalChange, GoalProgress, before, progress_in_words
from study.screen.document import Document, fields
from study.screen.page import NARROW, Page, Span, bar


def page(goals: Sequence[GoalProgress], today: date, change: GoalChange | None = None) -> Page:
    """What was done to a goal if anything was, and the goals."""
    page = Page()
    if change:
        page.line(*_change(change))
    if goals:
        page.gap()
        rows(page, goals, today, indent=1 if change else 0)
    elif not change:
        page.line("You have no goals yet. Set one: ", Span("study goal competitions 10", "command"))
    return page


def section(page: Page, goals: Sequence[GoalProgress], today: date) -> None:
    """The goals in a report."""
    if goals:
        page.heading("Goals")
        rows(page, goals, today, indent=2)


def rows(page: Page, goals: Sequence[GoalProgress], today: date, indent: int = 0) -> None:
    """Two lines each: the bar, and how it goes."""
    cells: list[list[Span | str]] = []
    for progress in goals:
        reached = bar(progress.percent, NARROW), f"{progress.percent} %"
        cells.append([Span(progress.goal.goal, "title"), *reached, Span(_time(progress, today), "quiet")])
        cells.append([Span(f"  {progress_in_words(progress, today)}", _style(progress, today))])
    page.table(cells, flexible=0, right=(2,), indent=indent)


def _style(progress: GoalProgress, today: date) -> str:
    if not progress.missing:
        return "ahead"
    if not progress.goal.first <= today <= progress.goal.last:
        return "quiet"
    return "behind" if progress.behind > 0 else "ahead"


def _time(progress: GoalProgress, today: date) -> str:
    goal = progress.goal
    return f"{f'in {goal.year}' if goal.year else words.span(goal.first, goal.last, today)} · {before(progress)}"


def _change(change: GoalChange) -> tuple[Span, str]:
    goal, was = change.after, change.before
    if goal is None:
        return Span("Given up: ", "heading"), f"{was.label}." if was else ""
    if was is None:
        return Span("Goal set: ", "heading"), f"{goal.label}."
    if was == goal:
        return Span("Unchanged: ", "heading"), f"{goal.label}."
    more = "" if was.before in (None, goal.before) else f", with {was.before} before"
    return Span("Goal changed: ", "heading"), f"{goal.label}; it was {was.target}{more}."


def document(goals: Iterable[GoalProgress]) -> Document:
    """``study.goals/1``."""
    return {"goals": list(map(goal, goals))}


def goal(progress: GoalProgress) -> Document:
    """``pace`` is how many are ahead of an even pace; negative is behind."""
    return (
        fields(progress.goal, "goal target year first:from last:to")
        | fields(progress, "before done")
        | {"pace": -progress.behind or 0.0}
        | fields(progress, "next_by")
    )
