"""`study kaggle import`: what Kaggle's own command-line tool prints or downloads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from study.core.addition import Addition
from study.core.competitions import Competition, Result, Submission, address, check_rank, letters, title_of
from study.core.values import dataclass
from study.errors import WrongUsage
from study.kaggle import facts, screen
from study.kaggle.tables import COMPLETE, Announcement, Leaderboard, Placement, Table, opened
from study.parameters import JSON, argument, option, whole_number
from study.screen.console import answer, working
from study.store import additions
from study.store.database import Writer
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection

MOST_ENTERED = 1000  # competitions of one learner

_AFTER_THE_SLUG = re.compile(r"-(?:public|private)leaderboard.*| \(\d+\)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class KaggleImport:
    """What an import came to: the competitions it was about, and how many rows of its table

    were ``new`` (competitions, submissions or ranks), ``changed`` what was known, were ``known`` as they are, or were
    ``passed`` over: competitions that were not entered, submissions without a score. ``rank`` is of a leaderboard.
    """

    shape: str
    competitions: list[Competition]
    new: int = 0
    changed: int = 0
    known: int = 0
    passed: int = 0
    rank: Result | None = None


def import_table(
    file: str = argument("FILE", "A CSV or zip file, or - for standard input."),
    to: str | None = option(
        "--to", help="The competition it is about, if the file doesn't say.", metavar="COMPETITION"
    ),
    team: str | None = option(
        "--team", help="Your team on a leaderboard: its name, or a member's user name.", metavar="NAME"
    ),
    teams: int | None = option(
        "--teams", help="How many teams there are, if only the top is shown.", metavar="NUMBER", read=whole_number
    ),
    json: bool = JSON,
) -> None:
    """Import what Kaggle's own command-line tool prints or downloads.

    A list of competitions, of submissions, or a leaderboard, told apart by the columns. The same table twice changes
    nothing.

    \b
    kaggle competitions list --group entered -v | study kaggle import -
    kaggle competitions submissions titanic -v > sent.csv
    study kaggle import sent.csv --to titanic
    study kaggle import titanic.zip --team "My team"
    """
    workspace = Workspace()
    with working("Reading"), opened(file) as table:
        outcome = _taken_over(workspace, table, to, team, teams)
    today = workspace.day
    answer(json, "study.kaggle-import/1", screen.import_document, screen.import_page, outcome, today)


def _taken_over(
    workspace: Workspace, table: Table, to: str | None, team: str | None, teams: int | None
) -> KaggleImport:
    """Take over a table by what it holds. Raises WrongUsage for what does not go with that or is missing."""
    if table.shape == "competitions":
        if to is not None:
            raise WrongUsage("A list has many competitions in it. Leave out --to.")
        return _competitions(workspace, table)
    if table.shape == "submissions":
        return _submissions(workspace, table, to)
    if not team:
        raise WrongUsage("A leaderboard has all teams on it. Say which is yours with --team NAME.")
    return _leaderboard(workspace, table, to, team, teams)


def _competitions(workspace: Workspace, table: Table) -> KaggleImport:
    """Of a list of competitions those that were entered and not removed since, or are known."""
    with workspace.looking() as connection:
        known, removed = facts.slugs(connection), facts.removed(connection)
    kept, passed = dict[str, Announcement](), 0
    for announcement in table.competitions():
        slug = announcement.slug.casefold()
        if slug in known or letters(slug) in known or (announcement.entered and slug not in removed):
            kept[slug] = announcement
        else:
            passed += 1
        if len(kept) > MOST_ENTERED:
            raise WrongUsage(f"This list has more than {MOST_ENTERED} competitions. Import a shorter one.")
    if not kept:
        return KaggleImport(table.shape, [], passed=passed)
    with workspace.writing(create=True) as writer:
        done = [_announced(writer, announcement) for announcement in kept.values()]
        touched = [facts.competition(writer.connection, number) for number, what in done if what != "known"]
        return _outcome(writer, table, touched, Counter(what for _, what in done) + Counter(passed=passed))


def _announced(writer: Writer, announcement: Announcement) -> tuple[int, str]:
    """Take over a competition of a list: the number of its item, and whether it is new, changed or known."""
    number, what = facts.named(writer.connection, announcement.slug), "known"
    if number is None:
        number, what = facts.take_up(writer, _addition(announcement)), "new"
    slug = facts.competition(writer.connection, number).slug or announcement.slug
    due = announcement.due and announcement.due.isoformat()
    values = {"slug": slug, "due": due, "category": announcement.category}
    changes = [additions.change(writer, number, field, value) for field, value in values.items() if value]
    if announcement.rank and announcement.teams:
        known = facts.competition(writer.connection, number)
        # Kaggle's list has the place on the public leaderboard, even after the end.
        result = Result(day=writer.today, rank=announcement.rank, teams=announcement.teams)
        changes.append(_ranked(writer, known, result))
    return number, "changed" if what == "known" and any(changes) else what


def _addition(announcement: Announcement) -> Addition:
    return Addition(
        title_of(announcement.slug),
        "competition",
        due=announcement.due,
        slug=announcement.slug,
        category=announcement.category,
    )


def _submissions(workspace: Workspace, table: Table, to: str | None) -> KaggleImport:
    """What was handed in to a competition and has a score."""
    with workspace.writing() as writer:
        number = _meant(writer.connection, table, to).item.number
        known, counts = set(facts.submissions(writer.connection, number)), Counter[str]()
        handed_in = {(submission.at, submission.file) for submission in known}

        def fresh() -> Iterator[Submission]:
            for status, submission in table.submissions():
                if status != COMPLETE or submission in known:
                    counts["passed" if status != COMPLETE else "known"] += 1
                    continue
                known.add(submission)
                counts["changed" if (submission.at, submission.file) in handed_in else "new"] += 1
                yield submission

        facts.add_submissions(writer, number, fresh())
        return _outcome(writer, table, [facts.competition(writer.connection, number)], counts)


def _leaderboard(workspace: Workspace, table: Table, to: str | None, team: str, teams: int | None) -> KaggleImport:
    """The rank of the learner's team on a leaderboard."""
    board = table.leaderboard(team)
    placement = _mine(board, team)
    with workspace.writing() as writer:
        known = _meant(writer.connection, table, to)
        private = is_private(table.files)
        result = Result(
            day=min(day_in(table.files) or writer.today, writer.today),
            rank=placement.rank,
            teams=board.teams or teams or _teams(known, placement, board),
            score=placement.score,
            private=known.is_over(writer.today) if private is None else private,
        )
        check_rank(result.rank, result.teams)
        changes = [_ranked(writer, known, result)]
        if board.better and not known.better:
            changes.append(additions.change(writer, known.item.number, "better", board.better))
        ranked = facts.competition(writer.connection, known.item.number)
        return _outcome(writer, table, [ranked], Counter(["new" if any(changes) else "known"]), result)


