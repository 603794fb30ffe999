"""The report as one page of HTML that needs nothing else: no script, no network, no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from study.core import words
from study.core.address import is_web
from study.core.journal import entries
from study.core.values import dataclass
from study.journal import screen as journal
from study.report import phrases
from study.report.ahead import ahead
from study.report.burnup import TICKS, Tick, Work, axis, burnup, curves, percent
from study.report.rules import heat, warmths, weeks_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jinja2 import Environment

    from study.core.agenda import Due
    from study.core.items import Item, Material
    from study.core.progress import StudyWeek
    from study.forecast.fan import Fan
    from study.report.rules import Report, StudyDay


JOINERS = "\u200c\u200d"
"""Between letters of some scripts, and between emoji that are shown as one."""


LEAST_SLOTS = 12  # weeks there is room for, however few they are


LABELS = 2  # slots at the left where only the hours are written


HALF = 26  # weeks of the heat map in one row on a phone


@dataclass(frozen=True, slots=True)
class Bar:
    """A week as a bar in its slot: places from the left and the top, in per cent. ``hours`` is where those lie."""

    week: StudyWeek
    slot: float
    end: float
    left: float
    width: float
    top: float
    height: float
    hours: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Weeks as bars."""

    bars: list[Bar]
    across: list[Tick]
    up: list[Tick]


@dataclass(frozen=True, slots=True)
class Half:
    """Half a heat map: columns of days, and the months that begin in them by the number of the column."""

    weeks: list[list[StudyDay]]
    months: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to do now, with the unfinished materials of its modules by item; the sessions of the days to come; and the
    way to the end."""

    now: list[Due]
    materials: Mapping[int, list[Material]]
    days: list[tuple[date, list[tuple[Item, int]]]]
    fan: Fan | None = None


def page(report: Report, works: Sequence[Work], weeks: Sequence[StudyWeek], agenda: Agenda) -> str:
    """The page, with the work of each course in its order."""
    from pathlib import Path

    environment, day = _environment(), report.day
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    burnups = [burnup([work], day) if work.effort else None for work in works]
    whole = burnup([work for work in works if work.effort], day)
    return environment.get_template("report.html.j2").render(
        report=report,
        agenda=agenda,
        day=day,
        style=_trusted(style),
        digest=b64encode(sha256(style.encode()).digest()).decode(),
        figures=phrases.figures(report, weeks),
        ahead=ahead(agenda.fan, day) if agenda.fan else None,
        whole=curves(whole, day) if whole.effort else None,
        several=sum(work.effort > 0 for work in works) > 1,
        curves=[each and curves(each, day) for each in burnups],
        halves=halves(report.habit.spent, day, weeks_of(report.habit.spent, day)),
        bars=bars(weeks) if weeks else None,
        lists=phrases.lists(report),
        about=report.about,
        urls={resource.item.number: resource.url for course in report.courses for resource in course.resources},
    )


def shown(value: object) -> object:
    """A value as it may stand in the page: in a text, what cannot be seen or turns the direction is replaced."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return "".join(one if one.isprintable() or one.isspace() or one in JOINERS else "\ufffd" for one in value)


def address(url: str) -> str:
    """An address on the web; nothing of any other kind is led to."""
    return url if is_web(url) else ""


def bars(weeks: Sequence[StudyWeek]) -> Bars:
    """Weeks as they are drawn; the newest is at the right."""
    slots = max(len(weeks) + LABELS, LEAST_SLOTS)
    top, up = axis(max(max(week.minutes, week.hours) for week in weeks))
    drawn = [_bar(week, n, slots, top) for n, week in enumerate(weeks, slots - len(weeks))]
    every = max(len(weeks) // (TICKS - 1), slots // 4)
    across = [
        Tick(round((bar.slot + bar.end) / 2, 2), words.short(bar.week.monday, bar.week.monday))
        for bar in drawn[::-1][::every]
    ]
    return Bars(drawn, across, up)


def halves(spent: Mapping[date, int], today: date, weeks: int) -> list[Half]:
    """The heat map, in two halves where it is so long."""
    whole = heat(spent, today, weeks)
    return [Half(part, list(_months(part))) for part in (whole[:-HALF], whole[-HALF:]) if part]


def _bar(week: StudyWeek, n: int, slots: int, top: int) -> Bar:
    height = percent(week.minutes / top)
    return Bar(
        week=week,
        slot=percent(n / slots),
        end=percent((n + 1) / slots),
        left=percent((n + 0.15) / slots),
        width=percent(0.7 / slots),
        top=round(100 - height, 2),
        height=height,
        hours=percent(1 - week.hours / top),
    )


def _months(weeks: list[list[StudyDay]]) -> Iterator[tuple[int, str]]:
    """The months that begin in a week, by its number; not in the last, where there is no room for a name."""
    for n, week in enumerate(weeks[:-1]):
        for day in week:
            if day.date.day == 1:
                yield n, words.MONTHS[day.date.month - 1][:3]


def _environment() -> Environment:
    from pathlib import Path

    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"address": address, "entries": lambda text: "\n".join(entries(text))}
    environment.filters |= {name: getattr(words, name) for name in ("minutes", "hours", "short", "weekday", "counted")}
    environment.globals |= {"facts": phrases, "warmths": warmths, "journal": journal}
    return environment


def _trusted(text: str) -> str:
    """Text of ours that goes into the page as it is."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 (our own style sheet)
