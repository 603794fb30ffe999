"""The group that this machine sends to."""

from __future__ import annotations

from study.core.values import dataclass
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a group's records lie, its name there, the learner's name in it, and what they chose to share."""

    target: str
    cohort: str
    name: str
    share: str = ""


def current(connection: Connection) -> Membership | None:
    """The group that was joined last, if it was not left."""
    last = "FROM membership WHERE number = (SELECT max(number) FROM membership) AND active"
    return rows.value(connection, Membership, last)


def remember(connection: Connection, membership: Membership, active: bool = True) -> None:
    """Note the group that was joined or left."""
    from study.core.values import asdict

    rows.insert(connection, "membership", asdict(membership) | {"active": active})
