"""What a curriculum says beyond its work: goals, certificates, lessons, journal, backlog; each as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from study.domain.report import Course

Fact = dict[str, object]


def sections(course: Course) -> list[tuple[str, list[str]]]:
    """Headings with their lines; those without a line are left out."""
    found = [
        ("Goals", [_goal(one) for one in course.said("goals")]),
        ("Certificates", [_certificate(one) for one in course.said("certificates")]),
        ("Lessons", [_one_line(one.get("text")) for one in course.said("lessons")]),
        ("Journal", [line for week in course.said("journal") for line in _week(week)]),
        ("Backlog", [_one_line(one.get("title")) for one in course.said("backlog")]),
    ]
    return [(heading, lines) for heading, lines in found if lines]


def _goal(goal: Fact) -> str:
    time = goal.get("year") or f"{goal.get('from', 'the start')} to {goal.get('to', 'the end')}"
    before = f"; {goal['before']} the year before" if "before" in goal else ""
    return f"{goal.get('target')} {goal.get('goal')} in {time}{before}"


def _certificate(certificate: Fact) -> str:
    attempts = certificate.get("attempts")
    results = [_attempt(one) for one in attempts if isinstance(one, dict)] if isinstance(attempts, list) else []
    remarks = [*results, "no longer offered"] if certificate.get("closed") else results
    return ": ".join(filter(None, [_one_line(certificate.get("title")), "; ".join(remarks)]))


def _attempt(attempt: Fact) -> str:
    parts = ["passed" if attempt.get("passed") else "not passed"]
    parts += [f"on {attempt['on']}"] if attempt.get("on") else []
    parts += [f"with {str(attempt['score']).removesuffix('.0')}"] if attempt.get("score") is not None else []
    note = _one_line(attempt.get("note"))
    return " ".join(parts) + (f" ({note})" if note else "")


def _week(week: Fact) -> Iterator[str]:
    for name in ("goal", "plan", "results"):
        if text := _one_line(week.get(name)):
            yield f"Week {week.get('week')}, {name}: {text}"


def _one_line(text: object) -> str:
    return " ".join(str(text).split()) if text else ""
