"""`study config` and `study doctor`."""

from __future__ import annotations

import os
import re

from study.core import words
from study.core.availability import LONGEST_DAY
from study.core.pace import LearnerPace
from study.core.values import dataclass
from study.doctor import facts
from study.errors import Damaged, WrongUsage
from study.parameters import JSON, argument, flag, minutes_of, percent_of
from study.screen.console import answer
from study.screen.document import Document, effect_document, fields
from study.screen.page import Cell, Page, Span
from study.screen.standing import effect_of, pace_in_words
from study.store import database, plans, soundness
from study.store import hours as stored
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from study.core.effect import Effect
    from study.store.database import Writer

MEANINGS = {
    "day-start": "when your day begins",
    "soft": "how much a day may stretch to finish an item",
    "block": "the shortest session worth planning",
    "longest": "the longest session without a break",
    "reserve": "how much of a week stays free for missed days",
    "reading": "pages for a screen reader or a braille display",
    "backups": "a snapshot a day, at the first change",
}

PACE = "pace"
"""Listed with the settings, and set by `study replan` only."""


PLANNING = ("soft", "block", "longest", "reserve")
"""Settings that a plan is made by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Faults of a database file, in words; what was put right; and how much was looked at."""

    path: str
    faults: list[str]
    mended: list[str]
    items: int
    entries: int


def config(
    key: str | None = argument("KEY", "day-start, soft, block, longest, reserve, reading or backups.", default=None),
    value: str | None = argument("VALUE", "Its new value.", default=None),
    json: bool = JSON,
) -> None:
    """Show or change a setting.

    A plan moves only when you replan; until then you are told what a new setting would change.

    \b
    study config
    study config day-start 04:00     your day begins at four in the morning
    study config block 30m           plan nothing shorter
    study config soft 0              no day longer than its hours
    study config reserve 10%         keep a tenth of each week free
    study config reading on          pages to be read aloud: one fact a line, no columns
    study config backups off         no snapshots but those you make
    """
    workspace, effect = Workspace(), None
    key = stored.RENAMED.get(key or "", key)
    _check(key, value)
    if key is None or value is None:
        with workspace.looking() as connection:
            settings = _in_words(stored.settings(connection), key)
    else:
        number = _READERS[key](value)
        with workspace.writing(create=True) as writer:
            stored.configure(writer, key, number)
            settings = _in_words(stored.settings(writer.connection))
            effect = _effect(writer) if key in PLANNING else None
        if key == "reading":
            os.environ["STUDY_READING"] = str(number)  # the answer is the first page to be so
    shown = settings if key is None else {key: settings[key]}
    answer(
        json,
        "study.config/1",
        lambda: {"settings": shown, "effect": effect_document(effect) if effect else None},
        lambda: _settings_page(shown, effect, workspace.day),
    )


def _effect(writer: Writer) -> Effect | None:
    """What a plan made anew would be; None where there is none yet."""
    from study.store.effects import effect

    return effect(writer) if plans.current(writer.connection) else None


def doctor(
    repair: bool = flag("--repair", "--rebuild", help="Mend what can be mended."),
    json: bool = JSON,
) -> int:
    """Check the database for damage.

    Its file, its tables, what every row holds and refers to, and every state against the log. --repair makes again
    what follows from the rest (states, indexes, tables); if rows themselves are damaged, it recovers what it can into a
    new database, says what it couldn't, and sets the damaged one aside.

    \b
    study doctor
    study doctor --repair
    """
    workspace = Workspace()
    mended = _repair(workspace) if repair else []
    diagnosis = _diagnose(workspace.path, mended)
    answer(json, "study.doctor/1", _diagnosis_document, _diagnosis_page, diagnosis)
    return 6 if diagnosis.faults else 0


def _diagnose(path: str, mended: list[str]) -> Diagnosis:
    """Prove pages, tables, rows and states."""
    with database.reading(path) as connection:
        faults = facts.structure(connection) + [str(fault) for fault in soundness.faults(connection)]
        stale = facts.stale_states(connection)
        items, count = facts.size(connection)
    if stale:
        faults.append(f"{words.counted(len(stale), 'state')} not as the log has it: study doctor --repair")
    return Diagnosis(path=path, faults=faults, mended=mended, items=items, entries=count)


