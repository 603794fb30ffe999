"""Goals: a bar each, and the pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.goals.rules import GoalChange, GoalProgress, aim, before
from study.goals.rules import pace as in_words
from study.screen.document import Document, fields
from study.screen.page import NARROW, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def page(found: GoalChange, today: date) -> Page:
    """What was done to a goal if anything was, and the goals."""
    goals = Page()
    if found.change:
        goals.line(*_change(found))
    if found.goals:
        goals.gap()
        rows(goals, found.goals, today, indent=0 if not found.change else 1)
    elif not found.change:
        goals.line("You have no goals yet. Set one: ", Span("study goal competitions 10", "command"))
    return goals


def section(page: Page, goals: Sequence[GoalProgress], today: date) -> None:
    """The goals in a report."""
    if goals:
        page.gap()
        page.line(Span("Goals", "heading"))
        rows(page, goals, today, indent=2)


def rows(page: Page, goals: Sequence[GoalProgress], today: date, indent: int = 0) -> None:
    """Two lines each: the bar, and the pace."""
    cells: list[list[Span | str]] = []
    for one in goals:
        reached = bar(one.percent, NARROW), f"{one.percent} %"
        cells.append([Span(one.goal.goal, "title"), *reached, Span(_time(one, today), "quiet")])
        cells.append([pace(one, today)])
    page.table(cells, flexible=0, right=(2,), indent=indent)


def pace(one: GoalProgress, today: date) -> Span:
    """``3 of 10, 1.9 behind pace, the next by 22 Nov``, in the colour of how it goes."""
    runs = one.goal.first <= today <= one.goal.last
    style = "ahead" if not one.missing else "quiet" if not runs else "behind" if one.behind > 0 else "ahead"
    return Span(f"  {in_words(one, today)}", style)


def _time(one: GoalProgress, today: date) -> str:
    goal = one.goal
    return f"{f'in {goal.year}' if goal.year else words.span(goal.first, goal.last, today)} · {before(one)}"


def _change(found: GoalChange) -> tuple[Span, str]:
    if not found.goals:
        return Span("Given up: ", "heading"), f"{aim(found.was)}." if found.was else ""
    goal, was = found.goals[0].goal, found.was
    if was is None:
        return Span("Goal set: ", "heading"), f"{aim(goal)}."
    if was == goal:
        return Span("Unchanged: ", "heading"), f"{aim(goal)}."
    more = "" if was.before in (None, goal.before) else f", with {was.before} before"
    return Span("Goal changed: ", "heading"), f"{aim(goal)}; it was {was.target}{more}."


def document(goals: Iterable[GoalProgress]) -> Document:
    """``study.goals/1``."""
    return {"goals": [goal(one) for one in goals]}


def goal(progress: GoalProgress) -> Document:
    """``pace`` is how many are ahead of an even pace; negative is behind."""
    described = fields(progress.goal, "goal target year first:from last:to")
    return described | fields(progress, "before done") | {"pace": -progress.behind or 0.0} | fields(progress, "next_by")
