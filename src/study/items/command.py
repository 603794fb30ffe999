"""`study add`, `move`, `remove`, `include`, `exclude` and `backlog`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from study.core.addition import Addition, is_address, titled
from study.core.duration import DEFAULT_PACE, Pace, Unreadable, parse_duration
from study.core.entries import Entry
from study.core.values import replace
from study.errors import WrongUsage
from study.items.change import Alteration, Altered, altered, is_planned
from study.kaggle import facts as contests
from study.parameters import (
    ITEMS,
    JSON,
    LAST_DAY,
    REQUIRED,
    TO,
    URL,
    argument,
    flag,
    kind_of,
    option,
    percent_of,
    stars_of,
    tag_of,
)
from study.store import additions, entries, items, listing
from study.store import additions as adding
from study.store.hours import availability
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Listed
    from study.store.database import Writer


def add(
    title: str = argument("TITLE", "What it is called; or the address of a Kaggle competition."),
    kind: str | None = option(
        "--kind",
        help="topic (if not given), reading, practice, project, review, exam or event: work, planned at once. "
        "course, book, paper, video, article, docs, site, code, competition or certificate: tracked.",
        metavar="KIND",
        read=kind_of,
        complete="kinds_like",
    ),
    to: str | None = TO,
    list: str = option("--list", help="The table of the report it stands in.", metavar="NAME", default=""),  # noqa: A002 (the names on the command line)
    effort: str | None = option(
        "--effort",
        help="The time it takes: 3h, 2-3h, 2 days, 1 week (yours, by your hours). Else that of its kind is assumed.",
        metavar="TIME",
    ),
    url: str = URL,
    by: str = option("--by", help="Who made it.", metavar="NAME", default=""),
    stars: int | None = option("--stars", help="How good it is, 0 to 5.", metavar="NUMBER", read=stars_of),
    progress: int | None = option(
        "--progress", help="How far you are, as of today.", metavar="PERCENT", read=percent_of
    ),
    due: str | None = LAST_DAY,
    tag: list[str] | None = option(
        "--tag", help="A word to gather items by; may be repeated.", metavar="TAG", read=tag_of
    ),
    type: str = option("--type", help="Your own word for its kind in that table.", metavar="NAME", default=""),  # noqa: A002
    backlog: bool = flag("--backlog", help="For later: wanted, and not planned."),
    plan: bool = flag("--plan", help="Plan it as work, though its kind is only tracked."),
    json: bool = JSON,
) -> None:
    """Add something that turned up on the way.

    Without --to it goes to your own curriculum, `log`. A piece of work is planned at once, at the end of its module;
    a resource, competition or certificate is tracked with a progress bar, unless you --plan it.

    \b
    study add "Train a tokenizer" --effort 2-3h
    study add LoRA --kind paper --url https://arxiv.org/abs/2106.09685 --stars 5
    study add "Read the source" --kind reading --to hf-four-week/week-2
    study add https://www.kaggle.com/competitions/titanic --due "30 june"
    study add "Reinforcement learning" --backlog
    """
    from study.core.addition import Addition
    from study.items.change import answer_altered
    from study.screen.console import working
    from study.store.workspace import Workspace

    workspace = Workspace()
    addition = Addition(
        title, kind or "", planned=plan, backlog=backlog, due=workspace.date(due), type=type.strip(),
        list=list.strip(), by=by.strip(), url=url.strip(), stars=stars, tags=tuple(dict.fromkeys(tag or ())),
    )  # fmt: skip
    with working("Planning"):
        found = take_in(workspace, addition, to, effort, progress)
    answer_altered(found, json)


def move(
    items: list[str] = ITEMS,
    to: str = option(
        "--to", help="Where it goes; `log` is your own curriculum.", metavar="CURRICULUM[/MODULE]", default=REQUIRED
    ),
    json: bool = JSON,
) -> None:
    """Move items to another curriculum or module.

    They come last there, in the order in which you name them. Numbers stay; an id that is taken there gets a number
    behind it. What an item itself requires still holds inside its curriculum.

    \b
    study move 57 --to hf-four-week/week-2
    study move 57-59 --to log
    """
    from study.items.change import answer_altered
    from study.screen.console import working
    from study.store.workspace import Workspace

    with working("Planning"):
        found = changing_move(Workspace(), items, to)
    answer_altered(found, json)


def remove(items: list[str] = ITEMS, json: bool = JSON) -> None:
    """Remove items from lists, plan and report.

    What was recorded of them is kept: their time counts, and `study show` with the number still tells it. To leave
    planned work out and go on seeing it, skip or exclude it.

    \b
    study remove 57
    study remove 57-59 "old course"
    """
    from study.items.change import answer_altered
    from study.screen.console import working
    from study.store.workspace import Workspace

    with working("Planning"):
        found = changing_remove(Workspace(), items)
    answer_altered(found, json)


def include(items: list[str] = ITEMS, json: bool = JSON) -> None:
    """Take items into the plan.

    From the backlog; what is optional, ongoing, not on your path or not chosen; and resources, competitions and
    certificates, which are only tracked otherwise.

    \b
    study include 57
    study include 61-64 "attention is all"
    """
    from study.items.change import answer_altered
    from study.screen.console import working
    from study.store.workspace import Workspace

    with working("Planning"):
        found = changing_include(Workspace(), items)
    answer_altered(found, json)


def exclude(items: list[str] = ITEMS, json: bool = JSON) -> None:
    """Take items out of the plan, into the backlog.

    A resource that was taken into the plan is tracked again. `study include` brings either back.

    \b
    study exclude 57
    study exclude 61-64
    """
    from study.items.change import answer_altered
    from study.screen.console import working
    from study.store.workspace import Workspace

    with working("Planning"):
        found = changing_exclude(Workspace(), items)
    answer_altered(found, json)


def backlog(json: bool = JSON) -> None:
    """List what is wanted and not planned.

    \b
    study backlog
    study include 57
    """
    from study.items import lists
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    found = lists.backlog(Workspace())
    if json:
        from study.items.screen import backlog as document

        put(document(found))
    else:
        from study.items.screen import screen

        show(screen(found))


def take_in(
    workspace: Workspace, addition: Addition, to: str | None, effort: str | None, percent: int | None
) -> Alteration:
    """Add what turned up. ``addition`` may have no kind, and an address for its title; ``percent`` is as of today."""
    found = recognised(addition)
    if found.planned and found.backlog:
        raise WrongUsage("--backlog is for later and --plan for now. Give one of them.")

    def change(writer: Writer) -> list[Altered]:
        minutes = effort_of(writer, effort) if effort is not None else None
        number = _added(writer, replace(found, effort=minutes), to)
        if percent:
            likely = listing.details(writer.connection, number).listed.effort
            entries.carry_over(writer, iter([(number, likely, [Entry("progress", writer.today, percent=percent)])]))
        return [Altered(_listed(writer, number), "added")]

    return altered(workspace, change, create=True)


def recognised(addition: Addition) -> Addition:
    """With kind and title: a competition by its address at Kaggle, else a topic. Raises WrongUsage without a title."""
    from study.core.competitions import slug_in, title_of

    title = titled(addition.title)
    slug = slug_in(title) if addition.kind in ("", "competition") else None
    if slug is not None:
        url = addition.url or (title if is_address(title) else f"https://{title}")
        return replace(addition, title=title_of(slug), kind="competition", slug=addition.slug or slug, url=url)
    return replace(
        addition, title=title, kind=addition.kind or "topic", url=addition.url or (title if is_address(title) else "")
    )


def _added(writer: Writer, addition: Addition, to: str | None) -> int:
    """Store it, unless it is there already. Raises WrongUsage."""
    known = additions.twin(writer.connection, addition, *adding.where(writer, to))
    if known is None and addition.slug:
        known = contests.named(writer.connection, addition.slug)
    if known is not None:
        raise WrongUsage(
            f'"{addition.title}" is there already: item {known}. See `study show {known}`, or give another title.'
        )
    return adding.adding_add(writer, addition, to)


def changing_move(workspace: Workspace, words: Sequence[str], to: str) -> Alteration:
    """Put items at the end of a module or of a curriculum, in the order in which they are named."""

    def change(writer: Writer) -> list[Altered]:
        named = items.find(writer.connection, words)
        where = adding.where(writer, to)

        def one(before: Listed) -> str:
            if additions.is_in(writer.connection, before.item.number, *where):
                return "is there already"
            additions.move(writer, before.item.number, *where)
            return ""

        return [_each(writer, item.number, "moved", one) for item in named]

    return altered(workspace, change)


def changing_remove(workspace: Workspace, words: Sequence[str]) -> Alteration:
    """Take items out of lists, plan and report. What was recorded of them is kept."""

    def one(writer: Writer, before: Listed) -> str:
        additions.change(writer, before.item.number, "left_out", "removed")
        return ""

    return _all(workspace, words, "removed", one)


def changing_include(workspace: Workspace, words: Sequence[str]) -> Alteration:
    """Make items planned work: what was left out, wanted later, or only tracked."""

    def one(writer: Writer, before: Listed) -> str:
        if before.status in ("done", "skipped"):
            return f"is {before.status} already" + (f": study reopen {before.item.number}" if before.work else "")
        return "" if additions.include(writer, before.item.number) else "is in the plan already"

    return _all(workspace, words, "included", one)


def changing_exclude(workspace: Workspace, words: Sequence[str]) -> Alteration:
    """Take planned work out of the plan."""

    def one(writer: Writer, before: Listed) -> str:
        if before.status in ("done", "skipped"):
            return f"is {before.status} already"
        if not is_planned(before):
            return "is not in the plan"
        additions.exclude(writer, before.item.number)
        return ""

    return _all(workspace, words, "excluded", one)


def _all(workspace: Workspace, words: Sequence[str], what: str, one: Callable[[Writer, Listed], str]) -> Alteration:
    """Do the same with every item that is named. ``one`` says why there is nothing to do, or nothing."""

    def change(writer: Writer) -> list[Altered]:
        return [
            _each(writer, item.number, what, lambda before: one(writer, before))
            for item in items.find(writer.connection, words)
        ]

    return altered(workspace, change)


def _each(writer: Writer, number: int, what: str, one: Callable[[Listed], str]) -> Altered:
    said = one(_listed(writer, number))
    return Altered(_listed(writer, number), what, said=said)


def _listed(writer: Writer, number: int) -> Listed:
    return listing.details(writer.connection, number).listed


def effort_of(writer: Writer, text: str) -> tuple[int, int, int]:
    """Low, likely and high in minutes. Days and weeks are the learner's own. Raises WrongUsage."""
    try:
        duration = parse_duration(text)
    except Unreadable as fault:
        raise WrongUsage(f"--effort: {fault}: {fault.hint}.") from None
    if duration.ongoing:
        raise WrongUsage(
            '--effort: what is "ongoing" has no end to plan. Give the time you want to spend: 3h, 2 weeks.'
        )
    effort = duration.effort(_pace(writer))
    return effort.low, effort.likely, effort.high


def _pace(writer: Writer) -> Pace:
    """What a day and a week of the learner hold; ten hours a week if he has not said."""
    week = availability(writer.connection).week(writer.today)
    if not any(week):
        return DEFAULT_PACE
    minutes = Fraction(sum(week))
    return Pace(minutes, minutes, sum(map(bool, week)))
