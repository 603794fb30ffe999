"""`study edit`: an item, or what holds items, described otherwise."""

from __future__ import annotations

from study.core.items import Item
from study.errors import WrongUsage
from study.items.edits import Edit, Edits, answer_edits, edit_and_plan
from study.items.fields import changes, tagged
from study.parameters import DRY_RUN, JSON, argument, flag, kind_of, option
from study.screen.console import working
from study.store import additions, items
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Part
    from study.store.database import Writer


def edit(
    item: str = argument(
        "ITEM|PART",
        "An item; or a module, a phase or a curriculum, by its id or words of its title.",
        complete="open_items",
    ),
    title: str | None = option("--title", help="Its title.", metavar="TITLE"),
    kind: str | None = option(
        "--kind", help="What kind of item it is.", metavar="KIND", read=kind_of, complete="kinds_like"
    ),
    effort: str | None = option("--effort", help="As with add; `none`: that of its kind.", metavar="TIME"),
    url: str | None = option("--url", help="Where it is on the web.", metavar="ADDRESS"),
    by: str | None = option("--by", help="Its author, teacher or channel.", metavar="NAME"),
    list: str | None = option("--list", help="The table of the report it belongs to.", metavar="NAME"),  # noqa: A002 (the names on the command line)
    type: str | None = option("--type", help="Your own word for its kind.", metavar="NAME"),  # noqa: A002
    stars: str | None = option("--stars", help="0 to 5, or `none`.", metavar="NUMBER"),
    due: str | None = option("--due", help="The last day, inclusive, or `none`.", metavar="DATE"),
    tag: list[str] | None = option("--tag", help="Its tags, replacing the old ones; may be repeated.", metavar="TAG"),
    slug: str | None = option("--slug", help="The last part of its address at Kaggle.", metavar="SLUG"),
    category: str | None = option(
        "--category", help="The category of a competition, such as Featured.", metavar="NAME"
    ),
    notes: str | None = option("--notes", help="Free text that describes it.", metavar="TEXT"),
    duration: str | None = option(
        "--duration", help="How long a module, a phase or a curriculum takes in all.", metavar="TIME"
    ),
    requires: str | None = option("--requires", help="Ids of what has to be done first, or `none`.", metavar="IDS"),
    whole: bool = flag("--all", help="Open a whole curriculum in your editor."),
    dry_run: bool = DRY_RUN,
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
        return _edit_whole(item, bool(texts or parts or tag), dry_run)
    if not texts and not parts and tag is None:
        raise WrongUsage(
            "Say what to change, such as: `study edit 9 --title TEXT --effort 3h`. See `study edit --help`."
        )
    workspace = Workspace(dry_run=dry_run)
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
        fields = [field for field, text in texts.items() if changes(writer, number, field, text)]
        if tag is not None and additions.change(writer, number, "tags", tagged(tag)):
            fields.append("tag")
        unchanged = "" if fields else "is already like that"
        return [Edit(items.details(writer.connection, number).listed, "edited", tuple(fields), unchanged)]

    with working("Planning"):
        summary = edit_and_plan(workspace, change)
    return answer_edits(workspace, json, summary)


def _place(workspace: Workspace, word: str) -> Item | Part:
    """What is named: an item, or what holds items."""
    from study.store import places

    with workspace.reading() as connection:
        return places.find(connection, word)


def _edit_part(workspace: Workspace, part: Part, told: dict[str, str], others: list[str], json: bool) -> None:
    from study.upgrade.parts import PART_FIELDS, edit_part

    if others:
        known = ", ".join(f"--{name}" for name in PART_FIELDS)
        raise WrongUsage(f"{part.title} is a {part.kind}. It has {known}, but no --{others[0]}.")
    edit_part(workspace, part, told, json)


def _edit_requires(workspace: Workspace, item: Item, requires: str, has_others: bool, json: bool) -> None:
    from study.upgrade.parts import edit_part

    if has_others:
        raise WrongUsage("--requires of an item has to be changed alone. Change the other things in a second command.")
    edit_part(workspace, item, {"requires": requires}, json)


def _edit_whole(word: str, has_fields: bool, dry_run: bool) -> None:
    from study.upgrade.edit import edit_whole

    if has_fields:
        raise WrongUsage("--all opens the whole curriculum in your editor. Leave the other options out.")
    if dry_run:
        raise WrongUsage(
            f"--all opens an editor, and what you write there would be lost. Write a file: `study export curriculum "
            f"{word} -o my.yaml`, then try it: `study upgrade {word} my.yaml --dry-run`."
        )
    edit_whole(word)
