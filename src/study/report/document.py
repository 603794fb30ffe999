"""The JSON documents of commands that look."""

from __future__ import annotations

from study.certificates.screen import certificate
from study.goals.screen import goal
from study.journal.screen import lesson, week
from study.kaggle.screen import competition
from study.screen.document import Document, day_of, dumped, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.report.rules import Course, Group, Habit, Report, Studied, Tally, Tracked


def report(found: Report) -> str:
    """``study.report/1``."""

    tracked = {one.item.number: _tracked(one) for course in found.courses for one in course.resources}
    return dumped(
        "study.report/1",
        {
            "date": str(found.day), "behind": found.behind, "ahead": found.ahead,
            "curricula": [_course(course) for course in found.courses],
            "competitions": [
                {**tracked.get(one.item.number, {}), **competition(one, found.day)} for one in found.competitions
            ],
            "certificates": [certificate(one) for one in found.certificates],
            "goals": [goal(one) for one in found.goals], "journal": [week(one) for one in found.journal],
            "lessons": [lesson(one) for one in found.lessons],
            "backlog": [reference(one.item) for one in found.backlog], "habit": habit(found.habit),
            "weeks": [studied(one) for one in found.weeks],
        },
    )  # fmt: skip


def _course(course: Course) -> Document:
    return {
        "id": course.id, "title": course.title, "percent": course.percent, **_tally(course.tally),
        "start": str(course.start), "due": day_of(course.due), "planned_finish": day_of(course.planned_finish),
        "baseline_finish": day_of(course.baseline_finish),
        "phases": [
            {**_group(phase), "modules": [_group(module) for module in phase.modules]} for phase in course.phases
        ],
        "resources": [_tracked(one) for one in course.resources],
    }  # fmt: skip


def _tally(tally: Tally) -> Document:
    return {
        "items": {"total": tally.total, "done": tally.done, "skipped": tally.skipped, "open": tally.open},
        "effort": {"total": tally.effort, "done": tally.done_effort, "remaining": tally.remaining},
    }


def _group(group: Group) -> Document:
    return {
        "id": group.id, "title": group.title, "percent": group.tally.percent,
        "items_total": group.tally.total, "items_done": group.tally.done,
    }  # fmt: skip


def _tracked(one: Tracked) -> Document:
    return {
        **reference(one.item), "percent": one.percent, "stars": one.stars, "list": one.list,
        "type": one.type, "by": one.by, "url": one.url,
    }  # fmt: skip


def studied(one: Studied) -> Document:
    return {"week": str(one.monday), "planned": one.planned, "done": one.minutes, "hours": one.hours}


def habit(one: Habit) -> Document:
    """Study days with their minutes, the streak in study days, the strength in per cent."""
    days = [{"date": str(day), "minutes": minutes} for day, minutes in sorted(one.spent.items())]
    return {"streak": one.streak, "strength": one.strength, "days": days}
