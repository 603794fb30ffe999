"""The parts of the learning log in JSON documents."""

from __future__ import annotations

from study.screen.document import Document, day_of, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.domain.competition import Competition
    from study.domain.habit import Habit
    from study.domain.weeks import Studied


def competition(one: Competition, today: date) -> Document:
    """With rank, and medal or zone, as far as they are known."""
    return {**reference(one.item), "percent": one.percent, "due": day_of(one.due), **facts(one, today)}


def facts(one: Competition, today: date) -> Document:
    """What only a competition has."""
    result, rating = one.result, one.rating(today)
    return {
        "slug": one.slug, "category": one.category, "rank": result and result.rank, "teams": result and result.teams,
        "percentile": rating.percentile, "medal": rating.medal, "zone": rating.zone, "best": one.best,
        "better": one.better or None,
        "results": [
            {
                "on": str(taken.day), "rank": taken.rank, "teams": taken.teams, "score": taken.score,
                "private": taken.private,
            }
            for taken in one.results
        ],
        "submissions": [
            {
                "on": str(sent.day), "score": sent.score, "private": sent.private, "note": sent.note,
                "file": sent.file, "ref": sent.ref,
            }
            for sent in one.submissions
        ],
    }  # fmt: skip


def studied(one: Studied) -> Document:
    return {"week": str(one.monday), "planned": one.planned, "done": one.minutes, "hours": one.hours}


def habit(one: Habit) -> Document:
    """Study days with their minutes, the streak in study days, the strength in per cent."""
    days = [{"date": str(day), "minutes": minutes} for day, minutes in sorted(one.spent.items())]
    return {"streak": one.streak, "strength": one.strength, "days": days}
