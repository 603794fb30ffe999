"""The report as one page of HTML that needs nothing else: no script, no network, no other file."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from study.core import words
from study.errors import StudyError
from study.report import charts
from study.report import phrases as facts
from study.report.rules import WEEKS, warmths
from study.screen.markup import is_web
from study.screen.text import tone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jinja2 import Environment

    from study.report.burnup import Charted


MISSING = "A page of HTML takes a library that is not installed. Install it with: pip install 'study[html]'"


JOINERS = "\u200c\u200d"
"""Between letters of some scripts, and between emoji that are shown as one."""


def page(found: Charted) -> str:
    """The page. Raises StudyError where the library for it is not installed."""
    environment = _environment()
    report, day = found.report, found.report.day
    style, _, _ = environment.loader.get_source(environment, "report.css")  # type: ignore[union-attr]
    return environment.get_template("report.html.j2").render(
        report=report,
        day=day,
        style=_trusted(style),
        digest=b64encode(sha256(style.encode()).digest()).decode(),
        figures=facts.figures(found),
        whole=charts.curves(found.whole, day) if found.whole.effort else None,
        several=sum(one is not None for one in found.burnups) > 1,
        curves=[one and charts.curves(one, day) for one in found.burnups],
        halves=charts.halves(report.habit.spent, day, WEEKS),
        bars=charts.bars(found.weeks) if found.weeks else None,
        lists=facts.lists(report),
        urls={one.item.number: one.url for course in report.courses for one in course.resources},
    )


def shown(value: object) -> object:
    """A value as it may stand in the page: in a text, what cannot be seen or turns the direction is replaced."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return "".join(one if one.isprintable() or one.isspace() or one in JOINERS else "\ufffd" for one in value)


def address(url: str) -> str:
    """An address on the web; nothing of any other kind is led to."""
    return url if is_web(url) else ""


def _environment() -> Environment:
    from pathlib import Path

    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise StudyError(MISSING) from None
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "tone": tone, "address": address, "minutes": words.minutes, "hours": words.hours, "short": words.short,
        "weekday": words.weekday, "counted": words.counted,
    }  # fmt: skip
    made.globals |= {"facts": facts, "warmths": warmths}
    return made


def _trusted(text: str) -> str:
    """Text of ours that goes into the page as it is."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 (our own style sheet)
