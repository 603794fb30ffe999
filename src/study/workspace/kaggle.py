"""Competitions: taking them up, and taking down what was handed in and which rank it gave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from study.core.addition import Addition
from study.core.availability import check_past
from study.domain.competition import Competition, Result, Submission, check_rank
from study.domain.kaggle import SLUG, slug_in, title_of
from study.errors import NoSuchItem, WrongUsage
from study.goals import facts as goals
from study.goals.rules import Reckoned, kind_of
from study.store import additions, contests, items
from study.store import additions as adding
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection, Writer


def competitions(workspace: Workspace) -> tuple[date, list[Competition], list[Reckoned]]:
    """The day, the competitions of what is followed, and the goals for competitions."""
    try:
        with workspace.reading() as connection:
            today = workspace.today(connection)
            wanted = [one for one in goals.judged(connection, today) if kind_of(one.goal.goal) == "competition"]
            return today, contests.competitions(connection), wanted
    except NoDatabase:
        return workspace.day, [], []


def add(workspace: Workspace, addition: Addition, to: str | None) -> Competition:
    """Take up a competition, whose title may be its address at Kaggle. Raises WrongUsage if it is known."""
    title, known_as = _named(addition.title, addition.slug)
    with workspace.writing(create=True) as writer:
        if number := contests.named(writer.connection, known_as or title):
            there = contests.competition(writer.connection, number).item
            raise WrongUsage(f"{known_as or title} is item {number} already: {there.title}.")
        number = take_up(writer, replace(addition, title=title, slug=known_as), to)
        return contests.competition(writer.connection, number)


def result(workspace: Workspace, word: str, told: Result, private: bool | None) -> tuple[Competition, Result]:
    """Take down a rank; on the private leaderboard if nobody says and the deadline has passed or is not known."""
    check_rank(told.rank, told.teams)
    with workspace.writing() as writer:
        known, day = find(writer.connection, word), _past(writer, told.day)
        taken = replace(told, private=known.is_over(day) if private is None else private)
        contests.add_result(writer, known.item.number, taken)
        return contests.competition(writer.connection, known.item.number), taken


def submit(
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
