"""What a new plan changes: hours, finish, due dates and what moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from study.core import words
from study.core.deadlines import Difference, Group
from study.core.items import Item
from study.screen.document import Document, fields, given_up, late, moves, pace_document, reference, unplaced
from study.screen.page import Cell, Page, Span
from study.screen.standing import lost_lines, move_rows, pace_in_words

MOST = 30
"""Groups shown one by one."""

LONGEST = 36
"""Cells of two spans side by side; where it takes more, only their ends are told."""


def page(found: Difference) -> Page:
    """Hours, finish, deadlines, what moves, and whether that is the plan now."""
    page = Page()
    page.table(_heading(found), flexible=1)
    if found.groups and (found.moved or found.unplaced):
        page.gap()
        page.table([_group(group, found.day) for group in found.groups[:MOST]], flexible=1, indent=2)
        if len(found.groups) > MOST:
            page.line(f"  and {len(found.groups) - MOST} more")
    _unfit(page, found)
    page.gap()
    if found.is_first:
        page.line("Days are now planned the way people keep them: no short pieces, and a day may stretch a little.")
        page.line("Your hours stay the same. Settings: ", Span("study config", "command"))
    if found.committed:
        page.line("Committed as your plan." if found.moved else "Nothing moves. Committed as your plan.")
    return page


def unplaced_line(page: Page, unplaced: Sequence[tuple[Item, str]]) -> None:
    """The first of the items that don't fit, and why; nothing if there are none."""
    if unplaced:
        item, reason = unplaced[0]
        more = f" and {len(unplaced) - 1} more" if len(unplaced) > 1 else ""
        page.line(Span(f"Doesn't fit: {item.title}{more} ({reason}).", "behind"))


def _heading(found: Difference) -> list[list[Cell]]:
    before, after = sum(found.week_before), sum(found.week_after)
    hours = words.hours(before) if before == after else f"{words.hours(before)} → {words.hours(after)}"
    rows: list[list[Cell]] = [
        [
            Span("Hours", "heading"),
            f"{hours} a week, from {_start(found)} · {words.counted(found.tasks, 'item')},"
            f" {words.hours(found.remaining)} h left",
        ],
        *_pace(found),
        [Span("Finish", "heading"), words.moved(found.finish_before, found.finish_after, found.day)],
        *move_rows(found.shifts, found.day),
    ]
    for deadline in found.deadlines[:5]:
        if deadline.kept:
            text = f"kept, cushion {words.minutes(deadline.cushion)}"
        elif deadline.finish:
            text = f"missed by {words.counted((deadline.finish - deadline.due).days, 'day')}"
        else:
            text = "missed: not all of it fits"
        rows.append([Span("Due", "heading"), f"{words.long(deadline.due, found.day)}: {text}"])
    return rows


def _pace(found: Difference) -> Iterator[list[Cell]]:
    """What the plan goes by, if that is the record; or that the record says nothing else."""
    if found.measured:
        yield [Span("Pace", "heading"), f"nothing to change: {pace_in_words(found.measured)}"]
    elif found.pace:
        yield [Span("Pace", "heading"), pace_in_words(found.pace)]
        week = sum(found.week_after)
        if buffer := week * found.pace.buffer // 100:
            yield [Span("Buffer", "heading"), f"{words.hours(buffer)} of {words.hours(week)} h a week"]


def _start(found: Difference) -> str:
    return "today" if found.start in (None, found.day) else words.short(found.start or found.day, found.day)


def _group(group: Group, today: date) -> list[Cell]:
    if group.after is None:
        return [Span("out", "behind"), group.title, _span(group.before, today)]
    if group.before is None:
        return [Span("new", "ahead"), group.title, _span(group.after, today)]
    if group.before == group.after:
        return [Span("same", "quiet"), group.title, _span(group.after, today)]
    word, style = ("earlier", "ahead") if group.after[1] < group.before[1] else ("later", "behind")
    if group.after[1] == group.before[1]:
        word, style = "same end", "quiet"
    spans = f"{_span(group.before, today)} → {_span(group.after, today)}"
    if len(spans) > LONGEST:
        spans = f"until {_end(group.before, today)} → {_end(group.after, today)}"
    return [Span(word, style), group.title, spans]


def _end(days: tuple[date, date], today: date) -> str:
    return words.short(days[1], today)


def _span(days: tuple[date, date] | None, today: date) -> str:
    return words.span(*days, today) if days else ""


def _unfit(page: Page, found: Difference) -> None:
    if not found.late and not found.unplaced:
        return
    page.gap()
    lost_lines(page, found.lost, found.day)
    unplaced_line(page, found.unplaced)
    for advice in found.advice:
        page.line(advice.text)


def document(found: Difference) -> Document:
    """``study.replan/1``."""
    return {
        "committed": found.committed,
        "before": fields(found, "finish_before:finish week_before:week"),
        "after": fields(found, "finish_after:finish week_after:week"),
        **fields(found, "tasks:items remaining"),
        "pace": pace_document(found.pace),
        "moved": [reference(shift.item) | fields(shift, "before:from after:to days") for shift in found.moved],
        "moves": moves(found.shifts),
        "unplaced": [unplaced(item, reason) for item, reason in found.unplaced],
        "late": [late(item) for item in found.late],
        "given_up": given_up(found.lost, found.day),
        "deadlines": [fields(due, "due need have cushion finish kept") for due in found.deadlines],
        "advice": [fields(advice, "kind text minutes finish") for advice in found.advice],
    }
