"""`study add` and `edit`: an item as the learner describes it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from study.core.addition import Addition, is_address, titled
from study.core.days import parse_day
from study.core.duration import DEFAULT_PACE, Pace, Unreadable, parse_duration
from study.core.items import DEFAULT_MINUTES, Entry, Item
from study.core.values import replace
from study.errors import WrongUsage
from study.items.edits import Edit, Edits, answer_edits, edit_and_plan
from study.kaggle import facts as kaggle
from study.parameters import (
    JSON,
    LAST_DAY,
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
from study.screen.console import working
from study.store import additions, entries, items
from study.store.hours import availability
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Part
    from study.core.items import Details
    from study.store.database import Writer


def add(
    title: str | None = argument("TITLE", "What it is called; or the address of a Kaggle competition.", default=None),
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
    module: str | None = option("--module", help="Add a module of that title instead.", metavar="TITLE"),
    phase: str | None = option(
        "--phase", help="Add a phase of that title instead; beside --module: the phase it goes into.", metavar="TITLE"
    ),
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
    study add --module "Week 1" --to self-teaching-26-weeks
    """
    workspace = Workspace()
    if module is not None or phase is not None:
        return _add_part(workspace, title, (module, phase), to, json)
    if title is None:
        raise WrongUsage('Say what to add, as in: study add "Train a tokenizer" --effort 2-3h.')
    addition = _recognised(
        Addition(
            title,
            kind or "",
            planned=plan,
            backlog=backlog,
            due=workspace.date(due),
            type=type.strip(),
            list=list.strip(),
            by=by.strip(),
            url=url.strip(),
            stars=stars,
            tags=tuple(dict.fromkeys(tag or ())),
        )
    )
    if plan and backlog:
        raise WrongUsage("--backlog is for later and --plan for now. Give one of them.")

    def change(writer: Writer) -> Edits:
        minutes = _effort_of(writer, effort) if effort is not None else None
        number = _added(writer, replace(addition, effort=minutes), to)
        if progress:
            likely = items.details(writer.connection, number).listed.effort
            entries.carry_over(writer, iter([(number, likely, [Entry("progress", writer.today, percent=progress)])]))
        return [Edit(items.details(writer.connection, number).listed, "added")]

    with working("Planning"):
        summary = edit_and_plan(workspace, change, create=True)
    return answer_edits(json, summary)


def _add_part(
    workspace: Workspace, title: str | None, parts: tuple[str | None, str | None], to: str | None, json: bool
) -> None:
    from study.upgrade.parts import add_part

    if title is not None:
        raise WrongUsage(f'"{title}" is a second thing to add: add the module or phase first, then the item --to it.')
    add_part(workspace, *parts, to, json)


def edit(
    item: str = argument(
        "ITEM|PART",
        "An item; or a module, a phase or a curriculum, by its id or words of its title.",
        complete="open_items",
    ),
    title: str | None = option("--title", help="What it is called.", metavar="TITLE"),
    kind: str | None = option(
        "--kind", help="What kind of item it is.", metavar="KIND", read=kind_of, complete="kinds_like"
    ),
    effort: str | None = option("--effort", help="As with add; `none`: that of its kind.", metavar="TIME"),
    url: str | None = option("--url", help="Where it is on the web.", metavar="ADDRESS"),
    by: str | None = option("--by", help="Who made it.", metavar="NAME"),
    list: str | None = option("--list", help="The table of the report it stands in.", metavar="NAME"),  # noqa: A002 (the names on the command line)
    type: str | None = option("--type", help="Your own word for its kind.", metavar="NAME"),  # noqa: A002
    stars: str | None = option("--stars", help="0 to 5, or `none`.", metavar="NUMBER"),
    due: str | None = option("--due", help="The last day, inclusive, or `none`.", metavar="DATE"),
    tag: list[str] | None = option("--tag", help="All its tags from now on; may be repeated.", metavar="TAG"),
    slug: str | None = option("--slug", help="The last part of its address at Kaggle.", metavar="SLUG"),
    category: str | None = option("--category", help="That of a competition, such as Featured.", metavar="NAME"),
    notes: str | None = option("--notes", help="Free text that describes it.", metavar="TEXT"),
    duration: str | None = option(
        "--duration", help="Of a module, a phase or a curriculum: how long all of it takes.", metavar="TIME"
    ),
    requires: str | None = option("--requires", help="Ids of what has to be finished first, or `none`.", metavar="IDS"),
    whole: bool = flag("--all", help="Open a whole curriculum in your editor."),
    json: bool = JSON,
) -> None:
    """Edit an item, a module, a phase or a curriculum.

    An empty text clears what was there. Its number and its id stay. Another effort or due date of what is planned
    makes a new plan. With --all you edit a whole curriculum as a file; what you did stays with its item.

    \b
    study edit 9 --title "Custom training loops" --effort 3h
    study edit titanic --due "30 june" --tag nlp --tag kaggle
    study edit 12 --due none --url ""
    study edit hf-four-week/week-2 --title "Week two" --requires week-1
    study edit hf-four-week --all
    """
    given = {
        "title": title,
        "kind": kind,
        "effort": effort,
        "url": url,
        "by": by,
        "list": list,
        "type": type,
        "stars": stars,
        "due": due,
        "slug": slug,
        "category": category,
        "notes": notes,
    }
    texts = {field: text for field, text in given.items() if text is not None}
    of_parts = {"title": title, "due": due, "duration": duration, "requires": requires}
    parts = {field: text for field, text in of_parts.items() if text is not None}
    if whole:
        return _edit_whole(item, bool(texts or parts or tag))
    if not texts and not parts and tag is None:
        raise WrongUsage("Say what to change, as in: study edit 9 --title TEXT --effort 3h. See `study edit --help`.")
    workspace = Workspace()
    place = _place(workspace, item)
    if not isinstance(place, Item):
        others = [*(texts.keys() - parts.keys()), *["tag"] * (tag is not None)]
        return _edit_part(workspace, place, parts, others, json)
    if duration is not None:
        raise WrongUsage("--duration is for modules, phases and curricula. The time an item takes is its --effort.")
    if requires is not None:
        return _edit_requires(workspace, place, requires, bool(texts or tag is not None), json)

    def change(writer: Writer) -> Edits:
        number = items.find_one(writer.connection, item).number
        fields = [field for field, text in texts.items() if _changes(writer, number, field, text)]
        if tag is not None and additions.change(writer, number, "tags", _tagged(tag)):
            fields.append("tag")
        unchanged = "" if fields else "stands so already"
        return [Edit(items.details(writer.connection, number).listed, "edited", tuple(fields), unchanged)]

    with working("Planning"):
        summary = edit_and_plan(workspace, change)
    return answer_edits(json, summary)


