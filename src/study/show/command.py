"""`study show`: everything there is to say of an item, a module, a phase or a curriculum."""

from __future__ import annotations

from study.core.deadlines import Part
from study.core.items import Item, ItemRecord
from study.errors import NoSuchItem
from study.parameters import JSON, argument
from study.screen.console import answer
from study.show import item as one_item
from study.store import enrollments, entries, items, materials, places, plans
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.store.database import Connection

WHAT = argument(
    "WHAT",
    "An item, a module, a phase or a curriculum: number, id, or words of the title; or a curriculum file.",
    complete="open_items",
)


def show(what: str = WHAT, json: bool = JSON) -> None:
    """Show everything about an item, a module, a phase or a curriculum.

    \b
    study show 9
    study show gpt-transformer/python
    study show gpt-transformer
    study show my-plan.yaml
    """
    workspace = Workspace()
    if _is_file(what):
        return _show_file(what, workspace, json)
    with workspace.looking() as connection:
        today = workspace.today(connection)
        try:
            of = places.find_kept(connection, what)
        except NoSuchItem:
            if not _is_shipped(what):
                raise
            of = None
        if isinstance(of, Part):
            return _show_part(connection, of, today, json)
        if of is not None:
            return _show_item(connection, of, today, json)
    return _show_file(what, workspace, json)


def _show_item(connection: Connection, item: Item, today: date, json: bool) -> None:
    competition = None
    held = plans.current(connection)
    record = ItemRecord(
        today=today,
        details=items.details(connection, item.number),
        requires=items.required_by(connection, item.number),
        sessions=plans.sessions_of(connection, held.number, item.number) if held else [],
        entries=entries.history(connection, item.number),
        due=enrollments.binding(connection, item.number, today),
        pinned=tuple(day for day, _ in enrollments.pins(connection, today).get(item.number, ())),
        said=items.said_of(connection, item.number),
        materials=materials.of_items(connection, [item.number]).get(item.number, []),
    )
    if item.kind == "competition":
        from study.kaggle import facts as kaggle

        competition = kaggle.competition(connection, item.number)
    answer(json, "study.item/1", one_item.document, one_item.page, record, competition)


def _show_part(connection: Connection, part: Part, today: date, json: bool) -> None:
    from study.show import facts, screen
    from study.show.rules import within

    enrolled = enrollments.named(connection, part.curriculum)
    section = within(facts.whole(connection, enrolled), part.kind, part.id)
    hint = "" if facts.has_texts(connection, enrolled) else BEFORE.format(enrolled.curriculum)
    answer(
        json,
        f"study.{part.kind}/1",
        lambda: screen.document(section),
        lambda: screen.page(section, today, hint=hint),
    )


BEFORE = "What the file says about phases and modules wasn't kept when you enrolled. To get it: study upgrade {}"


def _show_file(name: str, workspace: Workspace, json: bool) -> None:
    """A curriculum that is not followed, from its file."""
    from study.format import shipped
    from study.format.file import load
    from study.show import file, screen

    section = file.whole(load(shipped.find(name)))
    answer(
        json,
        "study.curriculum/1",
        lambda: screen.document(section),
        lambda: screen.page(section, workspace.day, is_file=True),
    )


def _is_file(name: str) -> bool:
    """Whether a word names a file rather than something that is followed."""
    return name.lower().endswith((".yaml", ".yml"))


def _is_shipped(name: str) -> bool:
    from study.format.shipped import names

    return name.strip().lower() in names()
