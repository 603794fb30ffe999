"""The effort of an item as a learner types it."""

from __future__ import annotations

from fractions import Fraction

from study.core.duration import DEFAULT_PACE, Pace, Unreadable, parse_duration
from study.errors import WrongUsage
from study.store.hours import availability

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Writer


def effort_of(writer: Writer, text: str) -> tuple[int, int, int]:
    """Low, likely and high in minutes. Days and weeks are the learner's own. Raises WrongUsage."""
    try:
        duration = parse_duration(text)
    except Unreadable as fault:
        raise WrongUsage(f"--effort: {fault}: {fault.hint}.") from None
    if duration.ongoing:
        raise WrongUsage('--effort: "ongoing" has no end to plan for. Give the time you want to spend: 3h, 2 weeks.')
    effort = duration.effort(_pace(writer))
    return effort.low, effort.likely, effort.high


def _pace(writer: Writer) -> Pace:
    """What a day and a week of the learner hold; ten hours a week if he has not said."""
    week = availability(writer.connection).week(writer.today)
    if not any(week):
        return DEFAULT_PACE
    minutes = Fraction(sum(week))
    return Pace(minutes, minutes, sum(map(bool, week)))
