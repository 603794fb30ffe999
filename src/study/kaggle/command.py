"""`study kaggle`: competitions, ranks and submissions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from study.core.addition import Addition
from study.core.availability import check_past
from study.core.values import replace
from study.errors import NoSuchItem, WrongUsage
from study.goals import facts as goals
from study.goals.rules import GoalProgress, kind_of
from study.kaggle import facts as contests
from study.kaggle.rules import Competition, Result, Submission, check_rank
from study.kaggle.tables import SLUG, slug_in, title_of
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
from study.store import additions, items
from study.store import additions as adding
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.screen.page import Page
    from study.store.database import Connection, Writer


def answer(found: Competition, today: date, screen: Callable[[Competition, date], Page], json: bool) -> None:
    """Show a competition as a screen or as a document."""
    from study.screen.console import put, show

    if json:
        from study.kaggle.screen import competitions as document

        put(document([found], [], today))
    else:
        show(screen(found, today))


def kaggle(json: bool = JSON) -> None:
    """Show competitions with their ranks and medals.

    \b
    study kaggle
    study kaggle add https://www.kaggle.com/competitions/titanic --due "30 june"
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    today, found, goals = competitions(Workspace())
    if json:
        from study.kaggle.screen import competitions as document

        put(document(found, goals, today))
    else:
        from study.kaggle.screen import table

        show(table(found, goals, today))


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
    """Take up a competition.

    Its address at Kaggle gives its title and slug. It goes to your own curriculum "log" unless --to names another.

    \b
    study kaggle add https://www.kaggle.com/competitions/titanic --due "30 june"
    study kaggle add "Disaster tweets" --category "Getting Started"
    """
    from study.core.addition import Addition
    from study.kaggle.screen import added
    from study.store.workspace import Workspace

    workspace = Workspace()
    category = " ".join(category.split())
    addition = Addition(name, "competition", due=workspace.date(due), slug=slug.strip(), category=category)
    found = kaggle_add(workspace, addition, to)
    answer(found, workspace.day, added, json)


def result(
    item: str = COMPETITION,
    rank: int = option(
        "--rank", help="The rank on the leaderboard.", metavar="NUMBER", default=REQUIRED, read=whole_number
    ),
    teams: int = option(
        "--teams", help="How many teams there are.", metavar="NUMBER", default=REQUIRED, read=whole_number
    ),
    score: float | None = SCORE,
    private: bool | None = option("--private/--public", help="Which leaderboard the rank is of."),
    on: str | None = ON_DAY,
    json: bool = JSON,
) -> None:
    """Take down a rank, and see which medal or zone it gives.

    It counts as one of the private leaderboard once the deadline has passed, unless --public says otherwise.

    \b
    study kaggle result titanic --rank 120 --teams 3000
    study kaggle result 12 --rank 98 --teams 3100 --private --on yesterday
    """
    from functools import partial

    from study.kaggle.rules import Result
    from study.kaggle.screen import ranked
    from study.store.workspace import Workspace

    workspace = Workspace()
    told = Result(workspace.date(on, past=True) or workspace.day, rank, teams, score)
    found, taken = kaggle_result(workspace, item, told, private)
    answer(found, workspace.day, partial(ranked, result=taken), json)


