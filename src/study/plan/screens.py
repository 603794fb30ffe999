"""The slip since the first plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from study.core import words
from study.plan.baseline import Made, Slip, moved
from study.plan.pins import Pinned
from study.screen.document import Document, day_of, dumped, effect_document, reference
from study.screen.page import Cell, Page, Span
from study.screen.standing import effect_of

MOST = 20
"""Plans shown one by one, besides the first."""


def screen(found: Slip) -> Page:
    """Plan by plan, then curriculum by curriculum."""
    page = Page()
    if not found.plans:
        page.line("Nothing was planned yet.")
        return page
    page.table(list(_plans(found)), flexible=2, indent=1)
    ended = [one for one in found.courses if one.finish or one.baseline]
    if ended:
        page.gap()
        page.line(Span("Since the first plan", "heading"))
        rows: list[list[Cell]] = []
        for one in ended:
            rows.append([one.enrolled.title, _span(one.baseline, one.finish, found), _days(one.days)])
        if len(ended) > 1:
            span = _span(found.plans[0].finish, found.plans[-1].finish, found)
            rows.append([Span("all", "title"), span, _days(found.days)])
        page.table(rows, flexible=0, indent=1)
    held = found.plans[-1].finish
    if found.again and held and found.again != held:
        page.gap()
        page.line(
            f"Planned anew today it would end on {words.long(found.again, found.today)}: ",
            Span("study replan", "command"),
        )
    return page


def _plans(found: Slip) -> Iterator[list[Cell]]:
    shown = found.plans if len(found.plans) <= MOST + 1 else found.plans[-MOST:]
    before: Made | None = None
    if shown is not found.plans:
        yield _row(found.plans[0], None, found)
        yield ["", "", Span(f"… {len(found.plans) - MOST - 1} more", "quiet")]
        before = found.plans[-MOST - 1]
    for one in shown:
        yield _row(one, before, found)
        before = one


def _row(one: Made, before: Made | None, found: Slip) -> list[Cell]:
    return [
        Span(words.short(one.day, found.today), "quiet"),
        words.short(one.finish, found.today) if one.finish else "–",
        one.command,
        _days(moved(before.finish, one.finish)) if before else Span("the first plan", "quiet"),
    ]


def _span(first: date | None, last: date | None, found: Slip) -> str:
    return " → ".join(words.short(day, found.today) if day else "–" for day in (first, last))


def _days(days: int | None) -> Cell:
    if not days:
        return Span("as before" if days == 0 else "", "quiet")
    return Span(
        f"{words.counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}", "behind" if days > 0 else "ahead"
    )


def pinned_screen(found: Pinned) -> Page:
    """Item, day and time; what it now stands before; the effect."""
    page = Page()
    days = ", ".join(words.weekday(day, found.today) for day in found.days)
    name = f"{found.item.number}  {found.item.title}"
    if found.minutes is None:
        page.line(f"{name} is no longer pinned to {days}.")
    else:
        page.line(f"{name} is pinned to {days}: {words.minutes(found.minutes)}.")
    for one in found.before[:1]:
        page.line(Span(f"It comes before {one.number}  {one.title}, which should be done first.", "warning"))
    effect_of(page, found.effect, found.today)
    return page


def baseline(found: Slip) -> str:
    """``study.baseline/1``: ``days`` are later than in the plan before; of a curriculum and of all, than at first."""
    names = {one.enrolled.number: one.enrolled.curriculum for one in found.courses}
    befores: list[Made | None] = [None, *found.plans]
    content: Document = {
        "date": str(found.today),
        "plans": [_plan(one, before, names) for one, before in zip(found.plans, befores, strict=False)],
        "curricula": [
            {
                "id": one.enrolled.curriculum, "title": one.enrolled.title, "baseline_finish": day_of(one.baseline),
                "finish": day_of(one.finish), "days": one.days,
            }
            for one in found.courses
        ],
        "days": found.days, "replanned_finish": day_of(found.again),
    }  # fmt: skip
    return dumped("study.baseline/1", content)


def _plan(one: Made, before: Made | None, names: dict[int, str]) -> Document:
    return {
        "plan": one.number, "date": str(one.day), "command": one.command, "finish": day_of(one.finish),
        "days": moved(before.finish, one.finish) if before else None,
        "curricula": [
            {
                "id": name, "finish": day_of(one.ends[number]),
                "days": moved(before.ends.get(number), one.ends[number]) if before else None,
            }
            for number, name in names.items()
            if number in one.ends
        ],
    }  # fmt: skip


def pinned(found: Pinned) -> str:
    """``study.pin/1``: ``minutes`` are null where the item is no longer pinned to those days."""
    content: Document = {
        **reference(found.item), "days": [str(day) for day in found.days], "minutes": found.minutes,
        "before": [reference(one) for one in found.before], "effect": effect_document(found.effect),
    }  # fmt: skip
    return dumped("study.pin/1", content)
