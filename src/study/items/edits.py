"""What became of items that were added or changed, what it means to the plan, and how to go on."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.core.items import LEFT_OUT, ItemRow
from study.items.change import Edit, EditSummary, PlanChange
from study.screen.console import answer
from study.screen.difference import unplaced_line
from study.screen.document import Document, due, fields, late, reference, unplaced
from study.screen.page import Cell, Page, Span
from study.screen.standing import next_row

MOST = 20
"""Edited items shown one by one."""


CHANGES = {
    "added": "Added",
    "edited": "Changed",
    "removed": "Removed",
    "moved": "Moved",
    "included": "Planned",
    "excluded": "Out",
}


def answer_edits(json: bool, summary: EditSummary) -> None:
    """Say what was added or changed, as a page or as a document."""
    answer(json, "study.altered/1", lambda: document(summary), lambda: page(summary))


def page(summary: EditSummary) -> Page:
    """One line for each item, then the finish before and after, then what comes next."""
    page = Page()
    rows = [_row(one) for one in summary.edits[:MOST]]
    page.table(rows, flexible=3 if summary.edits[0].change == "edited" else 2, right=(1,))
    if len(summary.edits) > MOST:
        page.line(f"and {len(summary.edits) - MOST} more")
    edited = [one for one in summary.edits if not one.unchanged]
    if not edited:
        return page
    page.gap()
    if summary.plan:
        _plan_change(page, summary.plan, summary.day)
    if summary.hours:
        page.line(
            Span("Hours", "heading"),
            f"   {words.hours(summary.hours)} a week, since you gave none. Others: ",
            Span("study replan --hours 7", "command"),
        )
    if summary.upcoming:
        page.table([["Next", *next_row(summary.upcoming[0], summary.day)]], flexible=2, right=(1, 4))
    page.gap()
    for what, command in _ways(edited):
        page.line(f"{what}: ", Span(command, "command"))
    return page


def _row(one: Edit) -> list[Cell]:
    item = one.listed.item
    number, title = Span(str(item.number), "number"), Span(item.title, "title")
    if one.unchanged:
        return [Span("Unchanged", "quiet"), number, title, Span(one.unchanged, "quiet")]
    style = "quiet" if one.change in ("removed", "excluded") else "ahead"
    return [Span(CHANGES[one.change], style), number, title, Span(_remark(one), "quiet")]


def _remark(one: Edit) -> str:
    item = one.listed.item
    if one.change == "edited":
        return ", ".join(one.fields)
    if one.change == "removed":
        return item.kind
    where = "/".join(filter(None, (item.curriculum, item.module or item.phase)))
    return f"{item.kind} · {where} · {_state(one.listed)}"


def _state(one: ItemRow) -> str:
    """Whether it is planned, and with how much; else what it is instead."""
    if one.status == "done":
        return "done"
    if one.left_out:
        return LEFT_OUT.get(one.left_out, one.left_out)
    if one.work:
        return f"{words.minutes(one.remaining)} to do" if one.remaining else "planned"
    return f"tracked, {one.percent} %" if one.percent else "tracked"


def _plan_change(page: Page, plan: PlanChange, today: date) -> None:
    page.line(*_finish(plan, today))
    if plan.without and plan.without != plan.before:
        page.line(f"Without this change a new plan would end on {words.long(plan.without, today)}.")
    if plan.late:
        one = plan.late[0]
        more = f" and {words.counted(len(plan.late) - 1, 'other')}" if len(plan.late) > 1 else ""
        page.line(
            Span(f"Late now: {one.item.title}, {words.counted(one.days, 'day')} after it is due{more}.", "behind")
        )
        page.line("What would help: ", Span("study replan --dry-run", "command"))
    unplaced_line(page, plan.unplaced)


def _finish(plan: PlanChange, today: date) -> list[Cell]:
    """``Finish  31 March → 1 April, for 1h30m more.``"""
    amount = words.minutes(abs(plan.minutes))
    change = f", for {amount} more" if plan.minutes > 0 else f", {amount} saved" if plan.minutes else ""
    if plan.after and not plan.before:
        change = ""
    return [Span("Finish", "heading"), f"  {words.moved(plan.before, plan.after, today)}{change}."]


def _ways(edited: list[Edit]) -> list[tuple[str, str]]:
    """What one may want to do with them next."""
    one, number = edited[0], edited[0].listed.item.number
    listed = one.listed
    if one.change == "removed":
        return [("What was recorded is kept", f"study show {number}")]
    if one.change == "excluded":
        return [("Back into the plan", f"study include {' '.join(str(one.listed.item.number) for one in edited[:9])}")]
    if one.change in ("edited", "moved") or listed.status == "done":
        return []
    if listed.left_out:
        return [("To plan it", f"study include {number}")]
    if not listed.work:
        further = f"study progress {number} {min(listed.percent + 10, 100)}"
        return [("How far you are", further), ("To plan it", f"study include {number}")]
    return []


def document(summary: EditSummary) -> Document:
    """``study.altered/1``: what became of items; ``planned`` says whether the plan was made anew."""
    plan = summary.plan or PlanChange()
    return {
        "changes": [_edit(one) for one in summary.edits],
        "planned": summary.plan is not None,
        "minutes": plan.minutes,
        "before": fields(plan, "before:finish"),
        "without": fields(plan, "without:finish"),
        "after": fields(plan, "after:finish"),
        "late": [late(one) for one in plan.late],
        "unplaced": [unplaced(item, reason) for item, reason in plan.unplaced],
        "assumed_hours": summary.hours,
        "next": [due(one, summary.day) for one in summary.upcoming],
    }


def _edit(edit: Edit) -> Document:
    listed = edit.listed
    told = fields(listed, "status percent effort remaining work left_out")
    return reference(listed.item) | fields(edit, "change fields") | told | fields(edit, "unchanged")
