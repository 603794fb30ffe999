"""Ways to go on, each with its price, and plans side by side."""

from __future__ import annotations

from datetime import date

from study.core.deadlines import DueDate, Late
from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from study.core.effect import FinishShift
    from study.core.lost import LostDate
    from study.core.schedule import Session


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to catch up: what it is, how it is typed, and when it ends.

    ``finish`` is the last day if all goes as planned, ``p80`` the day by which it ends with 80 %.
    """

    kind: str  # extra, hours, drop, path or later
    text: str
    command: str
    finish: date | None
    p80: date | None


@dataclass(frozen=True, slots=True)
class Catchup:
    """How far behind the plan, in minutes; its last day; the remedies, numbered from 1; dates that are given up.

    ``too_many`` are the minutes a week that the last day would take, where nobody could keep them up.
    ``is_assumed``: there is no record yet, and the 80 % dates go by others.
    """

    day: date
    behind: int
    finish: date | None
    remedies: list[Remedy] = field(default_factory=list)
    lost: Sequence[LostDate] = ()
    too_many: int | None = None
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Resumption:
    """A plan after a gap: silent from the first to the last day, which are ``off`` if the learner says so.

    ``gentle`` are the first days from now on, each with its minutes.
    """

    day: date
    silent: tuple[date, date]
    off: bool
    before: date | None
    after: date | None
    p80: date | None
    gentle: list[tuple[date, int]]
    shifts: Sequence[FinishShift] = ()
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """What replanning with these options would come to. ``week`` is minutes a week, ``remaining`` all minutes left.

    ``p80`` is the day by which it ends in four cases of five; None where that was not worked out.
    """

    args: str
    week: int
    items: int
    remaining: int
    finish: date | None
    p80: date | None
    late: list[Late]
    unplaced: int
    deadlines: list[DueDate]
    sessions_a_week: float | None
    lost: Sequence[LostDate] = ()

    @property
    def kept(self) -> int:
        """How many due dates are kept."""
        return sum(one.kept for one in self.deadlines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The plan as it would be made now, and the options; for ``is_assumed`` see ``Catchup``."""

    today: date
    now: Option
    options: list[Option]
    is_assumed: bool = False


def sessions_a_week(sessions: Iterable[Session], start: date) -> float | None:
    """How many sessions a week has on the average, from the start to the last of them; at least one week is counted."""
    days = [session.day for session in sessions if session.minutes]
    return round(7 * len(days) / max((days[-1] - start).days + 1, 7), 1) if days else None
