"""Certificates: taking an exam up, taking down how it went, and that it is no longer offered."""

from __future__ import annotations

from dataclasses import replace

from study.core.addition import Addition
from study.core.availability import check_past
from study.core.entries import Entry
from study.domain.certificate import Attempt, Certificate
from study.errors import WrongUsage
from study.store import additions, certificates, entries, items
from study.store import additions as adding
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def listed(workspace: Workspace) -> list[Certificate]:
    """The certificates of what is followed."""
    try:
        with workspace.reading() as connection:
            return certificates.certificates(connection)
    except NoDatabase:
        return []


def add(workspace: Workspace, addition: Addition, closed: bool, to: str | None) -> Certificate:
    """Take up a certificate. Raises WrongUsage for one that is there already, or has no name."""
    title = " ".join(addition.title.split())
    if not title:
        raise WrongUsage("A certificate needs a title.")
    with workspace.writing(create=True) as writer:
        for one in certificates.certificates(writer.connection):
            if one.item.title.casefold() == title.casefold():
                raise WrongUsage(f"{title} is item {one.item.number} already. See `study certificate`.")
        number = adding.adding_add(writer, replace(addition, title=title), to)
        if closed:
            additions.change(writer, number, "closed", 1)
        return certificates.certificate(writer.connection, number)


def attempt(workspace: Workspace, word: str, told: Attempt) -> tuple[Certificate, bool]:
    """Take down a sitting, today if it has no day; passed, it ticks the certificate off in the same step.

    The certificate, and whether there was anything to take down. Raises WrongUsage for a day that is still to come.
    """
    known, told = _sitting(workspace, word, told)
    if told in known.attempts:
        return known, False
    with workspace.writing() as writer:
        number = known.item.number
        certificates.add_attempt(writer, number, told)
        if told.passed and entries.stored_state(writer.connection, number).status != "done":
            entries.append(writer, number, Entry("done", told.day or writer.today, note=told.note))
        return certificates.certificate(writer.connection, number), True


def close(workspace: Workspace, word: str, closed: bool) -> tuple[Certificate, bool]:
    """Say that an exam is no longer offered, or is after all; the certificate, and whether that is news."""
    with workspace.reading() as connection:
        known = find(connection, word)
    if known.closed == closed:
        return known, False
    with workspace.writing() as writer:
        additions.change(writer, known.item.number, "closed", int(closed))
        return certificates.certificate(writer.connection, known.item.number), True


def find(connection: Connection, word: str) -> Certificate:
    """The certificate a learner names, also one that is done. Raises NoSuchItem, or WrongUsage for another kind."""
    parts = [] if word.strip().isdecimal() else word.casefold().split()
    named = [
        one
        for one in certificates.certificates(connection)
        if parts and all(part in one.item.title.casefold() for part in parts)
    ]
    if len(named) == 1:
        return named[0]
    item = items.find_one(connection, word)
    if item.kind != "certificate":
        raise WrongUsage(f"{item.number}, {item.title}, is no certificate but of kind {item.kind}.")
    return certificates.certificate(connection, item.number)


def verdict(passed: bool, failed: bool) -> bool:
    """Whether an exam was passed, of two flags. Raises WrongUsage for both and for none."""
    if passed == failed:
        raise WrongUsage("Say how it went with --passed or --failed" + (", not both." if passed else "."))
    return passed


def _sitting(workspace: Workspace, word: str, told: Attempt) -> tuple[Certificate, Attempt]:
    """The certificate a learner names, and the attempt on its day."""
    with workspace.reading() as connection:
        today = workspace.today(connection)
        known = find(connection, word)
    day = told.day or today
    check_past(day, today, "Say how the exam went when it is over.")
    return known, replace(told, day=day)
