"""When it will really end, how sure that is, and what that rests on."""

from __future__ import annotations

from datetime import date

from study.core import words
from study.forecast.record import Measure
from study.forecast.rules import FinishEstimate, Forecast
from study.screen.document import Document, fields, plain
from study.screen.page import NARROW, Cell, Page, Span, bar
from study.screen.standing import doubt_line

HEAD = ("", "as planned", "50 %", "80 %", "95 %")

ROUGH, MANY = 0.25, 100 * 60
"""Attendance below which whole per cent are too coarse to divide by; minutes that are told as about so many hours."""

NEAR = 50
"""Days ahead of which a day is told on the first day, and not just its month."""


def page(forecast: Forecast) -> Page:
    """Dates by chance, the chance of each due date, the evidence, and what more hours would do."""
    page, measure = Page(), forecast.simulation.measure
    if forecast.all is None:
        page.line("There is nothing left to forecast. To find something to do: ", Span("study curricula", "command"))
        return page
    estimates = [*forecast.curricula, forecast.all] if len(forecast.curricula) > 1 else forecast.curricula
    if measure.is_empty:
        rows = [_dates(estimate, forecast.day)[:2] for estimate in estimates]
        page.table([[Span(text, "quiet") for text in HEAD[:2]], *rows], flexible=0, right=(1,))
        page.gap()
        page.line(first_day(forecast.all.p50, forecast.day))
        _peers(page, forecast)
        return page
    columns = 4 if measure.is_young else 5
    rows = [[Span(text, "quiet") for text in HEAD], *(_dates(estimate, forecast.day) for estimate in estimates)]
    page.table([row[:columns] for row in rows], flexible=0, right=(1, 2, 3, 4)[: columns - 1])
    if forecast.dues:
        page.gap()
        page.table([_due(estimate, forecast.day) for estimate in forecast.dues], flexible=1, right=(3,), indent=1)
    page.gap()
    page.line(_measured(measure))
    _assumed(page, forecast)
    _peers(page, forecast)
    _more(page, forecast)
    if forecast.is_doubted:
        doubt_line(page)
    return page


def _peers(page: Page, forecast: Forecast) -> None:
    for one in forecast.peers:
        page.line(Span(one.sentence, "quiet"))


def first_day(median: date | None, today: date) -> str:
    """One sentence: what is known of others is too little for a day."""
    if median is None:
        return "Assuming others' usual pace, it never ends with the hours there are: study hours"
    return f"Assuming others' usual pace, {_about(median, today)}; after two weeks it will be your own."


def _about(day: date, today: date) -> str:
    """A month; only of what is near, a day."""
    if (day - today).days < NEAR:
        return f"around {words.long(day, today)}"
    return f"about {words.MONTHS[day.month - 1]}{'' if day.year == today.year else f' {day.year}'}"


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


def _measured(measure: Measure) -> str:
    """What the record says, and nothing else."""
    items, weeks = words.counted(measure.items, "finished item"), words.counted(measure.weeks, "week")
    known = f"{items} over {weeks}" if measure.items and measure.weeks else items if measure.items else weeks
    said = [f"you take about {measure.ratio:.1f}× the estimate"] if measure.ratio is not None else []
    if measure.attendance is not None:
        percent = f"{measure.attendance * 100:.0f} %"
        ticked = measure.items and not measure.timed
        said.append(f"you get {percent} of the planned work done" if ticked else f"study {percent} of the planned time")
    if 0 < measure.timed < measure.items:
        known += f", {measure.timed} with the time {'it' if measure.timed == 1 else 'they'} took"
    text = " and ".join(said)
    return f"Based on {known}: {text if text.startswith('you') else f'you {text}'}."


def _assumed(page: Page, forecast: Forecast) -> None:
    """The reasons of the 50 % date of everything, so that who multiplies them out comes to it.

    Hours over a hundred are whole, so that they are no surer than the rounded figures before them.
    """
    assumed, median = forecast.simulation.assumption, forecast.all.p50 if forecast.all else None
    if assumed is None or median is None:
        return
    digits = 0 if assumed.attendance >= ROUGH else 1
    many = f"about {round(assumed.hours / 60)}" if assumed.hours >= MANY else words.hours(assumed.hours)
    day, end = words.long(assumed.day, forecast.day), words.long(median, forecast.day)
    page.line(
        f"For what is left, allowing for what others do: {words.hours(assumed.left)} h × {assumed.ratio:.2f}"
        f" ÷ {assumed.attendance * 100:.{digits}f} % = {many} of your hours, by "
        + (day if assumed.day >= median else f"{day}; what has to wait for its own date ends {end}")
        + " (50 %)."
    )


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
    measure, assumed, more = forecast.simulation.measure, forecast.simulation.assumption, forecast.more
    return {
        "date": plain(forecast.day),
        "curricula": list(map(_estimate, forecast.curricula)),
        "all": None if forecast.all is None else _estimate(forecast.all),
        "deadlines": list(map(_estimate, forecast.dues)),
        "ratio": _first(measure.ratio, assumed.ratio if assumed else None),
        "attendance": _first(measure.attendance, assumed.attendance if assumed else None),
        "evidence": fields(measure, "items weeks is_empty:prior timed"),
        "assumed": assumed
        and fields(assumed, "left hours", ratio=round(assumed.ratio, 3), attendance=round(assumed.attendance, 3)),
        "histogram": [{"date": plain(day), "chance": round(chance, 4)} for day, chance in forecast.histogram],
        "more": more and {"minutes": more[0], "p80": plain(more[1])},
        "doubted": forecast.is_doubted,
        "peers": [fields(one, "items learners file") for one in forecast.peers],
    }


def _estimate(estimate: FinishEstimate) -> Document:
    chance = None if estimate.chance is None else round(estimate.chance, 4)
    return fields(estimate, "ref:id title p50 p80 p95 planned due", chance=chance)


def _first(measured: float | None, assumed: float | None) -> float | None:
    """What was measured, else what is assumed."""
    found = assumed if measured is None else measured
    return None if found is None else round(found, 3)
