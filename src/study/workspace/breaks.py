"""Days off and days with extra time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from study.core.availability import check_ahead, check_time
from study.core.days import parse_days
from study.core.days_off import Deviation
from study.domain.timetable import Timetable
from study.errors import WrongUsage
from study.store import hours as stored
from study.store.workspace import Workspace
from study.workspace.hours import changed, timetable

LONGEST_BREAK = 3660  # days


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed after ``study off``."""

    days: str | None = None
    note: str = ""
    holidays: str | None = None
    remove: bool = False
    show: bool = False


def answer(workspace: Workspace, asked: Asked) -> Timetable:
    """Take days off, take that back, or show what there is. Raises WrongUsage for a mixture."""
    if asked.show or asked == Asked():
        if asked not in (Asked(), Asked(show=True)):
            raise WrongUsage("--list shows days off and changes none. Leave out the rest.")
        return timetable(workspace)
    if (asked.days is None) == (asked.holidays is None) or (asked.holidays and asked.note):
        raise WrongUsage(
            "Say which days: study off friday, study off 2026-12-24..2027-01-02, or just --holidays DE-BE."
        )
    if asked.days is None:
        if asked.remove:
            raise WrongUsage("Say which holidays to take back, by their days: see `study off --list`.")
        return take_off(workspace, _holidays(workspace, asked.holidays or ""))
    first, last = days_between(asked.days, workspace)
    if asked.remove:
        return work_again(workspace, first, last)
    return take_off(workspace, [Deviation(first, last, None, asked.note)])


def _holidays(workspace: Workspace, region: str) -> list[Deviation]:
    """The public holidays of a region from today to the end of next year."""
    from study.loading.holidays import holidays

    today = workspace.day
    found = holidays(region, [today.year, today.year + 1])
    return [Deviation(day, day, None, name) for day, name in found if day >= today]


def take_off(workspace: Workspace, days: list[Deviation]) -> Timetable:
    """Take days off."""
    with workspace.writing(create=True) as writer:
        known = stored.deviations(writer.connection)
        new = [one for one in days if one not in known]
        for one in new:
            stored.deviate(writer, one)
        if not new:
            raise WrongUsage("These days are off already. See `study off --list`.")
        return changed(writer.connection, writer.today, new)


def work_again(workspace: Workspace, first: date, last: date) -> Timetable:
    """Take back days off and extra time that lie within some days. Raises WrongUsage if there are none."""
    with workspace.writing() as writer:
        within = [one for one in stored.deviations(writer.connection) if first <= one.first and one.last <= last]
        if not within:
            across = [one for one in stored.deviations(writer.connection) if one.first <= last and first <= one.last]
            hint = f"There is {across[0].first} to {across[0].last}." if across else "See `study off --list`."
            raise WrongUsage(f"Nothing deviates within {first} to {last}. {hint}")
        for one in within:
            stored.deviate(writer, one, active=False)
        return changed(writer.connection, writer.today)


def add_extra(workspace: Workspace, day: date, minutes: int, note: str) -> Timetable:
    """Study so much longer on a day than its hours say."""
    check_time(minutes)
    with workspace.writing(create=True) as writer:
        check_ahead(day, writer.today)
        one = Deviation(day, day, minutes, note)
        if one in stored.deviations(writer.connection):
            raise WrongUsage(f"{day} has that extra time already. See `study off --list`.")
        stored.deviate(writer, one)
        return changed(writer.connection, writer.today)


def days_between(text: str, workspace: Workspace) -> tuple[date, date]:
    """``2026-12-24..2027-01-02``, or one day. Raises WrongUsage if the end comes first."""
    first, last = parse_days(text, workspace.day)
    if last < first:
        raise WrongUsage(f"{text}: {last} is before {first}. Write the first day, two dots, the last day.")
    if (last - first).days > LONGEST_BREAK:
        raise WrongUsage(f"{text} are more than ten years. Check the years.")
    return first, last
