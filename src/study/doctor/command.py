"""`study config` and `study doctor`."""

from __future__ import annotations

import re

from study.core import words
from study.core.duration import Unreadable, parse_minutes
from study.core.values import dataclass
from study.doctor import facts as soundness
from study.errors import WrongUsage
from study.parameters import JSON, argument, flag
from study.store import entries
from study.store.database import NoDatabase
from study.store.hours import Settings, settings
from study.store.hours import configure as set_value
from study.store.workspace import Workspace


def config(
    key: str | None = argument("KEY", "day-start or min-session.", default=None),
    value: str | None = argument("VALUE", "Its new value.", default=None),
    json: bool = JSON,
) -> None:
    """Show or change a setting.

    \b
    study config
    study config day-start 04:00     your day begins at four in the morning
    study config min-session 25m     plan nothing shorter
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    found = configure(Workspace(), key, value)
    if json:
        from study.doctor.screen import settings as document

        put(document(found))
    else:
        from study.doctor.screen import screen

        show(screen(found))


def doctor(
    rebuild: bool = flag("--rebuild", help="Rebuild what does not agree with the log."), json: bool = JSON
) -> int:
    """Check that the database is sound.

    Its file, its schema, and every state against the log.

    \b
    study doctor
    study doctor --rebuild
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace

    found = diagnose(Workspace(), rebuild)
    if json:
        from study.doctor.screen import files_diagnosis as document

        put(document(found))
    else:
        from study.doctor.screen import diagnosis

        show(diagnosis(found))
    return 6 if found.faults else 0


def configure(workspace: Workspace, key: str | None, value: str | None) -> dict[str, str]:
    """The settings in words, after one was changed if a key and a value are given. Raises WrongUsage."""
    if key is not None and key not in _READERS:
        raise WrongUsage(f'There is no setting "{key}". They are {" and ".join(_READERS)}.')
    if key is None or value is None:
        try:
            with workspace.reading() as connection:
                found = _spoken(settings(connection))
        except NoDatabase:
            found = _spoken(Settings())
        return found if key is None else {key: found[key]}
    minutes = _READERS[key](value)
    with workspace.writing(create=True) as writer:
        set_value(writer, key, minutes)
        return {key: _spoken(settings(writer.connection))[key]}


def diagnose(workspace: Workspace, rebuild: bool) -> Diagnosis:
    """Prove file, schema and states; with ``rebuild`` the states are made anew from the log."""
    with workspace.reading() as connection:
        faults = soundness.faults(connection)
        stale = entries.stale_states(connection)
        items, count = soundness.size(connection)
    mended = []
    if stale and rebuild:
        with workspace.writing() as writer:
            stale = entries.stale_states(writer.connection)
            entries.rebuild(writer, stale)
        mended = [f"{len(stale)} states rebuilt from the log"]
    elif stale:
        faults.append(f"{len(stale)} states do not agree with the log: study doctor --rebuild")
    return Diagnosis(workspace.path, faults, mended, items, count)


def _spoken(found: Settings) -> dict[str, str]:
    return {
        "day-start": words.clock(found.day_start),
        "min-session": f"{found.min_session}m",
    }


def _day_start(text: str) -> int:
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not clock or int(clock[1]) > 23 or int(clock[2]) > 59:
        raise WrongUsage(f"{text!r} is no time of day. Write it as 04:00.")
    return int(clock[1]) * 60 + int(clock[2])


def _min_session(text: str) -> int:
    try:
        minutes = 0 if text.strip() == "0" else parse_minutes(text)
    except Unreadable as fault:
        raise WrongUsage(f"{fault}: {fault.hint}.") from None
    if minutes > 240:
        raise WrongUsage("The shortest session can be at most 4h.")
    return minutes


_READERS = {"day-start": _day_start, "min-session": _min_session}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Faults of a database file, in words; what was put right; and how much was looked at."""

    path: str
    faults: list[str]
    mended: list[str]
    items: int
    entries: int
