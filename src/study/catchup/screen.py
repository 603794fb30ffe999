"""Ways to catch up, and going on after a gap."""

from __future__ import annotations

from datetime import date

from study.catchup.rules import Catchup, Comparison, Option, Resumption
from study.core import words
from study.screen.document import Document, fields, given_up, late, moves
from study.screen.page import Cell, Page, Span
from study.screen.standing import lost_lines, move_rows, nothing_planned

MOST = 3
"""Dates of one option that are named."""

ASSUMED = "The 80 % dates assume others' usual pace; after two weeks they will go by your own."
"""Said until there is a record."""


def page(found: Catchup) -> Page:
    """How far behind, and the remedies with their prices."""
    page = Page()
    if not found.remedies:
        if found.finish is None:
            return nothing_planned(page)
        page.line("You aren't behind, so there is nothing to catch up on.")
        lost_lines(page, found.lost, found.day)
        return page
    end = f", which was due to end on {words.long(found.finish, found.day)}" if found.finish else ""
    page.line(Span(f"{words.minutes(found.behind)} behind the plan", "behind"), f"{end}. Your options:")
    page.gap()
    rows: list[list[Cell]] = [["", "", Span("as planned", "quiet"), Span("80 %", "quiet")]]
    for n, one in enumerate(found.remedies, 1):
        dates: list[Cell] = [words.ends(one.finish, found.day), Span(words.ends(one.p80, found.day), "title")]
        rows.append([Span(str(n), "number"), one.text, *dates])
        rows.append(["", Span(one.command, "command"), "", ""])
    page.table(rows, flexible=1, right=(0, 2, 3), indent=1)
    page.gap()
    _too_many_line(page, found)
    lost_lines(page, found.lost, found.day)
    page.gap()
    if found.is_assumed:
        page.line(ASSUMED)
    page.line("Nothing was changed. Choose: ", Span("study catchup --apply 1", "command"))
    return page


def _too_many_line(page: Page, found: Catchup) -> None:
    """Why more hours are not among the options."""
    if found.too_many is None or found.finish is None:
        return
    day, week = words.long(found.finish, found.day), words.hours(found.too_many)
    page.line(f"Still ending on {day} would take {week} hours a week: too many to keep up, so it isn't an option.")
    page.line("Leaving items out helps as well. What is open: ", Span("study list --status open", "command"))


def resumption_page(found: Resumption) -> Page:
    """The gentle week, and the new end."""
    page = Page()
    page.line(Span("Welcome back.", "ahead"))
    if found.off:
        page.line(f"{words.span(*found.silent, found.day)} counts as time off.")
    if found.gentle:
        total = sum(minutes for _, minutes in found.gentle)
        page.line(f"Planned for the next seven days: {words.minutes(total)}, half your hours.")
    if found.after:
        before = f" instead of {words.long(found.before, found.day)}" if found.before else ""
        page.line(f"As planned it ends on {words.long(found.after, found.day)}{before}.")
        if found.p80:
            page.line(f"With 80 % it ends by {words.long(found.p80, found.day)}.")
    page.table(move_rows(found.shifts, found.day), flexible=1)
    page.gap()
    if not found.is_trial:
        page.line("What to do now: ", Span("study today", "command"))
    return page


def comparison_page(found: Comparison) -> Page:
    """A row for the plan as it would be made now, and one for each option."""
    page = Page()
    chance = any(one.p80 for one in (found.now, *found.options))
    dated = any(one.deadlines for one in (found.now, *found.options))
    names = ("", "Hours", "Left", "Finish", "", "80 %" if chance else "", "Due dates kept" if dated else "", "Sessions")
    head: list[Cell] = [Span(name, "quiet") for name in names]
    rows = [_row(one, found) for one in (found.now, *found.options)]
    page.table([head, *rows], flexible=0, right=(1, 2, 4, 7), indent=1)
    page.gap()
    lost_lines(page, found.now.lost, found.today)
    for one in found.options:
        _choice(page, one, found)
    page.gap()
    if found.is_assumed and chance:
        page.line(ASSUMED)
    page.line("Hours and sessions are per week. Nothing was changed. Look closer, or commit:")
    best = min(found.options, key=_rank)
    page.line(
        "  ",
        Span(f"study replan {best.args} --dry-run", "command"),
        "   ",
        Span(f"study replan {best.args}", "command"),
    )
    return page


