"""The JSON document of the forecast."""

from __future__ import annotations

from study.screen.document import Document, day_of, dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.foresight import Foreseen, Foresight


def forecast(found: Foresight) -> str:
    """``study.forecast/1``: chances from 0 to 1; nulls where nothing is left, or no date is that sure."""
    return dumped(
        "study.forecast/1",
        {
            "date": str(found.day),
            "curricula": [_foreseen(one) for one in found.curricula],
            "all": None if found.all is None else _foreseen(found.all),
            "deadlines": [_foreseen(one) for one in found.dues],
            "ratio": round(found.ratio, 3), "attendance": round(found.attendance, 3),
            "evidence": {"items": found.items, "weeks": found.weeks, "prior": found.is_prior},
            "histogram": [{"date": str(day), "chance": round(chance, 4)} for day, chance in found.histogram],
            "more": found.more and {"minutes": found.more[0], "p80": day_of(found.more[1])},
        },
    )  # fmt: skip


def _foreseen(one: Foreseen) -> Document:
    return {
        "id": one.ref, "title": one.title, "p50": day_of(one.p50), "p80": day_of(one.p80), "p95": day_of(one.p95),
        "planned": day_of(one.planned), "due": day_of(one.due),
        "chance": None if one.chance is None else round(one.chance, 4),
    }  # fmt: skip
