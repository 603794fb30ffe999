"""What became of items that were added or changed, what it means to the plan, and how to go on."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.core.listing import LEFT_OUT, Listed
from study.items.change import Alteration, Altered, Outcome
from study.plan.screen import unplaced_line
from study.screen.document import Document, day_of, due, dumped, late, reference, unplaced
from study.screen.page import Cell, Page, Span
from study.screen.standing import next_row

MOST = 20
"""Items shown one by one."""


WORDS = {
    "added": "Added", "edited": "Changed", "removed": "Removed", "moved": "Moved", "included": "Planned",
    "excluded": "Out",
}  # fmt: skip


def screen(found: Alteration) -> Page:
    """One line for each item, then the finish before and after, then what comes next."""
    page = Page()
    rows = [_row(one) for one in found.changes[:MOST]]
    page.table(rows, flexible=3 if found.changes[0].what == "edited" else 2, right=(1,))
    if len(found.changes) > MOST:
        page.line(f"and {len(found.changes) - MOST} more")
    changed = [one for one in found.changes if not one.said]
    if not changed:
        return page
    page.gap()
    if found.outcome:
        _outcome(page, found.outcome, found.day)
    if found.hours:
        page.line(
            Span("Hours", "heading"), f"   {words.hours(found.hours)} a week, since you gave none. Others: ",
            Span("study replan --hours 7", "command"),
        )  # fmt: skip
    if found.upcoming:
        page.table([["Next", *next_row(found.upcoming[0], found.day)]], flexible=2, right=(1, 4))
    page.gap()
    for what, command in _ways(changed):
        page.line(f"{what}: ", Span(command, "command"))
    return page


def _row(one: Altered) -> list[Cell]:
    item = one.listed.item
    number, title = Span(str(item.number), "number"), Span(item.title, "title")
    if one.said:
        return [Span("Unchanged", "quiet"), number, title, Span(one.said, "quiet")]
    style = "quiet" if one.what in ("removed", "excluded") else "ahead"
    return [Span(WORDS[one.what], style), number, title, Span(_remark(one), "quiet")]


def _remark(one: Altered) -> str:
    item = one.listed.item
    if one.what == "edited":
        return ", ".join(one.fields)
    if one.what == "removed":
        return item.kind
    where = "/".join(filter(None, (item.curriculum, item.module or item.phase)))
    return f"{item.kind} · {where} · {_state(one.listed)}"


def _state(one: Listed) -> str:
    """Whether it is planned, and with how much; else what it is instead."""
    if one.status == "done":
        return "done"
    if one.left_out:
        return LEFT_OUT.get(one.left_out, one.left_out)
    if one.work:
        return f"{words.minutes(one.remaining)} to do" if one.remaining else "planned"
    return f"tracked, {one.percent} %" if one.percent else "tracked"


def _outcome(page: Page, outcome: Outcome, today: date) -> None:
    page.line(*_finish(outcome, today))
    if outcome.without and outcome.without != outcome.before:
        page.line(f"Without this change a new plan would end on {words.long(outcome.without, today)}.")
    if outcome.late:
        one = outcome.late[0]
        more = f" and {words.counted(len(outcome.late) - 1, 'other')}" if len(outcome.late) > 1 else ""
        page.line(
            Span(f"Late now: {one.item.title}, {words.counted(one.days, 'day')} after it is due{more}.", "behind")
        )
        page.line("What would help: ", Span("study replan --dry-run", "command"))
    unplaced_line(page, outcome.unplaced)


def _finish(outcome: Outcome, today: date) -> list[Cell]:
    """``Finish  31 March → 1 April, for 1h30m more.``"""
    amount = words.minutes(abs(outcome.minutes))
    change = f", for {amount} more" if outcome.minutes > 0 else f", {amount} saved" if outcome.minutes else ""
    if outcome.after and not outcome.before:
        change = ""
    return [Span("Finish", "heading"), f"  {words.moved(outcome.before, outcome.after, today)}{change}."]


def _ways(changed: list[Altered]) -> list[tuple[str, str]]:
    """What one may want to do with them next."""
    one, number = changed[0], changed[0].listed.item.number
    listed = one.listed
    if one.what == "removed":
        return [("What was recorded is kept", f"study show {number}")]
    if one.what == "excluded":
        return [("Back into the plan", f"study include {' '.join(str(one.listed.item.number) for one in changed[:9])}")]
    if one.what in ("edited", "moved") or listed.status == "done":
        return []
    if listed.left_out or not listed.work:
        ways = [("To plan it", f"study include {number}")]
        return (
            ways
            if listed.left_out
            else [("How far you are", f"study progress {number} {min(listed.percent + 10, 100)}"), *ways]
        )
    return []


def altered(found: Alteration) -> str:
    """``study.altered/1``: what became of items; ``planned`` says whether the plan was made anew."""
    outcome = found.outcome
    return dumped(
        "study.altered/1",
        {
            "changes": [_altered(one) for one in found.changes],
            "planned": outcome is not None, "minutes": outcome.minutes if outcome else 0,
            "before": {"finish": day_of(outcome.before) if outcome else None},
            "without": {"finish": day_of(outcome.without) if outcome else None},
            "after": {"finish": day_of(outcome.after) if outcome else None},
            "late": [late(one) for one in outcome.late] if outcome else [],
            "unplaced": [unplaced(item, reason) for item, reason in outcome.unplaced] if outcome else [],
            "assumed_hours": found.hours, "next": [due(one, found.day) for one in found.upcoming],
        },
    )  # fmt: skip


def _altered(one: Altered) -> Document:
    listed = one.listed
    return {
        **reference(listed.item), "change": one.what, "fields": list(one.fields), "status": listed.status,
        "percent": listed.percent, "effort": listed.effort, "remaining": listed.remaining, "work": listed.work,
        "left_out": listed.left_out, "unchanged": one.said,
    }  # fmt: skip
