"""``study kaggle import``"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from study.core.addition import Addition
from study.errors import WrongUsage
from study.kaggle import command as kaggle
from study.kaggle import facts as contests
from study.kaggle.rules import Competition, Result, Submission, check_rank, letters
from study.kaggle.tables import (
    COMPLETE,
    Announced,
    Leaderboard,
    Placed,
    TakenOver,
    day_in,
    is_private,
    named_by,
    opened,
    title_of,
)
from study.parameters import JSON, argument, option, whole_number
from study.store import additions
from study.store.database import NoDatabase, Writer
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.kaggle.tables import Table
    from study.store.database import Connection


def import_table(
    file: str = argument("FILE", "CSV or zip file, or - for what comes through a pipe."),
    to: str | None = option("--to", help="Whose table it is, where the file does not say.", metavar="COMPETITION"),
    team: str | None = option(
        "--team", help="Your team on a leaderboard: its name, or a member's user name.", metavar="NAME"
    ),
    teams: int | None = option(
        "--teams", help="How many teams there are, where just the top is shown.", metavar="NUMBER", read=whole_number
    ),
    json: bool = JSON,
) -> None:
    """Take over what Kaggle's own command-line tool prints or downloads.

    A list of competitions, of submissions, or a leaderboard, told apart by the columns. The same table twice changes
    nothing.

    \b
    kaggle competitions list --group entered -v | study kaggle import -
    kaggle competitions submissions titanic -v > sent.csv
    study kaggle import sent.csv --to titanic
    study kaggle import titanic.zip --team "My team"
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    workspace = Workspace()
    with working("Reading"):
        found = take_over(workspace, file, to, team, teams)
    if json:
        from study.kaggle.screen import kaggle_imported as document

        put(document(found, workspace.day))
    else:
        from study.kaggle.screen import imported

        show(imported(found, workspace.day))


MOST_ENTERED = 1000  # competitions of one learner


def take_over(workspace: Workspace, source: str, to: str | None, team: str | None, teams: int | None) -> TakenOver:
    """What a file holds, or what comes through stdin as ``-``. Raises InvalidFile, and WrongUsage for what is missing.

    ``to`` names the competition where the file does not; ``team`` is the learner's and ``teams`` how many there are,
    for leaderboards.
    """
    with opened(source) as table:
        if table.shape == "competitions":
            if to is not None:
                raise WrongUsage("A list is of many competitions. Leave --to out.")
            return _competitions(workspace, table)
        if table.shape == "submissions":
            return _submissions(workspace, table, to)
        if not team:
            raise WrongUsage("A leaderboard is of all teams. Say which is yours with --team NAME.")
        return _leaderboard(workspace, table, to, team, teams)


def _competitions(workspace: Workspace, table: Table) -> TakenOver:
    """Of a list of competitions those that were entered and not removed since, or are known."""
    kept, passed = dict[str, Announced](), 0
    known, removed = _slugs(workspace)
    for one in table.competitions():
        slug = one.slug.casefold()
        if slug in known or letters(slug) in known or (one.entered and slug not in removed):
            kept[slug] = one
        else:
            passed += 1
        if len(kept) > MOST_ENTERED:
            raise WrongUsage(f"Nobody enters more than {MOST_ENTERED} competitions. Import a shorter list.")
    if not kept:
        return TakenOver(table.shape, [], passed=passed)
    with workspace.writing(create=True) as writer:
        done = [_announced(writer, one) for one in kept.values()]
        touched = [contests.competition(writer.connection, number) for number, what in done if what != "known"]
        counts = Counter(what for _, what in done)
        counts["passed"] = passed
        return _came_to(writer, table, touched, counts)


def _announced(writer: Writer, one: Announced) -> tuple[int, str]:
    """Take over a competition of a list: the number of its item, and whether it is new, changed or known."""
    number, what = contests.named(writer.connection, one.slug), "known"
    if number is None:
        number, what = kaggle.take_up(writer, _addition(one)), "new"
    slug = contests.competition(writer.connection, number).slug or one.slug
    values = {"slug": slug, "due": one.due and one.due.isoformat(), "category": one.category}
    changes = [additions.change(writer, number, field, value) for field, value in values.items() if value]
    if one.rank and one.teams:
        known = contests.competition(writer.connection, number)
        result = Result(writer.today, one.rank, one.teams, None, known.is_over(writer.today))
        changes.append(_ranked(writer, known, result))
    return number, "changed" if what == "known" and any(changes) else what


def _addition(one: Announced) -> Addition:
    return Addition(title_of(one.slug), "competition", due=one.due, slug=one.slug, category=one.category)


