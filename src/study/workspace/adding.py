"""Things that turn up on the way, and where they go."""

from __future__ import annotations

from study.core.addition import Addition
from study.core.items import OWN
from study.errors import WrongUsage
from study.store import additions, enrollments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection, Writer


Where = tuple[int, "int | None", "int | None"]
"""Enrolment, phase and module; where the module is None in the phase itself, where both are in neither."""


def add(writer: Writer, addition: Addition, to: str | None = None) -> int:
    """Store an item where the learner wants it, else in his own curriculum; its number. Plans nothing."""
    return additions.add(writer, addition, *where(writer, to))


def where(writer: Writer, to: str | None) -> Where:
    """What ``CURRICULUM``, ``CURRICULUM/MODULE`` or ``CURRICULUM/PHASE`` means; of nothing, the learner's own.

    Raises WrongUsage.
    """
    return named(writer.connection, to) or (additions.own_curriculum(writer), None, None)


def named(connection: Connection, to: str | None) -> Where | None:
    """The same of what is there; None for the learner's own."""
    if to is None or to.strip().lower() == OWN:
        return None
    curriculum, _, name = to.strip().lower().partition("/")
    number = enrollments.named(connection, curriculum).number
    if not name:
        return number, None, None
    parts = additions.parts(connection, number)
    if name not in parts:
        known = f'no module "{name}". It has: {", ".join(parts)}' if parts else f'no modules: leave "/{name}" out'
        raise WrongUsage(f"{curriculum} has {known}.")
    return number, *parts[name]
