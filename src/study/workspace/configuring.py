"""Settings, and proving the database."""

from __future__ import annotations

import re

from study.core import words
from study.core.duration import Unreadable, parse_minutes
from study.domain.diagnosis import Diagnosis
from study.errors import WrongUsage
from study.store import entries, soundness
from study.store.database import NoDatabase
from study.store.hours import Settings, settings
from study.store.hours import configure as set_value
from study.store.workspace import Workspace


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
