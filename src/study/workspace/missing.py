"""Why an item is not in the plan, and the way in."""

from __future__ import annotations

from study.core.items import Item
from study.domain.explained import Told
from study.store import enrollments, listing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection

_LEFT_OUT = {
    "optional": "Its module is optional and left out: study include {n}, or study replan --with-optional.",
    "ongoing": "It has no end that could be planned. Give it one and take it in: study edit {n} --effort 3h.",
    "path": "It is not on the path you follow: study include {n}, or another path with study replan --path.",
    "choice": "Another item of its module is chosen: study include {n}.",
    "backlog": "It is wanted later, in the backlog: study include {n}.",
    "removed": "It was removed.",
}


def why_not(connection: Connection, item: Item) -> Told:
    """Why nothing of an item is planned."""
    one = listing.details(connection, item.number).listed
    if one.status in ("done", "skipped"):
        return Told(one.status, f"It is {one.status}: nothing of it is left to plan.")
    if one.left_out:
        return Told(one.left_out, _LEFT_OUT[one.left_out].format(n=item.number))
    if not one.work:
        return Told("tracked", f"It is only tracked, not planned: study include {item.number}.")
    paused = {course.curriculum for course in enrollments.followed(connection) if course.paused}
    if item.curriculum in paused:
        return Told("paused", f"{item.curriculum} is paused: study track {item.curriculum} --resume.")
    return Told("choice", _LEFT_OUT["choice"].format(n=item.number))
