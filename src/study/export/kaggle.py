"""The JSON document of competitions."""

from __future__ import annotations

from study.export.log import competition
from study.goals.screen import goal
from study.screen.document import dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from study.domain.competition import Competition
    from study.domain.kaggle import TakenOver
    from study.goals.rules import Reckoned


def competitions(found: Iterable[Competition], goals: Iterable[Reckoned], today: date) -> str:
    """``study.kaggle/1``."""
    return dumped(
        "study.kaggle/1",
        {"competitions": [competition(one, today) for one in found], "goals": [goal(one) for one in goals]},
    )


def imported(found: TakenOver, today: date) -> str:
    """``study.kaggle-import/1``: the competitions an import was about, and how many rows were what."""
    return dumped(
        "study.kaggle-import/1",
        {
            "table": found.shape, "new": found.new, "changed": found.changed, "known": found.known,
            "left_out": found.passed, "competitions": [competition(one, today) for one in found.competitions],
        },
    )  # fmt: skip
