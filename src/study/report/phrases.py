"""What a page tells beside its bars and charts, in short phrases: the same on a terminal and in a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from study.core import words
from study.core.availability import monday_of
from study.core.goals import before, progress_in_words
from study.core.milestones import what
from study.core.progress import Tally
from study.report.rules import WEEKS, Report, begun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.competitions import Attempt, Certificate, Competition
    from study.core.goals import GoalProgress
    from study.core.progress import Course, Resource, StudyWeek
    from study.report.rules import Report


Figure = tuple[str, str, str]
"""What it is, the figure, and what goes with it."""


def standing(report: Report) -> str:
    """Where the learner stands against the plan."""
    if report.behind:
        return f"{words.minutes(report.behind)} behind the plan."
    if report.ahead:
        return f"{words.minutes(report.ahead)} ahead of the plan."
    return ""


def figures(report: Report, weeks: Sequence[StudyWeek]) -> list[Figure]:
    """The few figures that stand above everything else."""
    tally = sum((course.tally for course in report.courses), Tally())
    told = [("Done", f"{tally.percent} %", effort(tally))] if tally.total else []
    if tally.open and (ends := _ends(report)):
        told.append(ends)
    if weeks:
        told.append(("This week", words.minutes(weeks[-1].minutes), f"of {words.minutes(report.week.planned)}"))
    if report.habit.spent:
        days = words.counted(report.habit.streak, "day")
        told.append(("Streak", days, f"strength {report.habit.strength} %"))
    return told


def _ends(report: Report) -> Figure | None:
    """The end of the plan for everything that is open."""
    going = [course for course in report.courses if course.tally.open]
    now = max((course.planned_finish for course in going if course.planned_finish), default=None)
    first = max((course.baseline_finish for course in going if course.baseline_finish), default=None)
    if now is None:
        return None
    if first in (now, None):
        return "Ends", words.short(now, report.day), "as first planned" if first else ""
    return "Ends", words.short(now, report.day), f"first plan: {words.short(first, report.day)}"


def hours(tally: Tally) -> str:
    """``34 of 90 h``."""
    return f"{words.hours(tally.done_effort)} of {words.hours(tally.effort)} h"


def effort(tally: Tally) -> str:
    """The same; of items where nothing takes time."""
    return hours(tally) if tally.effort else _items(tally)


def items(tally: Tally) -> str:
    """``3 of 8``."""
    return f"{tally.done} of {tally.wanted}"


def _items(tally: Tally) -> str:
    return f"{tally.done} of {words.counted(tally.wanted, 'item')}"


def course(of: Course, today: date) -> list[str]:
    """Of a curriculum."""
    tally = of.tally
    if not tally.total:
        return []
    return [effort(tally), *([_items(tally)] if tally.effort else []), *ending(of, today)]


def ending(of: Course, today: date, first: str = "first plan") -> list[str]:
    """When a curriculum ends: ``ends 6 Mar (first plan: 3 Mar)``, ``due 9 Mar``."""
    if not of.tally.open:
        return ["everything is done"]
    if of.planned_finish is None:
        return ["none of it is in the plan"]
    ends = f"ends {words.short(of.planned_finish, today)}"
    if of.baseline_finish and of.baseline_finish != of.planned_finish:
        ends += f" ({first}: {words.short(of.baseline_finish, today)})"
    return [ends, f"due {words.short(of.due, today)}"] if of.due else [ends]


def tracked(of: Resource) -> list[str]:
    """Of a resource."""
    return [said for said in (of.by, of.rating) if said]


def competition(of: Competition, today: date) -> list[str]:
    """Of a competition: where it stands, and how often something was handed in."""
    rating, told = of.rating(today), []
    if of.result:
        told += [f"rank {of.result.rank} of {of.result.teams}", f"top {rating.percentile} %"]
    if rating.label:
        told.append(rating.label)
    if of.best is not None and not of.is_guess:
        told.append(f"best score {of.best:g}")
    if of.submissions:
        told.append(words.counted(len(of.submissions), "submission"))
    if of.due and of.due < today:
        return [*told, f"ended {words.short(of.due, today)}"]
    if of.status == "done":
        return told
    return told + [f"{what([name])} {words.short(day, today)}" for name, day in of.dates(today).items()]


def goal(of: GoalProgress, today: date) -> list[str]:
    """Of a goal: done of target, the pace, and the time before."""
    return [progress_in_words(of, today), before(of)]


def certificate(of: Certificate, today: date) -> list[str]:
    """Of a certificate."""
    told = [words.minutes(of.logged)] if of.logged else []
    if of.due:
        told.append(f"due {words.short(of.due, today)}")
    return [*told, "no longer offered"] if of.closed else told


def attempt(of: Attempt, today: date) -> str:
    """Of one sitting: ``passed on 2 Mar with 81``."""
    told = "passed" if of.passed else "not passed"
    told += f" on {words.short(of.day, today)}" if of.day else ""
    return told + (f" with {of.score:g}" if of.score is not None else "")


def lists(report: Report) -> list[tuple[str, list[Resource], list[Resource]]]:
    """Resources by the list they stand in, and by themselves many that are still at 0.

    Competitions and certificates have places of their own.
    """
    lists = []
    for course in report.courses:
        for title, resources in course.lists():
            if rows := [resource for resource in resources if resource.item.kind != "competition"]:
                lists.append((title, *begun(rows)))
    return lists


def studied(spent: Mapping[date, int], today: date) -> str:
    """Of the weeks a heat map shows."""
    last = _last_weeks(spent, today)
    days = words.counted(len(last), "study day")
    return f"{days} and {words.hours(sum(last.values()))} h in the last {WEEKS} weeks."


def months(spent: Mapping[date, int], today: date) -> list[tuple[str, int, int]]:
    """The same by month, the latest first: its name, study days, minutes."""
    months: dict[tuple[int, int], list[int]] = {}
    for day, minutes in sorted(_last_weeks(spent, today).items(), reverse=True):
        months.setdefault((day.year, day.month), []).append(minutes)
    return [(f"{words.MONTHS[month - 1]} {year}", len(days), sum(days)) for (year, month), days in months.items()]


def _last_weeks(spent: Mapping[date, int], today: date) -> dict[date, int]:
    first = monday_of(today) - timedelta(weeks=WEEKS - 1)
    return {day: minutes for day, minutes in spent.items() if first <= day <= today}
