"""What a learner asks of a new plan: other hours, a last day, another selection of what there is to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core.availability import LONGEST_DAY, Week, spread, study_days
from study.core.days import parse_week
from study.core.values import dataclass
from study.errors import WrongUsage


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a new plan is to be made with; what is not given stays as it is.

    ``hours`` are minutes a week, ``week`` is a week by day; they hold from ``start`` on. ``path`` is a path's id, alone
    or behind its curriculum's; ``drop`` names items, or is ``optional``.
    """

    hours: int | None = None
    week: Week | None = None
    start: date | None = None
    due: date | None = None
    path: str | None = None
    with_optional: bool = False
    drop: Sequence[str] = ()

    @property
    def has_hours(self) -> bool:
        """Whether it gives other hours."""
        return self.hours is not None or self.week is not None

    @property
    def selects(self) -> bool:
        """Whether it changes what is in the plan."""
        return bool(self.path or self.with_optional or self.drop)

    @property
    def options(self) -> str:
        """All but the hours, as it is typed behind a command."""
        typed = [f" --due {self.due}"] if self.due else []
        typed += [f" --path {self.path}"] if self.path else []
        typed += [" --with-optional"] if self.with_optional else []
        return "".join(typed + [f" --drop {name}" if name.isalnum() else f' --drop "{name}"' for name in self.drop])

    def applied(self, week: Week) -> Week:
        """The week that is asked for, given the one that holds. Raises WrongUsage if days would overflow."""
        if self.week is not None:
            return self.week
        if self.hours is None:
            return week
        days = spread(self.hours, study_days(week))
        if max(days) > LONGEST_DAY:
            raise WrongUsage(
                f"{self.hours / 60:g} hours do not fit into your study days. Give them by day, with --week."
            )
        return days


def week_beside(hours: int | None, week: str | None) -> Week | None:
    """The week that was typed. Raises WrongUsage if hours were given too."""
    if hours is not None and week is not None:
        raise WrongUsage("--hours and --week say the same thing in two ways. Give one of them.")
    return None if week is None else parse_week(week)
