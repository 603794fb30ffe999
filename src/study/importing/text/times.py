"""Time as authors write it: how long (effort, span, pace) and where (position), each with the place it stands at.

The four are never mixed: *effort* is minutes, *span* days, *pace* minutes in a day or a week, *position* the number of
a day, a week or a month in the plan.
"""

from __future__ import annotations

import math
import re

from study.core.duration import WEEKS_PER_MONTH
from study.core.values import dataclass, replace
from study.importing.findings import Position, Span
from study.importing.text import time_patterns
from study.importing.text.lexicon import Lexicon, fold, narrow
from study.importing.text.time_patterns import Patterns

EFFORT, SPAN, PACE = "effort", "span", "pace"
DAYS = {"day": 1.0, "week": 7.0, "month": float(WEEKS_PER_MONTH * 7), "year": 365.0}
MINUTES = {"minute": 1.0, "hour": 60.0}
LONGEST = 2000  # characters of a text that times are looked for in

_SLOT = re.compile(
    r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)\s*(?:-|–|—|~|～|to|bis|a|à|até|至|到)\s*([01]?\d|2[0-4]):([0-5]\d)(?![\d:])"
)
_HALVES = re.compile(
    r"(?<![\d:])(\d{1,2})(?::([0-5]\d))?\s*([ap])?(?:\.?m\.?)?\s*(?:-|–|—|to)\s*(\d{1,2})(?::([0-5]\d))?\s*([ap])\.?m\b\.?",
    re.IGNORECASE,
)
"""6:00 pm - 7:30 pm, 9-11am: the half of the day may stand behind the second hour only."""
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Time:
    """An amount found in a text, from `start` to `end`; `per` is the unit of a pace."""

    kind: str
    start: int
    end: int
    low: float
    high: float
    per: str = ""

    @property
    def span(self) -> Span:
        return Span(round(self.low, 2), round(self.high, 2))


@dataclass(frozen=True, slots=True)
class Place:
    """A position found in a text."""

    start: int
    end: int
    position: Position


@dataclass(frozen=True, slots=True)
class Timing:
    """What a place that is about time says: minutes of work, days it spans, the author's pace, a position."""

    minutes: Span | None = None
    days: Span | None = None
    pace: str = ""
    position: Position | None = None


def amounts(text: str, lexicon: Lexicon) -> list[Time]:
    """Every effort, span and pace in a text, from left to right."""
    if len(text) > LONGEST:
        return []
    plain = narrow(text)
    patterns = time_patterns.patterns(lexicon)
    found = []
    for match in patterns.amount.finditer(plain):
        time = _amount(match, lexicon, patterns)
        if time is not None:
            found.append(time)
    return found


def whole(text: str, lexicon: Lexicon) -> Time | None:
    """The amount that a text is, and nothing else: "~ 4-5hrs"."""
    text = narrow(text).strip(" ~≈.·•")
    found = amounts(text, lexicon)
    return found[0] if len(found) == 1 and found[0].start == 0 and found[0].end == len(text) else None


def clock(text: str) -> float | None:
    """Minutes of `mm:ss` or `h:mm:ss`, whole ones, at least one."""
    found = _CLOCK.fullmatch(narrow(text).strip())
    if found is None:
        return None
    seconds = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    return float(max(1, math.floor(seconds / 60 + 0.5)))


def slot(text: str) -> tuple[re.Match[str], float] | None:
    """The first time of day from one to another in a text, and its minutes."""
    if len(text) > LONGEST:
        return None
    if halves := _HALVES.search(narrow(text)):
        first, last = (int(halves[n]) % 12 * 60 + int(halves[n + 1] or 0) for n in (1, 4))
        apart = 720 if (halves[3] or halves[6]).casefold() != halves[6].casefold() else 0
        minutes = (last - first) % 720 + (apart if last >= first else 0)
        return (halves, float(minutes)) if minutes else None
    found = _SLOT.search(narrow(text))
    if found is None:
        return None
    first, last = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
    return (found, float((last - first) % 1440)) if last != first else None


def below(text: str, lexicon: Lexicon) -> Timing:
    """What a line below a heading says of its time; of a place only if it begins with it, not "before day 1"; nothing
    where it tells of time that was spent."""
    if re.search(rf"\b(?:{lexicon.alternation('spent')})\b", fold(text[:LONGEST])):
        return Timing()
    place, said = position(text, lexicon), timing(text, lexicon)
    return said if place is None or not re.search(r"\w", text[: place.start]) else replace(said, position=None)


def timing(text: str, lexicon: Lexicon) -> Timing:
    """All that a text says about time. A span at a pace is work: low × low, high × high."""
    place = position(text, lexicon)
    several = [time for time in amounts(text, lexicon) if not _overlap(time, place)]
    efforts = [time for time in several if time.kind == EFFORT]
    spans = [time for time in several if time.kind == SPAN]
    pace = _best_pace([time for time in several if time.kind == PACE])
    minutes = efforts[0].span if efforts else None
    days = spans[0].span if spans else None
    if minutes is None and days is not None and pace is not None:
        minutes = product(days, pace)
    return Timing(minutes, days, written_pace(pace) if pace else "", place.position if place else None)