def _submissions(workspace: Workspace, table: Table, to: str | None) -> TakenOver:
    """What was handed in to a competition and has a score."""
    with workspace.writing() as writer:
        number = _meant(writer.connection, table, to).item.number
        told, counts = contests.told(writer.connection, number), Counter[str]()
        handed_in = {(at, file) for at, _, _, _, file, _ in told}

        def fresh() -> Iterator[Submission]:
            for status, one in table.submissions():
                fields = (one.at, one.score, one.private, one.note, one.file, one.ref)
                if status != COMPLETE or fields in told:
                    counts["passed" if status != COMPLETE else "known"] += 1
                    continue
                told.add(fields)
                counts["changed" if (one.at, one.file) in handed_in else "new"] += 1
                yield one

        contests.add_submissions(writer, number, fresh())
        return _came_to(writer, table, [contests.competition(writer.connection, number)], counts)


def _leaderboard(workspace: Workspace, table: Table, to: str | None, team: str, teams: int | None) -> TakenOver:
    """The rank of the learner's team on a leaderboard."""
    board = table.leaderboard(team)
    placed = _mine(board, team)
    with workspace.writing() as writer:
        known = _meant(writer.connection, table, to)
        private = is_private(table.files)
        result = Result(
            min(day_in(table.files) or writer.today, writer.today),
            placed.rank,
            board.teams or teams or _teams(known, placed, board),
            placed.score,
            known.is_over(writer.today) if private is None else private,
        )
        check_rank(result.rank, result.teams)
        changes = [_ranked(writer, known, result)]
        if board.better and not known.better:
            changes.append(additions.change(writer, known.item.number, "better", board.better))
        found = [contests.competition(writer.connection, known.item.number)]
        return _came_to(writer, table, found, Counter(["new" if any(changes) else "known"]), result)


def _mine(board: Leaderboard, team: str) -> Placed:
    """The one row of the learner's team."""
    if not board.mine:
        among = f"the {board.shown} teams that are shown" if board.teams is None else f"{board.teams} teams"
        raise WrongUsage(
            f'No team "{team}" is among {among}. Give its name as Kaggle shows it, or the user name of a member.'
        )
    if len(board.mine) > 1:
        names = ", ".join(f"{one.team} (rank {one.rank})" for one in board.mine)
        raise WrongUsage(f'Several teams answer to "{team}": {names}. Give the number of yours, its TeamId.')
    return board.mine[0]


def _teams(known: Competition, placed: Placed, board: Leaderboard) -> int:
    """How many teams there are, where just the top is shown: as many as there were last."""
    last = known.result.teams if known.result else 0
    if last < max(board.shown, placed.rank):
        raise WrongUsage(
            "This is just the top of the leaderboard. Say how many teams there are with --teams NUMBER,"
            f" or import all of it: kaggle competitions leaderboard {known.slug or 'SLUG'} --download"
        )
    return last


def _ranked(writer: Writer, known: Competition, result: Result) -> bool:
    """Take down a rank, unless it is known: it is the latest there is, or was known on its day."""
    latest = next((one for one in reversed(known.results) if one.private == result.private), None)
    told = [one for one in known.results if one.day == result.day] + ([latest] if latest else [])
    if any(
        (one.rank, one.teams, one.private) == (result.rank, result.teams, result.private)
        and result.score in (None, one.score)
        for one in told
    ):
        return False
    contests.add_result(writer, known.item.number, result)
    return True


def _meant(connection: Connection, table: Table, to: str | None) -> Competition:
    """The competition a table is of: what the learner says, the tool said, or its file is named after."""
    if to is not None:
        return kaggle.find(connection, to)
    said = table.competition or named_by(table.files, contests.slugs(connection))
    if not said:
        raise WrongUsage("This file does not say which competition it is of. Say it with --to COMPETITION.")
    number = contests.named(connection, said)
    if number is None:
        raise WrongUsage(
            f"{said} is none of your competitions. Take it up first: study kaggle add {kaggle.address(said)}"
        )
    return contests.competition(connection, number)


def _slugs(workspace: Workspace) -> tuple[dict[str, int], set[str]]:
    """Those that are known, and those that were removed."""
    try:
        with workspace.reading() as connection:
            return contests.slugs(connection), contests.removed(connection)
    except NoDatabase:
        return {}, set()


def _came_to(
    writer: Writer, table: Table, found: list[Competition], counts: Counter[str], rank: Result | None = None
) -> TakenOver:
    """What an import came to. If nothing was new, no step is left."""
    if not (counts["new"] or counts["changed"]):
        writer.leave_no_step()
    return TakenOver(table.shape, found, counts["new"], counts["changed"], counts["known"], counts["passed"], rank)
