"""Competitions: all of them, and what came of adding, handing in, ranking and importing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from study.core import competitions as medals
from study.core import words
from study.core.competitions import Competition, Result, Submission
from study.core.goals import progress_in_words, when
from study.goals.screen import goal as goal_document
from study.screen.document import Document, fields, reference
from study.screen.page import NARROW, Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.goals import GoalProgress
    from study.kaggle.imports import KaggleImport


LATEST = 10  # submissions that are listed after something was taken down
MOST = 100  # in the history of a competition
LIKE_THIS = "study kaggle add https://www.kaggle.com/competitions/titanic"


def page(competitions: Sequence[Competition], goals: Iterable[GoalProgress], today: date) -> Page:
    """All competitions, each in two lines, and how far the goals for them are."""
    page = Page()
    if not competitions:
        page.line("No competitions yet. Add one: ", Span(LIKE_THIS, "command"))
    page.table([row for competition in competitions for row in _rows(competition, today)], flexible=1, right=(0, 3))
    page.gap()
    for progress in goals:
        page.line(f"{progress.goal.goal.capitalize()} {when(progress.goal)}: {progress_in_words(progress, today)}")
    return page


def added_page(competition: Competition, today: date) -> Page:
    """A competition that was taken up."""
    page = Page()
    page.table(_rows(competition, today), flexible=1, right=(0, 3))
    page.line("Submitted? ", Span(f"study kaggle submit {competition.item.number} --score SCORE", "command"))
    return page


def result_page(competition: Competition, today: date, result: Result) -> Page:
    """A rank that was taken down, and what it is worth."""
    page = Page()
    rank = f"Rank {result.rank} of {result.teams} in {competition.item.title}"
    page.line(f"{rank}: {_worth(competition, result, today)}.")
    counting = competition.result
    if counting is not None and counting != result:
        why = "the private leaderboard" if counting.private and not result.private else "the latest"
        day = words.short(counting.day, today)
        page.line(f"What counts is {why}: {counting.rank} of {counting.teams}, {day}.")
    _explain(page, competition, result, today)
    return page


def submissions_page(competition: Competition, today: date) -> Page:
    """The latest submissions, the best of them marked."""
    page = Page()
    page.line(Span(competition.item.title, "heading"), f" · {_submissions(competition)}")
    _listed(page, competition, today, LATEST)
    if competition.is_guess:
        page.line("Higher scores count as better. If lower ones are:")
        page.line("  ", Span(f"study kaggle submit {competition.item.number} --lower", "command"))
    return page


def import_page(outcome: KaggleImport, today: date) -> Page:
    """What an import came to."""
    page = Page()
    if outcome.shape == "competitions":
        page.table(
            [row for competition in outcome.competitions for row in _rows(competition, today)], flexible=1, right=(0, 3)
        )
        page.gap()
        page.line(_in_figures(outcome, "competition", "not entered, or removed"))
        if outcome.passed and not (outcome.new or outcome.changed or outcome.known):
            page.line("To list yours: ", Span("kaggle competitions list --group entered -v", "command"))
        return page
    (competition,) = outcome.competitions
    if outcome.shape == "submissions":
        page = submissions_page(competition, today)
        page.line(_in_figures(outcome, "submission", "not scored"))
    elif outcome.rank is not None:
        page = result_page(competition, today, outcome.rank)
        if not outcome.new:
            page.line("Nothing new: that was already recorded.")
    return page


def facts(competition: Competition, today: date) -> Iterator[list[Cell]]:
    """What else is to say of a competition, beside what every item has."""
    for name, text in (("Slug", competition.slug), ("Category", competition.category)):
        if text:
            yield [name, text]
    if (result := competition.result) is not None:
        yield ["Rank", f"{result.rank} of {result.teams}, {_worth(competition, result, today)}"]
    if competition.best is not None:
        better = competition.better
        remark = f", and {better} is better" if better else ", if a higher score is better"
        yield ["Best score", score(competition.best) + remark]


def history(page: Page, competition: Competition, today: date) -> None:
    """Its ranks and submissions."""
    if competition.results:
        page.heading("Ranks")
        rows = [[words.short(result.day, today), *_rank(result)] for result in competition.results[-MOST:]]
        page.table(rows, flexible=3, indent=2)
    if competition.submissions:
        page.heading("Submissions")
        _listed(page, competition, today, MOST)


def score(value: float | None, digits: int = 10) -> str:
    return "" if value is None else f"{value:.{digits}g}"


def _rows(competition: Competition, today: date) -> list[list[Cell]]:
    """Title, progress, deadline and medal; below it what else is known."""
    result, rating = competition.result, competition.rating(today)
    named: list[Cell] = [Span(str(competition.item.number), "number"), competition.item.title]
    reached: list[Cell] = [bar(competition.percent, NARROW), f"{competition.percent} %"]
    medal = (
        Span(rating.label, "high" if rating.medal else "middle")
        if medals.gives_medals(competition.category)
        else Span("no medals", "quiet")
    )
    first = [*named, *reached, Span(_due(competition, today), "quiet"), medal]
    known = [
        competition.category,
        f"{result.rank} of {result.teams}, top {rating.percentile} %" if result else "",
        _submissions(competition, digits=6) if competition.submissions else "",
    ]
    second = " · ".join(filter(None, known))
    return [first, ["", Span(second, "quiet")]] if second else [first]


def _due(competition: Competition, today: date) -> str:
    if competition.due is None:
        return ""
    return f"{'ended' if competition.due < today else 'due'} {words.short(competition.due, today)}"


def _submissions(competition: Competition, digits: int = 10) -> str:
    """``3 submissions, best 0.83``."""
    text = words.counted(len(competition.submissions), "submission")
    return text if competition.best is None else f"{text}, best {score(competition.best, digits)}"


def _worth(competition: Competition, result: Result, today: date) -> str:
    """``top 4 %, silver medal``."""
    rating = competition.rating(today, result)
    return ", ".join(filter(None, [f"top {rating.percentile} %", rating.label]))


def _explain(page: Page, competition: Competition, result: Result, today: date) -> None:
    """Where the limits are, when a zone becomes a medal, and what to do next."""
    limits = [f"{name} {last}" for name, last in medals.limits(result.teams).items() if last]
    if not medals.gives_medals(competition.category):
        page.line(f"{competition.category[:1].upper()}{competition.category[1:]} competitions give no medals.")
    elif limits:
        page.line(Span(f"The last ranks with a medal among {result.teams} teams: {', '.join(limits)}.", "quiet"))
    if competition.rating(today, result).zone:
        to_come = competition.due if competition.due and not competition.is_over(today) else None
        then = f" after the deadline, {words.short(to_come, today)}" if to_come else ""
        page.line(f"Medals go by the private leaderboard{then}.")
    elif result.private and competition.is_over(today) and competition.status != "done":
        page.line("Finished? ", Span(f"study done {competition.item.number}", "command"))


def _rank(result: Result) -> list[Cell]:
    board = "private" if result.private else "public"
    percentile = medals.percentile_of(result.rank, result.teams)
    return [f"{result.rank} of {result.teams}", f"top {percentile} %", Span(board, "quiet"), score(result.score)]


def _listed(page: Page, competition: Competition, today: date, most: int) -> None:
    """The latest submissions, with the best wherever it stands."""
    sent, top = competition.submissions, competition.best
    best = next((submission for submission in sent if top is not None and submission.counted == top), None)
    latest = sent[-most:]
    if best is not None and not any(submission is best for submission in latest):
        latest = [best, *latest[1:]]
    if len(sent) > len(latest):
        more = f"  {len(sent) - len(latest)} more in study show {competition.item.number} --json"
        page.line(Span(more, "quiet"))
    rows = [_submission(submission, submission is best, today) for submission in latest]
    page.table(rows, flexible=4, right=(0,), indent=2)


def _submission(sent: Submission, is_best: bool, today: date) -> list[Cell]:
    private = "" if sent.private is None else f"private {score(sent.private)}"
    remark = " · ".join(filter(None, [" ".join(sent.note.split()), sent.file]))
    best = Span("best" if is_best else "", "high")
    return [words.short(sent.day, today), score(sent.score), private, best, Span(remark, "quiet")]


def _in_figures(outcome: KaggleImport, noun: str, passed: str) -> str:
    """``2 submissions are new, 1 has changed; 3 were known; 1 was left out: not scored.``"""
    if not (outcome.new or outcome.changed or outcome.known or outcome.passed):
        return f"There is no {noun} in it."
    figures = [
        f"{words.counted(outcome.new, f'{noun} is', f'{noun}s are')} new" if outcome.new else f"No {noun} is new",
        f"{words.counted(outcome.changed, 'has', 'have')} changed" if outcome.changed else "",
        f"{words.counted(outcome.known, 'was', 'were')} known" if outcome.known else "",
        f"{words.counted(outcome.passed, 'was', 'were')} left out: {passed}" if outcome.passed else "",
    ]
    return "; ".join(filter(None, figures)) + "."


def document(competitions: Iterable[Competition], goals: Iterable[GoalProgress], today: date) -> Document:
    """``study.kaggle/1``."""
    described = [competition(listed, today) for listed in competitions]
    return {"competitions": described, "goals": list(map(goal_document, goals))}


def import_document(outcome: KaggleImport, today: date) -> Document:
    """``study.kaggle-import/1``: the competitions an import was about, and how many rows were what."""
    described = [competition(listed, today) for listed in outcome.competitions]
    return fields(outcome, "shape:table new changed known passed:left_out", competitions=described)


def competition(competition: Competition, today: date) -> Document:
    """With rank, and medal or zone, as far as they are known."""
    return reference(competition.item) | fields(competition, "percent due") | competition_facts(competition, today)


def competition_facts(competition: Competition, today: date) -> Document:
    """What only a competition has."""
    result = competition.result
    return (
        fields(competition, "slug category")
        | (fields(result, "rank teams") if result else {"rank": None, "teams": None})
        | fields(competition.rating(today), "percentile medal zone")
        | fields(competition, "best")
        | {
            "better": competition.better or None,
            "results": [fields(result, "day:on rank teams score private") for result in competition.results],
            "submissions": [fields(sent, "day:on score private note file ref") for sent in competition.submissions],
        }
    )
