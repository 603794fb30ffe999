"""`study kaggle sync`: what the learner's own `kaggle` tool tells of the competitions that are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from study.core.competitions import SLUG, Competition, Submission, slug_in
from study.core.values import dataclass, field
from study.errors import WrongUsage
from study.kaggle import facts, screen
from study.kaggle.imports import announced, take_rank, take_submissions
from study.kaggle.tables import Announcement, Leaderboard
from study.kaggle.tool import Tool
from study.parameters import DRY_RUN, JSON, argument, option
from study.screen.console import answer_change, working
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Writer

Sent = list[tuple[str, Submission]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the tool says of some competitions."""

    announcements: list[Announcement]
    sent: Mapping[str, Sent] = field(default_factory=dict)
    boards: Mapping[str, Leaderboard] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SyncChange:
    """A competition before and after; there was none before where it is new."""

    before: Competition | None
    after: Competition


@dataclass(frozen=True, slots=True)
class Sync:
    """What a sync came to: how many competitions were looked at, and which of them changed."""

    today: date
    looked_at: int
    changes: list[SyncChange]


def sync(
    slugs: list[str] | None = argument("SLUG", "Competitions; all that are open if not given.", default=None),
    team: str | None = option(
        "--team", help="Your team: takes your rank from the whole leaderboard, also the final one.", metavar="NAME"
    ),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Ask your own `kaggle` tool for what is new.

    It has to be installed and logged in; study never sees your key. Competitions you have entered are added, their last
    days and ranks brought up to date, and your submissions taken over. If the tool fails, nothing is changed.

    \b
    study kaggle sync
    study kaggle sync titanic --dry-run
    study kaggle sync store-sales --team "My team"
    """
    wanted = [_slug(text) for text in slugs or ()]
    workspace = Workspace(dry_run=dry_run)
    tool = Tool.on_path()
    with workspace.looking() as connection:
        followed, removed = facts.competitions(connection), facts.removed(connection)
    # All of it is asked for before anything is written: a tool that fails halfway changes nothing.
    with working("Asking Kaggle"):
        listed = [one for one in tool.competitions() if one.slug.casefold() not in removed]
        answers = _answers(tool, listed, wanted or list(_open(listed, followed, workspace.day)), team)
    with workspace.writing(create=True) as writer:
        outcome = _taken_over(writer, answers, team)
        if not outcome.changes:
            writer.leave_no_step()
    answer_change(
        json,
        "study.kaggle-sync/1",
        lambda: screen.sync_document(outcome),
        lambda: screen.sync_page(outcome),
        workspace.commit if outcome.changes else "",
    )


def _slug(text: str) -> str:
    """A slug, or the one in an address. Raises WrongUsage."""
    slug = slug_in(text) or text.strip()
    if not SLUG.fullmatch(slug):
        raise WrongUsage(f"\"{text}\" isn't a slug. A slug is the last part of a competition's address at Kaggle.")
    return slug


def _answers(tool: Tool, listed: list[Announcement], slugs: list[str], team: str | None) -> Answers:
    known = {slug.casefold() for slug in slugs}
    return Answers(
        announcements=[one for one in listed if one.slug.casefold() in known],
        sent={slug: tool.submissions(slug) for slug in slugs},
        boards={slug: tool.leaderboard(slug, team) for slug in slugs} if team else {},
    )


def _open(listed: Iterable[Announcement], followed: Iterable[Competition], today: date) -> Iterator[str]:
    """What runs of all that was entered, and what is followed and not done: its final rank may have come."""
    slugs = [one.slug for one in listed if one.entered and (one.due is None or one.due >= today)]
    slugs += [one.slug for one in followed if one.slug and one.status in ("open", "started")]
    return iter({slug.casefold(): slug for slug in slugs}.values())


def _taken_over(writer: Writer, answers: Answers, team: str | None) -> Sync:
    connection = writer.connection
    before = {one.item.number: one for one in facts.competitions(connection)}
    for announcement in answers.announcements:
        announced(writer, announcement)
    for slug, sent in answers.sent.items():
        if number := facts.named(connection, slug):
            take_submissions(writer, number, sent)
    for slug, board in answers.boards.items():
        if team and (number := facts.named(connection, slug)):
            take_rank(writer, facts.competition(connection, number), board, team)
    facts.settle(writer)
    after = facts.competitions(connection)
    changes = [SyncChange(before.get(one.item.number), one) for one in after if before.get(one.item.number) != one]
    return Sync(today=writer.today, looked_at=len(answers.sent), changes=changes)
