"""How the week is dealt to the curricula: each has its hours, kept as weights of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd

from study.core.availability import LONGEST_DAY, dealt
from study.core.items import HEAVIEST
from study.core.values import replace
from study.errors import WrongUsage
from study.store import enrollments, plans
from study.store.hours import availability, set_hours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.core.items import Enrollment
    from study.store.database import Connection, Writer


def portions(connection: Connection, today: date, newcomer: int | None = None) -> dict[int, int]:
    """Minutes a week of every curriculum that has work left and is not paused, by enrollment; not of a newcomer."""
    working = {task.curriculum for task in plans.tasks(connection, today)} - {newcomer}
    weights = {one.number: one.weight for one in enrollments.followed(connection) if one.number in working}
    whole, total = sum(availability(connection).usual(today)), sum(weights.values())
    return {number: whole * weight // total for number, weight in weights.items()}


def deal(writer: Writer, wanted: Mapping[int, int], resting: Mapping[int, int]) -> None:
    """Give each curriculum its minutes a week: the week is what they come to, dealt to the days there are.

    Those that are ``resting`` keep so many against the others for later.

    Raises WrongUsage where that is more than the days have.
    """
    week = availability(writer.connection).usual(writer.today)
    if sum(wanted.values()) != sum(week):
        days = dealt(sum(wanted.values()), week)
        if max(days) > LONGEST_DAY:
            raise WrongUsage("That many hours don't fit into your study days. Add days: `study hours --days daily`.")
        set_hours(writer, writer.today, days)
    weights = _weights({**resting, **wanted})
    for one in enrollments.followed(writer.connection):
        if weights.get(one.number, one.weight) != one.weight:
            enrollments.track(writer, replace(one, weight=weights[one.number]))


def share(writer: Writer, one: Enrollment) -> None:
    """Let a newcomer share the week in equal parts: it weighs as much as the others do on average."""
    present = [other for other in enrollments.followed(writer.connection) if other.number != one.number]
    weight = round(sum(other.weight for other in present) / max(len(present), 1)) or one.weight
    if weight != one.weight:
        enrollments.track(writer, replace(one, weight=weight))


def give(writer: Writer, one: Enrollment, minutes: int, within: bool = False, joins: bool = False) -> None:
    """Let a curriculum have so many minutes a week beside the others, or ``within`` the hours there are."""
    present = portions(writer.connection, writer.today, one.number if joins else None)
    others = {number: some for number, some in present.items() if number != one.number}
    if within and others:
        left = sum(availability(writer.connection).usual(writer.today)) - minutes
        if left < len(others):
            raise WrongUsage("That leaves no hours for the others. Give fewer, or leave out --within.")
        total = sum(others.values())
        others = {number: max(left * some // total, 1) for number, some in others.items()}
        others[min(others)] += left - sum(others.values())
    wanted = {**others, one.number: minutes}
    deal(writer, wanted, _resting(writer, present, wanted))


def _resting(writer: Writer, present: Mapping[int, int], wanted: Mapping[int, int]) -> dict[int, int]:
    """What those without hours now, such as paused ones, would have beside the others: so they keep their share."""
    weights = {one.number: one.weight for one in enrollments.followed(writer.connection)}
    minutes, whole = sum(wanted[number] for number in present), sum(weights[number] for number in present)
    return {
        number: max(weight * minutes // whole, 1)
        for number, weight in weights.items()
        if present and number not in present and number not in wanted
    }


def _weights(wanted: Mapping[int, int]) -> dict[int, int]:
    """Minutes as the smallest whole numbers in the same proportion, as exact as weights can be."""
    common = gcd(*wanted.values()) or 1
    largest = max(wanted.values(), default=1)
    if largest // common <= HEAVIEST:
        return {number: max(minutes // common, 1) for number, minutes in wanted.items()}
    return {number: max(round(minutes * HEAVIEST / largest), 1) for number, minutes in wanted.items()}
