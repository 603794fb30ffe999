"""Goals: a bar each, and the pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.goals.rules import Aims, Reckoned, aim, before
from study.goals.rules import pace as in_words
from study.screen.document import Document, day_of, dumped
from study.screen.page import NARROW, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def screen(found: Aims, today: date) -> Page:
    """What was done to a goal if anything was, and the goals."""
    page = Page()
    if found.change:
        page.line(*_change(found))
    if found.goals:
        page.gap()
        rows(page, found.goals, today, indent=0 if not found.change else 1)
    elif not found.change:
        page.line("You have no goals yet. Set one: ", Span("study goal competitions 10", "command"))
    return page


def section(page: Page, goals: Sequence[Reckoned], today: date) -> None:
    """The goals in a report."""
    if goals:
        page.gap()
        page.line(Span("Goals", "heading"))
        rows(page, goals, today, indent=2)


def rows(page: Page, goals: Sequence[Reckoned], today: date, indent: int = 0) -> None:
    """Two lines each: the bar, and the pace."""
    cells: list[list[Span | str]] = []
    for one in goals:
        reached = bar(one.percent, NARROW), f"{one.percent} %"
        cells.append([Span(one.goal.goal, "title"), *reached, Span(_time(one, today), "quiet")])
        cells.append([pace(one, today)])
    page.table(cells, flexible=0, right=(2,), indent=indent)


def pace(one: Reckoned, today: date) -> Span:
    """``3 of 10, 1.9 behind pace, the next by 22 Nov``, in the colour of how it goes."""
    runs = one.goal.first <= today <= one.goal.last
    style = "ahead" if not one.missing else "quiet" if not runs else "behind" if one.behind > 0 else "ahead"
    return Span(f"  {in_words(one, today)}", style)


def _time(one: Reckoned, today: date) -> str:
    goal = one.goal
    return f"{f'in {goal.year}' if goal.year else words.span(goal.first, goal.last, today)} · {before(one)}"


def _change(found: Aims) -> tuple[Span, str]:
    if not found.goals:
        return Span("Given up: ", "heading"), f"{aim(found.was)}." if found.was else ""
    goal, was = found.goals[0].goal, found.was
    if was is None:
        return Span("Goal set: ", "heading"), f"{aim(goal)}."
    if was == goal:
        return Span("Unchanged: ", "heading"), f"{aim(goal)}."
    more = "" if was.before in (None, goal.before) else f", with {was.before} before"
    return Span("Goal changed: ", "heading"), f"{aim(goal)}; it was {was.target}{more}."


def goal(one: Reckoned) -> Document:
    """``pace`` is how many are ahead of an even pace; negative is behind."""
    of = one.goal
    return {
        "goal": of.goal, "target": of.target, "year": of.year, "from": str(of.first), "to": str(of.last),
        "before": one.before, "done": one.done, "pace": -one.behind or 0.0, "next_by": day_of(one.next_by),
    }  # fmt: skip


def goals(found: Iterable[Reckoned]) -> str:
    """``study.goals/1``."""
    return dumped("study.goals/1", {"goals": [goal(one) for one in found]})
