"""`study config` and `study doctor`."""

from __future__ import annotations

import re

from study.core import words
from study.core.values import dataclass
from study.doctor import facts
from study.errors import WrongUsage
from study.parameters import JSON, argument, flag, minutes_of
from study.screen.console import answer
from study.screen.document import Document, fields
from study.screen.page import Cell, Page, Span
from study.store import entries
from study.store import hours as stored
from study.store.workspace import Workspace

MEANINGS = {"day-start": "when your day begins", "min-session": "the shortest session worth planning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Faults of a database file, in words; what was put right; and how much was looked at."""

    path: str
    faults: list[str]
    mended: list[str]
    items: int
    entries: int


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
    workspace = Workspace()
    if key is not None and key not in _READERS:
        raise WrongUsage(f'There is no setting "{key}". They are {" and ".join(_READERS)}.')
    if key is None or value is None:
        with workspace.looking() as connection:
            settings = _in_words(stored.settings(connection))
    else:
        minutes = _READERS[key](value)
        with workspace.writing(create=True) as writer:
            stored.configure(writer, key, minutes)
            settings = _in_words(stored.settings(writer.connection))
    shown = settings if key is None else {key: settings[key]}
    answer(json, "study.config/1", lambda: {"settings": shown}, lambda: _settings_page(shown))


def doctor(
    rebuild: bool = flag("--rebuild", help="Rebuild what does not agree with the log."), json: bool = JSON
) -> int:
    """Check that the database is sound.

    Its file, its schema, and every state against the log.

    \b
    study doctor
    study doctor --rebuild
    """
    diagnosis = _diagnose(Workspace(), rebuild)
    answer(json, "study.doctor/1", _diagnosis_document, _diagnosis_page, diagnosis)
    return 6 if diagnosis.faults else 0


def _diagnose(workspace: Workspace, rebuild: bool) -> Diagnosis:
    """Prove file, schema and states; with ``rebuild`` the states are made anew from the log."""
    with workspace.reading() as connection:
        faults = facts.faults(connection)
        stale = entries.stale_states(connection)
        items, count = facts.size(connection)
    mended = []
    if stale and rebuild:
        with workspace.writing() as writer:
            stale = entries.stale_states(writer.connection)
            entries.rebuild(writer, stale)
        mended = [f"{len(stale)} states rebuilt from the log"]
    elif stale:
        faults.append(f"{len(stale)} states do not agree with the log: study doctor --rebuild")
    return Diagnosis(path=workspace.path, faults=faults, mended=mended, items=items, entries=count)


def _in_words(settings: stored.Settings) -> dict[str, str]:
    return {"day-start": words.clock(settings.day_start), "min-session": f"{settings.min_session}m"}


def _day_start(text: str) -> int:
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not clock or int(clock[1]) > 23 or int(clock[2]) > 59:
        raise WrongUsage(f"{text!r} is no time of day. Write it as 04:00.")
    return int(clock[1]) * 60 + int(clock[2])


def _min_session(text: str) -> int:
    minutes = 0 if text.strip() == "0" else minutes_of(text)
    if minutes > 240:
        raise WrongUsage("The shortest session can be at most 4h.")
    return minutes


_READERS = {"day-start": _day_start, "min-session": _min_session}


def _settings_page(settings: dict[str, str]) -> Page:
    """Every setting with its meaning."""
    page = Page()
    rows: list[list[Cell]] = [
        [Span(key, "number"), value, Span(MEANINGS[key], "quiet")] for key, value in settings.items()
    ]
    page.table(rows, flexible=2)
    return page


def _diagnosis_page(diagnosis: Diagnosis) -> Page:
    """What was looked at, what is wrong, what was put right."""
    page = Page()
    page.line(diagnosis.path)
    for fault in diagnosis.faults:
        page.line("  ", Span(fault, "problem"))
    for mended in diagnosis.mended:
        page.line("  ", Span(mended, "ahead"))
    items, count = words.counted(diagnosis.items, "item"), words.counted(diagnosis.entries, "entry", "entries")
    page.line(f"{items} and {count} looked at" + ("." if diagnosis.faults else ": all is well."))
    return page


def _diagnosis_document(diagnosis: Diagnosis) -> Document:
    described = fields(diagnosis, "faults mended items entries")
    return fields(diagnosis, "path:file", ok=not diagnosis.faults) | described
