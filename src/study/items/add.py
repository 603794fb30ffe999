"""`study add`: an item as the learner describes it."""

from __future__ import annotations

from study.core.addition import Addition, is_address, titled
from study.core.items import Entry
from study.core.values import replace
from study.errors import WrongUsage
from study.items.edits import Edit, Edits, answer_edits, edit_and_plan
from study.kaggle import facts as kaggle
from study.parameters import (
    DRY_RUN,
    JSON,
    LAST_DAY,
    NEW,
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
from study.store.effort import effort_of
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Writer


def add(
    title: str | None = argument("TITLE", "Its title, or the address of a Kaggle competition.", default=None),
    kind: str | None = option(
        "--kind",
        help="topic (if not given), reading, practice, project, review, exam or event: work, planned at once. "
        "course, book, paper, video, article, docs, site, code, competition or certificate: tracked.",
        metavar="KIND",
        read=kind_of,
        complete="kinds_like",
    ),
    to: str | None = TO,
    list: str = option("--list", help="The table of the report it belongs to.", metavar="NAME", default=""),  # noqa: A002 (the names on the command line)
    effort: str | None = option(
        "--effort",
        help="The time it takes: 3h, 2-3h, 2 days, 1 week (of your hours). If not given, the usual time of its kind.",
        metavar="TIME",
    ),
    url: str = URL,
    by: str = option("--by", help="Its author, teacher or channel.", metavar="NAME", default=""),
    stars: int | None = option("--stars", help="Your rating, 0 to 5 stars.", metavar="NUMBER", read=stars_of),
    progress: int | None = option(
        "--progress", help="How far you are, as of today.", metavar="PERCENT", read=percent_of
    ),
    due: str | None = LAST_DAY,
    tag: list[str] | None = option(
        "--tag", help="A word to group items by; may be repeated.", metavar="TAG", read=tag_of
    ),
    type: str = option("--type", help="Your own word for its kind in that table.", metavar="NAME", default=""),  # noqa: A002
    backlog: bool = flag("--backlog", help="For later: keep it, but don't plan it."),
    plan: bool = flag("--plan", help="Plan it as work, even if its kind is usually only tracked."),
    module: str | None = option(
        "--module", help="The module it goes into, made if it is not there; alone: add that module.", metavar="TITLE"
    ),
    phase: str | None = option(
        "--phase", help="The same with a phase; beside --module: the phase that one goes into.", metavar="TITLE"
    ),
    new: bool = NEW,
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Add an item, a module or a phase.

    Without --to it goes to your own curriculum, `log`. A piece of work is planned at once, at the end of its module;
    a resource, competition or certificate is tracked with a progress bar, unless you --plan it.

    \b
    study add "Train a tokenizer" --effort 2-3h
    study add LoRA --kind paper --url https://arxiv.org/abs/2106.09685 --stars 5
    study add "Read the source" --kind reading --to hf-four-week/week-2
    study add https://www.kaggle.com/competitions/titanic --due "30 june"
    study add "Reinforcement learning" --backlog
    study add "HuggingFace NLP course, chapter 1" --to self-teaching-26-weeks/week-1
    study add --module Extras --to hf-four-week
    """
    workspace = Workspace(dry_run=dry_run, new=new)
    if title is None and (module is not None or phase is not None):
        return _add_part(workspace, (module, phase), to, json)
    if title is None:
        raise WrongUsage('Say what to add, such as: `study add "Train a tokenizer" --effort 2-3h`.')
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
        minutes = effort_of(writer, effort) if effort is not None else None
        place = _place(writer, to, (module, phase))
        number = _added(writer, replace(addition, effort=minutes), place)
        if progress:
            likely = items.details(writer.connection, number).listed.effort
            entries.carry_over(writer, iter([(number, likely, [Entry("progress", writer.today, percent=progress)])]))
        return [Edit(items.details(writer.connection, number).listed, "added")]

    with working("Planning"):
        summary = edit_and_plan(workspace, change, create=True)
    return answer_edits(workspace, json, summary)


def _add_part(workspace: Workspace, parts: tuple[str | None, str | None], to: str | None, json: bool) -> None:
    from study.upgrade.parts import add_part

    add_part(workspace, *parts, to, json)


def _place(writer: Writer, to: str | None, parts: tuple[str | None, str | None]) -> str | None:
    """Where an item goes; a module, a phase or a week of the plan that is not there yet is made for it."""
    if parts == (None, None) and (to is None or "/" not in to):
        return to
    from study.upgrade.parts import part_for, titles_of

    return part_for(writer, to, titles_of(*parts))


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
    """Store it, unless it already exists, with the list's own word for its kind. Raises WrongUsage."""
    if addition.list and not addition.type:
        addition = replace(addition, type=additions.word_for(writer.connection, addition))
    known = additions.twin(writer.connection, addition, *additions.where(writer, to))
    if known is None and addition.slug:
        known = kaggle.named(writer.connection, addition.slug)
    if known is not None:
        raise WrongUsage(
            f'"{addition.title}" already exists: item {known}. See `study show {known}`, or give another title.'
        )
    return additions.add_to(writer, addition, to)
