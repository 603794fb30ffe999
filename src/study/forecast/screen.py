"""When it will really end, how sure that is, and what that rests on."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.forecast.rules import FinishEstimate, Forecast, Simulation
from study.screen.document import Document, fields, plain
from study.screen.page import NARROW, Cell, Page, Span, bar

HEAD = ("", "as planned", "50 %", "80 %", "95 %")


def page(forecast: Forecast) -> Page:
    """Dates by chance, the chance of each due date, the evidence, and what more hours would do."""
    page = Page()
    if forecast.all is None:
        page.line("Nothing is left to forecast. Something to do: ", Span("study curricula", "command"))
        return page
    estimates = [*forecast.curricula, forecast.all] if len(forecast.curricula) > 1 else forecast.curricula
    rows = [_dates(estimate, forecast.day) for estimate in estimates]
    page.table([[Span(text, "quiet") for text in HEAD], *rows], flexible=0, right=(1, 2, 3, 4))
    if forecast.dues:
        page.gap()
        page.table([_due(estimate, forecast.day) for estimate in forecast.dues], flexible=1, right=(3,), indent=1)
    page.gap()
    page.line(_evidence(forecast.simulation))
    _more(page, forecast)
    return page


def _dates(estimate: FinishEstimate, today: date) -> list[Cell]:
    days = estimate.planned, estimate.p50, estimate.p80, estimate.p95
    planned, p50, p80, p95 = (words.ends(day, today) for day in days)
    return [Span(estimate.title, "heading"), Span(planned, "quiet"), p50, Span(p80, "title"), p95]


def _due(estimate: FinishEstimate, today: date) -> list[Cell]:
    percent = _percent(estimate.chance or 0.0)
    day = f"due {words.short(estimate.due, today)}" if estimate.due else ""
    return [Span(day, "quiet"), estimate.title, bar(percent, NARROW), f"{percent} %"]


def _percent(chance: float) -> int:
    """Whole per cent; what is not sure is never told as 0 or 100."""
    return min(max(round(chance * 100), 1 if chance > 0 else 0), 99 if chance < 1 else 100)


def _evidence(simulation: Simulation) -> str:
    ratio, attendance = _times(simulation.ratio), f"{simulation.attendance * 100:.0f} % of the planned time"
    if simulation.is_prior:
        return (
            f"Nothing of yours to go by yet, so by what is known of others: items usually take {ratio}, "
            f"some far longer, and {attendance} is put in. Log your time, and it becomes your own."
        )
    items, weeks = simulation.items, simulation.weeks
    with_time = "the time it took" if items == 1 else "the time they took"
    known = [f"{words.counted(items, 'finished item')} with {with_time}"] if items else []
    known += [words.counted(weeks, "week")] if weeks else []
    return f"By {' and '.join(known)}: your items usually take {ratio}, some far longer, and you put in {attendance}."


def _times(ratio: float) -> str:
    return "as long as estimated" if f"{ratio:.1f}" == "1.0" else f"{ratio:.1f} times their estimate"


def _more(page: Page, forecast: Forecast) -> None:
    if forecast.more is None or forecast.all is None:
        return
    minutes, day = forecast.more
    text = f"With {words.minutes(minutes)} a week more"
    if day is None or forecast.all.p80 is None:
        page.line(f"{text}: {words.ends(day, forecast.day)} with 80 %.")
    else:
        days = (forecast.all.p80 - day).days
        moved = (
            f"is {words.long(day, forecast.day)}, {words.counted(days, 'day')} earlier" if days > 0 else "is the same"
        )
        page.line(f"{text} the 80 % date {moved}.")


def document(forecast: Forecast) -> Document:
    """``study.forecast/1``: chances from 0 to 1; nulls where nothing is left, or no date is that sure."""
    simulation, more = forecast.simulation, forecast.more
    return {
        "date": plain(forecast.day),
        "curricula": list(map(_estimate, forecast.curricula)),
        "all": None if forecast.all is None else _estimate(forecast.all),
        "deadlines": list(map(_estimate, forecast.dues)),
        "ratio": round(simulation.ratio, 3),
        "attendance": round(simulation.attendance, 3),
        "evidence": fields(simulation, "items weeks is_prior:prior"),
        "histogram": [{"date": plain(day), "chance": round(chance, 4)} for day, chance in forecast.histogram],
        "more": more and {"minutes": more[0], "p80": plain(more[1])},
    }


def _estimate(estimate: FinishEstimate) -> Document:
    chance = None if estimate.chance is None else round(estimate.chance, 4)
    return fields(estimate, "ref:id title p50 p80 p95 planned due", chance=chance)
