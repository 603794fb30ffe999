"""What of the curricula is in the plan: their paths, optional modules, and items that are left out."""

from __future__ import annotations

from collections.abc import Sequence

from study.errors import WrongUsage
from study.store import additions, enrollments, items, paths, plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.enrollment import Enrolled
    from study.store.database import Connection, Writer

OPTIONAL = "optional"
"""In place of an item: everything in optional modules."""


def choose(writer: Writer, path: str | None, with_optional: bool, drop: Sequence[str]) -> None:
    """Change what is in the plan; nothing is planned. Raises WrongUsage and NoSuchItem."""
    if with_optional and OPTIONAL in drop:
        raise WrongUsage("--with-optional and --drop optional are opposites. Give one of them.")
    following = enrollments.followed(writer.connection)
    chosen = _named(writer.connection, following, path) if path is not None else None
    for one in following:
        name = chosen[1] if chosen and chosen[0] == one.number else None
        if name or with_optional:
            paths.go_over(writer, one.number, name, with_optional)
    for word in drop:
        _leave_out(writer, word)


def _named(connection: Connection, following: Sequence[Enrolled], text: str) -> tuple[int, str]:
    """The enrolment and the path that ``PATH`` or ``CURRICULUM/PATH`` means."""
    curriculum, _, name = text.strip().lower().rpartition("/")
    known = {one.number: paths.names(connection, one.number) for one in following}
    found = [one for one in following if name in known[one.number] and curriculum in ("", one.curriculum)]
    if len(found) == 1:
        return found[0].number, name
    if found:
        raise WrongUsage(
            f"--path {name} could be that of {' or '.join(one.curriculum for one in found)}. "
            f"Write it as {found[0].curriculum}/{name}."
        )
    there = ", ".join(f"{one.curriculum}/{path}" for one in following for path in known[one.number])
    hint = f"Paths are: {there}." if there else "Nothing you follow has paths."
    raise WrongUsage(f'There is no path "{text}". {hint}')


def _leave_out(writer: Writer, word: str) -> None:
    planned = {task.item for task in plans.tasks(writer.connection, writer.today)}
    if word == OPTIONAL:
        dropped = planned & plans.optional_items(writer.connection)
        if not dropped:
            raise WrongUsage("--drop optional: nothing optional is in the plan.")
        for number in sorted(dropped):
            additions.change(writer, number, "left_out", "optional")
        return
    for item in items.find(writer.connection, [word]):
        if item.number not in planned:
            raise WrongUsage(f"--drop {word}: {item.number}, {item.title}, is not in the plan.")
        additions.exclude(writer, item.number)
