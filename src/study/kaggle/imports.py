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
from study.screen import console
from study.screen.console import answer, working
from study.store import additions
from study.store.database import Writer
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection

MOST_ENTERED = 1000  # competitions of one learner

MOST_NAMED = 5  # competitions that a file may be about

_LEADERBOARD = re.compile(r"-(?:public|private)leaderboard", re.IGNORECASE)

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
        done = [announced(writer, announcement) for announcement in kept.values()]
        facts.settle(writer)
        touched = [facts.competition(writer.connection, number) for number, what in done if what != "known"]
        return _outcome(writer, table, touched, Counter(what for _, what in done) + Counter(passed=passed))


def announced(writer: Writer, announcement: Announcement) -> tuple[int, str]:
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
    sent: Iterable[tuple[str, Submission]] = table.submissions()
    if to is None and not _named(table, []):
        sent = list(sent)  # to see which competition they fit
    with workspace.writing() as writer:
        known = _meant(writer.connection, table, to, sent)
        counts = take_submissions(writer, known.item.number, sent)
        facts.settle(writer)
        return _outcome(writer, table, [facts.competition(writer.connection, known.item.number)], counts)


def take_submissions(writer: Writer, number: int, sent: Iterable[tuple[str, Submission]]) -> Counter[str]:
    """Take over what was handed in to a competition, with its status; how many were what."""
    known, counts = set(facts.submissions(writer.connection, number)), Counter[str]()
    handed_in = {(submission.at, submission.file) for submission in known}

    def fresh() -> Iterator[Submission]:
        for status, submission in sent:
            if status != COMPLETE or submission in known:
                counts["passed" if status != COMPLETE else "known"] += 1
                continue
            known.add(submission)
            counts["changed" if (submission.at, submission.file) in handed_in else "new"] += 1
            yield submission

    facts.add_submissions(writer, number, fresh())
    return counts


def _leaderboard(workspace: Workspace, table: Table, to: str | None, team: str, teams: int | None) -> KaggleImport:
    """The rank of the learner's team on a leaderboard."""
    board = table.leaderboard(team)
    with workspace.writing() as writer:
        known = _meant(writer.connection, table, to)
        result, is_new = take_rank(writer, known, board, team, teams)
        ranked = facts.competition(writer.connection, known.item.number)
        return _outcome(writer, table, [ranked], Counter(["new" if is_new else "known"]), result)


def take_rank(
    writer: Writer, known: Competition, board: Leaderboard, team: str, teams: int | None = None
) -> tuple[Result, bool]:
    """Take over the rank of a team on a leaderboard, and whether that is news. Raises WrongUsage without one."""
    placement, private = _mine(board, team), is_private(board.files)
    result = Result(
        day=min(day_in(board.files) or writer.today, writer.today),
        rank=placement.rank,
        teams=board.teams or teams or _teams(known, placement, board),
        score=placement.score,
        private=known.is_over(writer.today) if private is None else private,
    )
    check_rank(result.rank, result.teams)
    changes = [_ranked(writer, known, result)]
    if board.better and not known.better:
        changes.append(additions.change(writer, known.item.number, "better", board.better))
    changes.append(bool(facts.settle(writer)))
    return result, any(changes)


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


def _named(table: Table, slugs: Iterable[str]) -> str:
    """The slug that the tool said before a table, or its file is named after; nothing where neither says it."""
    leaderboards = [file.partition(".")[0] for file in table.files if _LEADERBOARD.search(file)]
    return (
        table.competition
        or named_by(table.files, [*slugs, *(_AFTER_THE_SLUG.sub("", one) for one in leaderboards)])
        or ""
    )


def _meant(
    connection: Connection, table: Table, to: str | None, sent: Iterable[tuple[str, Submission]] = ()
) -> Competition:
    """The competition a table is of: what the learner says, the tool said, its file is named after, or what fits.

    Raises WrongUsage where these contradict one another, or none of them says it.
    """
    slug = _named(table, facts.slugs(connection))
    if to is not None:
        known = facts.find(connection, to)
        if slug and letters(slug) not in (letters(known.slug), letters(known.item.title)):
            raise WrongUsage(
                f"This is a table of {slug}, not of {known.item.title}. Leave out --to, or name another file."
            )
        return known
    if not slug:
        return _fitting(connection, [submission for _, submission in sent])
    number = facts.named(connection, slug)
    if number is None:
        raise WrongUsage(f"{slug} isn't one of your competitions. Add it first: `study kaggle add {address(slug)}`")
    return facts.competition(connection, number)


def _fitting(connection: Connection, sent: list[Submission]) -> Competition:
    """The one competition that submissions fit by their days and scores; else the learner is asked."""
    known = facts.competitions(connection) if sent else []
    found = fitting(known, sent)
    if len(found) == 1:
        return found[0]
    names = [one.slug or str(one.item.number) for one in found or known]
    if names and console.is_answered() and (name := console.choose("Which competition is it about?", names)):
        return facts.find(connection, name)
    listed = f" It may be {', '.join(names[:MOST_NAMED])}." if found else ""
    raise WrongUsage(f"This file doesn't say which competition it is about.{listed} Name it with --to COMPETITION.")


def fitting(competitions: Iterable[Competition], sent: list[Submission]) -> list[Competition]:
    """The competitions that submissions may be of: those that know one of them or its score, else those without any.

    Nothing is first handed in after the last day.
    """
    first = min(submission.day for submission in sent)
    there = [one for one in competitions if one.due is not None and first <= one.due]
    keys = {(one.day, one.score) for one in sent if one.score is not None}
    scores = {one.score for one in sent if one.score is not None}
    sure = [
        one
        for one in there
        if any((known.day, known.score) in keys for known in one.submissions)
        or any(result.score in scores for result in one.results if result.score is not None)
    ]
    return sure or [one for one in there if not one.submissions and one.status in ("open", "started")]


def _outcome(
    writer: Writer, table: Table, competitions: list[Competition], counts: Counter[str], rank: Result | None = None
) -> KaggleImport:
    """What an import came to. If nothing was new, no step is left."""
    if not (counts["new"] or counts["changed"]):
        writer.leave_no_step()
    return KaggleImport(table.shape, competitions, rank=rank, **counts)
