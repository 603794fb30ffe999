"""`study certificate`: exams taken up, sat and closed."""

from __future__ import annotations

from collections.abc import Sequence

from study.certificates import facts, screen
from study.core.addition import Addition
from study.core.availability import check_past
from study.core.competitions import Attempt, Certificate
from study.core.items import Entry
from study.errors import WrongUsage
from study.parameters import ITEM, JSON, LAST_DAY, NOTE, ON_DAY, SCORE, TO, URL, argument, flag
from study.screen.console import answer
from study.store import additions, entries, items
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Connection


def certificates(json: bool = JSON) -> None:
    """Show your certificates, with every attempt.

    \b
    study certificate
    study certificate list --json
    """
    workspace = Workspace()
    with workspace.looking() as connection:
        _show(workspace, facts.certificates(connection), json)


def add(
    title: str = argument("TITLE", "The name of the certificate."),
    due: str | None = LAST_DAY,
    url: str = URL,
    to: str | None = TO,
    closed: bool = flag("--closed", help="The exam is no longer offered."),
    json: bool = JSON,
) -> None:
    """Add a certificate to work towards.

    \b
    study certificate add "TensorFlow Developer" --due "1 june"
    study certificate add "Machine learning" --url https://example.org/exam
    """
    workspace = Workspace()
    last = workspace.date(due)
    title = " ".join(title.split())
    if not title:
        raise WrongUsage("A certificate needs a title.")
    with workspace.writing(create=True) as writer:
        _check_new(facts.certificates(writer.connection), title)
        number = additions.add_to(writer, Addition(title, "certificate", due=last, url=url), to)
        if closed:
            additions.change(writer, number, "closed", 1)
        certificate = facts.certificate(writer.connection, number)
    _show(workspace, [certificate], json, "Added")


def attempt(
    item: str = ITEM,
    passed: bool = flag("--passed", help="You passed: the certificate is done."),
    failed: bool = flag("--failed", help="You didn't."),
    score: float | None = SCORE,
    on: str | None = ON_DAY,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Record how an exam went.

    An exam that was passed ticks its certificate off; one that was not is kept, as are the hours.

    \b
    study certificate attempt tensorflow --failed --on "10 february" --score 71
    study certificate attempt 57 --passed --note "the second time"
    """
    workspace = Workspace()
    if passed == failed:
        raise WrongUsage("Say how it went with --passed or --failed" + (", not both." if passed else "."))
    day = workspace.date(on, past=True)
    with workspace.reading() as connection:
        certificate = _named(connection, item)
        today = workspace.today(connection)
    sitting = Attempt(passed, day or today, score, note)
    check_past(sitting.day or today, today, "Record the exam once it is over.")
    is_known = sitting in certificate.attempts
    if not is_known:
        certificate = _take_down(workspace, certificate.item.number, sitting)
    _show(workspace, [certificate], json, "This attempt is already recorded" if is_known else "")


def close(item: str = ITEM, offered: bool = flag("--offered", help="It is offered again."), json: bool = JSON) -> None:
    """Mark an exam as no longer offered, or as offered again.

    \b
    study certificate close tensorflow
    study certificate close tensorflow --offered
    """
    workspace = Workspace()
    with workspace.reading() as connection:
        certificate = _named(connection, item)
    is_known = certificate.closed != offered
    if not is_known:
        with workspace.writing() as writer:
            additions.change(writer, certificate.item.number, "closed", int(not offered))
            certificate = facts.certificate(writer.connection, certificate.item.number)
    _show(workspace, [certificate], json, "Unchanged" if is_known else "")


def _show(workspace: Workspace, certificates: Sequence[Certificate], json: bool, remark: str = "") -> None:
    """Certificates as a page, below what is said of them, or as a document."""
    answer(
        json,
        "study.certificates/1",
        lambda: screen.document(certificates),
        lambda: screen.page(certificates, workspace.day, remark),
    )


def _check_new(certificates: Sequence[Certificate], title: str) -> None:
    """Raise WrongUsage for a certificate that already exists."""
    for certificate in certificates:
        if certificate.item.title.casefold() == title.casefold():
            raise WrongUsage(f"{title} is already item {certificate.item.number}. See `study certificate`.")


def _take_down(workspace: Workspace, number: int, sitting: Attempt) -> Certificate:
    """Take down a sitting; passed, it ticks the certificate off in the same step."""
    with workspace.writing() as writer:
        facts.add_attempt(writer, number, sitting)
        if sitting.passed and entries.stored_state(writer.connection, number).status != "done":
            entries.append(writer, number, Entry("done", sitting.day or writer.today, note=sitting.note))
        return facts.certificate(writer.connection, number)


def _named(connection: Connection, word: str) -> Certificate:
    """The certificate a learner names, also one that is done. Raises NoSuchItem, or WrongUsage for another kind."""
    parts = [] if word.strip().isdecimal() else word.casefold().split()
    matches = [
        certificate
        for certificate in facts.certificates(connection)
        if parts and all(part in certificate.item.title.casefold() for part in parts)
    ]
    if len(matches) == 1:
        return matches[0]
    item = items.find_one(connection, word)
    if item.kind != "certificate":
        raise WrongUsage(f"{item.number}, {item.title}, isn't a certificate. Its kind is {item.kind}.")
    return facts.certificate(connection, item.number)
