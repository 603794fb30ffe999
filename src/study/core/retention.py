"""Which snapshots are kept: more of the last days than of long ago."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Those of the last seven days that have any, and the last of each of four weeks and of twelve months.

    The days are those of the moments' own offset. A day without a snapshot does not count, so whoever comes back after
    a year finds what was there when he left.
    """
    newest = sorted(moments, reverse=True)
    days = {at.date() for at in _last_of_each(newest, lambda at: at.date(), DAYS)}
    weeks = _last_of_each(newest, lambda at: at.isocalendar()[:2], WEEKS)
    months = _last_of_each(newest, lambda at: (at.year, at.month), MONTHS)
    return {at for at in newest if at.date() in days} | weeks | months


def _last_of_each(newest: Iterable[datetime], period: Callable[[datetime], object], count: int) -> set[datetime]:
    last: dict[object, datetime] = {}
    for at in newest:
        last.setdefault(period(at), at)
    return set(list(last.values())[:count])
