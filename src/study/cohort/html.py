"""A group's report as one page of HTML that needs nothing else: learners, their finishes, items by trouble."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from study.cohort.rules import ItemTrouble, LearnerProgress, Stuck, Usual, finish, group_finish, through, usual_of
from study.core import words
from study.core.values import dataclass

WIDTH, HEIGHT = 720, 200
"""Of the chart, in its own units."""

WEEKS = 52
"""At most so many weeks are drawn."""

PROMISES = 0.5, 0.8, 0.95
"""The probabilities of a learner's fan."""

MOST = 15
"""Items that are shown."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The share of a group that is through, as a line; with months below it and shares beside it."""

    line: str
    months: list[tuple[float, str]]
    marks: list[tuple[float, float, str]]


def page_of(
    group: Sequence[LearnerProgress],
    troubles: Sequence[ItemTrouble],
    stuck: Sequence[Stuck],
    silences: Sequence[tuple[int, bool]],
    today: date,
) -> str:
    """The page. Everything that learners wrote is escaped by the template."""
    from pathlib import Path

    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    here = Path(__file__).parent
    environment = Environment(loader=FileSystemLoader(here), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    environment.filters |= {name: getattr(words, name) for name in ("minutes", "hours", "short", "counted")}
    style = (here / "cohort.css").read_text(encoding="utf-8")
    usual = usual_of(group)
    rows = [(one, _fan(one, usual, today)) for one in group]
    days = [(day - today).days for _, fan in rows for day in fan if day]
    last = min(max(days, default=1), 7 * WEEKS)
    return environment.get_template("cohort.html.j2").render(
        today=today,
        group=[(one, fan, [_place(day, today, last) for day in fan]) for one, fan in rows],
        finishes=group_finish(group, silences, today),
        curve=_curve(group, silences, today),
        troubles=[one for one in troubles if one.ratio][:MOST],
        stuck=stuck,
        style=Markup(style),  # noqa: S704 (our own style sheet)
        digest=b64encode(sha256(style.encode()).digest()).decode(),
    )


def _fan(one: LearnerProgress, usual: Usual, today: date) -> list[date | None]:
    """The days by which a learner is through with 50, 80 and 95 per cent, None where that is not in sight."""
    return [finish(one, usual, promise, today) for promise in PROMISES] if one.remaining else []


def _place(day: date | None, today: date, last: int) -> float:
    """Where a day stands between today, which is 0, and the last one that is drawn, which is 100."""
    return 100.0 if day is None else min(100 * (day - today).days / max(last, 1), 100.0)


def _curve(group: Sequence[LearnerProgress], silences: Sequence[tuple[int, bool]], today: date) -> Curve | None:
    """The expected share that is through, week by week, until nearly all are or a year is over."""
    if not group:
        return None
    shares = through(group, silences, range(0, WEEKS * 7 + 1, 7))
    last = next((n for n, share in enumerate(shares) if share >= 0.97), WEEKS)
    last = max(last, 4)
    step = WIDTH / last
    points = [(n * step, HEIGHT * (1 - share)) for n, share in enumerate(shares[: last + 1])]
    first = today.replace(day=1)
    months = []
    for _ in range(13):
        first = (first + timedelta(days=32)).replace(day=1)
        place = (first - today).days / 7 * step
        if place < WIDTH - 20:
            months.append((place, f"{first:%b}"))
    marks = [(0.0, HEIGHT * (1 - share / 100), f"{share} %") for share in (50, 80, 95)]
    return Curve(" ".join(f"{x:.1f},{y:.1f}" for x, y in points), months, marks)
