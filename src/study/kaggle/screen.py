"""Competitions: all of them, and what came of adding, handing in, ranking and importing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from study.core import words
from study.core.competitions import Competition, Record, Result, Submission
from study.core.goals import progress_in_words, when
from study.core.medals import GRANDMASTER, MEDALS, limits, percentile_of, tier
from study.core.milestones import FINAL, Milestone, away, by_day
from study.goals.screen import goal as goal_document
from study.screen.document import Document, fields, reference
from study.screen.page import NARROW, Cell, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.medals import Trophies
    from study.kaggle.imports import KaggleImport
    from study.kaggle.sync import Sync, SyncChange


CLOSED = ("done", "skipped")
LATEST = 10  # submissions that are listed after something was taken down
MOST = 100  # in the history of a competition
LIKE_THIS = "study kaggle add https://www.kaggle.com/competitions/titanic"


def page(record: Record) -> Page:
    """All competitions, each in a few lines, the medals they gave, and how far the goals for them are."""
    page, today = Page(), record.today
    if not record.competitions:
        page.line("No competitions yet. Add one: ", Span(LIKE_THIS, "command"))
    _competitions(page, record.competitions, today)
    waiting = next((one for one in record.competitions if _awaits_rank(one, today)), None)
    if waiting is not None:
        page.line("It has ended. Your rank? ", Span(_rank_of(waiting), "command"))
    page.gap()
    _trophies(page, record.trophies)
    for progress in record.goals:
        page.line(f"{progress.goal.goal.capitalize()} {when(progress.goal)}: {progress_in_words(progress, today)}")
    return page


def medals_page(record: Record) -> Page:
    """The medals of a learner."""
    page = Page()
    _trophies(page, record.trophies)
    if not page.parts:
        page.line("No medals.")
    return page


def changed_page(page: Page, competition: Competition, today: date, is_trial: bool) -> Page:
    """A competition that was added, or has other dates, below what that does to the plan."""
    page.gap()
    _competitions(page, [competition], today)
    if not is_trial and not competition.submissions:
        number = competition.item.number
        page.line("Submitted? ", Span(f"study kaggle submit {number} --score SCORE", "command"))
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
        _competitions(page, outcome.competitions, today)
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


def sync_page(outcome: Sync) -> Page:
    """What is new at Kaggle, competition by competition."""
    page = Page()
    for change in outcome.changes:
        item = change.after.item
        page.line(Span(str(item.number), "number"), "  ", Span(item.title, "title"))
        rows: list[list[Cell]] = [
            [Span(name, "quiet"), f"{before} → {after}" if before else after]
            for name, before, after in differences(change, outcome.today)
        ]
        page.table(rows, flexible=1, indent=2)
    looked_at = words.counted(outcome.looked_at, "competition")
    unchanged = outcome.looked_at - len(outcome.changes)
    if not outcome.changes:
        page.line(f"Nothing new in {looked_at}." if outcome.looked_at else "You have no open competition at Kaggle.")
    elif unchanged > 0:
        page.line(Span(f"Nothing new in {unchanged} more.", "quiet"))
    return page


def differences(change: SyncChange, today: date) -> Iterator[tuple[str, str, str]]:
    """What is otherwise of a competition: its name, and what it was and is, in words."""
    before, after = change.before, change.after
    told_before = {} if before is None else dict(_told(before, today))
    for name, text in _told(after, today):
        if text != told_before.get(name, ""):
            yield name, told_before.get(name, ""), text


def _told(competition: Competition, today: date) -> Iterator[tuple[str, str]]:
    yield "Status", competition.status
    yield "Category", competition.category
    yield "Last day", words.short(competition.due, today) if competition.due else ""
    if competition.result is not None:
        yield "Rank", f"{competition.result.rank} of {competition.result.teams}"
        yield "Worth", competition.rating(today).label
    if competition.submissions:
        yield "Submissions", str(len(competition.submissions))
        yield "Best score", score(competition.best)


def sync_document(outcome: Sync) -> Document:
    """``study.kaggle-sync/1``: of every competition that changed what it was and is."""
    changes: list[Document] = [
        reference(one.after.item)
        | {
            "new": one.before is None,
            "changes": [
                {"name": name, "before": before or None, "after": after}
                for name, before, after in differences(one, outcome.today)
            ],
            "competition": competition(one.after, outcome.today),
        }
        for one in outcome.changes
    ]
    return fields(outcome, "today:date looked_at", changes=changes)


def facts(competition: Competition, today: date) -> Iterator[list[Cell]]:
    """What else is to say of a competition, beside what every item has."""
    for name, text in (("Slug", competition.slug), ("Category", competition.category)):
        if text:
            yield [name, text]
    for name, day in (("Entry", competition.entry), ("Merger", competition.merger)):
        if day is not None:
            yield [name, f"{'closed' if day < today else 'closes'} {words.weekday(day, today)}"]
    if (result := competition.result) is not None:
        yield ["Rank", f"{result.rank} of {result.teams}, {_worth(competition, result, today)}"]
    if shakeup := _shakeup(competition):
        yield ["Shake-up", shakeup]
    if (best := competition.best_submission) is not None:
        better = competition.better
        remark = f", and {better} is better" if better else ", if a higher score is better"
        yield ["Best score", score(best.counted) + remark]
        if scores := _scores(best):
            yield ["", scores]


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


def _competitions(page: Page, competitions: Iterable[Competition], today: date) -> None:
    page.table([row for one in competitions for row in _rows(one, today)], flexible=1, right=(0, 3))


def _rows(competition: Competition, today: date) -> list[list[Cell]]:
    """Title, progress, deadline and medal; below it what else is known, and which dates come first."""
    rating = competition.rating(today)
    named: list[Cell] = [Span(str(competition.item.number), "number"), competition.item.title]
    medal = (
        Span("no medals", "quiet")
        if competition.gives_medals is False
        else Span("" if rating.would_be else rating.label, "high" if rating.medal else "middle")
    )
    first = [*named, *reached(competition), Span(_due(competition, today), "quiet"), medal]
    guess = rating.label if rating.would_be else ""
    known = " · ".join(filter(None, _known(competition, today)))
    more = [known, guess, _scores_of(competition), _dates(competition, today)]
    below: list[list[Cell]] = [["", Span(text, "quiet")] for text in more if text]
    return [first, *below]


def reached(competition: Competition) -> tuple[Cell, str]:
    """How far it is: done, or a bar where somebody has said how far."""
    if competition.status in CLOSED:
        return Span(competition.status, "ahead" if competition.status == "done" else "quiet"), ""
    return (bar(competition.percent, NARROW), f"{competition.percent} %") if competition.stated else ("", "")


def _known(competition: Competition, today: date) -> Iterator[str]:
    """Category, rank, the shake-up, and the submissions."""
    result, rating = competition.result, competition.rating(today)
    yield competition.category
    if result is not None:
        yield f"{result.rank} of {result.teams}, top {rating.percentile} %"
        yield f"{shakeup} in the shake-up" if (shakeup := _shakeup(competition)) else ""
    if competition.submissions:
        yield _submissions(competition, digits=6)


def _scores_of(competition: Competition) -> str:
    """The best submission with all its scores, where it has more than one."""
    best = competition.best_submission
    scores = _scores(best, digits=6) if best else ""
    return f"best: {scores}" if scores else ""


def _dates(competition: Competition, today: date) -> str:
    """``entry and team merger close 23 Jun, in 4 days``; the last day stands by the title."""
    if competition.status in CLOSED:
        return ""
    ahead = [Milestone(competition.item, name, day) for name, day in competition.dates(today).items() if name != FINAL]
    told = [
        ", ".join(filter(None, [f"{what} {words.short(one.day, today)}", away(one.day, today)]))
        for one, what in by_day(ahead)
    ]
    return " · ".join(told)


def _due(competition: Competition, today: date) -> str:
    if competition.due is None:
        return ""
    if competition.due < today:
        return f"ended {words.short(competition.due, today)}"
    return ", ".join(filter(None, [f"ends {words.short(competition.due, today)}", away(competition.due, today)]))


def _awaits_rank(competition: Competition, today: date) -> bool:
    return competition.is_over(today) and competition.status not in CLOSED and not competition.results


def _rank_of(competition: Competition) -> str:
    return f"study kaggle result {competition.item.number} --rank NUMBER --teams NUMBER"


def _shakeup(competition: Competition) -> str:
    """``up 87``: places from the public leaderboard to the private one."""
    places = competition.shakeup
    return f"{'up' if places > 0 else 'down'} {abs(places)}" if places else ""


def _scores(sent: Submission, digits: int = 10) -> str:
    """``CV 0.81, public 0.83, private 0.8``, where there is more than one of them."""
    scores = {"CV": sent.cv, "public": sent.score, "private": sent.private}
    known = [f"{name} {score(value, digits)}" for name, value in scores.items() if value is not None]
    return ", ".join(known) if len(known) > 1 else ""


def _trophies(page: Page, trophies: Trophies | None) -> None:
    """The medals of competitions with the tier they make, and those of other fields as they were told."""
    if trophies is None:
        return
    if medals := trophies.competitions:
        reached = tier(medals)
        enough = f", enough for Competitions {reached}" if reached else ""
        if medals.gold >= GRANDMASTER:
            enough += "; Grandmaster, if you won a gold one alone"
        page.line(f"Medals: {medals}{enough}.")
    for field, count in trophies.others.items():
        if count:
            page.line(f"{field.capitalize()}: {count}.")


def _submissions(competition: Competition, digits: int = 10) -> str:
    """``3 submissions, best 0.83``."""
    text = words.counted(len(competition.submissions), "submission")
    return text if competition.best is None else f"{text}, best {score(competition.best, digits)}"


def _worth(competition: Competition, result: Result, today: date) -> str:
    """``top 4 %, silver medal``."""
    rating = competition.rating(today, result)
    return ", ".join(filter(None, [f"top {rating.percentile} %", rating.label]))


def _explain(page: Page, competition: Competition, result: Result, today: date) -> None:
    """Where the limits are, when a zone becomes a medal, and what is still to be known."""
    number, category = competition.item.number, competition.category
    last_ranks = [f"{name} {last}" for name, last in limits(result.teams).items() if last]
    rating = competition.rating(today, result)
    if competition.gives_medals is False:
        page.line(f"{category[:1].upper()}{category[1:]} competitions give no medals.")
    elif last_ranks:
        page.line(Span(f"The last ranks with a medal among {result.teams} teams: {', '.join(last_ranks)}.", "quiet"))
    else:
        page.line(Span(f"{words.counted(result.teams, 'team is', 'teams are')} too few for a medal.", "quiet"))
    if rating.would_be:
        page.line("Does it give medals? ", Span(f"study edit {number} --category Featured", "command"))
    elif rating.zone and competition.due is None:
        page.line("A medal is final after the last day: ", Span(f"study kaggle dates {number} --due DATE", "command"))
    elif rating.zone:
        to_come = competition.due if competition.due and not competition.is_over(today) else None
        then = f" after the deadline, {words.short(to_come, today)}" if to_come else ""
        page.line(f"Medals go by the private leaderboard{then}.")
    if competition.status == "done":
        page.line(Span("It has ended, so it counts as done.", "ahead"))


def _rank(result: Result) -> list[Cell]:
    board = "private" if result.private else "public"
    percentile = percentile_of(result.rank, result.teams)
    return [f"{result.rank} of {result.teams}", f"top {percentile} %", Span(board, "quiet"), score(result.score)]


def _listed(page: Page, competition: Competition, today: date, most: int) -> None:
    """The latest submissions, with the best wherever it stands."""
    sent, best = competition.submissions, competition.best_submission
    latest = sent[-most:]
    if best is not None and not any(submission is best for submission in latest):
        latest = [best, *latest[1:]]
    if len(sent) > len(latest):
        more = f"  {len(sent) - len(latest)} more in study show {competition.item.number} --json"
        page.line(Span(more, "quiet"))
    rows = [_submission(submission, submission is best, today) for submission in latest]
    page.table(rows, flexible=5, right=(0,), indent=2)


def _submission(sent: Submission, is_best: bool, today: date) -> list[Cell]:
    own = "" if sent.cv is None else f"CV {score(sent.cv)}"
    private = "" if sent.private is None else f"private {score(sent.private)}"
    remark = " · ".join(filter(None, [" ".join(sent.note.split()), sent.file]))
    best = Span("best" if is_best else "", "high")
    return [words.short(sent.day, today), own, score(sent.score), private, best, Span(remark, "quiet")]


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


def document(record: Record) -> Document:
    """``study.kaggle/1``."""
    described = [competition(listed, record.today) for listed in record.competitions]
    told: Document = {"competitions": described, "goals": list(map(goal_document, record.goals))}
    if record.trophies is not None:
        told["medals"] = _trophies_document(record.trophies)
    return told


def _trophies_document(trophies: Trophies) -> Document:
    counts = {"competitions": trophies.competitions, **trophies.others}
    medals: Document = {field: fields(count, " ".join(MEDALS)) for field, count in counts.items()}
    return medals | {"tier": tier(trophies.competitions) or None}


def import_document(outcome: KaggleImport, today: date) -> Document:
    """``study.kaggle-import/1``: the competitions an import was about, and how many rows were what."""
    described = [competition(listed, today) for listed in outcome.competitions]
    return fields(outcome, "shape:table new changed known passed:left_out", competitions=described)


def competition(competition: Competition, today: date) -> Document:
    """With rank, and medal or zone, as far as they are known."""
    return reference(competition.item) | fields(competition, "percent due") | competition_facts(competition, today)


def competition_facts(competition: Competition, today: date) -> Document:
    """What only a competition has. ``medals`` is whether it gives any; null where nobody knows."""
    result = competition.result
    return (
        fields(competition, "slug category")
        | (fields(result, "rank teams") if result else {"rank": None, "teams": None})
        | fields(competition.rating(today), "percentile medal zone")
        | fields(competition, "best")
        | {
            "better": competition.better or None,
            "results": [fields(result, "day:on rank teams score private") for result in competition.results],
            "submissions": [fields(sent, "day:on score private note file ref cv") for sent in competition.submissions],
        }
        | fields(competition.rating(today), "would_be")
        | fields(competition, "gives_medals:medals stated entry merger shakeup")
        | {"ended": competition.is_over(today)}
    )