def _overlap(time: Time, place: Place | None) -> bool:
    """ "Third week" and 第 3 周 are places, not three weeks."""
    return place is not None and time.start < place.end and time.end > place.start


def product(days: Span, pace: Time) -> Span:
    """Work of a span at a pace."""
    share = 1.0 if pace.per == "day" else 1 / DAYS[pace.per]
    return Span(round(days.low * share * pace.low, 2), round(days.high * share * pace.high, 2))


def written_pace(pace: Time) -> str:
    """A pace as a curriculum file has it: `5-10h/week`."""
    unit, factor = ("h", 60.0) if pace.low >= 60 or pace.low % 60 == 0 or pace.high >= 60 else ("m", 1.0)
    share = 1.0 if pace.per != "month" else 1 / (DAYS["month"] / 7)
    low, high = (
        f"{end * share / factor:g}" if share == 1 else f"{end * share / factor:.2g}" for end in (pace.low, pace.high)
    )
    per = pace.per if pace.per != "month" else "week"
    return f"{low}{unit}/{per}" if low == high else f"{low}-{high}{unit}/{per}"


def pace(text: str, lexicon: Lexicon) -> Time | None:
    """The pace in a text, that of a week before that of a day."""
    return _best_pace([time for time in amounts(text, lexicon) if time.kind == PACE])


def position(text: str, lexicon: Lexicon) -> Place | None:
    """The first position in a text: "Weeks 5–8", "Day 3", "第 1 周", "Week 32+"."""
    if len(text) > LONGEST:
        return None
    patterns = time_patterns.patterns(lexicon)
    plain = narrow(text)
    found = min(
        (match for pattern in patterns.places if (match := pattern.search(plain))),
        key=lambda match: match.start(),
        default=None,
    )
    return _place(found, lexicon, patterns) if found else None


def places(text: str, lexicon: Lexicon) -> list[Place]:
    """Every position in a text."""
    if len(text) > LONGEST:
        return []
    patterns = time_patterns.patterns(lexicon)
    matches = [match for pattern in patterns.places for match in pattern.finditer(narrow(text))]
    read = [_place(match, lexicon, patterns) for match in sorted(matches, key=lambda match: match.start())]
    return [place for place in read if place is not None]


def numbered(text: str, unit: str, lexicon: Lexicon) -> Position | None:
    """A position in a cell whose column says the unit: "3-5", "43 Mon", "Week 7", "12+"."""
    if place := position(text, lexicon):
        return place.position
    found = re.match(
        r"(?!\W*-\d)\W*(\d{1,4})(?:\s*(?:-|–|—|/|&|to|bis|a|à|至|~)\s*(\d{1,4}))?(\s*\+)?(?![\d:./])", narrow(text)
    )
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return Position(unit, first, None if found[3] else max(first, last))


def _best_pace(several: list[Time]) -> Time | None:
    return next((time for time in several if time.per == "week"), several[0] if several else None)


def _amount(match: re.Match[str], lexicon: Lexicon, patterns: Patterns) -> Time | None:
    """An amount out of a match; None where the number cannot be read."""
    low = lexicon.number(match["low"])
    high = lexicon.number(match["high"]) if match["high"] else low
    if low is None or high is None or high < low:
        return None
    extra = 0.5 if match["half"] else 0.0
    unit = patterns.units[match["unit"].casefold().rstrip(".")]
    start, end = match.start(), match.end()
    if unit not in MINUTES:
        factor = DAYS[unit]
        return Time(SPAN, start, end, (low + extra) * factor, (high + extra) * factor)
    low, high = (low + extra) * MINUTES[unit], (high + extra) * MINUTES[unit]
    if unit == "hour" and (more := patterns.minutes.match(match.string, end)):
        low, high, end = low + int(more[1]), high + int(more[1]), more.end()
    if rate := patterns.rate.match(match.string, end):
        return Time(PACE, start, rate.end(), low, high, patterns.rates[_rate_word(rate)])
    if match["every"]:
        return Time(PACE, start, end, low, high, patterns.rates[match["every"].casefold()])
    return Time(EFFORT, start, end, low, high)


def _rate_word(rate: re.Match[str]) -> str:
    return next(group for group in (rate[1], rate[2]) if group).casefold()


def _place(match: re.Match[str], lexicon: Lexicon, patterns: Patterns) -> Place | None:
    groups = match.groupdict()
    unit = patterns.positions.get(groups["unit"].casefold())
    first = lexicon.number(groups["first"])
    last = lexicon.number(groups["last"]) if groups.get("last") else first
    if unit is None or first is None or last is None or first != int(first) or last != int(last):
        return None
    open_end = bool(groups.get("open"))
    if last < first:
        last = first
    return Place(match.start(), match.end(), Position(unit, int(first), None if open_end else int(last)))
