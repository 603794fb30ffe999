"""Days, spans and minutes in words, the same wherever they are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def minutes(amount: int) -> str:
    """``1h25m``, ``45m``, ``2h``: exact."""
    hours, rest = divmod(amount, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02}m" if rest else f"{hours}h"


def clock(minute: int) -> str:
    """``19:00``: a minute of the day."""
    return f"{minute // 60:02}:{minute % 60:02}"


def hours(amount: int) -> str:
    """``52`` or ``7.5``: hours of a total, to a tenth."""
    tenths = (amount * 10 + 30) // 60
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def week(amounts: Sequence[int]) -> str:
    """``1h a day``, ``Mon–Thu 1h, Sat 3h``: the minutes of each weekday; days alike are told together."""
    if len(set(amounts)) == 1:
        return f"{minutes(amounts[0])} a day"
    groups: list[tuple[str, str, int]] = []
    for day, amount in zip(WEEKDAYS, amounts, strict=True):
        if groups and groups[-1][2] == amount:
            groups[-1] = (groups[-1][0], day[:3], amount)
        else:
            groups.append((day[:3], day[:3], amount))
    return ", ".join(
        f"{first if first == last else f'{first}–{last}'} {minutes(amount)}" for first, last, amount in groups if amount
    )


def weekday(day: date, today: date) -> str:
    """``Monday 2 March``, with the year where it is another."""
    return f"{WEEKDAYS[day.weekday()]} {long(day, today)}"


def long(day: date, today: date) -> str:
    """``2 March``, with the year where it is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def short(day: date, today: date) -> str:
    """``2 Mar``, with the year where it is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def span(first: date, last: date, today: date) -> str:
    """``12–24 Mar``, ``28 Feb – 3 Mar``."""
    if first == last:
        return short(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short(last, today)}"
    return f"{short(first, today)} – {short(last, today)}"


def ends(day: date | None, today: date) -> str:
    """``2 Mar``, or that it never ends."""
    return short(day, today) if day else "never"


def moved(before: date | None, after: date | None, today: date) -> str:
    """``31 March → 1 April``, or ``1 April, as before``: the finish of a plan, and that of the next."""
    if after is None:
        return "nothing left to plan"
    if before is None:
        return long(after, today)
    return f"{long(after, today)}, as before" if before == after else f"{long(before, today)} → {long(after, today)}"


def iso(day: str) -> str:
    """``2 Mar 2026``: a day that was stored."""
    found = date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1][:3]} {found.year}"


def counted(count: int, one: str, many: str = "") -> str:
    """``1 item``, ``3 items``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


LONGEST = 60  # characters of a text that is quoted


def quoted(text: str) -> str:
    """What was typed, or stands in a file, as a message names it."""
    return f'"{excerpt(text)}"'


def excerpt(text: str) -> str:
    """A text of one line, cut to what a message can hold."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
