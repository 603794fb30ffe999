"""What rows of a README may be about that are in the log no longer, or have another title there now."""

from __future__ import annotations

from study.core.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


@dataclass(frozen=True, slots=True)
class Past:
    """All titles that ever stood in a list, by its name; and the former titles of items, by their numbers."""

    titles: dict[str, set[str]] = field(default_factory=dict)
    former: dict[int, tuple[str, ...]] = field(default_factory=dict)


def past(connection: Connection) -> Past:
    """Of all items, also of those that were removed or are followed no longer."""
    former: dict[int, tuple[str, ...]] = {}
    for number, title in connection.execute(
        "SELECT item, before FROM change WHERE field = 'title' AND before IS NOT NULL ORDER BY number DESC"
    ):
        former[number] = (*former.get(number, ()), title)
    titles: dict[str, set[str]] = {}
    for number, title, name in connection.execute(
        "SELECT number, title, list FROM item UNION SELECT i.number, i.title, c.before FROM item i"
        " JOIN change c ON c.item = i.number AND c.field = 'list' AND c.before IS NOT NULL"
    ):
        titles.setdefault(name, set()).update((title, *former.get(number, ())))
    return Past(titles, former)
