"""Items added, edited, moved, removed, taken into the plan and out of it: all that are named, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from study.core.addition import Addition, is_address, titled
from study.core.entries import Entry
from study.domain.alteration import Alteration, Altered
from study.errors import WrongUsage
from study.kaggle import facts as contests
from study.store import additions, entries, items, listing
from study.store import additions as adding
from study.store.workspace import Workspace
from study.workspace.altering import altered, is_planned
from study.workspace.efforts import effort_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.listing import Listed
    from study.store.database import Writer


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
    from study.kaggle.tables import slug_in, title_of

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


def move(workspace: Workspace, words: Sequence[str], to: str) -> Alteration:
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


def remove(workspace: Workspace, words: Sequence[str]) -> Alteration:
    """Take items out of lists, plan and report. What was recorded of them is kept."""

    def one(writer: Writer, before: Listed) -> str:
        additions.change(writer, before.item.number, "left_out", "removed")
        return ""

    return _all(workspace, words, "removed", one)


def include(workspace: Workspace, words: Sequence[str]) -> Alteration:
    """Make items planned work: what was left out, wanted later, or only tracked."""

    def one(writer: Writer, before: Listed) -> str:
        if before.status in ("done", "skipped"):
            return f"is {before.status} already" + (f": study reopen {before.item.number}" if before.work else "")
        return "" if additions.include(writer, before.item.number) else "is in the plan already"

    return _all(workspace, words, "included", one)


def exclude(workspace: Workspace, words: Sequence[str]) -> Alteration:
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
