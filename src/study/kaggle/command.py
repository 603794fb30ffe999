"""`study kaggle`: competitions, ranks and submissions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from study.core.addition import Addition
from study.core.availability import check_past
from study.core.competitions import SLUG, Competition, Result, Submission, address, check_rank, slug_in, title_of
from study.core.goals import kind_of
from study.errors import WrongUsage
from study.goals import facts as goals
from study.kaggle import facts, screen
from study.parameters import (
    COMPETITION,
    JSON,
    LAST_DAY,
    NOTE,
    ON_DAY,
    REQUIRED,
    SCORE,
    TO,
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
        wanted = [goal for goal in progress if kind_of(goal.goal.goal) == "competition"]
    answer(json, "study.kaggle/1", screen.document, screen.page, competitions, wanted, today)


def add(
    name: str = argument("TITLE|URL", "Its title, or its address https://www.kaggle.com/competitions/…."),
    slug: str = option("--slug", help="The last part of its address at Kaggle.", metavar="SLUG", default=""),
    category: str = option(
        "--category", help="Featured, Research, Playground, Getting Started, Community.", metavar="NAME", default=""
    ),
    due: str | None = LAST_DAY,
    to: str | None = TO,
    json: bool = JSON,
) -> None:
    """Add a competition.

    Its address at Kaggle gives its title and slug. It goes to your own curriculum "log" unless --to names another.

    \b
    study kaggle add https://www.kaggle.com/competitions/titanic --due "30 june"
    study kaggle add "Disaster tweets" --category "Getting Started"
    """
    workspace = Workspace()
    last = workspace.date(due)
    title, slug = _title_and_slug(name, slug.strip())
    addition = Addition(title, "competition", due=last, slug=slug, category=" ".join(category.split()))
    with workspace.writing(create=True) as writer:
        if number := facts.named(writer.connection, slug or title):
            known = facts.competition(writer.connection, number).item
            raise WrongUsage(f"{slug or title} is already item {number}: {known.title}.")
        competition = facts.competition(writer.connection, facts.take_up(writer, addition, to))
    _show(competition, workspace.day, screen.added_page, json)


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
    on: str | None = ON_DAY,
    json: bool = JSON,
) -> None:
    """Record a rank, and see which medal or zone it gives.

    It counts as one of the private leaderboard once the deadline has passed, unless --public says otherwise.

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
        is_final = competition.is_over(day) if private is None else private
        taken = Result(day=day, rank=rank, teams=teams, score=score, private=is_final)
        facts.add_result(writer, competition.item.number, taken)
        competition = facts.competition(writer.connection, competition.item.number)
    _show(competition, workspace.day, lambda of, today: screen.result_page(of, today, taken), json)


def submit(
    item: str = COMPETITION,
    score: float | None = SCORE,
    private: float | None = option(
        "--private", help="Your score on the private leaderboard.", metavar="SCORE", read=score_of
    ),
    lower: bool | None = option("--lower/--higher", help="Which score is better; higher if not given."),
    on: str | None = ON_DAY,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Record a submission, and see your best one.

    Whether a lower or a higher score is better is remembered; it can be said without a score as well.

    \b
    study kaggle submit titanic --score 0.83 --note "more trees"
    study kaggle submit house-prices --score 0.12 --lower
    """
    from study.store import additions  # not needed to show competitions, and slow to load

    workspace = Workspace()
    day = workspace.date(on, past=True)
    better = None if lower is None else "lower" if lower else "higher"
    if score is None and better is None:
        raise WrongUsage("Give the --score you got, or say which is better with --lower or --higher.")
    with workspace.writing() as writer:
        competition, day = facts.find(writer.connection, item), day or writer.today
        _check_past(writer, day)
        number = competition.item.number
        changed = better is not None and additions.change(writer, number, "better", better)
        if score is not None:
            submission = Submission(day.isoformat(), score=score, private=private, note=note)
            facts.add_submissions(writer, number, [submission])
        elif not changed:
            raise WrongUsage(f"{competition.item.title} already counts {better} scores as better.")
        competition = facts.competition(writer.connection, number)
    _show(competition, workspace.day, screen.submissions_page, json)


def _show(competition: Competition, today: date, page: Callable[[Competition, date], Page], json: bool) -> None:
    answer(json, "study.kaggle/1", lambda: screen.document([competition], [], today), lambda: page(competition, today))


def _title_and_slug(name: str, slug: str) -> tuple[str, str]:
    """The title and the slug of what a learner typed, which may be an address. Raises WrongUsage."""
    title, known = " ".join(name.split()), slug_in(name)
    if known is None and "://" in name:
        raise WrongUsage(f'"{title}" isn\'t the address of a Kaggle competition. One looks like {address("titanic")}.')
    if not title:
        raise WrongUsage("A competition needs a title, or its address at Kaggle.")
    is_address = known is not None
    if slug:
        known = slug_in(slug) or slug
        if not SLUG.fullmatch(known):
            raise WrongUsage(f'"{slug}" isn\'t a slug. A slug is the last part of the address: {address("titanic")}.')
    return (title_of(known) if is_address and known else title), known or ""


def _check_past(writer: Writer, day: date) -> None:
    check_past(day, writer.today, "Record it once it is there.")