def _place(workspace: Workspace, word: str) -> Item | Part:
    """What is named: an item, or what holds items."""
    from study.store import places

    with workspace.reading() as connection:
        return places.find(connection, word)


def _edit_part(workspace: Workspace, part: Part, told: dict[str, str], others: list[str], json: bool) -> None:
    from study.upgrade.parts import PART_FIELDS, edit_part

    if others:
        known = ", ".join(f"--{name}" for name in PART_FIELDS)
        raise WrongUsage(f"{part.title} is a {part.kind}: it has {known}, and no --{others[0]}.")
    edit_part(workspace, part, told, json)


def _edit_requires(workspace: Workspace, item: Item, requires: str, has_others: bool, json: bool) -> None:
    from study.upgrade.parts import edit_part

    if has_others:
        raise WrongUsage(
            "--requires of an item is changed by itself. Leave the other options out, and change them next."
        )
    edit_part(workspace, item, {"requires": requires}, json)


def _edit_whole(word: str, has_fields: bool) -> None:
    from study.upgrade.edit import edit_whole

    if has_fields:
        raise WrongUsage("--all opens the whole curriculum in your editor. Leave the other options out.")
    edit_whole(word)


Value = str | int | None


def _recognised(addition: Addition) -> Addition:
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
    known = additions.twin(writer.connection, addition, *additions.where(writer, to))
    if known is None and addition.slug:
        known = kaggle.named(writer.connection, addition.slug)
    if known is not None:
        raise WrongUsage(
            f'"{addition.title}" is there already: item {known}. See `study show {known}`, or give another title.'
        )
    return additions.add_to(writer, addition, to)


def _effort_of(writer: Writer, text: str) -> tuple[int, int, int]:
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


def _changes(writer: Writer, number: int, field: str, text: str) -> bool:
    """Change one field; whether it was otherwise."""
    known = items.details(writer.connection, number)
    values = READERS[field](writer, known, "" if text.strip().lower() == "none" and field in CLEARED else text)
    changed = [column for column, value in values.items() if additions.change(writer, number, column, value)]
    return bool(changed)


def _title(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"title": titled(text)}


def _kind(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    """Another kind, with its effort if that is only assumed."""
    item = known.listed.item
    kind = kind_of(text)
    if kind != item.kind and additions.has_record(writer.connection, item.number):
        raise WrongUsage(f"{item.number}, {item.title}, has results or attempts, so it stays a {item.kind}.")
    minutes = DEFAULT_MINUTES[kind]
    return {"kind": kind, **({"low": minutes, "likely": minutes, "high": minutes} if known.estimated else {})}


def _effort(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    if not text.strip():
        minutes = DEFAULT_MINUTES[known.listed.item.kind]
        return {"low": minutes, "likely": minutes, "high": minutes, "estimated": 1}
    low, likely, high = _effort_of(writer, text)
    return {"low": low, "likely": likely, "high": high, "estimated": 0}


def _due(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"due": parse_day(text, writer.today).isoformat() if text.strip() else None}


def _stars(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"stars": stars_of(text) if text.strip() else None}


def _line(column: str) -> Callable[[Writer, Details, str], dict[str, Value]]:
    """A text on one line."""
    return lambda writer, known, text: {column: " ".join(text.split())}


def _notes(writer: Writer, known: Details, text: str) -> dict[str, Value]:
    return {"notes": text.strip()}


def _tagged(tags: list[str]) -> str:
    return additions.tagged([tag_of(tag) for tag in dict.fromkeys(tags) if tag.strip()])


READERS: dict[str, Callable[[Writer, Details, str], dict[str, Value]]] = {
    "title": _title,
    "kind": _kind,
    "effort": _effort,
    "due": _due,
    "stars": _stars,
    "notes": _notes,
    **{column: _line(column) for column in ("url", "by", "list", "type", "slug", "category")},
}


CLEARED = ("effort", "due", "stars")
"""Fields that `none` clears as well as an empty text: none of them could mean it."""
