"""`study kaggle`: competitions, their ranks and submissions, and the medals of other fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from study.core.availability import check_past
from study.core.competitions import Competition, Record, Result, Submission, check_rank
from study.core.goals import kind_of
from study.core.medals import FIELDS, MedalCount, medal_named
from study.errors import WrongUsage
from study.goals import facts as goals
from study.kaggle import facts, screen
from study.parameters import (
    COMPETITION,
    JSON,
    MEDALS,
    NOTE,
    ON_DAY,
    REQUIRED,
    SCORE,
    argument,
    option,
    score_of,
    whole_number,
)
from study.screen.console import answer
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.screen.page import Page
    from study.store.database import Writer


def kaggle(json: bool = JSON) -> None:
    """Show your competitions, with ranks and medals.

    \b
    study kaggle
    study kaggle add https://www.kaggle.com/competitions/titanic --due "30 june"
    """
    workspace = Workspace()
    with workspace.looking() as connection:
        today = workspace.today(connection)
        competitions = facts.competitions(connection)
        progress = goals.all_progress(connection, today)
        record = Record(
            today=today,
            competitions=competitions,
            trophies=facts.trophies(connection, competitions, today),
            goals=[goal for goal in progress if kind_of(goal.goal.goal) == "competition"],
        )
    answer(json, "study.kaggle/1", screen.document, screen.page, record)


def result(
    item: str = COMPETITION,
    rank: int = option(
        "--rank", help="Your rank on the leaderboard.", metavar="NUMBER", default=REQUIRED, read=whole_number
    ),
    teams: int = option(
        "--teams", help="How many teams there are.", metavar="NUMBER", default=REQUIRED, read=whole_number
    ),
    score: float | None = SCORE,
    private: bool | None = option("--private/--public", help="The leaderboard your rank is on."),
    medal: str = option(
        "--medal", help="The medal Kaggle shows for it: gold, silver or bronze.", metavar="NAME", default=""
    ),
    on: str | None = ON_DAY,
    json: bool = JSON,
) -> None:
    """Record a rank, and see which medal or zone it gives.

    It counts as one of the private leaderboard once the deadline has passed, unless --public says otherwise. Then the
    competition is done. Without --medal a medal is only worked out where its category and its last day are known.

    \b
    study kaggle result titanic --rank 120 --teams 3000
    study kaggle result 12 --rank 98 --teams 3100 --private --on yesterday
    """
    workspace = Workspace()
    day = workspace.date(on, past=True) or workspace.day
    check_rank(rank, teams)
    with workspace.writing() as writer:
        competition = facts.find(writer.connection, item)
        _check_past(writer, day)
        won = _medal_won(competition, medal, private)
        is_final = bool(won) or competition.is_over(day) if private is None else private
        taken = Result(day=day, rank=rank, teams=teams, score=score, private=is_final, medal=won)
        facts.add_result(writer, competition.item.number, taken)
        facts.settle(writer)
        competition = facts.competition(writer.connection, competition.item.number)
    _show(competition, workspace.day, lambda of, today: screen.result_page(of, today, taken), json)


def submit(
    item: str = COMPETITION,
    score: float | None = SCORE,
    private: float | None = option(
        "--private", help="Your score on the private leaderboard.", metavar="SCORE", read=score_of
    ),
    cv: float | None = option(
        "--cv", help="Your own score of it, by cross-validation.", metavar="SCORE", read=score_of
    ),
    lower: bool | None = option("--lower/--higher", help="Which score is better; higher if not given."),
    on: str | None = ON_DAY,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Record a submission, and see your best one.

    Whether a lower or a higher score is better is remembered; it can be said without a score as well.

    \b
    study kaggle submit titanic --score 0.83 --cv 0.81 --note "more trees"
    study kaggle submit house-prices --score 0.12 --lower
    """
    from study.store import additions  # not needed to show competitions, and slow to load

    workspace = Workspace()
    day = workspace.date(on, past=True)
    better = None if lower is None else "lower" if lower else "higher"
    if score is None and cv is None and better is None:
        raise WrongUsage("Give the --score you got, or say which is better with --lower or --higher.")
    with workspace.writing() as writer:
        competition, day = facts.find(writer.connection, item), day or writer.today
        _check_past(writer, day)
        number = competition.item.number
        changed = better is not None and additions.change(writer, number, "better", better)
        if score is not None or cv is not None:
            submission = Submission(day.isoformat(), score=score, private=private, note=note, cv=cv)
            facts.add_submissions(writer, number, [submission])
        elif not changed:
            raise WrongUsage(f"{competition.item.title} already counts {better} scores as better.")
        facts.settle(writer)
        competition = facts.competition(writer.connection, number)
    _show(competition, workspace.day, screen.submissions_page, json)


def medals(
    field: str = argument("FIELD", "notebooks, datasets or discussion.", choices=FIELDS),
    gold: int = MEDALS["gold"],
    silver: int = MEDALS["silver"],
    bronze: int = MEDALS["bronze"],
    json: bool = JSON,
) -> None:
    """Note how many medals your notebooks, datasets or posts have.

    Kaggle counts votes for them, so they are kept as you give them. Those of competitions follow from your ranks.

    \b
    study kaggle medals notebooks --silver 1 --bronze 4
    """
    workspace = Workspace()
    told = MedalCount(gold=gold, silver=silver, bronze=bronze)
    with workspace.writing(create=True) as writer:
        competitions = facts.competitions(writer.connection)
        if facts.trophies(writer.connection, competitions, writer.today).others.get(field, MedalCount()) == told:
            raise WrongUsage(f"That is what is known of {field}: {told or 'no medals'}.")
        facts.count_medals(writer, field, told)
        trophies = facts.trophies(writer.connection, competitions, writer.today)
    record = Record(today=workspace.day, trophies=trophies)
    answer(json, "study.kaggle/1", screen.document, screen.medals_page, record)


def _medal_won(competition: Competition, text: str, private: bool | None) -> str:
    """A medal as the learner names it. Raises WrongUsage for one that cannot be."""
    if not text.strip():
        return ""
    won = medal_named(text)
    if not won:
        raise WrongUsage(f'"{text}" isn\'t a medal. Give gold, silver or bronze.')
    if competition.gives_medals is False:
        raise WrongUsage(f"{competition.item.title} gives no medals: it is a {competition.category} competition.")
    if private is False:
        raise WrongUsage("A rank on the public leaderboard gives no medal. Leave out --public or --medal.")
    return won


def _show(competition: Competition, today: date, page: Callable[[Competition, date], Page], json: bool) -> None:
    record = Record(today=today, competitions=[competition])
    answer(json, "study.kaggle/1", lambda: screen.document(record), lambda: page(competition, today))


def _check_past(writer: Writer, day: date) -> None:
    check_past(day, writer.today, "Record it once it is there.")
