"""When it will really end, how sure that is, and what that rests on."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.forecast.rules import Foreseen, Foresight
from study.screen.document import Document, day_of, dumped
from study.screen.page import NARROW, Cell, Page, Span, bar

HEAD = ("", "as planned", "50 %", "80 %", "95 %")


def screen(found: Foresight) -> Page:
    """Dates by chance, the chance of each due date, the evidence, and what more hours would do."""
    page = Page()
    if found.all is None:
        page.line("Nothing is left to forecast. Something to do: ", Span("study curricula", "command"))
        return page
    rows = [_dates(one, found.day) for one in found.curricula]
    if len(rows) > 1:
        rows.append(_dates(found.all, found.day))
    page.table([[Span(text, "quiet") for text in HEAD], *rows], flexible=0, right=(1, 2, 3, 4))
    if found.dues:
        page.gap()
        page.table([_due(one, found.day) for one in found.dues], flexible=1, right=(3,), indent=1)
    page.gap()
    page.line(_evidence(found))
    _more(page, found)
    return page


def _dates(one: Foreseen, today: date) -> list[Cell]:
    planned, p50, p80, p95 = (words.ends(day, today) for day in (one.planned, one.p50, one.p80, one.p95))
    return [Span(one.title, "heading"), Span(planned, "quiet"), p50, Span(p80, "title"), p95]


def _due(one: Foreseen, today: date) -> list[Cell]:
    percent = _percent(one.chance or 0.0)
    return [
        Span(f"due {words.short(one.due, today)}" if one.due else "", "quiet"), one.title, bar(percent, NARROW),
        f"{percent} %",
    ]  # fmt: skip


def _percent(chance: float) -> int:
    """Whole per cent; what is not sure is never told as 0 or 100."""
    return min(max(round(chance * 100), 1 if chance > 0 else 0), 99 if chance < 1 else 100)


def _evidence(found: Foresight) -> str:
    attendance = f"{found.attendance * 100:.0f} % of the planned time"
    if found.is_prior:
        return (
            f"Nothing of yours to go by yet, so by what is known of others: items usually take {_times(found.ratio)}, "
            f"some far longer, and {attendance} is put in. Log your time, and it becomes your own."
        )
    with_time = "the time it took" if found.items == 1 else "the time they took"
    known = [f"{words.counted(found.items, 'finished item')} with {with_time}"] if found.items else []
    known += [words.counted(found.weeks, "week")] if found.weeks else []
    return (
        f"By {' and '.join(known)}: your items usually take {_times(found.ratio)}, some far longer, and you put in "
        f"{attendance}."
    )


def _times(ratio: float) -> str:
    return "as long as estimated" if f"{ratio:.1f}" == "1.0" else f"{ratio:.1f} times their estimate"


def _more(page: Page, found: Foresight) -> None:
    if found.more is None or found.all is None:
        return
    minutes, day = found.more
    text = f"With {words.minutes(minutes)} a week more"
    if day is None or found.all.p80 is None:
        page.line(f"{text}: {words.ends(day, found.day)} with 80 %.")
    else:
        days = (found.all.p80 - day).days
        moved = f"is {words.long(day, found.day)}, {words.counted(days, 'day')} earlier" if days > 0 else "is the same"
        page.line(f"{text} the 80 % date {moved}.")


def forecast(found: Foresight) -> str:
    """``study.forecast/1``: chances from 0 to 1; nulls where nothing is left, or no date is that sure."""
    return dumped(
        "study.forecast/1",
        {
            "date": str(found.day),
            "curricula": [_foreseen(one) for one in found.curricula],
            "all": None if found.all is None else _foreseen(found.all),
            "deadlines": [_foreseen(one) for one in found.dues],
            "ratio": round(found.ratio, 3), "attendance": round(found.attendance, 3),
            "evidence": {"items": found.items, "weeks": found.weeks, "prior": found.is_prior},
            "histogram": [{"date": str(day), "chance": round(chance, 4)} for day, chance in found.histogram],
            "more": found.more and {"minutes": found.more[0], "p80": day_of(found.more[1])},
        },
    )  # fmt: skip


def _foreseen(one: Foreseen) -> Document:
    return {
        "id": one.ref, "title": one.title, "p50": day_of(one.p50), "p80": day_of(one.p80), "p95": day_of(one.p95),
        "planned": day_of(one.planned), "due": day_of(one.due),
        "chance": None if one.chance is None else round(one.chance, 4),
    }  # fmt: skip