def _repair(workspace: Workspace) -> list[str]:
    """Mend what can be mended; what was done, in words. A sound file stays as it is, to the byte."""
    try:
        with database.reading(workspace.path) as connection:
            is_rebuildable = facts.is_rebuildable(connection)
        if not _diagnose(workspace.path, []).faults:
            return []
    except Damaged:
        is_rebuildable = False
    if not is_rebuildable:
        return _recovered(workspace)
    with workspace.without_step(is_known=True) as connection:
        return facts.rebuild(connection)


def _recovered(workspace: Workspace) -> list[str]:
    """Put what can be recovered in the place of a damaged database, which is set aside; what was done, in words."""
    from study.backup.facts import put_in_place
    from study.store.refusals import explained
    from study.store.salvage import salvage

    with explained(workspace.path):
        image, recovered = salvage(workspace.path)
    try:
        aside = put_in_place(image, workspace.path, workspace.now)
    finally:
        image.close()
    workspace.tell_the_prompt()
    rows = words.counted(recovered.rows, "row")
    return [*recovered.told, f"{rows} recovered into a new database; the damaged one was set aside: {aside}"]


def _check(key: str | None, value: str | None) -> None:
    """Raises WrongUsage for what is no setting, or is not set here."""
    if key == PACE and value is not None:
        raise WrongUsage(
            "Your pace comes from your record. To plan by it: `study replan --by-pace`. "
            "To plan with all your hours again: `study replan --by-hours`."
        )
    if key is not None and key not in (*_READERS, PACE):
        raise WrongUsage(f'There is no setting "{key}". The settings are {", ".join(_READERS)}.')


def _in_words(settings: stored.Settings, key: str | None = None) -> dict[str, str]:
    """Each setting as it is shown; the pace only where plans go by one, or where it is asked for."""
    pace = settings.pace or (LearnerPace() if key == PACE else None)
    return {
        "day-start": words.clock(settings.day_start),
        "soft": f"{settings.soft}m",
        "block": f"{settings.block}m",
        "longest": f"{settings.longest}m",
        "reserve": f"{settings.reserve}%",
        "reading": "on" if settings.reading else "off",
        "backups": "on" if settings.backups else "off",
    } | ({PACE: pace_in_words(pace)} if pace else {})


def _day_start(text: str) -> int:
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not clock or int(clock[1]) > 23 or int(clock[2]) > 59:
        raise WrongUsage(f"{text!r} isn't a time of day. Write it as 04:00.")
    return int(clock[1]) * 60 + int(clock[2])


def _soft(text: str) -> int:
    return _at_most(text, 120, "A day can stretch by at most 2h.")


def _block(text: str) -> int:
    return _at_most(text, 240, "The shortest session can be at most 4h.")


def _longest(text: str) -> int:
    minutes = _at_most(text, LONGEST_DAY, "A session can be at most 24h.")
    if minutes < 30:
        raise WrongUsage("The longest session has to be 30m or more.")
    return minutes


def _reserve(text: str) -> int:
    percent = percent_of(text)
    if percent > 50:
        raise WrongUsage("At most half of each week can stay free. To study less, change the hours: `study hours 5`.")
    return percent


def _on_or_off(text: str) -> int:
    choice = text.strip().lower()
    if choice not in ("on", "off"):
        raise WrongUsage(f"{words.quoted(text)} is neither on nor off.")
    return int(choice == "on")


def _at_most(text: str, most: int, refusal: str) -> int:
    minutes = 0 if text.strip() == "0" else minutes_of(text)
    if minutes > most:
        raise WrongUsage(refusal)
    return minutes


_READERS: dict[str, Callable[[str], int]] = {
    "day-start": _day_start,
    "soft": _soft,
    "block": _block,
    "longest": _longest,
    "reserve": _reserve,
    "reading": _on_or_off,
    "backups": _on_or_off,
}


def _settings_page(settings: dict[str, str], effect: Effect | None, today: date) -> Page:
    """Every setting with its meaning, and the effect of a change."""
    page = Page()
    rows: list[list[Cell]] = [
        [Span(key, "number"), settings[key], Span(meaning, "quiet")]
        for key, meaning in MEANINGS.items()
        if key in settings
    ]
    if PACE in settings:
        rows.append([Span(PACE, "number"), "", f"plans go by {settings[PACE]}"])
    page.table(rows, flexible=2)
    effect_of(page, effect, today)
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
    page.line(f"{items} and {count} checked" + ("." if diagnosis.faults else ": all good."))
    return page


def _diagnosis_document(diagnosis: Diagnosis) -> Document:
    described = fields(diagnosis, "faults mended items entries")
    return fields(diagnosis, "path:file", ok=not diagnosis.faults) | described
