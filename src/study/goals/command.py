"""`study goal`: goals shown, set, changed and given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from study.core.items import KINDS
from study.errors import WrongUsage
from study.goals import facts as goals
from study.goals.rules import HOURS, Aims, Goal, is_same, kind_of, named, period, plural, when
from study.parameters import JSON, argument, flag, option, whole_number, year_of
from study.store.database import NoDatabase
from study.store.workspace import Workspace


def goal(
    what: str | None = argument("WHAT", "hours, competitions, books …, a tag, a list or a type.", default=None),
    target: int | None = argument("NUMBER", "How many.", default=None, read=whole_number),
    year: int | None = option(
        "--year", help="The year it is for; this one if not given.", metavar="YEAR", read=year_of
    ),
    first: str | None = option("--from", help="Its first day, if it is for no year.", metavar="DATE"),
    last: str | None = option("--to", help="Its last day, inclusive.", metavar="DATE"),
    before: int | None = option(
        "--before", help="What the year before reached; else it is counted.", metavar="NUMBER", read=whole_number
    ),
    remove: bool = flag("--remove", help="Give the goal up."),
    json: bool = JSON,
) -> None:
    """Show the goals, set one or give it up.

    A goal counts hours, a kind of item (competitions, books, papers …), a tag, or what stands in a list or is of a
    type. What was done is counted from your entries. The same thing in the same time again changes the goal.

    \b
    study goal
    study goal competitions 10 --before 3
    study goal hours 400 --year 2027
    study goal books 2 --from "1 june" --to "31 august"
    study goal books --year 2026 --remove
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    workspace = Workspace()
    dates = goal_dates(workspace, year, first, last)
    found = aiming_goal(workspace, Asked(what, target, dates, before, remove))
    if json:
        from study.goals.screen import goals as document

        put(document(found.goals))
    else:
        from study.goals.screen import screen

        show(screen(found, workspace.day))


@dataclass(frozen=True, slots=True)
class Dates:
    """The time a learner gives: a year, or a first and a last day; none of them is this year."""

    year: int | None = None
    first: date | None = None
    last: date | None = None

    def days(self, today: date) -> tuple[date, date]:
        """First and last day. Raises WrongUsage if they contradict one another."""
        if self.year and (self.first or self.last):
            raise WrongUsage("--year is a whole year; --from and --to are other days. Give the one or the other.")
        first, last = period(self.year, self.first, self.last, today)
        if last < first:
            wrong = f"The goal would end on {last}, before it begins on {first}."
            raise WrongUsage(f"{wrong} Give each day with its year.")
        return first, last


def goal_dates(workspace: Workspace, year: int | None, first: str | None, last: str | None) -> Dates:
    """The days as they were typed. A first day without a year is the one before the last day."""
    begin, end = workspace.date(first), workspace.date(last)
    if begin and end and begin > end:
        begin = min(begin, workspace.date(first, past=True) or begin)
    return Dates(year, begin, end)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a learner says of a goal; nothing at all to see them. ``before`` is what the time before reached."""

    what: str | None = None
    target: int | None = None
    dates: Dates = Dates()
    before: int | None = None
    remove: bool = False


def aiming_goal(workspace: Workspace, asked: Asked) -> Aims:
    """Show the goals, set one, or give it up. Raises WrongUsage for what makes no sense."""
    if asked.what is None:
        if asked != Asked():
            raise WrongUsage("Say what the goal is for: study goal competitions 10")
        return _judged(workspace)
    if asked.remove:
        if asked.target is not None or asked.before is not None:
            raise WrongUsage("--remove gives a goal up: leave the number and --before out.")
        return _given_up(workspace, asked.what, asked.dates)
    if asked.target is None:
        raise WrongUsage(f"How many? Write it as: study goal {asked.what} 10")
    if asked.target < 1:
        raise WrongUsage(f"A goal is at least 1. To give one up: study goal {asked.what} --remove")
    if asked.before is not None and asked.before < 0:
        raise WrongUsage("--before is what the year before reached, 0 or more.")
    return _set(workspace, asked.what, asked.target, asked)


def _judged(workspace: Workspace) -> Aims:
    try:
        with workspace.reading() as connection:
            return Aims(goals.judged(connection, workspace.today(connection)))
    except NoDatabase:
        return Aims([])


def _set(workspace: Workspace, word: str, target: int, asked: Asked) -> Aims:
    """Set a goal; the same thing in the same time again changes it."""
    days = asked.dates.days(workspace.day)
    held, words = _known(workspace)
    goal = Goal(_countable(word, words), target, *days, asked.before)
    was = _at(held, goal.goal, days)
    if was:
        goal = replace(was, target=target, before=was.before if asked.before is None else asked.before)
    if goal == was:
        with workspace.reading() as connection:
            return Aims([goals.judge(connection, goal, workspace.today(connection))], "set", was)
    with workspace.writing(create=True) as writer:
        goals.set_goal(writer, replace(goal, enrollment=None))
        kept = _at(goals.goals(writer.connection), goal.goal, days) or goal
        return Aims([goals.judge(writer.connection, kept, writer.today)], "set", was)


def _given_up(workspace: Workspace, word: str, dates: Dates) -> Aims:
    """Let a goal hold no longer."""
    held, _ = _known(workspace)
    goal = _meant(_same(held, word), word, dates, workspace.day)
    with workspace.writing() as writer:
        goals.set_goal(writer, replace(goal, enrollment=None), active=False)
    return Aims([], "given up", goal)


def _known(workspace: Workspace) -> tuple[list[Goal], list[str]]:
    """The goals that hold, and the words that count something."""
    try:
        with workspace.reading() as connection:
            return goals.goals(connection), goals.words(connection)
    except NoDatabase:
        return [], []


def _same(held: Sequence[Goal], word: str) -> list[Goal]:
    return [one for one in held if is_same(one.goal, word)]


def _at(held: Sequence[Goal], word: str, days: tuple[date, date]) -> Goal | None:
    """The goal for the same thing in just this time."""
    return next((one for one in _same(held, word) if (one.first, one.last) == days), None)


def _countable(word: str, words: Sequence[str]) -> str:
    """A word as it is counted by. Raises WrongUsage, with the near ones, for one that nothing goes by."""
    name = named(word)
    if name == HOURS or kind_of(name):
        return name
    for one in words:
        if one.casefold() == name.casefold():
            return one
    near = " or ".join(f'"{one}"' for one in _near(name, words))
    meant = f" Did you mean {near}?" if near else ""
    raise WrongUsage(
        f'Nothing here is called "{name}".{meant} A goal counts hours, a kind such as books, a tag, or the name of a '
        "list or a type."
    )


def _near(name: str, words: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    known = {one.casefold(): one for one in [HOURS, *map(plural, KINDS), *words]}
    inside = [one for one in known if name and name.casefold() in one]
    return [known[one] for one in inside[:3] or get_close_matches(name.casefold(), known)]


def _meant(goals: Sequence[Goal], word: str, dates: Dates, today: date) -> Goal:
    """The goal that is to be given up: that of the time asked for, of this year, or the only one."""
    exact = _at(goals, word, dates.days(today))
    if exact or (len(goals) == 1 and dates == Dates()):
        return exact or goals[0]
    if not goals:
        raise WrongUsage(f'You have no goal for "{named(word)}". See `study goal`.')
    times = ", ".join(map(when, goals))
    raise WrongUsage(
        f"Which goal for {named(word)} is it? There is one {times}. Name it with --year, or --from and --to."
    )
