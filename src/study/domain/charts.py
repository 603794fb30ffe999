"""A report with the curves and weeks behind its figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from study.domain.burnup import Burnup
from study.domain.report import Report
from study.domain.weeks import Studied


@dataclass(frozen=True, slots=True)
class Charted:
    """``burnups`` has one for each course in its order, None where nothing takes time; ``whole`` is of all of them."""

    report: Report
    whole: Burnup = field(default_factory=lambda: Burnup(0, []))
    burnups: list[Burnup | None] = field(default_factory=list)
    weeks: list[Studied] = field(default_factory=list)
