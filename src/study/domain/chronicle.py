"""What a report says beyond progress: goals, certificates, lessons, journal, backlog; each as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from study.domain.certificate import Attempt, Certificate
from study.domain.goals import Reckoned
from study.domain.journal import FIELDS, Week
from study.domain.report import Report


def sections(report: Report) -> list[tuple[str, list[str]]]:
    """Headings with their lines; those without a line are left out."""
    found = [
        ("Goals", [_goal(one) for one in report.goals]),
        ("Certificates", [_certificate(one) for one in report.certificates]),
        ("Lessons", [_one_line(one.text) for one in report.lessons]),
        ("Journal", [line for week in report.journal for line in _week(week)]),
        ("Backlog", [one.item.title for one in report.backlog]),
    ]
    return [(heading, lines) for heading, lines in found if lines]


def _goal(one: Reckoned) -> str:
    goal = one.goal
    time = goal.year or f"{goal.first} to {goal.last}"
    return f"{one.done} of {goal.target} {goal.goal} in {time}; {one.before} before"


def _certificate(one: Certificate) -> str:
    results = [_attempt(attempt) for attempt in one.attempts]
    remarks = [*results, "no longer offered"] if one.closed else results
    return ": ".join(filter(None, [one.item.title, "; ".join(remarks)]))


def _attempt(attempt: Attempt) -> str:
    parts = ["passed" if attempt.passed else "not passed"]
    parts += [f"on {attempt.day}"] if attempt.day else []
    parts += [f"with {attempt.score:g}"] if attempt.score is not None else []
    note = _one_line(attempt.note)
    return " ".join(parts) + (f" ({note})" if note else "")


def _week(week: Week) -> Iterator[str]:
    for name in FIELDS:
        if text := _one_line(getattr(week, name)):
            yield f"Week of {week.monday}, {name}: {text}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
