"""What plans went by, and whether the record says otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from study.core.values import dataclass
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

KNOWN = 21
"""Days of record after which it may be held against the plan."""

LOOKED_AT = 56
"""Days that are looked at; what was long ago is past."""

LESS, MORE = 0.85, 1.3
"""Who gets done less than this part of what is planned, or more, is told of a plan that believes it. Less counts
sooner: a plan that is too early is no plan."""


@dataclass(frozen=True, slots=True)
class PlanShare:
    """A plan, the days on which it held, and the part of the hours it filled, in estimated minutes."""

    plan: int
    first: date
    last: date
    share: float


def is_doubted(connection: sqlite3.Connection, today: date) -> bool:
    """Whether three weeks, since a plan last believed the record, say that it is not kept or far too easy."""
    begun = rows.day(
        connection,
        "SELECT coalesce((SELECT max(s.day) FROM setting JOIN step s ON s.number = setting.step"
        " WHERE setting.key IN ('ratio', 'attendance')), min(s.day)) FROM plan JOIN step s ON s.number = plan.step",
    )
    if begun is None or (today - begun).days < KNOWN:
        return False
    first = max(begun, today - timedelta(days=LOOKED_AT))
    held = list(shares(connection, today))
    believed = sum(_planned(connection, one, first) / one.share for one in held) * held[-1].share
    (done,) = connection.execute(
        "SELECT coalesce(sum(gain), 0) FROM entry WHERE day >= ? AND day < ?", (first.isoformat(), today.isoformat())
    ).fetchone()
    return believed > 0 and not LESS <= done / believed <= MORE


def share_on(held: Sequence[PlanShare], day: date) -> float:
    """What part of the hours the plan filled that held on a day."""
    n = bisect_right(held, day, key=lambda one: one.first)
    return held[n - 1].share if n else 1.0


def shares(connection: sqlite3.Connection, today: date) -> Iterator[PlanShare]:
    """Every plan that held at the end of a day, up to yesterday; the one of today holds until then as well."""
    settings = connection.execute(
        "SELECT step, key, CAST(value AS INTEGER) FROM setting"
        " WHERE key IN ('ratio', 'attendance', 'reserve') ORDER BY number"
    ).fetchall()
    made = connection.execute(
        "SELECT max(plan.number), plan.step, s.day FROM plan JOIN step s ON s.number = plan.step"
        " GROUP BY s.day ORDER BY s.day"
    ).fetchall()
    ends = [date.fromisoformat(day) - timedelta(days=1) for _, _, day in made[1:]]
    for (plan, step, day), end in zip(made, [*ends, today - timedelta(days=1)], strict=True):
        yield PlanShare(plan, date.fromisoformat(day), end, _share([one for one in settings if one[0] <= step]))


def _share(settings: Sequence[tuple[int, str, int]]) -> float:
    known = {"ratio": 100, "attendance": 100, "reserve": 0} | {key: value for _, key, value in settings}
    return min(known["attendance"], 100 - known["reserve"]) / known["ratio"]


def _planned(connection: sqlite3.Connection, held: PlanShare, first: date) -> int:
    """Minutes planned from a day on, as long as a plan held."""
    sql = "SELECT coalesce(sum(minutes), 0) FROM session WHERE plan = ? AND day BETWEEN ? AND ?"
    return int(rows.cell(connection, sql, (held.plan, max(held.first, first).isoformat(), held.last.isoformat())))
