"""Due dates against the hours there are, and what giving one came to."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.core.deadlines import Deadline, Deadlines, DueChange
from study.core.items import Item
from study.screen.document import Document, effect_document, fields, given_up, milestones, reference
from study.screen.page import Cell, Page, Span
from study.screen.standing import effect_of, lost_lines, milestone_rows

MOST = 12
"""Lost dates told in a sentence each."""

STYLES = {"ok": "ahead", "tight": "warning", "late": "behind"}


def page(found: Deadlines) -> Page:
    """Every due date with what it needs and has; what a late one would take, and that no order would be better."""
    page = Page()
    if not found.dates:
        page.line("Nothing in the plan has a due date.")
        page.line("Give one: ", Span('study due ITEM "1 may"', "command"))
        _milestones(page, found)
        return page
    rows = [_head()]
    for one in found.dates:
        rows += _rows(one, found.today)
    page.table(rows, flexible=2, right=(1, 3, 4, 5), indent=1)
    if any(one.state == "late" for one in found.dates):
        page.gap()
        lost_lines(page, found.lost[:MOST], found.today, MOST)
        page.gap()
        _proof(page, found)
        for text in found.advice:
            page.line(text)
    elif any(one.planned is None or one.planned > one.due for one in found.dates):
        page.gap()
        page.line("All of them can be kept, but the present plan doesn't: ", Span("study replan", "command"))
    _milestones(page, found)
    return page


def _milestones(page: Page, found: Deadlines) -> None:
    if found.milestones:
        page.heading("Competitions")
        page.table(milestone_rows(found.milestones, found.today), flexible=2, right=(1,), indent=1)


def due_page(change: DueChange) -> Page:
    """What is due now, whether that can be kept, and the effect on the plan."""
    page = Page()
    of, due, today = change.of, change.due, change.today
    name = f"{of.number}  {of.title}" if isinstance(of, Item) else of.title
    if due is None:
        page.line(f"{name} no longer has a due date of its own.")
    else:
        page.line(f"{name} is due on {words.weekday(due, today)}.")
    if change.deadline is not None:
        page.gap()
        page.table([_head(), *_rows(change.deadline, today)], flexible=2, right=(1, 3, 4, 5), indent=1)
        lost_lines(page, change.lost, today)
    elif due is not None:
        page.line("None of it is planned, so no time is set aside for it.")
    effect_of(page, change.effect, today)
    return page


def _head() -> list[Cell]:
    return [Span(name, "quiet") for name in ("Due", "", "What", "Needed", "Available", "Cushion", "")]


def _rows(one: Deadline, today: date) -> list[list[Cell]]:
    number = str(one.of.number) if isinstance(one.of, Item) else ""
    cushion = words.minutes(one.cushion) if one.cushion >= 0 else f"−{words.minutes(-one.cushion)}"
    rows: list[list[Cell]] = [
        [
            words.short(one.due, today),
            Span(number, "number"),
            Span(one.of.title, "title"),
            words.minutes(one.need),
            words.minutes(one.have),
            cushion,
            Span(one.state, STYLES[one.state]),
        ]
    ]
    rows += [["", "", Span(remark, "quiet")] for remark in _remarks(one, today)]
    return rows


def _remarks(one: Deadline, today: date) -> list[str]:
    told = []
    if one.inherited:
        before = words.counted(len(one.inherited), "item")
        names = ", ".join(f"{item.number} {item.title}" for item in one.inherited[:2])
        told.append(f"with {before} before it: {names}{' …' if len(one.inherited) > 2 else ''}")
    if one.state == "late":
        told.append(_late(one, today))
    elif one.planned is None or one.planned > one.due:
        told.append("not kept by the present plan" + (f": {words.short(one.planned, today)}" if one.planned else ""))
    return told


def _late(one: Deadline, today: date) -> str:
    if one.finish is None:
        ends = "it doesn't fit"
    else:
        ends = f"ends {words.short(one.finish, today)}, {words.counted((one.finish - one.due).days, 'day')} late"
    if one.takes is not None:
        return f"{ends}: {words.hours(one.takes)} hours a week would keep it"
    return ends


def _proof(page: Page, found: Deadlines) -> None:
    """How good the plan is: how many dates it keeps, and what could keep more."""
    if found.worst is None:
        page.line("What has no place needs hours: another order of work makes none.")
        return
    kept = f"{len(found.dates) - len(found.lost)} of {words.counted(len(found.dates), 'date')}"
    if first := next((one for one in found.lost if one.is_first), None):
        page.line(f"{kept} can be kept with {first.of.title} before all others.")
    elif all(one.due < found.today for one in found.lost):
        page.line(f"{kept} can be kept; the rest is over.")
    else:
        page.line(f"{kept} can be kept. More hours or less work would keep more; another order would only keep others.")


def document(found: Deadlines) -> Document:
    """``study.deadlines/1``: the earliest first; ``item`` is null where a module, phase or curriculum is due."""
    dates = [_deadline(one) for one in found.dates]
    more = fields(found, "worst:worst_days_late best:best_possible advice")
    told = {"given_up": given_up(found.lost, found.today), "competitions": milestones(found.milestones, found.today)}
    return fields(found, "today:date", deadlines=dates) | more | told


def due_document(change: DueChange) -> Document:
    """``study.due/1``: ``deadline`` is null where nothing is left to do for it, or no day was given."""
    deadline = None if change.deadline is None else _deadline(change.deadline)
    told = fields(change, "due", deadline=deadline, effect=effect_document(change.effect))
    return reference(change.of) | told | {"given_up": given_up(change.lost, change.today)}


def _deadline(one: Deadline) -> Document:
    described = fields(one, "due finish planned:planned_finish need have cushion state takes inherited")
    return reference(one.of) | described