def submit(
    item: str = COMPETITION,
    score: float | None = SCORE,
    private: float | None = option(
        "--private", help="The score on the private leaderboard.", metavar="SCORE", read=score_of
    ),
    lower: bool | None = option("--lower/--higher", help="Which score is better; higher, if not said."),
    on: str | None = ON_DAY,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Take down what you handed in, and see the best of it.

    Whether a lower or a higher score is better is remembered; it can be said without a score as well.

    \b
    study kaggle submit titanic --score 0.83 --note "more trees"
    study kaggle submit house-prices --score 0.12 --lower
    """
    from study.kaggle.rules import Submission
    from study.kaggle.screen import handed_in
    from study.store.workspace import Workspace

    workspace = Workspace()
    told = None if score is None else Submission("", score, private, note)
    better = None if lower is None else "lower" if lower else "higher"
    found = kaggle_submit(workspace, item, told, workspace.date(on, past=True), better)
    answer(found, workspace.day, handed_in, json)


def competitions(workspace: Workspace) -> tuple[date, list[Competition], list[GoalProgress]]:
    """The day, the competitions of what is followed, and the goals for competitions."""
    try:
        with workspace.reading() as connection:
            today = workspace.today(connection)
            wanted = [one for one in goals.all_progress(connection, today) if kind_of(one.goal.goal) == "competition"]
            return today, contests.competitions(connection), wanted
    except NoDatabase:
        return workspace.day, [], []


def kaggle_add(workspace: Workspace, addition: Addition, to: str | None) -> Competition:
    """Take up a competition, whose title may be its address at Kaggle. Raises WrongUsage if it is known."""
    title, known_as = _named(addition.title, addition.slug)
    with workspace.writing(create=True) as writer:
        if number := contests.named(writer.connection, known_as or title):
            there = contests.competition(writer.connection, number).item
            raise WrongUsage(f"{known_as or title} is item {number} already: {there.title}.")
        number = take_up(writer, replace(addition, title=title, slug=known_as), to)
        return contests.competition(writer.connection, number)


def kaggle_result(workspace: Workspace, word: str, told: Result, private: bool | None) -> tuple[Competition, Result]:
    """Take down a rank; on the private leaderboard if nobody says and the deadline has passed or is not known."""
    check_rank(told.rank, told.teams)
    with workspace.writing() as writer:
        known, day = find(writer.connection, word), _past(writer, told.day)
        taken = replace(told, private=known.is_over(day) if private is None else private)
        contests.add_result(writer, known.item.number, taken)
        return contests.competition(writer.connection, known.item.number), taken


def kaggle_submit(
    workspace: Workspace, word: str, told: Submission | None, on: date | None, better: str | None
) -> Competition:
    """Take down what was handed in, whether a lower or a higher score is better, or both.

    ``told`` is without its day. Raises WrongUsage if there is nothing to take down.
    """
    if told is None and better is None:
        raise WrongUsage("Say what was handed in with --score, or which score is better with --lower or --higher.")
    with workspace.writing() as writer:
        known, day = find(writer.connection, word), _past(writer, on)
        number = known.item.number
        changed = better is not None and additions.change(writer, number, "better", better)
        if told is not None:
            contests.add_submissions(writer, number, [replace(told, at=day.isoformat())])
        elif not changed:
            raise WrongUsage(f"A {better} score is better in {known.item.title} already.")
        return contests.competition(writer.connection, number)


def find(connection: Connection, word: str) -> Competition:
    """The competition a learner names, by its slug as well. Raises NoSuchItem, or WrongUsage for another kind."""
    number = None if word.strip().isdecimal() else contests.named(connection, word.strip())
    if number is None:
        try:
            item = items.find_one(connection, word)
        except NoSuchItem as fault:
            if "could be" in str(fault):
                raise
            raise NoSuchItem(f'{fault} To take a competition up: study kaggle add "{word}".') from None
        if item.kind != "competition":
            raise WrongUsage(f"{item.number}, {item.title}, is no competition but of kind {item.kind}.")
        number = item.number
    return contests.competition(connection, number)


def take_up(writer: Writer, addition: Addition, to: str | None = None) -> int:
    """Add a competition, with its address at Kaggle; the number of its item."""
    return adding.adding_add(writer, replace(addition, kind="competition", url=address(addition.slug)), to)


def address(slug: str) -> str:
    """Where a competition is found; nothing without a slug."""
    return f"https://www.kaggle.com/competitions/{slug}" if slug else ""


def _named(name: str, slug: str) -> tuple[str, str]:
    """The title and the slug of what a learner typed."""
    title, found = _one_line(name), slug_in(name)
    if found is None and "://" in name:
        raise WrongUsage(f'"{title}" is no address of a Kaggle competition. They are like {address("titanic")}.')
    if not title:
        raise WrongUsage("A competition needs a title, or its address at Kaggle.")
    if slug:
        found = slug_in(slug) or slug.strip()
        if not SLUG.fullmatch(found):
            raise WrongUsage(f'"{slug}" is no slug. It is the last part of the address: {address("titanic")}.')
    return (title_of(found) if slug_in(name) and found else title), found or ""


def _past(writer: Writer, on: date | None) -> date:
    """The day something happened: today if nobody says."""
    day = on or writer.today
    check_past(day, writer.today, "Take it down when it is there.")
    return day


def _one_line(text: str) -> str:
    return " ".join(text.split())
