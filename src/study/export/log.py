"""The parts of the learning log in JSON documents."""

from __future__ import annotations

from study.export.json import Document, day_of, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.domain.certificate import Certificate
    from study.domain.competition import Competition
    from study.domain.goals import Reckoned
    from study.domain.habit import Habit
    from study.domain.journal import Lesson, Week


def competition(one: Competition, today: date) -> Document:
    """With rank, and medal or zone, as far as they are known."""
    result, rating = one.result, one.rating(today)
    return {
        **reference(one.item), "percent": one.percent, "slug": one.slug, "category": one.category,
        "due": day_of(one.due), "rank": result and result.rank, "teams": result and result.teams,
        "percentile": rating.percentile, "medal": rating.medal, "zone": rating.zone, "best": one.best,
        "submissions": [
            {"on": sent.at, "score": sent.score, "private": sent.private, "note": sent.note} for sent in one.submissions
        ],
    }  # fmt: skip


def certificate(one: Certificate) -> Document:
    return {
        **reference(one.item), "percent": one.percent, "closed": one.closed, "due": day_of(one.due),
        "passed": one.passed, "logged": one.logged,
        "attempts": [
            {"on": day_of(attempt.day), "passed": attempt.passed, "score": attempt.score, "note": attempt.note}
            for attempt in one.attempts
        ],
    }  # fmt: skip


def goal(one: Reckoned) -> Document:
    """``pace`` is how many are ahead of an even pace; negative is behind."""
    of = one.goal
    return {
        "goal": of.goal, "target": of.target, "year": of.year, "from": str(of.first), "to": str(of.last),
        "before": one.before, "done": one.done, "pace": -one.behind or 0.0, "next_by": day_of(one.next_by),
    }  # fmt: skip


def week(one: Week) -> Document:
    return {"week": str(one.monday), "goal": one.goal, "plan": one.plan, "results": one.results}


def lesson(one: Lesson) -> Document:
    return {"on": day_of(one.day), "text": one.text}


def habit(one: Habit) -> Document:
    """Study days with their minutes, the streak in study days, the strength in per cent."""
    days = [{"date": str(day), "minutes": minutes} for day, minutes in sorted(one.spent.items())]
    return {"streak": one.streak, "strength": one.strength, "days": days}
