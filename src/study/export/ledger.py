"""What calendars were given, in a file beside the database: only that is ever cancelled.

Reading commands leave the database as it was, and what somebody has exported is no fact of the log.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date

from study.core.values import dataclass, field
from study.export.calendar import Exported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

NAME = "calendar.json"

LARGEST = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Ledger:
    """The events a database has given to calendars, by their keys, and how often they were given in another way.

    ``way``: one event a session, or one a day. Another way cancels events without a step, so it counts as a change.
    """

    source: str = ""
    way: str = ""
    changes: int = 0
    events: Mapping[str, Exported] = field(default_factory=dict)

    def next(self, source: str, way: str, standing: Iterable[Exported]) -> Ledger:
        """The same once what stands is given too."""
        known = self if self.source == source else Ledger()
        return Ledger(
            source=source,
            way=way,
            changes=known.changes + (known.way not in ("", way)),
            events={**known.events, **{one.key: one for one in standing}},
        )

    def gone(self, standing: Iterable[Exported]) -> list[Exported]:
        """What was given and stands no more."""
        known = {one.key for one in standing}
        return [one for one in self.events.values() if one.key not in known]


def read(database: str) -> Ledger:
    """What was given before; nothing where the file is missing or is somebody else's."""
    import json

    try:
        path = _path(database)
        if path.stat().st_size > LARGEST:
            return Ledger()
        told = json.loads(path.read_text(encoding="utf-8"))
        events = {str(key): Exported(str(key), date.fromisoformat(day), str(text)) for key, day, text in told["events"]}
        return Ledger(source=str(told["source"]), way=str(told["way"]), changes=int(told["changes"]), events=events)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Ledger()


def keep(database: str, ledger: Ledger) -> None:
    """Write the file in one step, for its owner only. A calendar is worth no error: what cannot be kept is not."""
    import json

    events = [[one.key, one.day.isoformat(), one.summary] for one in ledger.events.values()]
    told = {"source": ledger.source, "way": ledger.way, "changes": ledger.changes, "events": events}
    path = _path(database)
    beside = path.with_name(f"{NAME}.{os.getpid()}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 (it is open already)
            json.dump(told, file, ensure_ascii=False)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)


def _path(database: str) -> Path:
    from pathlib import Path

    return Path(database).absolute().with_name(NAME)
