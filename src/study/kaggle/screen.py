"""Competitions: all of them, and what came of adding, handing in, ranking and importing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from study.core import words
from study.goals.rules import pace, when
from study.goals.screen import goal
from study.kaggle import rules as medals
from study.kaggle.rules import Competition, Rating, Result, Submission
from study.screen.document import Document, day_of, dumped, reference
from study.screen.page import NARROW, Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from study.goals.rules import GoalProgress
    from study.kaggle.tables import TakenOver


LATEST = 10  # submissions that are listed after something was taken down


MOST = 100  # in the history of a competition


LIKE_THIS = "study kaggle add https://www.kaggle.com/competitions/titanic"


def table(competitions: Sequence[Competition], goals: Iterable[GoalProgress], today: date) -> Page:
    """All competitions, each in two lines, and how far the goals for them are."""
    page = Page()
    if not competitions:
        page.line("No competitions yet. Take one up: ", Span(LIKE_THIS, "command"))
    page.table([row for one in competitions for row in _rows(one, today)], flexible=1, right=(0, 3))
    page.gap()
    for goal in goals:
        page.line(f"{goal.goal.goal.capitalize()} {when(goal.goal)}: {pace(goal, today)}")
    return page


def added(one: Competition, today: date) -> Page:
    """A competition that was taken up."""
    page = Page()
    page.table(_rows(one, today), flexible=1, right=(0, 3))
    page.line("Handed in? ", Span(f"study kaggle submit {one.item.number} --score SCORE", "command"))
    return page


def ranked(one: Competition, today: date, result: Result) -> Page:
    """A rank that was taken down, and what it is worth."""
    page = Page()
    page.line(f"Rank {result.rank} of {result.teams} in {one.item.title}: {_worth(one, result, today)}.")
    if one.result is not None and one.result != result:
        why = "the private leaderboard" if one.result.private and not result.private else "the latest"
        page.line(
            f"What counts is {why}: {one.result.rank} of {one.result.teams}, {words.short(one.result.day, today)}."
        )
    _explain(page, one, result, today)
    return page


def handed_in(one: Competition, today: date) -> Page:
    """The latest submissions, the best of them marked."""
    page = Page()
    page.line(Span(one.item.title, "heading"), f" · {_submissions(one)}")
    _listed(page, one, today, LATEST)
    if one.is_guess:
        page.line("A higher score is taken for better. If a lower one is:")
        page.line("  ", Span(f"study kaggle submit {one.item.number} --lower", "command"))
    return page


def imported(found: TakenOver, today: date) -> Page:
    """What an import came to."""
    page = Page()
    if found.shape == "competitions":
        page.table([row for one in found.competitions for row in _rows(one, today)], flexible=1, right=(0, 3))
        page.gap()
        page.line(_in_figures(found, "competition", "not entered, or removed"))
        if found.passed and not (found.new or found.changed or found.known):
            page.line("Yours are listed by ", Span("kaggle competitions list --group entered -v", "command"))
        return page
    (one,) = found.competitions
    if found.shape == "submissions":
        page = handed_in(one, today)
        page.line(_in_figures(found, "submission", "not scored"))
    elif found.rank is not None:
        page = ranked(one, today, found.rank)
        if not found.new:
            page.line("Nothing is new: that was known.")
    return page


def facts(one: Competition, today: date) -> Iterator[list[Cell]]:
    """What else is to say of a competition, beside what every item has."""
    for name, text in (("Slug", one.slug), ("Category", one.category)):
        if text:
            yield [name, text]
    if (result := one.result) is not None:
        yield ["Rank", f"{result.rank} of {result.teams}, {_worth(one, result, today)}"]
    if one.best is not None:
        unsaid = "" if one.better else ", if a higher score is better"
        yield ["Best score", score(one.best) + (f", and {one.better} is better" if one.better else unsaid)]


def history(page: Page, one: Competition, today: date) -> None:
    """Its ranks and submissions."""
    if one.results:
        page.gap()
        page.line(Span("Ranks", "heading"))
        rows = [[words.short(result.day, today), *_rank(result)] for result in one.results[-MOST:]]
        page.table(rows, flexible=3, indent=2)
    if one.submissions:
        page.gap()
        page.line(Span("Submissions", "heading"))
        _listed(page, one, today, MOST)


def score(value: float | None, digits: int = 10) -> str:
    return "" if value is None else f"{value:.{digits}g}"


def _rows(one: Competition, today: date) -> list[list[Cell]]:
    """Title, progress, deadline and medal; below it what else is known."""
    due = "" if one.due is None else f"{'ended' if one.due < today else 'due'} {words.short(one.due, today)}"
    result, rating = one.result, one.rating(today)
    medal = _medal(rating)
    first: list[Cell] = [
        Span(str(one.item.number), "number"), one.item.title, bar(one.percent, NARROW), f"{one.percent} %",
        Span(due, "quiet"), medal if medals.gives_medals(one.category) else Span("no medals", "quiet"),
    ]  # fmt: skip
    told = [
        one.category,
        f"{result.rank} of {result.teams}, top {rating.percentile} %" if result else "",
        _submissions(one, digits=6) if one.submissions else "",
    ]
    second = " · ".join(filter(None, told))
    return [first, ["", Span(second, "quiet")]] if second else [first]


def _submissions(one: Competition, digits: int = 10) -> str:
    """``3 submissions, best 0.83``."""
    text = words.counted(len(one.submissions), "submission")
    return text if one.best is None else f"{text}, best {score(one.best, digits)}"


def _medal(rating: Rating) -> Span:
    if rating.medal:
        return Span(f"{rating.medal} medal", "high")
    return Span(f"{rating.zone} zone" if rating.zone else "", "middle")


def _worth(one: Competition, result: Result, today: date) -> str:
    """``top 4 %, silver medal``."""
    rating = one.rating(today, result)
    return ", ".join(filter(None, [f"top {rating.percentile} %", _medal(rating).text]))


def _explain(page: Page, one: Competition, result: Result, today: date) -> None:
    """Where the limits are, when a zone becomes a medal, and what to do next."""
    limits = [f"{name} {last}" for name, last in medals.limits(result.teams).items() if last]
    if not medals.gives_medals(one.category):
        page.line(f"{one.category[:1].upper()}{one.category[1:]} competitions give no medals.")
    elif limits:
        page.line(Span(f"The last ranks with a medal among {result.teams} teams: {', '.join(limits)}.", "quiet"))
    if one.rating(today, result).zone:
        then = f" after the deadline, {words.short(one.due, today)}" if one.due and not one.is_over(today) else ""
        page.line(f"Medals go by the private leaderboard{then}.")
    elif result.private and one.is_over(today) and one.status != "done":
        page.line("Finished? ", Span(f"study done {one.item.number}", "command"))


def _rank(result: Result) -> list[Cell]:
    board = "private" if result.private else "public"
    return [f"{result.rank} of {result.teams}", f"top {medals.percentile_of(result.rank, result.teams)} %",
            Span(board, "quiet"), score(result.score)]  # fmt: skip


def _listed(page: Page, one: Competition, today: date, most: int) -> None:
    """The latest submissions, with the best wherever it stands."""
    best = next((sent for sent in one.submissions if one.best is not None and sent.counted == one.best), None)
    latest = one.submissions[-most:]
    if best is not None and not any(sent is best for sent in latest):
        latest = [best, *latest[1:]]
    if len(one.submissions) > len(latest):
        page.line(Span(f"  {len(one.submissions) - len(latest)} more in study show {one.item.number} --json", "quiet"))
    page.table([_submission(sent, sent is best, today) for sent in latest], flexible=4, right=(0,), indent=2)


def _submission(sent: Submission, is_best: bool, today: date) -> list[Cell]:
    private = "" if sent.private is None else f"private {score(sent.private)}"
    return [
        words.short(sent.day, today), score(sent.score), private, Span("best" if is_best else "", "high"),
        Span(" · ".join(filter(None, [" ".join(sent.note.split()), sent.file])), "quiet"),
    ]  # fmt: skip


def _in_figures(found: TakenOver, noun: str, passed: str) -> str:
    """``2 submissions are new, 1 has changed; 3 were known; 1 was left out: not scored.``"""
    if not (found.new or found.changed or found.known or found.passed):
        return f"There is no {noun} in it."
    told = [
        f"{words.counted(found.new, noun)} {_be(found.new)} new" if found.new else f"No {noun} is new",
        f"{found.changed} {'has' if found.changed == 1 else 'have'} changed" if found.changed else "",
        f"{found.known} {_was(found.known)} known" if found.known else "",
        f"{found.passed} {_was(found.passed)} left out: {passed}" if found.passed else "",
    ]
    return "; ".join(filter(None, told)) + "."


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def competitions(found: Iterable[Competition], goals: Iterable[GoalProgress], today: date) -> str:
    """``study.kaggle/1``."""
    return dumped(
        "study.kaggle/1",
        {"competitions": [competition(one, today) for one in found], "goals": [goal(one) for one in goals]},
    )


def kaggle_imported(found: TakenOver, today: date) -> str:
    """``study.kaggle-import/1``: the competitions an import was about, and how many rows were what."""
    return dumped(
        "study.kaggle-import/1",
        {
            "table": found.shape, "new": found.new, "changed": found.changed, "known": found.known,
            "left_out": found.passed, "competitions": [competition(one, today) for one in found.competitions],
        },
    )  # fmt: skip


def competition(one: Competition, today: date) -> Document:
    """With rank, and medal or zone, as far as they are known."""
    return {**reference(one.item), "percent": one.percent, "due": day_of(one.due), **log_facts(one, today)}


def log_facts(one: Competition, today: date) -> Document:
    """What only a competition has."""
    result, rating = one.result, one.rating(today)
    return {
        "slug": one.slug, "category": one.category, "rank": result and result.rank, "teams": result and result.teams,
        "percentile": rating.percentile, "medal": rating.medal, "zone": rating.zone, "best": one.best,
        "better": one.better or None,
        "results": [
            {
                "on": str(taken.day), "rank": taken.rank, "teams": taken.teams, "score": taken.score,
                "private": taken.private,
            }
            for taken in one.results
        ],
        "submissions": [
            {
                "on": str(sent.day), "score": sent.score, "private": sent.private, "note": sent.note,
                "file": sent.file, "ref": sent.ref,
            }
            for sent in one.submissions
        ],
    }  # fmt: skip
