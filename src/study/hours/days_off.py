"""`study off` and `extra`: days on which other hours hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core.availability import HoursException, check_ahead, check_time
from study.errors import WrongUsage
from study.hours import screen
from study.hours.facts import changed_week, shown_week
from study.hours.rules import StudyWeek, days_between, public_holidays
from study.parameters import DAY, DRY_RUN, JSON, MINUTES, NOTE, argument, flag, option
from study.screen.console import answer, answer_change
from study.store import hours as stored
from study.store.workspace import Workspace


def off(
    days: str | None = argument("DAYS", "A day, or first and last: 2026-12-24..2027-01-02.", default=None),
    holidays: str | None = option("--holidays", help="Public holidays, such as DE or DE-BE.", metavar="REGION"),
    note: str = NOTE,
    remove: bool = flag("--remove", help="Make these days study days again."),
    show_all: bool = flag("--list", help="Show days off and extra time."),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Take days off, or list them.

    Nothing moves by itself: the effect is told, and `study replan` plans around them.

    \b
    study off friday
    study off 2026-12-24..2027-01-02 --note "with the family"
    study off --holidays DE-BE
    study off --list
    study off 2026-12-24..2027-01-02 --remove
    """
    workspace = Workspace(dry_run=dry_run)
    is_given = days is not None or holidays is not None or bool(note) or remove
    if show_all and is_given:
        raise WrongUsage("--list only shows days off. Leave out the other options.")
    if not is_given:
        return answer(json, "study.hours/1", screen.document, screen.days_off_page, shown_week(workspace))
    return _answer(workspace, json, _off(workspace, days, holidays, note, remove))


def extra(day: str = DAY, time: int = MINUTES, note: str = NOTE, dry_run: bool = DRY_RUN, json: bool = JSON) -> None:
    """Add extra study time to a day.

    Take it back with `study off DATE --remove`.

    \b
    study extra saturday 3h
    study extra 2026-05-01 90m --note "the day is free"
    """
    workspace = Workspace(dry_run=dry_run)
    on = workspace.date(day) or workspace.day
    check_time(time)
    with workspace.writing(create=True) as writer:
        check_ahead(on, writer.today)
        longer = HoursException(on, on, time, note)
        if longer in stored.exceptions(writer.connection):
            raise WrongUsage(f"{on} already has that extra time. See `study off --list`.")
        stored.set_exception(writer, longer)
        found = changed_week(writer)
    _answer(workspace, json, found)


def _answer(workspace: Workspace, json: bool, found: StudyWeek) -> None:
    answer_change(
        json, "study.hours/1", lambda: screen.document(found), lambda: screen.days_off_page(found), workspace.commit
    )


def _off(workspace: Workspace, days: str | None, region: str | None, note: str, remove: bool) -> StudyWeek:
    """Take days off, or take that back. Raises WrongUsage for a mixture."""
    if (days is None) == (region is None) or (region and note):
        raise WrongUsage(
            "Say which days: `study off friday`, `study off 2026-12-24..2027-01-02`, or just --holidays DE-BE."
        )
    if days is None:
        if remove:
            raise WrongUsage("Name the holidays to remove by their days: see `study off --list`.")
        return _take_off(workspace, _holidays(region or "", workspace.day))
    first, last = days_between(days, workspace.day)
    if remove:
        return _take_back(workspace, first, last)
    return _take_off(workspace, [HoursException(first, last, None, note)])


def _holidays(region: str, today: date) -> list[HoursException]:
    """The public holidays of a region from today to the end of next year."""
    found = public_holidays(region, [today.year, today.year + 1])
    return [HoursException(day, day, None, name) for day, name in found if day >= today]


def _take_off(workspace: Workspace, days: Sequence[HoursException]) -> StudyWeek:
    with workspace.writing(create=True) as writer:
        known = stored.exceptions(writer.connection)
        new = [one for one in days if one not in known]
        if not new:
            raise WrongUsage("These days are already off. See `study off --list`.")
        for one in new:
            stored.set_exception(writer, one)
        return changed_week(writer, new)


def _take_back(workspace: Workspace, first: date, last: date) -> StudyWeek:
    """Let the usual hours hold again within some days. Raises WrongUsage if no others do."""
    with workspace.writing() as writer:
        known = stored.exceptions(writer.connection)
        within = [one for one in known if first <= one.first and one.last <= last]
        if not within:
            across = [one for one in known if one.first <= last and first <= one.last]
            hint = f"There is {across[0].first} to {across[0].last}." if across else "See `study off --list`."
            raise WrongUsage(f"There are no days off from {first} to {last}. {hint}")
        for one in within:
            stored.set_exception(writer, one, active=False)
        return changed_week(writer)
