"""Hours, days off, weights: what they are, with what a change of them would do to the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from study.core import words
from study.core.availability import HoursException, Period, Week, joined
from study.core.effect import Effect
from study.core.items import Enrollment
from study.hours.rules import StudyDay, StudyWeek, TrackedCurriculum
from study.screen.document import Document, effect_document, fields
from study.screen.page import Cell, Page, Span
from study.screen.standing import effect_of

MOST = 6
"""Days off that are told with the week."""


def page(found: StudyWeek) -> Page:
    """The week with what is booked, other weeks to come, days off, and the effect of a change."""
    page = Page()
    if not found.hours.periods:
        page.line("You have set no hours yet: ", Span("study hours 10", "command"))
        return page
    usual, week = (sum(of(found.today)) for of in (found.hours.usual, found.hours.week))
    this = f", this week {words.hours(week)}" if week != usual else ""
    page.line(Span(f"{words.hours(usual)} hours a week{this}", "heading"))
    page.table([_day(one, found) for one in found.days], right=(1, 2, 3), indent=1)
    later = [one for one in found.hours.periods if one.every == 1 and one.start > found.today]
    other = sorted([*later, *found.hours.turns(found.today)], key=lambda one: (one.start, one.said))
    if other:
        page.gap()
        page.table([_period(one, found.today) for one in other], flexible=1, indent=1)
    runs = joined(found.exceptions)
    _exceptions(page, runs[:MOST], found.today)
    if len(runs) > MOST:
        page.line(f" and {len(runs) - MOST} more: ", Span("study off --list", "command"))
    effect_of(page, found.effect, found.today)
    return page


def days_off_page(found: StudyWeek) -> Page:
    """Days off and extra time from this week on."""
    page = Page()
    if not found.exceptions:
        page.line("No days off ahead. Take one: ", Span("study off friday", "command"))
    _exceptions(page, joined(found.exceptions), found.today)
    effect_of(page, found.effect, found.today)
    return page


def tracked_page(found: Sequence[TrackedCurriculum], today: date) -> Page:
    """All that is followed: hours, weight, and where it ends."""
    page = Page()
    if not found:
        page.line("You follow no curriculum yet: ", Span("study curricula", "command"))
        return page
    _portions(page, found, today)
    page.line("Change one: ", Span(f"study track {found[0].enrolled.curriculum} --hours 3", "command"))
    return page


def _portions(page: Page, found: Sequence[TrackedCurriculum], today: date) -> None:
    """The hours of each curriculum."""
    rows: list[list[Cell]] = []
    for one in found:
        state = "paused" if one.enrolled.paused else f"{words.hours(one.minutes)} h a week"
        ends = f"ends {words.long(one.finish, today)}" if one.finish else ""
        rows.append([Span(one.enrolled.curriculum, "title"), state, Span(ends, "quiet")])
    page.table(rows, flexible=0)


def track_page(one: Enrollment, effect: Effect, curricula: Sequence[TrackedCurriculum], today: date) -> Page:
    """On what terms a curriculum is followed now."""
    page = Page()
    minutes = next(other.minutes for other in curricula if other.enrolled.number == one.number)
    terms = "is paused and gets no hours" if one.paused else f"gets {words.hours(minutes)} hours a week"
    page.line(f"{one.title} {terms}.")
    if len(curricula) > 1:
        _portions(page, curricula, today)
    effect_of(page, effect, today)
    return page


def _day(one: StudyDay, found: StudyWeek) -> list[Cell]:
    name = words.WEEKDAYS[one.day.weekday()]
    start = found.start_times.get(one.day.weekday())
    remark = "" if start is None else f"at {words.clock(start)}"
    if found.hours.is_off(one.day):
        remark = "off"
    return [
        Span(name, "title" if one.day == found.today else ""),
        words.minutes(one.capacity),
        Span(f"planned {words.minutes(one.planned)}" if one.planned else "", "quiet"),
        Span(f"done {words.minutes(one.done)}" if one.done else "", "high"),
        Span(remark, "quiet"),
    ]


def _period(one: Period, today: date) -> list[Cell]:
    turn = f", every {one.every} weeks" if one.every > 1 else ""
    return [Span(f"from {words.short(one.start, today)}{turn}", "quiet"), _week(one.week)]


def _week(week: Week) -> str:
    if not any(week):
        return "no hours"
    return f"{words.hours(sum(week))} h: {words.week(week)}"


def _exceptions(page: Page, exceptions: Iterable[HoursException], today: date) -> None:
    rows: list[list[Cell]] = [
        [Span(_change(one), "title"), words.span(one.first, one.last, today), Span(one.note, "quiet")]
        for one in exceptions
    ]
    page.gap()
    page.table(rows, flexible=2, indent=1)


def _change(one: HoursException) -> str:
    if one.minutes is None:
        return "off"
    each = " a day" if one.first < one.last else ""
    return f"{'+' if one.minutes > 0 else '−'}{words.minutes(abs(one.minutes))}{each}"


def document(found: StudyWeek) -> Document:
    """``study.hours/1``: the week that holds, every change of it, days with other hours, this week's days."""
    return {
        "week": list(found.hours.week(found.today)),
        "periods": [fields(one, "start:from every week") for one in found.hours.periods],
        "off": [fields(one, "first:from last:to note") for one in found.exceptions if one.minutes is None],
        "extra": [fields(one, "first:date minutes note") for one in found.exceptions if one.minutes is not None],
        "days": [fields(one, "day:date capacity planned done") for one in found.days],
        "slots": [{"weekday": day, "time": words.clock(at)} for day, at in sorted(found.start_times.items())],
        "effect": None if found.effect is None else effect_document(found.effect),
    }


def track_document(one: Enrollment, effect: Effect, curricula: Sequence[TrackedCurriculum]) -> Document:
    """``study.track/1``."""
    changed = fields(one, "curriculum:id weight paused", effect=effect_document(effect))
    return changed | tracked_document(curricula)


def tracked_document(found: Sequence[TrackedCurriculum]) -> Document:
    """``study.track/1``: ``hours`` are those a week."""
    curricula = [
        fields(one.enrolled, "curriculum:id weight paused", hours=round(one.minutes / 60, 2)) | fields(one, "finish")
        for one in found
    ]
    return {"curricula": curricula}
