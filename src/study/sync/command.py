"""`study sync`: several machines of one learner share what was done."""

from __future__ import annotations

from study.cohort.membership import current
from study.errors import StudyError, WrongUsage
from study.parameters import DRY_RUN, JSON, argument, flag, option
from study.screen.console import answer, answer_change
from study.store.workspace import Workspace
from study.sync import facts, screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.sync.facts import Target

TARGET = argument("TARGET", "A folder that your machines share, a git repository, or postgresql://HOST/DATABASE.")
MACHINE = option("--machine", help="A name for this machine; the host's if not given.", metavar="NAME")
NOWHERE = "This machine doesn't share yet. Say where: `study sync init FOLDER`."

AUTO = flag("--auto", help="Share after every command from now on, in the background.")


def sync(dry_run: bool = DRY_RUN, json: bool = JSON) -> None:
    """Share what was done with your other machines.

    What they did comes here, what you did goes there. Nothing is done twice and nothing is lost; where two machines set
    the same thing, the later holds and both are told.

    \b
    study sync init ~/Dropbox/study
    study sync
    study sync --dry-run
    """
    workspace = Workspace(dry_run=dry_run)
    with workspace.looking() as connection:
        target, membership = facts.target(connection), current(connection)
    if target is None and membership is None:
        raise WrongUsage(NOWHERE)
    _exchange(workspace, target.target if target else None, None, json)


def init(
    target: str = TARGET,
    machine: str | None = MACHINE,
    auto: bool = AUTO,
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Say where your machines meet, and share for the first time.

    A folder that Syncthing, Dropbox or a stick brings to the others, or a git repository that your git may push to. A
    new machine begins with what the others have done.

    \b
    study sync init ~/Dropbox/study
    study sync init git@github.com:me/study-records.git --machine laptop
    """
    from study.sync.carriers import opened, plain

    workspace = Workspace(dry_run=dry_run)
    where = plain(target)
    if machine is not None and not (machine.strip() and machine.isprintable() and len(machine) < 65):
        raise WrongUsage("A machine's name is a word or two, such as laptop.")
    opened(where, create=not dry_run)
    if not dry_run:
        with workspace.without_step(create=True) as connection:
            facts.set_target(connection, where, auto, None)
    _exchange(workspace, where, machine.strip() if machine else None, json)


def status(json: bool = JSON) -> None:
    """Show where your machines meet, and how far each is.

    \b
    study sync status
    """
    workspace = Workspace()
    target = _known(workspace)
    with workspace.reading() as connection:
        machines, waiting = facts.peers(connection), facts.waiting(connection, target.target)
    answer(
        json,
        "study.sync-status/1",
        lambda: screen.status_document(target, machines, waiting),
        lambda: screen.status_page(target, machines, waiting),
    )


def leave(json: bool = JSON) -> None:
    """Share no more from this machine. What was shared stays where it is.

    \b
    study sync leave
    """
    workspace = Workspace()
    target = _known(workspace)
    with workspace.without_step() as connection:
        facts.set_target(connection, "", False, None)
    answer(json, "study.sync-left/1", lambda: {"target": target.target}, lambda: screen.left_page(target))


def _known(workspace: Workspace) -> Target:
    """Where this machine shares. Raises WrongUsage."""
    with workspace.looking() as connection:
        target = facts.target(connection)
    if target is None:
        raise WrongUsage(NOWHERE)
    return target


def _exchange(workspace: Workspace, target: str | None, name: str | None, json: bool) -> None:
    """Share with the other machines, and send a cohort what is new."""
    made = sent = None
    if target is not None:
        from study.sync.carriers import opened
        from study.sync.exchange import exchange

        made = exchange(workspace, opened(target, create=workspace.is_trial), target, name)
    with workspace.looking() as connection:
        membership = current(connection)
    if membership is not None:
        from study.cohort.sending import Sent, send

        try:
            sent = send(workspace, membership)
        except StudyError as fault:
            if made is None:
                raise
            sent = Sent(0, [], str(fault))  # what the machines share is none of the cohort's business
    answer_change(
        json,
        "study.sync/1",
        lambda: screen.document(made, membership, sent),
        lambda: screen.page(made, membership, sent),
        workspace.commit,
    )
