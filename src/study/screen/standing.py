"""Where the learner stands, what comes next, and what a change would do: told alike on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.core.agenda import Due, Standing, ThisWeek
from study.core.effect import Effect, FinishShift
from study.screen.page import Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.lost import LostDate
    from study.core.milestones import Milestone
    from study.core.pace import LearnerPace

MOST = 12
"""Curricula that move, shown one by one."""


def effect_of(page: Page, effect: Effect | None, today: date) -> None:
    """What planning anew would do, and how."""
    if effect is None:
        return
    page.gap()
    before, after = ((words.long(day, today) if day else None) for day in (effect.before, effect.after))
    if after and before:
        moved = f"would move from {before} to {after}" if before != after else f"stays {after}"
        page.line(f"The finish {moved}.")
    elif after:
        page.line(f"It would end on {after}.")
    elif not effect.unplaced:
        page.line("Nothing would be left to plan.")
    page.table(move_rows(effect.shifts, today), flexible=1)
    unfit = [f"{words.counted(effect.late, 'item')} late"] if effect.late else []
    unfit += [f"{words.counted(effect.unplaced, 'item')} unplaced"] if effect.unplaced else []
    if unfit:
        page.line(Span(f"It would leave {' and '.join(unfit)}.", "behind"))
    if not effect.is_trial:
        page.line("Replan: ", Span("study replan", "command"))


def move_rows(shifts: Sequence[FinishShift], today: date, least: int = 2) -> list[list[Cell]]:
    """The curricula that end on another day; nothing where there are fewer than ``least``, of which all else speaks."""
    moved = [shift for shift in shifts if shift.is_moved] if len(shifts) >= least else []
    rows: list[list[Cell]] = [[Span("Moves", "quiet"), _move(shift, today)] for shift in moved[:MOST]]
    return [*rows, ["", f"and {len(moved) - MOST} more"]] if moved[MOST:] else rows


def _move(shift: FinishShift, today: date) -> str:
    if shift.after is None:
        ends = f"{words.long(shift.before, today)} → not planned" if shift.before else "not planned"
    else:
        ends = words.moved(shift.before, shift.after, today)
    return f"{shift.curriculum}: {ends}"


TOLD = 3
"""Lost dates told in a sentence each."""


def lost_lines(page: Page, lost: Sequence[LostDate], today: date, most: int = TOLD) -> None:
    """The due dates that are given up, and what would save each."""
    for one in lost[:most]:
        line: list[Cell] = [Span(one.sentence(today), "behind")]
        if one.remedy:
            line += [f" {one.remedy[0]}: ", Span(one.remedy[1], "command")]
        page.line(*line)
    if len(lost) > most:
        more = words.counted(len(lost) - most, "more date", "more dates")
        page.line(f"{more} cannot be kept: ", Span("study deadlines", "command"))


def standing_line(page: Page, standing: Standing, today: date) -> None:
    """How far behind or ahead, and what a replan would do about it."""
    if standing.silent:
        _welcome(page, standing, today)
        return
    if standing.behind or standing.ahead:
        _against_plan(page, standing, today)
    if standing.is_doubted:
        doubt_line(page)


def doubt_line(page: Page) -> None:
    """After weeks that say something else than the plan, the way to one that believes them."""
    page.line("Your record does not fit the plan: ", Span("study replan --by-pace", "command"), " plans at your pace.")


def _against_plan(page: Page, standing: Standing, today: date) -> None:
    amount = words.minutes(standing.behind or standing.ahead)
    side = "behind" if standing.behind else "ahead of"
    start = Span(f"{amount} {side} the plan", "behind" if standing.behind else "ahead")
    replan = Span("study replan", "command")
    if standing.replanned is None or standing.finish is None:
        page.line(start, ": ", replan, " replans the rest from today.")
    elif standing.replanned == standing.finish:
        page.line(start, f"; the finish of {words.short(standing.finish, today)} still holds.")
    else:
        old, new = words.short(standing.finish, today), words.short(standing.replanned, today)
        is_odd = standing.ahead and standing.replanned > standing.finish  # days off or other hours since the plan
        but = ", but your hours have changed: " if is_odd else ": "
        page.line(start, but, replan, f" would move the finish from {old} to {new}.")


WEEK = 10  # cells of its bar


def week_line(page: Page, week: ThisWeek) -> None:
    """What was done of the week's promise, and the days in a row; nothing where there is neither."""
    days = f"{words.counted(week.streak, 'day')} in a row" if week.streak else ""
    if week.planned:
        percent = min(week.done * 100 // week.planned, 100)
        told = f"This week {words.minutes(week.done)} of {words.minutes(week.planned)} "
        page.line(told, bar(percent, WEEK), Span(f" · {days}" if days else "", "quiet"))
    elif week.done:
        page.line(f"This week {words.minutes(week.done)}", Span(f" · {days}" if days else "", "quiet"))
    elif days:
        page.line(Span(days.capitalize(), "quiet"))


def _welcome(page: Page, standing: Standing, today: date) -> None:
    """After a gap nobody is told how much was missed, but how to go on."""
    page.line(Span("Welcome back.", "ahead"), f" {standing.silent} days without an entry. It happens.")
    ends = f", to the end on {words.long(standing.replanned, today)}" if standing.replanned else ""
    page.line(Span("study resume", "command"), f" replans, with half your hours in the first week{ends}.")
    page.line("Was it time off? ", Span("study resume --as-off", "command"), " keeps it out of your record.")


def pace_in_words(pace: LearnerPace) -> str:
    """``1.12 × the estimates, 71 % of the hours``."""
    return f"{pace.ratio / 100:.2f} × the estimates, {pace.attendance} % of the hours"


def next_row(due: Due, today: date) -> list[Cell]:
    """One item that comes next, with its day."""
    when = "today" if due.planned_on <= today else words.weekday(due.planned_on, today)
    return [
        Span(str(due.item.number), "number"),
        due.item.title,
        Span(due.item.kind, "kind"),
        words.minutes(due.minutes) if due.minutes else "",
        Span(when, "quiet"),
    ]


def milestone_rows(milestones: Sequence[Milestone], today: date) -> list[list[Cell]]:
    """The dates of competitions, a row each: the day, what ends, and how far away that is."""
    from study.core.milestones import CLOSE, away, by_day

    return [
        [
            words.short(one.day, today),
            Span(str(one.item.number), "number"),
            Span(one.item.title, "title"),
            what,
            Span(away(one.day, today), "warning" if (one.day - today).days <= CLOSE else "quiet"),
        ]
        for one, what in by_day(milestones)
    ]


def nothing_followed(page: Page) -> Page:
    """The way in."""
    page.line("You follow no curriculum yet.")
    page.gap()
    page.table(
        [
            ("See what comes with study:", Span("study curricula", "command")),
            ("Plan one:", Span("study enroll hf-four-week --hours 10", "command")),
            ("Or your own README:", Span("study enroll README.md --hours 10", "command")),
            ("Or a log you kept:", Span("study import README.md --as log", "command")),
        ],
        indent=2,
        whole=True,
    )
    return page


def nothing_planned(page: Page) -> Page:
    """What a learner can do who only keeps a log."""
    page.line("Nothing is planned.")
    page.gap()
    page.table(
        [
            ("Something to do:", Span('study add "Train a tokenizer" --effort 3h', "command")),
            ("What waits:", Span("study backlog", "command")),
            ("What you track:", Span("study list", "command")),
            ("Curricula:", Span("study curricula", "command")),
        ],
        indent=2,
        whole=True,
    )
    return page
