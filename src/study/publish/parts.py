"""Blocks that hold one of several: one list, goal, certificate, curriculum, phase or week, found by what names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from study.core import goals, journal
from study.core.values import replace
from study.core.words import quoted
from study.errors import WrongUsage
from study.publish import markdown
from study.publish.names import PARTS, Name
from study.screen.markup import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from study.core.goals import GoalProgress
    from study.core.progress import Course, Group
    from study.publish.markdown import Bar
    from study.report.rules import Report

    Thing = TypeVar("Thing")


Part = tuple[str, str]
"""A heading, as Markdown, and what stands below it; a heading that is "" is none."""

MOST = 8
"""So many names are told where one is looked for that is not there."""

_WEEK = re.compile(r"\d{4}-?w\d{1,2}|\d{4}-\d\d-\d\d", re.IGNORECASE)


class Unknown(Exception):
    """Nothing has that name, or several have; holds what is wrong and what to do."""


def part(name: Name, report: Report, bar: Bar) -> Part:
    """What a block with such a name holds. Raises Unknown."""
    heading, body = _PARTS[name.section](name.which, report, bar)
    return escaped(heading), body


def _list(which: str, report: Report, bar: Bar) -> Part:
    heading, resources = only("list", which, markdown.lists(report).items(), lambda one: [one[0]])
    return heading, markdown.list_table(heading, resources, report, bar)


def _goal(which: str, report: Report, bar: Bar) -> Part:
    return "", markdown.goal_table([only("goal", which, report.goals, _goal_names)], bar)


def _goal_names(progress: GoalProgress) -> list[str]:
    """``10 competitions in 2026``, ``competitions``, ``competition``, ``competitions 2026`` and the like."""
    goal = progress.goal
    words = dict.fromkeys([goal.goal, goals.named(goal.goal), goals.kind_of(goal.goal) or goal.goal])
    times = ["", f" {goals.when(goal)}", *([f" {goal.year}"] if goal.year else [])]
    return [goal.label, *(word + time for word in words for time in times)]


def _certificate(which: str, report: Report, bar: Bar) -> Part:
    exam = only("certificate", which, report.certificates, lambda one: [one.item.title, one.item.id])
    return exam.item.title, markdown.certificate_table([exam], report, bar)


def _curriculum(which: str, report: Report, bar: Bar) -> Part:
    course = only("curriculum", which, report.courses, lambda one: [one.id, one.title])
    return course.title, markdown.progress_table([course], bar)


def _phase(which: str, report: Report, bar: Bar) -> Part:
    phases = [(course, phase) for course in report.courses for phase in course.phases]
    _, phase = only("phase", which, phases, _phase_names)
    return phase.title, markdown.phase_table(phase, bar)


def _phase_names(placed: tuple[Course, Group]) -> list[str]:
    course, phase = placed
    return [f"{course.id}/{phase.id}", phase.id, phase.title]


def _week(which: str, report: Report, bar: Bar) -> Part:
    monday = _monday(which, report)
    if monday is None:
        hint = "write a day in it, as in 2026-03-16, or the number of a week of your plan"
        raise Unknown(f"{quoted(which)} isn't a week", hint)
    week = next((week for week in report.journal if week.monday == monday), None)
    return (markdown.week_heading(week, report), markdown.week_text(week)) if week else ("", "")


def _monday(which: str, report: Report) -> date | None:
    """The Monday of a week that is the same whenever it is read; None for anything else."""
    try:
        if _WEEK.fullmatch(which):
            return journal.parse_week(which, report.day)
        number = journal.plan_week(which)
        return report.plan.monday_of(number, report.day) if report.plan and number is not None else None
    except WrongUsage:
        return None


_PARTS: dict[str, Callable[[str, Report, Bar], Part]] = {
    "list": _list,
    "goal": _goal,
    "certificate": _certificate,
    "curriculum": _curriculum,
    "phase": _phase,
    "journal": _week,
}


def without(report: Report, names: Iterable[Name]) -> Report:
    """The report without what has a block of its own, for one that holds all the rest."""
    own = {kind: [name.which for name in names if name.section == kind] for kind in PARTS}

    def has_own(kind: str, names: list[str]) -> bool:
        return any(not which or which.casefold() in map(str.casefold, names) for which in own[kind])

    weeks = {_monday(which, report) for which in own["journal"]}
    return replace(
        report,
        elsewhere=frozenset(heading for heading in markdown.lists(report) if has_own("list", [heading])),
        goals=[goal for goal in report.goals if not has_own("goal", _goal_names(goal))],
        certificates=[
            exam for exam in report.certificates if not has_own("certificate", [exam.item.title, exam.item.id])
        ],
        journal=[week for week in report.journal if week.monday not in weeks],
    )


def only(kind: str, which: str, things: Iterable[Thing], names: Callable[[Thing], list[str]]) -> Thing:
    """The one thing that has such a name; without a name the only one there is. Raises Unknown."""
    there = list(things)
    found = [thing for thing in there if not which or which.casefold() in map(str.casefold, names(thing))]
    if len(found) == 1:
        return found[0]
    known = [quoted(names(thing)[0]) for thing in (found or there)]
    told = ", ".join(known[:MOST]) + (f" and {len(known) - MOST} more" if len(known) > MOST else "")
    if found:
        what = f"{quoted(which)} is the name of {len(found)} of them" if which else f"there are {len(found)}"
        raise Unknown(f"this block is for one {kind}, and {what}", f"write one of {told}")
    if not there:
        raise Unknown(f"there is no {kind} yet", "add it, or take the block out")
    raise Unknown(f"there is no {kind} {quoted(which)}", f"there is {told}")
