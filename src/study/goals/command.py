"""`study goal`: goals shown, set, changed and given up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core.days import period
from study.core.goals import HOURS, Goal, GoalChange, GoalProgress, is_same, kind_of, named, plural, when
from study.core.items import KINDS
from study.core.values import replace
from study.errors import WrongUsage
from study.goals import facts, screen
from study.parameters import JSON, argument, flag, option, whole_number, year_of
from study.screen.console import answer
from study.store.workspace import Workspace

Days = tuple[date, date]


def goal(
    what: str | None = argument("WHAT", "hours, competitions, books …, a tag, a list or a type.", default=None),
    target: int | None = argument("NUMBER", "How many.", default=None, read=whole_number),
    year: int | None = option(
        "--year", help="The year it is for; this one if not given.", metavar="YEAR", read=year_of
    ),
    first: str | None = option("--from", help="Its first day, if it isn't for a year.", metavar="DATE"),
    last: str | None = option("--to", help="Its last day, inclusive.", metavar="DATE"),
    before: int | None = option(
        "--before", help="What the year before reached; counted if not given.", metavar="NUMBER", read=whole_number
    ),
    remove: bool = flag("--remove", help="Give the goal up."),
    json: bool = JSON,
) -> None:
    """Show your goals, set one or give one up.

    A goal counts hours, or items of a kind (competitions, books, papers …), with a tag, in a list or of a type. What
    you did is counted from your entries. Set the same goal for the same time again to change it.

    \b
    study goal
    study goal competitions 10 --before 3
    study goal hours 400 --year 2027
    study goal books 2 --from "1 june" --to "31 august"
    study goal books --year 2026 --remove
    """
    workspace = Workspace()
    goals, change = list[GoalProgress](), None
    if what is None:
        if target is not None or year or first or last or before is not None or remove:
            raise WrongUsage("Say what the goal is for: `study goal competitions 10`")
        with workspace.looking() as connection:
            goals = facts.all_progress(connection, workspace.day)
    elif remove:
        if target is not None or before is not None:
            raise WrongUsage("--remove gives a goal up, so leave out the number and --before.")
        change = _give_up(workspace, what, _days(workspace, year, first, last), bool(year or first or last))
    else:
        wanted = _target(what, target, before)
        progress, change = _set(workspace, what, wanted, _days(workspace, year, first, last), before)
        goals = [progress]
    answer(json, "study.goals/1", lambda: screen.document(goals), lambda: screen.page(goals, workspace.day, change))


def _target(what: str, target: int | None, before: int | None) -> int:
    """How many are wanted. Raises WrongUsage for numbers that make no goal."""
    if target is None:
        raise WrongUsage(f"How many? Write it as: `study goal {what} 10`")
    if target < 1:
        raise WrongUsage(f"A goal is at least 1. To give one up: `study goal {what} --remove`")
    if before is not None and before < 0:
        raise WrongUsage("--before is what the year before reached, 0 or more.")
    return target


def _days(workspace: Workspace, year: int | None, first: str | None, last: str | None) -> Days:
    """First and last day of the time that was typed: this year if none was. Raises WrongUsage if they contradict.

    A first day without a year is the one before the last day.
    """
    begin, end = workspace.date(first), workspace.date(last)
    if begin and end and begin > end:
        begin = min(begin, workspace.date(first, past=True) or begin)
    if year and (begin or end):
        raise WrongUsage("--year means a whole year; --from and --to set other days. Give one or the other.")
    begin, end = period(year, begin, end, workspace.day)
    if end < begin:
        wrong = f"The goal would end on {end}, before it begins on {begin}."
        raise WrongUsage(f"{wrong} Give each day with its year.")
    return begin, end


def _set(
    workspace: Workspace, word: str, target: int, days: Days, before: int | None
) -> tuple[GoalProgress, GoalChange]:
    """Set a goal; the same thing in the same time again changes it."""
    with workspace.looking() as connection:
        name = _countable(word, facts.words(connection))
        goal = Goal(goal=name, target=target, first=days[0], last=days[1], before=before)
        was = _at(facts.goals(connection), name, days)
        if was:
            goal = replace(was, target=target, before=was.before if before is None else before)
        if goal == was:
            return facts.progress(connection, goal, workspace.today(connection)), GoalChange(was, goal)
    with workspace.writing(create=True) as writer:
        facts.set_goal(writer, replace(goal, enrollment=None))
        # A curriculum may want the same: then the goal that holds now stays with it, which the one just set does not.
        goal = _at(facts.goals(writer.connection), name, days) or goal
        return facts.progress(writer.connection, goal, writer.today), GoalChange(was, goal)


def _give_up(workspace: Workspace, word: str, days: Days, is_dated: bool) -> GoalChange:
    """Let a goal hold no longer."""
    with workspace.looking() as connection:
        goal = _meant(_same(facts.goals(connection), word), word, days, is_dated)
    with workspace.writing() as writer:
        facts.set_goal(writer, replace(goal, enrollment=None, active=False))
    return GoalChange(goal, None)


def _same(held: Sequence[Goal], word: str) -> list[Goal]:
    return [goal for goal in held if is_same(goal.goal, word)]


def _at(held: Sequence[Goal], word: str, days: Days) -> Goal | None:
    """The goal for the same thing in just this time."""
    return next((goal for goal in _same(held, word) if (goal.first, goal.last) == days), None)


def _countable(word: str, words: Sequence[str]) -> str:
    """A word as it is counted by. Raises WrongUsage, with the near ones, for one that nothing goes by."""
    name = named(word)
    if name == HOURS or kind_of(name):
        return name
    for known in words:
        if known.casefold() == name.casefold():
            return known
    near = " or ".join(f'"{word}"' for word in _near(name, words))
    meant = f" Did you mean {near}?" if near else ""
    raise WrongUsage(
        f'Nothing here is called "{name}".{meant} A goal counts hours, a kind such as books, a tag, or the name of a '
        "list or a type."
    )


def _near(name: str, words: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    known = {word.casefold(): word for word in [HOURS, *map(plural, KINDS), *words]}
    inside = [word for word in known if name and name.casefold() in word]
    return [known[word] for word in inside[:3] or get_close_matches(name.casefold(), known)]


def _meant(goals: Sequence[Goal], word: str, days: Days, is_dated: bool) -> Goal:
    """The goal that is to be given up: that of the time asked for, of this year, or the only one. Raises WrongUsage."""
    exact = _at(goals, word, days)
    if exact or (len(goals) == 1 and not is_dated):
        return exact or goals[0]
    if not goals:
        raise WrongUsage(f'You have no goal for "{named(word)}". See `study goal`.')
    times = ", ".join(map(when, goals))
    raise WrongUsage(f"Which goal for {named(word)}? There is one {times}. Name it with --year, or --from and --to.")
