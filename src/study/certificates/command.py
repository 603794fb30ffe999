"""`study certificate`: exams taken up, sat and closed."""

from __future__ import annotations

from study.certificates import facts
from study.certificates.rules import Attempt, Certificate
from study.core.addition import Addition
from study.core.availability import check_past
from study.core.entries import Entry
from study.core.values import replace
from study.errors import WrongUsage
from study.parameters import ITEM, JSON, LAST_DAY, NOTE, ON_DAY, SCORE, TO, URL, argument, flag
from study.store import additions, entries, items
from study.store import additions as adding
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from study.store.database import Connection


def shown(found: Sequence[Certificate], day: date, json: bool, said: str = "") -> None:
    """Certificates as a page, below what is said of them, or as a document."""
    from study.screen.console import put, show

    if json:
        from study.certificates.screen import certificates as document

        put(document(found))
    else:
        from study.certificates.screen import screen

        show(screen(found, day, said))


def certificates(json: bool = JSON) -> None:
    """Show the certificates with every attempt at them.

    \b
    study certificate
    study certificate list --json
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    shown(listed(workspace), workspace.day, json)


def add(
    title: str = argument("TITLE", "The name of the certificate."),
    due: str | None = LAST_DAY,
    url: str = URL,
    to: str | None = TO,
    closed: bool = flag("--closed", help="The exam is no longer offered."),
    json: bool = JSON,
) -> None:
    """Take up a certificate to reach.

    \b
    study certificate add "TensorFlow Developer" --due "1 june"
    study certificate add "Machine learning" --url https://example.org/exam
    """
    from study.core.addition import Addition
    from study.store.workspace import Workspace

    workspace = Workspace()
    addition = Addition(title, "certificate", due=workspace.date(due), url=url)
    shown([certifying_add(workspace, addition, closed, to)], workspace.day, json, "Added")


def attempt(
    item: str = ITEM,
    passed: bool = flag("--passed", help="The exam was passed; that ticks the certificate off."),
    failed: bool = flag("--failed", help="It was not."),
    score: float | None = SCORE,
    on: str | None = ON_DAY,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Take down how an exam went.

    An exam that was passed ticks its certificate off; one that was not is kept, as are the hours.

    \b
    study certificate attempt tensorflow --failed --on "10 february" --score 71
    study certificate attempt 57 --passed --note "the second time"
    """
    from study.certificates.rules import Attempt
    from study.store.workspace import Workspace

    workspace = Workspace()
    told = Attempt(verdict(passed, failed), workspace.date(on, past=True), score, note)
    found, is_news = certifying_attempt(workspace, item, told)
    shown([found], workspace.day, json, "" if is_news else "This attempt is taken down already")


def close(
    item: str = ITEM, offered: bool = flag("--offered", help="It is offered after all."), json: bool = JSON
) -> None:
    """Say that an exam is no longer offered, or is after all.

    \b
    study certificate close tensorflow
    study certificate close tensorflow --offered
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    found, is_news = certifying_close(workspace, item, not offered)
    shown([found], workspace.day, json, "" if is_news else "Unchanged")


def listed(workspace: Workspace) -> list[Certificate]:
    """The certificates of what is followed."""
    try:
        with workspace.reading() as connection:
            return facts.certificates(connection)
    except NoDatabase:
        return []


def certifying_add(workspace: Workspace, addition: Addition, closed: bool, to: str | None) -> Certificate:
    """Take up a certificate. Raises WrongUsage for one that is there already, or has no name."""
    title = " ".join(addition.title.split())
    if not title:
        raise WrongUsage("A certificate needs a title.")
    with workspace.writing(create=True) as writer:
        for one in facts.certificates(writer.connection):
            if one.item.title.casefold() == title.casefold():
                raise WrongUsage(f"{title} is item {one.item.number} already. See `study certificate`.")
        number = adding.adding_add(writer, replace(addition, title=title), to)
        if closed:
            additions.change(writer, number, "closed", 1)
        return facts.certificate(writer.connection, number)


def certifying_attempt(workspace: Workspace, word: str, told: Attempt) -> tuple[Certificate, bool]:
    """Take down a sitting, today if it has no day; passed, it ticks the certificate off in the same step.

    The certificate, and whether there was anything to take down. Raises WrongUsage for a day that is still to come.
    """
    known, told = _sitting(workspace, word, told)
    if told in known.attempts:
        return known, False
    with workspace.writing() as writer:
        number = known.item.number
        facts.add_attempt(writer, number, told)
        if told.passed and entries.stored_state(writer.connection, number).status != "done":
            entries.append(writer, number, Entry("done", told.day or writer.today, note=told.note))
        return facts.certificate(writer.connection, number), True


def certifying_close(workspace: Workspace, word: str, closed: bool) -> tuple[Certificate, bool]:
    """Say that an exam is no longer offered, or is after all; the certificate, and whether that is news."""
    with workspace.reading() as connection:
        known = find(connection, word)
    if known.closed == closed:
        return known, False
    with workspace.writing() as writer:
        additions.change(writer, known.item.number, "closed", int(closed))
        return facts.certificate(writer.connection, known.item.number), True


def find(connection: Connection, word: str) -> Certificate:
    """The certificate a learner names, also one that is done. Raises NoSuchItem, or WrongUsage for another kind."""
    parts = [] if word.strip().isdecimal() else word.casefold().split()
    named = [
        one
        for one in facts.certificates(connection)
        if parts and all(part in one.item.title.casefold() for part in parts)
    ]
    if len(named) == 1:
        return named[0]
    item = items.find_one(connection, word)
    if item.kind != "certificate":
        raise WrongUsage(f"{item.number}, {item.title}, is no certificate but of kind {item.kind}.")
    return facts.certificate(connection, item.number)


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
