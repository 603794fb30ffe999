"""`study open`: the link of an item, or of what it is learned from, in the browser."""

from __future__ import annotations

from study.core.address import OPENED, scheme_of, whole
from study.core.items import Item, Material
from study.core.values import dataclass
from study.errors import StudyError, WrongUsage
from study.open import browser, screen
from study.parameters import JSON, argument
from study.screen.console import answer
from study.store import items, materials, places
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Part
    from study.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What was asked for, and where it is on the web: its own link, or those of its materials.

    ``opened``: the one there was to open is in a browser now.
    """

    of: Item | Part
    links: list[Material]
    opened: bool = False


def open_link(
    what: str = argument(
        "ITEM", "An item, a material, a module or a phase: number, id, or words of the title.", complete="open_items"
    ),
    json: bool = JSON,
) -> None:
    """Open an item's link in the browser, or the links of its module's materials.

    Several links are listed, to open one by its number. Where there is no screen the address is printed, and with
    --json nothing is opened. The browser is the one that BROWSER names, else that of your desktop.

    \b
    study open 7
    study open titanic
    study open gpt-transformer/python
    """
    with Workspace().reading() as connection:
        of = places.find(connection, what)
        links = _links(connection, of)
    if not links:
        raise StudyError(_nothing(of))
    opened = len(links) == 1 and not json and browser.opened(_safe(links[0]))
    found = Links(of=of, links=links, opened=opened)
    answer(json, "study.open/1", screen.document, screen.page, found)


def _links(connection: Connection, of: Item | Part) -> list[Material]:
    """The item's own link; else those of the materials where it stands, unfinished ones if there are any."""
    if isinstance(of, Item):
        listed = items.details(connection, of.number).listed
        if listed.url:
            return [Material(of, url=listed.url, percent=listed.percent, status=listed.status)]
        place = materials.place_of(connection, of.number)
        known = materials.in_place(connection, place) if place[1] is not None else []
    else:
        known = materials.in_part(connection, of)
    linked = [one for one in known if one.url]
    return [one for one in linked if one.is_unfinished] or linked


def _safe(link: Material) -> str:
    """The address as a browser gets it. Raises WrongUsage for one that is none on the web."""
    if scheme_of(link.url) not in OPENED or not link.url.isprintable():
        raise WrongUsage(
            f'"{link.url}" is not opened: only web pages are, with http or https. '
            f"Correct it: `study edit {link.item.number} --url https://…`"
        )
    return whole(link.url)


def _nothing(of: Item | Part) -> str:
    if isinstance(of, Item):
        return f'"{of.title}" has no link. Give it one: study edit {of.number} --url https://…'
    return f'Nothing in "{of.title}" has a link. See what belongs to it: study show {of.ref}'
