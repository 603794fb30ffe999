"""Snapshots of a database in the folder beside it: which there are, when one is due, which are kept.

A snapshot is named by the database, the moment (UTC) and what it is for, so the folder is its own list:
``study.db-20260302T080000Z.gz``, ``….-before-10.gz`` before the schema changed to version 10, and ``…-set-aside`` for a
file that was in the way of another, with its journal.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from study import clock
from study.core.values import dataclass
from study.errors import StoreError, StudyError

FOLDER = "backups"
DAILY, BEFORE, ASIDE = ".gz", "-before-", "-set-aside"
"""How the name of a snapshot goes on behind the moment."""
UPDATES = 3
"""So many of those made before the schema changed are kept, however old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A copy of a database: its file, its moment with the learner's UTC offset, and how its name goes on."""

    path: str
    at: datetime
    suffix: str


def folder_of(path: str) -> str:
    """The folder of the snapshots: beside the database, or beside the file that a link leads to."""
    return os.path.join(os.path.dirname(os.path.realpath(path) if os.path.islink(path) else path), FOLDER)


def place(path: str, at: datetime, suffix: str) -> str:
    """A path in the folder, which is made if need be, that is not taken yet. Raises OSError."""
    folder = folder_of(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    while True:
        stem = f"{os.path.basename(path)}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        if not any(name.startswith(stem) for name in os.listdir(folder)):
            return os.path.join(folder, stem + suffix)
        at += timedelta(seconds=1)


def snapshots(path: str) -> list[Snapshot]:
    """Every snapshot of a database, the newest first."""
    return sorted(_listed(path), key=lambda one: one.at, reverse=True)


def newest_sound(path: str) -> Snapshot | None:
    """The newest snapshot that can be restored."""
    from study.store.images import contents_of

    for one in snapshots(path):
        with suppress(OSError, StoreError):
            if one.suffix != ASIDE:
                contents_of(one.path)
                return one
    return None


def way_back(path: str) -> str:
    """What to do about a damaged or missing database, in a sentence."""
    newest = newest_sound(path)
    if newest is None:
        return "There is no snapshot of it. To put a copy of yours in its place: `study restore FILE`."
    return f"The newest sound snapshot is from {newest.at:%Y-%m-%d %H:%M}. To go back to it: `study restore`."


def is_due(path: str, now: datetime) -> bool:
    """Whether there is none of this day yet."""
    return now.date() not in {one.at.date() for one in _listed(path) if one.suffix == DAILY}


def take(path: str, at: datetime, suffix: str = DAILY) -> str:
    """Make a snapshot, and remove those that are no longer kept; its path. Raises StudyError and OSError."""
    from study.store import images
    from study.store.refusals import explained

    with explained(path), images.taken(path) as image:
        try:
            images.contents(image, path)
        except images.Unsound:
            raise sqlite3.DatabaseError from None
        target = place(path, at, suffix)
        images.write(image, target, packed=True)
    _tidy(path, at)
    return target


def take_before_update(path: str, version: int) -> None:
    """Make the snapshot without which no schema is changed. Raises StoreError."""
    try:
        take(path, clock.now(), f"{BEFORE}{version}{DAILY}")
    except OSError as fault:
        raise StoreError(
            f"{path} has to be updated, and can't be backed up before: {fault.strerror}. Nothing was changed. "
            "To update it without a backup: set STUDY_BACKUPS=off."
        ) from None


def take_daily(path: str, now: datetime) -> Iterator[str]:
    """Make the day's snapshot if it is due; what went wrong, as sentences."""
    from study.store import database, hours

    try:
        if not is_due(path, now):
            return
        with database.reading(path) as connection:
            is_on = hours.settings(connection).backups
        if is_on:
            take(path, now)
    except StudyError as fault:
        yield f"There is no snapshot of today. {fault}"
    except OSError as fault:
        reason = fault.strerror or str(fault)
        yield f"There is no snapshot of today: {folder_of(path)}: {reason}. To do without: `study config backups off`."


def are_wanted() -> bool:
    """Whether snapshots are made without being asked for: not where another clock is tried out.

    STUDY_BACKUPS decides, where it is set.
    """
    chosen = os.environ.get("STUDY_BACKUPS", "").lower()
    return chosen == "on" or (chosen != "off" and not os.environ.get("STUDY_NOW"))


def _listed(path: str) -> Iterator[Snapshot]:
    folder, beginning = folder_of(path), f"{os.path.basename(path)}-"
    with suppress(OSError):
        for name in os.listdir(folder):
            moment, z, suffix = name.removeprefix(beginning).partition("Z")
            is_known = suffix in (DAILY, ASIDE) or (suffix.startswith(BEFORE) and suffix.endswith(DAILY))
            if name.startswith(beginning) and z and is_known and len(moment) == 15:
                with suppress(ValueError):
                    at = clock.local(datetime.fromisoformat(f"{moment}+00:00"))
                    yield Snapshot(path=os.path.join(folder, name), at=at, suffix=suffix)


def _tidy(path: str, now: datetime) -> None:
    """Remove the snapshots that are no longer kept, and what was left half made."""
    from study import parts
    from study.core.retention import kept

    known = snapshots(path)
    daily = kept(one.at for one in known if one.suffix == DAILY)
    old = [one for one in known if one.suffix == DAILY and one.at not in daily]
    old += [one for one in known if one.suffix.startswith(BEFORE)][UPDATES:]
    for one in old:
        with suppress(OSError):
            os.unlink(one.path)
    for folder in (folder_of(path), os.path.dirname(os.path.abspath(path))):
        parts.sweep(folder, now.timestamp())