def _choice(page: Page, one: Option, found: Comparison) -> None:
    """Which dates an option keeps that are given up otherwise, and the other way round."""
    mine, now = ({(lost.of.title, lost.due) for lost in option.lost} for option in (one, found.now))
    for verb, dates, style in (("keeps", now - mine, "ahead"), ("gives up", mine - now, "behind")):
        if dates:
            told = [f"{title} ({words.long(due, found.today)})" for title, due in sorted(dates)]
            more = f" and {len(told) - MOST} more" if len(told) > MOST else ""
            page.line(Span(f"{one.args} {verb} ", style), f"{', '.join(told[:MOST])}{more}.")


def _row(one: Option, found: Comparison) -> list[Cell]:
    kept = f"{one.kept} of {len(one.deadlines)}" if one.deadlines else ""
    if one.unplaced:
        kept = f"{one.unplaced} unplaced"
    return [
        Span(one.args or "as it is", "title" if one.args else "quiet"),
        words.hours(one.week),
        f"{words.hours(one.remaining)} h",
        _finish(one, found),
        _gain(one, found),
        words.short(one.p80, found.today) if one.p80 else "",
        Span(kept, "behind" if one.unplaced or one.kept < len(one.deadlines) else "ahead"),
        "" if one.sessions_a_week is None else f"{one.sessions_a_week:g}",
    ]


def _finish(one: Option, found: Comparison) -> str:
    if one.finish is None:
        return "never" if one.unplaced else "no work left"
    return words.short(one.finish, found.today)


def _gain(one: Option, found: Comparison) -> Span:
    """Days that it ends later, or earlier."""
    days = (one.finish - found.now.finish).days if one.finish and found.now.finish else 0
    if not days:
        return Span()
    return Span(f"{'+' if days > 0 else '−'}{abs(days)} d", "behind" if days > 0 else "ahead")


def _rank(one: Option) -> tuple[int, int, date]:
    """The one that keeps most, and ends first."""
    return one.unplaced, -one.kept, one.finish or date.min


def document(found: Catchup) -> Document:
    """``study.catchup/1``: minutes behind, and the remedies by their number."""
    remedies = [{"n": n} | fields(one, "kind text command finish p80") for n, one in enumerate(found.remedies, 1)]
    return fields(found, "behind finish", remedies=remedies, given_up=given_up(found.lost, found.day))


def resumption_document(found: Resumption) -> Document:
    """``study.resume/1``."""
    first, last = found.silent
    return {
        "silent": {"from": str(first), "to": str(last)},
        "off": found.off,
        "before": fields(found, "before:finish"),
        "after": fields(found, "after:finish"),
        **fields(found, "p80"),
        "moves": moves(found.shifts),
        "eased": [{"date": str(day), "capacity": minutes} for day, minutes in found.gentle],
    }


def comparison_document(found: Comparison) -> Document:
    """``study.compare/1``: ``now`` is the plan that would be made without any option."""
    return fields(
        found,
        "today:date",
        now=_option(found.now, found.today),
        options=[_option(one, found.today) for one in found.options],
    )


def _option(one: Option, today: date) -> Document:
    return fields(
        one,
        "args week items remaining finish p80",
        late=[late(item) for item in one.late],
        unplaced=one.unplaced,
        sessions_a_week=one.sessions_a_week,
        deadlines=[fields(due, "due finish cushion kept") for due in one.deadlines],
        given_up=given_up(one.lost, today),
    )
