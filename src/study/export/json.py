"""The JSON documents of the commands. Keys are only ever added; days are ISO texts, times minutes, per cent 0-100."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from study.domain.agenda import Due, Today
from study.domain.difference import Advice, Deadline, Difference, Late
from study.domain.duration import Effort
from study.domain.enrollment import Enrollment, Offer
from study.domain.item import Item
from study.domain.overview import Ahead, Listed, Whole
from study.domain.progress import Entry
from study.domain.recorded import Ticked
from study.domain.report import Course, Group, Report, Tally, Tracked
from study.errors import Problem

Document = dict[str, object]

_DANGEROUS = re.compile("[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dumped(schema: str, content: Document) -> str:
    """One document with its schema; what could disturb a terminal is escaped."""
    text = json.dumps({"schema": schema, **content}, ensure_ascii=False, indent=2)
    return _DANGEROUS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def reference(item: Item) -> Document:
    """How every document names an item."""
    return {
        "item": item.number, "ref": item.ref, "title": item.title, "kind": item.kind,
        "curriculum": item.curriculum, "phase": item.phase, "module": item.module,
    }  # fmt: skip


def today(found: Today | None, day: date) -> str:
    """``study.today/1``."""
    content: Document = {"date": str(day), "capacity": 0, "planned": 0, "behind": 0, "sessions": []}
    if found is not None:
        content |= {
            "date": str(found.day), "capacity": found.capacity, "planned": found.planned,
            "behind": found.standing.behind, "ahead": found.standing.ahead, "spent": found.spent,
            "sessions": [_due(one, found.day) for one in found.due],
            "upcoming": [_due(one, found.day) for one in found.upcoming],
            "finish": _day(found.standing.finish), "replanned_finish": _day(found.standing.replanned),
        }  # fmt: skip
    return dumped("study.today/1", content)


def plan(found: Ahead | None, day: date) -> str:
    """``study.plan/1``: the whole of it."""
    content: Document = {
        "start": str(day),
        "finish": None,
        "days": [],
        "sessions": [],
        "unplaced": [],
        "late": [],
    }
    if found is not None:
        known = {number: reference(item) for number, item in found.items.items()}
        content = {
            "start": str(found.start), "finish": _day(found.finish),
            "days": [{"date": str(day), "capacity": minutes} for day, minutes in found.days],
            "sessions": [
                {**known[one.item], "date": str(one.day), "minutes": one.minutes} for one in found.sessions
            ],
            "unplaced": [_unplaced(item, reason) for item, reason in found.unplaced],
            "late": [_late(one) for one in found.late],
        }  # fmt: skip
    return dumped("study.plan/1", content)


def listing(found: Iterable[Listed]) -> str:
    """``study.list/1``."""
    items = [
        {
            **reference(one.item), "status": one.status, "percent": one.percent, "effort": one.effort,
            "remaining": one.remaining, "due": _day(one.due), "left_out": one.left_out,
        }
        for one in found
    ]  # fmt: skip
    return dumped("study.list/1", {"items": items})


def item(found: Whole) -> str:
    """``study.item/1``."""
    return dumped(
        "study.item/1",
        {
            **reference(found.item), "status": found.status, "percent": found.percent,
            "effort": found.likely, "low": found.low, "high": found.high, "estimated": found.estimated,
            "remaining": found.remaining, "logged": found.logged, "due": _day(found.due), "left_out": found.left_out,
            "requires": found.requires,
            "sessions": [{"date": str(day), "minutes": minutes} for day, minutes in found.sessions],
            "entries": [_entry(one) for one in found.entries],
            "type": found.type, "list": found.list, "url": found.url, "by": found.by, "stars": found.stars,
            "notes": found.notes,
        },
    )  # fmt: skip


def recorded(found: Ticked) -> str:
    """``study.recorded/1``: what a recording command did."""
    return dumped(
        "study.recorded/1",
        {
            "changes": [
                {
                    **reference(one.item), "entry": one.kind, "status": one.status, "percent": one.percent,
                    "remaining": one.remaining, "minutes": one.minutes, "unchanged": one.said,
                }
                for one in found.changes
            ],
            "next": [_due(one, found.day) for one in found.upcoming],
            "behind": found.standing.behind, "ahead": found.standing.ahead,
            "finish": _day(found.standing.finish), "replanned_finish": _day(found.standing.replanned),
        },
    )  # fmt: skip


def report(found: Report) -> str:
    """``study.report/1``."""

    def gathered(key: str) -> list[object]:
        return [one for course in found.courses for one in course.said(key)]

    return dumped(
        "study.report/1",
        {
            "date": str(found.day), "behind": found.behind, "ahead": found.ahead,
            "curricula": [_course(course) for course in found.courses],
            "competitions": [_tracked(one) for one in found.competitions],
            "certificates": gathered("certificates"), "goals": gathered("goals"), "journal": gathered("journal"),
            "lessons": gathered("lessons"), "backlog": gathered("backlog"),
        },
    )  # fmt: skip


def replan(found: Difference) -> str:
    """``study.replan/1``."""
    return dumped(
        "study.replan/1",
        {
            "committed": found.committed,
            "before": {"finish": _day(found.finish_before), "week": list(found.week_before)},
            "after": {"finish": _day(found.finish_after), "week": list(found.week_after)},
            "items": found.tasks, "remaining": found.remaining,
            "moved": [
                {**reference(one.item), "from": _day(one.before), "to": _day(one.after), "days": one.days}
                for one in found.moved
            ],
            "unplaced": [_unplaced(item, reason) for item, reason in found.unplaced],
            "late": [_late(one) for one in found.late],
            "deadlines": [_deadline(one) for one in found.deadlines],
            "advice": [_advice(one) for one in found.advice],
        },
    )  # fmt: skip


def checked(files: Iterable[tuple[str, Sequence[Problem], Sequence[Problem]]]) -> str:
    """``study.check/1`` of (file, problems, warnings)."""
    documents = [
        {
            "file": file, "ok": not problems,
            "problems": [_problem(one) for one in problems], "warnings": [_problem(one) for one in warnings],
        }
        for file, problems, warnings in files
    ]  # fmt: skip
    return dumped("study.check/1", {"files": documents})


def _course(course: Course) -> Document:
    return {
        "id": course.id, "title": course.title, "percent": course.percent, **_tally(course.tally),
        "start": str(course.start), "due": _day(course.due), "planned_finish": _day(course.planned_finish),
        "baseline_finish": _day(course.baseline_finish),
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


def _due(one: Due, day: date) -> Document:
    return {
        **reference(one.item), "minutes": one.minutes, "planned_on": str(one.planned_on),
        "overdue": one.planned_on < day,
    }  # fmt: skip


def _late(one: Late) -> Document:
    return {**reference(one.item), "due": str(one.due), "finish": str(one.finish), "days": one.days}


def _unplaced(item: Item, reason: str) -> Document:
    return {**reference(item), "reason": reason}


def _entry(entry: Entry) -> Document:
    return {
        "kind": entry.kind, "on": str(entry.day), "minutes": entry.minutes,
        "percent": entry.percent, "note": entry.note,
    }  # fmt: skip


def _deadline(one: Deadline) -> Document:
    return {
        "due": str(one.due), "need": one.need, "have": one.have, "cushion": one.cushion,
        "finish": _day(one.finish), "kept": one.kept,
    }  # fmt: skip


def _advice(one: Advice) -> Document:
    return {"kind": one.kind, "text": one.text, "minutes": one.minutes, "finish": _day(one.finish)}


def _effort(effort: Effort) -> Document:
    return {"low": effort.low, "likely": effort.likely, "high": effort.high}


def _problem(problem: Problem) -> Document:
    return {
        "line": problem.line, "column": problem.column, "message": problem.message, "hint": problem.hint,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return None if day is None else str(day)


def curricula(found: Iterable[Offer]) -> str:
    """``study.curricula/1``: counts, and minutes."""
    documents = [
        {
            "id": one.id, "title": one.title, "pace": one.pace, "phases": one.phases, "modules": one.modules,
            "items": one.items, "resources": one.resources, "effort": _effort(one.effort),
        }
        for one in found
    ]  # fmt: skip
    return dumped("study.curricula/1", {"curricula": documents})


def enrolled(found: Enrollment) -> str:
    """``study.enrolled/1``."""
    return dumped(
        "study.enrolled/1",
        {
            "curriculum": found.enrolled.curriculum, "title": found.enrolled.title, "start": str(found.enrolled.start),
            "due": _day(found.enrolled.due), "path": found.path, "other_paths": found.other_paths,
            "items": found.tasks, "effort": found.effort, "estimated": found.estimated, "left_out": found.left_out,
            "week": list(found.week), "finish": _day(found.own_finish), "plan_finish": _day(found.finish),
            "deadlines": [_deadline(one) for one in found.deadlines], "late": found.late, "unplaced": found.unplaced,
            "warnings": [_problem(one) for one in found.warnings], "advice": [_advice(one) for one in found.advice],
        },
    )  # fmt: skip


def settings(found: Mapping[str, str]) -> str:
    """``study.config/1``."""
    return dumped("study.config/1", {"settings": dict(found)})
