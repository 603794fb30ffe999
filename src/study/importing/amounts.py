"""Minutes, days and positions as a curriculum file spells them; a month is 52/12 weeks."""

from __future__ import annotations

from study.importing.findings import Position, Span

MONTH = 364 / 12  # days
LONGEST_MINUTES = 5200 * 600
LONGEST_DAYS = 5200 * 7
LARGE = 100_000  # minutes, from which on only hours are told
FEW_WEEKS = 20  # up to which whole weeks are rather weeks than months
LAST = 99_999  # the highest number of a day or a week


def spelled(minutes: Span | None, days: Span | None) -> str:
    """An effort where there is one, else a span; nothing for neither, or for what no file may say."""
    if minutes and 0 < minutes.high <= LONGEST_MINUTES and 0 <= minutes.low <= minutes.high:
        return _minutes(minutes)
    if days and 0 < days.high <= LONGEST_DAYS and 0 < days.low <= days.high:
        return _days(days)
    return ""


def placed(position: Position | None) -> tuple[str, str]:
    """The key and the value of a position: months become their weeks."""
    if position is None or not 0 <= position.first <= LAST:
        return "", ""
    first, last, unit = position.first, position.last, position.unit
    if unit == "month":
        last = None if last is None else last * 52 // 12
        first, unit = (first - 1) * 52 // 12 + 1, "week"
    if last is not None and not max(first, 0) <= last <= LAST:
        return "", ""
    return unit, f"{max(first, 0)}+" if last is None else f"{first}" if first == last else f"{first}-{last}"


def length_of(position: Position | None) -> Span | None:
    """The days a position spans; None for an open end."""
    if position is None or position.last is None or not 0 <= position.first <= position.last <= LAST:
        return None
    days = (position.last - position.first + 1) * {"day": 1, "week": 7, "month": MONTH}.get(position.unit, 0)
    return Span(days, days) if 0 < days <= LONGEST_DAYS else None


def _minutes(span: Span) -> str:
    low, high = round(span.low), max(round(span.high), 1)
    if low == high < LARGE:
        hours, rest = divmod(low, 60)
        return f"{hours}h{rest}m" if hours and rest else f"{hours}h" if hours else f"{rest}m"
    if (low % 15 == high % 15 == 0 and high >= 60) or high >= LARGE:
        ends = [_number(low / 60), _number(high / 60)]
        return f"{ends[0]}h" if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}h"
    return f"{low}-{high}m"


def _days(span: Span) -> str:
    """In the largest unit of which both ends are a whole or half number."""
    units = [("month", MONTH), ("week", 7.0), ("day", 1.0)]
    if span.low % 7 == span.high % 7 == 0 and span.high <= 7 * FEW_WEEKS:
        units = units[1:]
    for unit, length in units:
        low, high = (_halves(end / length) for end in (span.low, span.high))
        if low is not None and high is not None and (unit != "month" or low >= 1):
            amount = _number(low) if low == high else f"{_number(low)}-{_number(high)}"
            return f"{amount} {unit}{'s' if high != 1 else ''}"
    return f"{max(round(span.low), 1)}-{max(round(span.high), 1)} days"


def _halves(value: float) -> float | None:
    """The value to a half, where it is one within half a per cent."""
    near = round(value * 2) / 2
    return near if near and abs(near - value) <= 0.005 * value else None


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
