"""`study off` and `study extra`."""

from __future__ import annotations

from datetime import date

from study.core.availability import check_ahead, check_time
from study.core.days import parse_days
from study.core.days_off import Deviation
from study.core.values import dataclass
from study.errors import StudyError, WrongUsage
from study.hours.command import changed, timetable
from study.hours.rules import Timetable
from study.parameters import DAY, JSON, MINUTES, NOTE, argument, flag, option
from study.store import hours as stored
from study.store.workspace import Workspace


def off(
    days: str | None = argument("DAYS", "A day, or first and last: 2026-12-24..2027-01-02.", default=None),
    holidays: str | None = option("--holidays", help="Public holidays, such as DE or DE-BE.", metavar="REGION"),
    note: str = NOTE,
    remove: bool = flag("--remove", help="Take these days back."),
    show_all: bool = flag("--list", help="Show days off and extra time."),
    json: bool = JSON,
) -> None:
    """Take days off, or show those that are.

    Nothing moves by itself: the effect is told, and `study replan` plans around them.

    \b
    study off friday
    study off 2026-12-24..2027-01-02 --note "with the family"
    study off --holidays DE-BE
    study off --list
    study off 2026-12-24..2027-01-02 --remove
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    found = answer(workspace, Asked(days, note, holidays, remove, show_all))
    if json:
        from study.hours.screen import hours as document

        put(document(found))
    else:
        from study.hours.screen import deviations

        show(deviations(found))


def extra(day: str = DAY, time: int = MINUTES, note: str = NOTE, json: bool = JSON) -> None:
    """Study longer on one day than its hours say.

    Take it back with `study off DATE --remove`.

    \b
    study extra saturday 3h
    study extra 2026-05-01 90m --note "the day is free"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    found = add_extra(workspace, workspace.date(day) or workspace.day, time, note)
    if json:
        from study.hours.screen import hours as document

        put(document(found))
    else:
        from study.hours.screen import deviations

        show(deviations(found))


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


def holidays(region: str, years: list[int]) -> list[tuple[date, str]]:
    """The holidays of ``DE`` or ``DE-BE``, with their names. Raises WrongUsage for an unknown region."""
    try:
        from holidays import country_holidays
        from holidays.utils import list_supported_countries
    except ImportError:
        raise StudyError("Holidays need one more library: pip install 'study[holidays]'.") from None
    country, _, part = region.strip().upper().partition("-")
    known: dict[str, list[str]] = list_supported_countries()
    if country not in known:
        raise WrongUsage(f'No holidays are known for "{country}". Give a country by its two letters, such as DE or US.')
    if part and part not in known[country]:
        parts = f"Its parts: {', '.join(known[country])}." if known[country] else "It has no parts."
        raise WrongUsage(f'No part "{part}" of {country} is known. {parts}')
    return sorted(country_holidays(country, subdiv=part or None, years=years).items())
