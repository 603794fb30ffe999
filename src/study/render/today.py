"""The screen of ``study today``."""

from __future__ import annotations

from datetime import date

from study.domain import words
from study.domain.agenda import Due, Standing, Today
from study.render.page import Cell, Page, Span


def screen(today: Today | None) -> Page:
    """What to do now; what to do first where nothing is followed."""
    page = Page()
    if today is None:
        return nothing_followed(page)
    page.line(*_heading(today))
    page.gap()
    if today.due:
        page.table(_rows(today.due, today), flexible=1, right=(0, 3), indent=1)
        page.gap()
    else:
        _nothing_due(page, today)
    if today.is_today:
        standing_line(page, today.standing, today.day)
        _commands(page, today)
    return page


def nothing_followed(page: Page) -> Page:
    """The way in."""
    page.line("You follow no curriculum yet.")
    page.gap()
    page.table(
        [
            ("See those shipped:", Span("study curricula", "command")),
            ("Plan one:", Span("study enroll hf-four-week --hours 10", "command")),
            ("Or your own file:", Span("study enroll my-plan.yaml --hours 10", "command")),
            ("Or a log you kept:", Span("study import README.md --as log", "command")),
        ],
        indent=2,
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
    )
    return page


def standing_line(page: Page, standing: Standing, today: date) -> None:
    """How far behind or ahead, and what a replan would do about it."""
    if not standing.behind and not standing.ahead:
        return
    if standing.silent:
        _welcome(page, standing, today)
        return
    amount = words.minutes(standing.behind or standing.ahead)
    side = "behind" if standing.behind else "ahead of"
    start = Span(f"{amount} {side} the plan", "behind" if standing.behind else "ahead")
    replan = Span("study replan", "command")
    if standing.replanned is None or standing.finish is None:
        page.line(start, ": ", replan, " lays the rest anew from today.")
    elif standing.replanned == standing.finish:
        page.line(start, f"; the finish of {words.short(standing.finish, today)} still holds.")
    else:
        old, new = words.short(standing.finish, today), words.short(standing.replanned, today)
        page.line(start, ": ", replan, f" would move the finish from {old} to {new}.")


def _welcome(page: Page, standing: Standing, today: date) -> None:
    """After a gap nobody is told how much was missed, but how to go on."""
    page.line(Span("Welcome back.", "ahead"), f" {standing.silent} days without an entry; life is like that.")
    ends = f", to the end on {words.long(standing.replanned, today)}" if standing.replanned else ""
    page.line(Span("study resume", "command"), f" plans anew, the first week with half your hours{ends}.")
    page.line("Was it time off? ", Span("study resume --as-off", "command"), " keeps it out of your record.")


def next_row(due: Due, today: date) -> list[Cell]:
    """One item that comes next, with its day."""
    when = "today" if due.planned_on <= today else words.weekday(due.planned_on, today)
    return [
        Span(str(due.item.number), "number"), due.item.title, Span(due.item.kind, "kind"),
        words.minutes(due.minutes) if due.minutes else "", Span(when, "quiet"),
    ]  # fmt: skip


def _heading(today: Today) -> list[Cell]:
    total = sum(due.minutes for due in today.due)
    day = words.weekday(today.day, today.day)
    heading = f"{day} · {words.minutes(total)}" if total else day
    count = _day_count(today)
    return [Span(heading, "heading"), Span(f"   {count}" if count else "", "quiet")]


def _day_count(today: Today) -> str:
    """``day 9 of 30``, of the one curriculum there is."""
    finish = today.standing.finish
    if today.first is None or finish is None or today.following != 1 or today.day < today.first:
        return ""
    number, count = (today.day - today.first).days + 1, (finish - today.first).days + 1
    return f"day {number} of {count}" if number <= count else f"day {number}"


def _rows(due: list[Due], today: Today) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for one in due:
        rows.append(
            [
                Span(str(one.item.number), "number"),
                Span(one.item.title, "title"),
                Span(one.item.kind, "kind"),
                words.minutes(one.minutes) if one.minutes else "",
                Span(_remark(one), "quiet"),
            ]
        )
        where = f"{one.within} · {one.curriculum_title}" if one.within else one.curriculum_title
        since = f"since {words.short(one.planned_on, today.day)} · " if one.planned_on < today.day else ""
        rows.append(["", Span(since + where, "quiet")])
    return rows


def _remark(one: Due) -> str:
    if not one.remaining:
        return "tick it off" if one.item.kind != "event" else ""
    return f"{words.minutes(one.left_after)} left after" if one.left_after else ""


def _nothing_due(page: Page, today: Today) -> None:
    if not today.upcoming:
        if not today.is_today:
            page.line("Nothing is planned for that day.")
        elif today.is_begun:
            page.line(Span("Everything is done. Well done.", "ahead"))
        else:
            nothing_planned(page)
        return
    if not today.is_today:
        page.line("Nothing is planned for that day. What comes next:")
    elif today.spent:
        page.line(f"Today's work is done: {words.minutes(today.spent)}. If there is time left, this comes next:")
    elif not today.capacity:
        page.line("No study hours today. What comes next:")
    elif today.planned:
        page.line("What was planned for today is done already. What comes next:")
    else:
        page.line("Nothing is planned for today. What comes next:")
    page.gap()
    page.table([next_row(due, today.day) for due in today.upcoming], flexible=1, right=(0, 3), indent=1)
    page.gap()


def _commands(page: Page, today: Today) -> None:
    shown = today.due or today.upcoming
    if not shown:
        return
    first = shown[0]
    cells: list[Cell] = ["Finished? ", Span(f"study done {first.item.number}", "command")]
    if first.minutes:
        part = words.minutes(max(first.minutes // 2 // 5 * 5, 5))
        cells += ["   Just some of it? ", Span(f"study log {first.item.number} {part}", "command")]
    page.line(*cells)
