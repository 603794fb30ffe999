"""The steps that were taken."""

from __future__ import annotations

from study.core.values import dataclass
from study.store import rows
from study.store.steps import UNDONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Step:
    """One command that changed something: the instant in UTC, the learner's day, what was typed, whether undone; and
    its record, by the machine that made it and its index there, with its place in time and the key it was given."""

    number: int
    at: str
    day: str
    command: str
    undone: bool = False
    machine: str = ""
    index: int = 0
    clock: int = 0
    key: str | None = None


_STEPS = (
    '(SELECT s.number, s.at, s.day, s.command, s.undone IS NOT NULL AS undone, r.machine, r."index", r.clock, r."key"'
    " FROM step s JOIN record r ON r.step = s.number AND r.verb = '')"
)


def steps(connection: sqlite3.Connection) -> list[Step]:
    """Every step that was ever taken, the oldest first."""
    return rows.values(connection, Step, f"FROM {_STEPS} ORDER BY number")


def last(connection: sqlite3.Connection) -> Step | None:
    """The last step of this machine that holds; not what only made machines known to one another."""
    return rows.value(
        connection,
        Step,
        f"FROM {_STEPS} WHERE NOT undone AND number NOT IN (SELECT step FROM machine UNION SELECT step FROM block)"
        " AND machine NOT IN (SELECT machine FROM machine EXCEPT SELECT machine FROM here)"
        " ORDER BY number DESC LIMIT 1",
    )


def last_of_all(connection: sqlite3.Connection) -> int:
    """The last step that holds, of whatever machine."""
    return int(rows.cell(connection, "SELECT max(number) FROM step WHERE undone IS NULL"))


def next_again(connection: sqlite3.Connection) -> Step | None:
    """The step that was undone last, unless something else was done since."""
    return rows.value(
        connection,
        Step,
        f"SELECT s.* FROM undone u JOIN {_STEPS} s ON s.number = u.step"
        " WHERE u.name = ? AND s.number > (SELECT coalesce(max(number), 0) FROM step WHERE undone IS NULL)"
        " ORDER BY u.number DESC LIMIT 1",
        (UNDONE,),
    )
