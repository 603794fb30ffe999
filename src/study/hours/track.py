"""`study track`: the hours of each curriculum."""

from __future__ import annotations

from datetime import date

from study.core.items import HEAVIEST, Enrollment
from study.core.values import replace
from study.errors import WrongUsage
from study.hours import screen
from study.hours.rules import TrackedCurriculum
from study.parameters import DRY_RUN, JSON, WITHIN, argument, flag, hours_of, option
from study.screen.console import answer, answer_change
from study.store import enrollments, plans, portions
from study.store.effects import effect
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def track(
    curriculum: str | None = argument(
        "CURRICULUM", "Id of a curriculum you follow; all if not given.", default=None, complete="followed"
    ),
    hours: int | None = option("--hours", help="Its hours a week.", metavar="HOURS", read=hours_of),
    within: bool = WITHIN,
    weight: int | None = option("--weight", help="Its share of the week against the others.", metavar="NUMBER"),
    pause: bool = flag("--pause", help="Pause it: plan nothing of it for now."),
    resume: bool = flag("--resume", help="Plan it again."),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Show or change the hours of each curriculum, or pause one.

    A paused one gets no hours, and keeps everything. Other hours of one make the week longer or shorter, unless they
    are taken out of it with --within. Nothing moves by itself: the effect is told, and `study replan` makes it your
    plan.

    \b
    study track
    study track gpt-transformer --hours 3
    study track gpt-transformer --weight 2
    study track hf-four-week --pause
    study track hf-four-week --resume
    """
    if pause and resume:
        raise WrongUsage("--pause and --resume are opposites. Give one of them.")
    if curriculum is None:
        if hours is not None or within or weight is not None or pause or resume:
            raise WrongUsage("Say of which curriculum: `study track gpt-transformer --hours 3`.")
        return _tracked(json)
    if within and hours is None:
        raise WrongUsage("--within goes with hours: `study track gpt-transformer --hours 3 --within`.")
    if hours is None and weight is None and not pause and not resume:
        raise WrongUsage("Say what to change: --hours HOURS, --weight NUMBER, --pause or --resume.")
    if hours is not None and weight is not None:
        raise WrongUsage("--hours and --weight mean the same thing. Give one of them.")
    if weight is not None and not 1 <= weight <= HEAVIEST:
        raise WrongUsage(f"--weight {weight} is out of range: give a whole number from 1 to {HEAVIEST}.")
    workspace = Workspace(dry_run=dry_run)
    with workspace.writing() as writer:
        before = enrollments.named(writer.connection, curriculum)
        paused = pause or (before.paused and not resume)
        now = replace(before, weight=before.weight if weight is None else weight, paused=paused)
        if now == before and hours is None:
            raise WrongUsage(f"{before.curriculum} is already like that: {_terms(before)}.")
        if now != before:
            enrollments.track(writer, now)
        if hours is not None:
            if paused:
                raise WrongUsage(f"{before.curriculum} is paused: it gets no hours until `study track --resume`.")
            portions.give(writer, now, hours, within)
            now = enrollments.named(writer.connection, now.curriculum)
        curricula = _curricula(writer.connection, writer.today)
        today, change = writer.today, effect(writer)
    return answer_change(
        json,
        "study.track/1",
        lambda: screen.track_document(now, change, curricula),
        lambda: screen.track_page(now, change, curricula, today),
        workspace.commit,
    )


def _terms(one: Enrollment) -> str:
    return f"weight {one.weight}" + (", paused" if one.paused else "")


def _tracked(json: bool) -> None:
    """All that is followed, with the hours of each."""
    workspace = Workspace()
    with workspace.looking() as connection:
        today = workspace.today(connection)
        found = _curricula(connection, today)
    answer(json, "study.track/1", lambda: screen.tracked_document(found), lambda: screen.tracked_page(found, today))


def _curricula(connection: Connection, today: date) -> list[TrackedCurriculum]:
    """The curricula that are followed, with their hours a week and where they end."""
    minutes, held = portions.portions(connection, today), plans.current(connection)
    return [
        TrackedCurriculum(
            enrolled=one,
            minutes=minutes.get(one.number, 0),
            finish=plans.finish_of(connection, held.number, one.number) if held else None,
        )
        for one in enrollments.followed(connection)
    ]
