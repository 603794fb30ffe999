"""`study baseline`: how the finish moved since the first plan."""

from __future__ import annotations

from datetime import date

from study.core.enrollment import Enrolled
from study.core.values import dataclass
from study.parameters import JSON
from study.store import enrollments, past
from study.store.database import NoDatabase
from study.store.planning import plan_again
from study.store.workspace import Workspace


def baseline(json: bool = JSON) -> None:
    """Show how the finish moved since the first plan, plan by plan.

    \b
    study baseline
    study baseline --json
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    found = slip(Workspace())
    if json:
        from study.plan.screens import baseline as document

        put(document(found))
    else:
        from study.plan.screens import screen

        show(screen(found))


def slip(workspace: Workspace) -> Slip:
    """The slip since the first plan, plan by plan."""
    try:
        with workspace.reading() as connection:
            today, made = workspace.today(connection), past.all_made(connection)
            again = plan_again(connection, today).finish
            return Slip(today, made, courses(enrollments.followed(connection), made), again)
    except NoDatabase:
        return Slip(workspace.day, [], [], None)


@dataclass(frozen=True, slots=True)
class Made:
    """A plan that was agreed to: on which day, by which command, and where it ends, for each curriculum too."""

    number: int
    day: date
    command: str
    finish: date | None
    ends: dict[int, date]  # by enrolment


@dataclass(frozen=True, slots=True)
class Course:
    """A curriculum from the first plan it was part of to the one that holds."""

    enrolled: Enrolled
    baseline: date | None
    finish: date | None

    @property
    def days(self) -> int | None:
        """How much later it ends than at first; earlier if negative."""
        return moved(self.baseline, self.finish)


@dataclass(frozen=True, slots=True)
class Slip:
    """All plans from the first to the one that holds; what is followed now; where a plan made today would end."""

    today: date
    plans: list[Made]
    courses: list[Course]
    again: date | None

    @property
    def days(self) -> int | None:
        """How much later everything ends than in the first plan; earlier if negative."""
        return moved(self.plans[0].finish, self.plans[-1].finish) if self.plans else None


def moved(before: date | None, after: date | None) -> int | None:
    """Days from one finish to another; None where there is none."""
    return (after - before).days if before and after else None


def courses(followed: list[Enrolled], plans: list[Made]) -> list[Course]:
    """Every curriculum with its first finish and the last."""
    return [
        Course(
            one,
            next((made.ends[one.number] for made in plans if one.number in made.ends), None),
            plans[-1].ends.get(one.number) if plans else None,
        )
        for one in followed
    ]
