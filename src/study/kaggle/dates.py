"""`study kaggle add` and `dates`: a competition with its last days, and with the time it is given in the plan."""

from __future__ import annotations

from datetime import date

from study.core.addition import Addition
from study.core.competitions import SLUG, Competition, Record, address, check_dates, slug_in, title_of
from study.core.medals import category_of
from study.core.milestones import ENTRY, FINAL, MERGER
from study.core.values import replace
from study.errors import WrongUsage
from study.items import edits
from study.items.edits import Edit, edit_and_plan
from study.kaggle import facts, screen
from study.parameters import COMPETITION, DRY_RUN, ENTRY_DATE, JSON, LAST_DAY, MERGER_DATE, TO, argument, option
from study.screen.console import answer_change, working
from study.screen.page import Page
from study.store import items
from study.store.effort import effort_of
from study.store.milestones import set_date
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.items.edits import Edits, EditSummary
    from study.store.database import Writer


def add(
    name: str = argument("TITLE|URL", "Its title, or its address https://www.kaggle.com/competitions/…."),
    slug: str = option("--slug", help="The last part of its address at Kaggle.", metavar="SLUG", default=""),
    category: str = option(
        "--category", help="Featured, Research, Playground, Getting Started, Community.", metavar="NAME", default=""
    ),
    due: str | None = LAST_DAY,
    entry: str | None = ENTRY_DATE,
    merger: str | None = MERGER_DATE,
    effort: str | None = option(
        "--effort", help="The time you want to give it, such as 20h, which is then planned.", metavar="TIME"
    ),
    list: str = option("--list", help="The table of the report it belongs to.", metavar="NAME", default=""),  # noqa: A002 (the names on the command line)
    to: str | None = TO,
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Add a competition with its dates.

    Its address at Kaggle gives its title and slug. It goes to your own curriculum "log" unless --to names another. With
    an effort it is planned; without one it is only tracked.

    \b
    study kaggle add https://www.kaggle.com/competitions/titanic
    study kaggle add https://www.kaggle.com/competitions/store-sales --due "30 june" --entry "23 june"
    study kaggle add https://www.kaggle.com/competitions/store-sales --effort 20h --list "Kaggle Competitions"
    study kaggle add "Disaster tweets" --category "Getting Started"
    """
    workspace = Workspace(dry_run=dry_run)
    title, slug = _title_and_slug(name, slug.strip())
    addition = Addition(
        title,
        "competition",
        due=workspace.date(due),
        slug=slug,
        category=" ".join(category.split()) or category_of(slug),
        list=" ".join(list.split()),
        planned=effort is not None,
    )
    dates = {ENTRY: workspace.date(entry), MERGER: workspace.date(merger)}
    check_dates(dates | {FINAL: addition.due})
    added: dict[str, Competition] = {}

    def change(writer: Writer) -> Edits:
        _refuse_known(writer, slug or title)
        minutes = effort_of(writer, effort) if effort is not None else None
        number = facts.take_up(writer, replace(addition, effort=minutes), to)
        for which, day in dates.items():
            set_date(writer, number, which, day)
        added["competition"] = facts.competition(writer.connection, number)
        return [Edit(items.details(writer.connection, number).listed, "added")]

    with working("Planning"):
        summary = edit_and_plan(workspace, change, create=True)
    _show(workspace, json, summary, added["competition"])


def dates(
    item: str = COMPETITION,
    entry: str | None = ENTRY_DATE,
    merger: str | None = MERGER_DATE,
    due: str | None = LAST_DAY,
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Set the dates of a competition.

    The last days to enter, to merge teams, and to hand in; "none" takes one off. They show wherever you look at what
    lies ahead. Kaggle's days end at midnight UTC.

    \b
    study kaggle dates store-sales --entry "23 june" --merger "23 june" --due "30 june"
    study kaggle dates store-sales --merger none
    """
    workspace = Workspace(dry_run=dry_run)
    texts = {ENTRY: entry, MERGER: merger, FINAL: due}
    given = {name: _day_or_none(workspace, text) for name, text in texts.items() if text is not None}
    if not given:
        raise WrongUsage('Say which date: --entry, --merger or --due, such as --due "30 june".')
    changed: dict[str, Competition] = {}

    def change(writer: Writer) -> Edits:
        known = facts.find(writer.connection, item)
        number = known.item.number
        check_dates({ENTRY: known.entry, MERGER: known.merger, FINAL: known.due} | given)
        moved = [name for name, day in given.items() if facts.set_date(writer, number, name, day)]
        if not moved:
            raise WrongUsage(f"{known.item.title} already has {'these dates' if len(given) > 1 else 'this date'}.")
        facts.settle(writer)
        changed["competition"] = facts.competition(writer.connection, number)
        return [Edit(items.details(writer.connection, number).listed, "edited", tuple(moved))]

    with working("Planning"):
        summary = edit_and_plan(workspace, change)
    _show(workspace, json, summary, changed["competition"])


def _day_or_none(workspace: Workspace, text: str) -> date | None:
    return None if text.strip().casefold() == "none" else workspace.date(text)


def _refuse_known(writer: Writer, name: str) -> None:
    if number := facts.named(writer.connection, name):
        known = facts.competition(writer.connection, number).item
        raise WrongUsage(f"{name} is already item {number}: {known.title}.")


def _show(workspace: Workspace, json: bool, summary: EditSummary, competition: Competition) -> None:
    """The competition; and what becomes of the plan, where it was planned again."""
    record = Record(today=workspace.day, competitions=[competition])

    def page() -> Page:
        found = edits.page(summary) if summary.plan else Page()
        return screen.changed_page(found, competition, workspace.day, is_trial=summary.is_trial)

    answer_change(
        json,
        "study.kaggle/1",
        lambda: screen.document(record) | {"plan": edits.plan_document(summary)},
        page,
        workspace.commit,
    )


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
