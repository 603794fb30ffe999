"""`study list`, `backlog`, `move`, `remove`, `include` and `exclude`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from study.core.items import ItemRow
from study.errors import WrongUsage
from study.items import screen
from study.items.edits import Edit, Edits, answer_edits, edit_and_plan, is_planned
from study.parameters import DRY_RUN, ITEMS, JSON, argument, kind_of, option, tag_of
from study.screen.console import answer, working
from study.store import additions, items
from study.store import items as stored
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Writer


def list_items(
    words: list[str] | None = argument(
        "WORDS", "Only items with these words in their title, or of this curriculum, module, kind, status or tag.", None
    ),
    status: str | None = option(
        "--status", help="Only items of this status.", choices=("open", "started", "done", "skipped")
    ),
    kind: str | None = option(
        "--kind", help="Only items of this kind.", metavar="KIND", read=kind_of, complete="kinds_like"
    ),
    tag: str | None = option("--tag", help="Only items with this tag.", metavar="TAG", read=tag_of),
    json: bool = JSON,
) -> None:
    """List the items of the curricula you follow.

    \b
    study list
    study list attention
    study list --status open --kind practice
    study list --tag nlp
    """
    workspace = Workspace()
    with workspace.looking() as connection:
        listed, today = items.followed(connection, status, kind, tag), workspace.today(connection)
    listed = items.mentioning(listed, " ".join(word for word in words or [] if word != "all"))
    answer(json, "study.list/1", lambda: screen.document(listed), lambda: screen.page(listed, today))


def backlog(json: bool = JSON) -> None:
    """List what you want to do later.

    \b
    study backlog
    study include 57
    """
    with Workspace().looking() as connection:
        waiting = items.backlog(connection)
    answer(json, "study.backlog/1", screen.backlog_document, screen.backlog_page, waiting)


def move(
    items: list[str] = ITEMS,
    to: str | None = option("--to", help="Where it goes; `log` is your own curriculum.", metavar="CURRICULUM[/MODULE]"),
    before: str | None = option("--before", help="Put it before this item, module or phase.", metavar="ITEM"),
    after: str | None = option("--after", help="Put it after this item, module or phase.", metavar="ITEM"),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Move items to another module, or reorder items, modules and phases.

    With --to they come last there, in the order in which you name them. Numbers stay; an id that is taken there gets a
    number behind it. What an item itself requires still holds inside its curriculum.

    \b
    study move 57 --to hf-four-week/week-2
    study move 57-59 --to log
    study move 12 --before 9
    study move week-4 --after week-2
    """
    if sum(place is not None for place in (to, before, after)) != 1:
        raise WrongUsage("Say where it goes with --to CURRICULUM/MODULE, --before ITEM or --after ITEM.")
    workspace = Workspace(dry_run=dry_run)
    if to is None:
        from study.upgrade.parts import move_beside

        return move_beside(workspace, items, before or after or "", before is None, json)

    def change(writer: Writer) -> Edits:
        named = stored.find(writer.connection, items)
        place = additions.where(writer, to)
        return [
            _edit(writer, item.number, "moved", lambda writer, listed: _move(writer, listed, place)) for item in named
        ]

    with working("Planning"):
        summary = edit_and_plan(workspace, change)
    return answer_edits(workspace, json, summary)


def remove(items: list[str] = ITEMS, dry_run: bool = DRY_RUN, json: bool = JSON) -> None:
    """Remove items from lists, plan and report.

    What was recorded of them is kept: their time counts, and `study show` with the number still tells it. To leave
    planned work out and go on seeing it, skip or exclude it.

    \b
    study remove 57
    study remove 57-59 "old course"
    """
    _edit_all(Workspace(dry_run=dry_run), items, ("removed", _remove), json)


def include(items: list[str] = ITEMS, dry_run: bool = DRY_RUN, json: bool = JSON) -> None:
    """Put items into the plan.

    From the backlog; what is optional, ongoing, not on your path or not chosen; and resources, competitions and
    certificates, which are only tracked otherwise.

    \b
    study include 57
    study include 61-64 "attention is all"
    """
    _edit_all(Workspace(dry_run=dry_run), items, ("included", _include), json)


def exclude(items: list[str] = ITEMS, dry_run: bool = DRY_RUN, json: bool = JSON) -> None:
    """Take items out of the plan, into the backlog.

    A resource that was taken into the plan is tracked again. `study include` brings either back.

    \b
    study exclude 57
    study exclude 61-64
    """
    _edit_all(Workspace(dry_run=dry_run), items, ("excluded", _exclude), json)


Act = Callable[["Writer", ItemRow], str]
"""Does something with an item; says why there is nothing to do, or nothing."""


def _edit_all(workspace: Workspace, words: Sequence[str], change: tuple[str, Act], json: bool) -> None:
    """Do the same with every item that is named, plan anew, and say so."""

    def act_on_all(writer: Writer) -> Edits:
        return [_edit(writer, item.number, *change) for item in stored.find(writer.connection, words)]

    with working("Planning"):
        summary = edit_and_plan(workspace, act_on_all)
    answer_edits(workspace, json, summary)


def _edit(writer: Writer, number: int, change: str, act: Act) -> Edit:
    unchanged = act(writer, items.details(writer.connection, number).listed)
    return Edit(items.details(writer.connection, number).listed, change, unchanged=unchanged)


def _move(writer: Writer, listed: ItemRow, place: additions.Where) -> str:
    if additions.is_in(writer.connection, listed.item.number, *place):
        return "already exists"
    additions.move(writer, listed.item.number, *place)
    return ""


def _remove(writer: Writer, listed: ItemRow) -> str:
    additions.change(writer, listed.item.number, "left_out", "removed")
    return ""


def _include(writer: Writer, listed: ItemRow) -> str:
    if listed.status in ("done", "skipped"):
        return f"is already {listed.status}" + (f": study reopen {listed.item.number}" if listed.work else "")
    return "" if additions.include(writer, listed.item.number) else "is already in the plan"


def _exclude(writer: Writer, listed: ItemRow) -> str:
    if listed.status in ("done", "skipped"):
        return f"is already {listed.status}"
    if not is_planned(listed):
        return "isn't in the plan"
    additions.exclude(writer, listed.item.number)
    return ""