def _mine(board: Leaderboard, team: str) -> Placement:
    """The one row of the learner's team."""
    if not board.mine:
        among = f"the {board.shown} teams that are shown" if board.teams is None else f"{board.teams} teams"
        raise WrongUsage(
            f'No team "{team}" is among {among}. Give its name as Kaggle shows it, or the user name of a member.'
        )
    if len(board.mine) > 1:
        names = ", ".join(f"{row.team} (rank {row.rank})" for row in board.mine)
        raise WrongUsage(f'Several teams match "{team}": {names}. Give the number of yours, its TeamId.')
    return board.mine[0]


def _teams(known: Competition, placement: Placement, board: Leaderboard) -> int:
    """How many teams there are, where just the top is shown: as many as there were last."""
    last = known.result.teams if known.result else 0
    if last < max(board.shown, placement.rank):
        raise WrongUsage(
            "This is only the top of the leaderboard. Say how many teams there are with --teams NUMBER,"
            f" or import all of it: kaggle competitions leaderboard {known.slug or 'SLUG'} --download"
        )
    return last


def named_by(files: Iterable[str], slugs: Iterable[str]) -> str | None:
    """The slug that files are named after as Kaggle does it: ``SLUG.zip``, ``SLUG-publicleaderboard-….csv``."""
    stems = {_AFTER_THE_SLUG.sub("", file.partition(".")[0]).casefold() for file in files}
    return next((slug for slug in slugs if slug and slug.casefold() in stems), None)


def day_in(files: Iterable[str]) -> date | None:
    """The day a leaderboard was downloaded, which its name tells."""
    for file in files:
        if match := re.search(r"leaderboard-(\d{4}-\d{2}-\d{2})", file):
            try:
                return date.fromisoformat(match[1])
            except ValueError:
                return None
    return None


def is_private(files: Iterable[str]) -> bool | None:
    """Whether files are named as those of the private leaderboard; None where they do not say."""
    for file in files:
        if match := re.search("(public|private)leaderboard", file.lower()):
            return match[1] == "private"
    return None


def _ranked(writer: Writer, known: Competition, result: Result) -> bool:
    """Take down a rank, unless it is known: it is the latest there is, or was known on its day."""
    latest = next((held for held in reversed(known.results) if held.private == result.private), None)
    held_then = [held for held in known.results if held.day == result.day or held is latest]
    if any(_says_the_same(held, result) for held in held_then):
        return False
    facts.add_result(writer, known.item.number, result)
    return True


def _says_the_same(held: Result, result: Result) -> bool:
    is_same_rank = (held.rank, held.teams, held.private) == (result.rank, result.teams, result.private)
    return is_same_rank and result.score in (None, held.score)


def _meant(connection: Connection, table: Table, to: str | None) -> Competition:
    """The competition a table is of: what the learner says, the tool said, or its file is named after."""
    if to is not None:
        return facts.find(connection, to)
    slug = table.competition or named_by(table.files, facts.slugs(connection))
    if not slug:
        raise WrongUsage("This file doesn't say which competition it is about. Name it with --to COMPETITION.")
    number = facts.named(connection, slug)
    if number is None:
        raise WrongUsage(f"{slug} isn't one of your competitions. Add it first: `study kaggle add {address(slug)}`")
    return facts.competition(connection, number)


def _outcome(
    writer: Writer, table: Table, competitions: list[Competition], counts: Counter[str], rank: Result | None = None
) -> KaggleImport:
    """What an import came to. If nothing was new, no step is left."""
    if not (counts["new"] or counts["changed"]):
        writer.leave_no_step()
    return KaggleImport(table.shape, competitions, rank=rank, **counts)
