"""`study cohort`: a group of learners, each with a database of their own, and whoever helps them along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from study.cohort import facts, rules, screen
from study.cohort.engine import engine, open_parquet, write_parquet
from study.cohort.membership import Membership, current, remember
from study.cohort.records import take_lines
from study.cohort.target import Folder, is_repository, opened
from study.core import words
from study.errors import StudyError, WrongUsage
from study.parameters import JSON, OUTPUT, argument, flag, option
from study.screen import console, pager
from study.screen.console import answer
from study.screen.page import Page, Span
from study.server.connection import connected, is_server
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Engine


TARGET = argument("TARGET", "A folder, a git repository, or postgresql://HOST/DATABASE.")
COHORT = option("--cohort", help="The cohort's name, where a server keeps several.", metavar="NAME", default="cohort")
FROM = option("--from", help="Where the records are; your own cohort if not given.", metavar="TARGET")

ABOUT = {
    "init": "begin a cohort in a folder, a git repository or on a server",
    "join": "send what you get done to a cohort",
    "leave": "leave it, and take away what you sent",
    "report": "a row for each learner",
    "stuck": "who may need help, and with what",
    "items": "what takes longest against its estimate",
    "forecast": "when the cohort will be through",
    "efforts": "what items really take, for those who come next",
    "export": "all of it as Parquet",
}
"""The commands of a group, in a few words each."""


def cohort(json: bool = JSON) -> None:
    """Study as a group: a bootcamp, a study circle, a company.

    Each learner keeps their own database; a cohort receives who finished what, and how long it took. Notes, journal
    and lessons stay with you unless you choose to share them.

    \b
    study cohort init ~/Dropbox/ml-2026
    study cohort join ~/Dropbox/ml-2026 --as Ada
    study cohort report
    """
    with Workspace().looking() as connection:
        joined = current(connection)
    answer(json, "study.cohort/1", lambda: screen.membership(joined), lambda: screen.about(joined, ABOUT))


def init(target: str = TARGET, cohort: str = COHORT, json: bool = JSON) -> None:
    """Begin a cohort in a folder, a git repository or a PostgreSQL database.

    \b
    study cohort init ~/Dropbox/ml-2026
    study cohort init git@example.org:group/progress.git
    study cohort init postgresql://db.example.org/study --cohort "ML 2026"
    """
    is_new = _begin(target, cohort)
    done = "The cohort is ready" if is_new else "This is a cohort already"
    page = Page()
    page.line(f"{done}. Each learner joins it: ", Span(screen.join_line(target, cohort), "command"))
    answer(json, "study.cohort/1", lambda: {"target": target, "cohort": cohort, "new": is_new}, lambda: page)


def _begin(target: str, cohort: str) -> bool:
    if is_server(target):
        from study.server.schema import add_cohort, install

        with connected(target) as connection:
            install(connection)
            return add_cohort(connection, cohort, connection.info.user)
    if is_repository(target):
        from study.cohort.repository import checked_out

        with checked_out(target, f"Begin the cohort {cohort}") as folder:
            return Folder(folder, target).init(cohort)
    from pathlib import Path

    return Folder(Path(target).expanduser()).init(cohort)


def join(
    target: str = TARGET,
    name: str = option("--as", help="The name the others see.", metavar="NAME", default=""),
    cohort: str = COHORT,
    share: str = option("--share", help="Send these too: notes, journal, lessons.", metavar="WORDS", default=""),
    dry_run: bool = flag("--dry-run", "-n", help="Show what would be sent, and send nothing."),
    json: bool = JSON,
) -> None:
    """Join a cohort: from now on `study sync` sends it what you get done.

    It gets the curricula you follow, what is done, and how long it took; nothing of your own log, and no notes,
    journal or lessons unless you name them after --share.

    \b
    study cohort join ~/Dropbox/ml-2026 --as Ada --dry-run
    study cohort join ~/Dropbox/ml-2026 --as Ada
    """
    from study.cohort import sending

    membership = Membership(target, cohort, _named(name), _shared(share))
    workspace = Workspace(dry_run=dry_run)
    sent = sending.send(workspace, membership, joins=True)
    if not workspace.is_trial:
        with workspace.without_step() as connection:
            remember(connection, membership)
    answer(
        json,
        "study.cohort/1",
        lambda: screen.membership(membership) | {"records": sent.count, "lines": sent.lines if dry_run else []},
        lambda: screen.joined(membership, sent, workspace.commit),
    )


def _named(name: str) -> str:
    if not name.strip():
        raise WrongUsage("Say under which name the others see you: `study cohort join TARGET --as Ada`")
    if len(name) > 100:
        raise WrongUsage("A name has up to 100 characters.")
    return " ".join(name.split())


def _shared(text: str) -> str:
    chosen = tuple(dict.fromkeys(text.replace(",", " ").lower().split()))
    if unknown := [word for word in chosen if word not in rules.WORDS]:
        raise WrongUsage(f"{words.quoted(unknown[0])} can't be shared. Choose from {', '.join(rules.WORDS)}.")
    return " ".join(chosen)


def leave(json: bool = JSON) -> None:
    """Leave the cohort, and take away everything you sent.

    \b
    study cohort leave
    """
    from study.cohort import sending

    workspace = Workspace()
    with workspace.looking() as connection:
        membership = _joined(current(connection))
    gone = sending.withdraw(workspace, membership)
    with workspace.without_step() as connection:
        remember(connection, membership, active=False)
    page = Page()
    page.line(
        f"You left the cohort; {words.counted(gone, 'record')} of yours {'is' if gone == 1 else 'are'} gone from it."
    )
    answer(json, "study.cohort/1", lambda: {"left": membership.target, "removed": gone}, lambda: page)


def report(
    target: str | None = FROM,
    cohort: str | None = option("--cohort", help="The cohort's name on a server.", metavar="NAME"),
    format: str = option(  # noqa: A002 (its name on the command line)
        "--format", "-f", help="The format of the report.", default="terminal", choices=("terminal", "html", "json")
    ),
    output: str | None = OUTPUT,
    json: bool = JSON,
) -> None:
    """Show a row for each learner: progress, hours, place in the plan, the date.

    \b
    study cohort report
    study cohort report --from postgresql://db.example.org/study --cohort "ML 2026"
    study cohort report --format html -o cohort.html
    """
    if format == "html":
        _page_for_a_browser(target, cohort, output)
        return
    with _asked(target, cohort) as (connection, today):
        group = facts.progress(connection, today)
    usual = rules.usual_of(group)
    answer(
        json or format == "json",
        "study.cohort.report/1",
        lambda: screen.report_document(group, usual, today),
        lambda: screen.report(group, usual, today),
        shown=pager.show,
    )


def _page_for_a_browser(target: str | None, cohort: str | None, output: str | None) -> None:
    from study.cohort.html import page_of

    if output is None and console.is_terminal():
        raise WrongUsage(
            "HTML is for a browser. Write it to a file: `study cohort report --format html -o cohort.html`"
        )
    with _asked(target, cohort) as (connection, today):
        group = facts.progress(connection, today)
        text = page_of(
            group, facts.items(connection), facts.stuck(connection, today), facts.silences(connection, today), today
        )
    console.written(text, output)


def stuck(
    target: str | None = FROM,
    cohort: str | None = option("--cohort", help="The cohort's name on a server.", metavar="NAME"),
    json: bool = JSON,
) -> None:
    """Show who may need help: two weeks of silence, or twice an item's estimate.

    \b
    study cohort stuck
    """
    with _asked(target, cohort) as (connection, today):
        found = facts.stuck(connection, today)
    answer(
        json,
        "study.cohort.stuck/1",
        lambda: screen.stuck_document(found),
        lambda: screen.stuck(found),
        shown=pager.show,
    )


def items(
    target: str | None = FROM,
    cohort: str | None = option("--cohort", help="The cohort's name on a server.", metavar="NAME"),
    json: bool = JSON,
) -> None:
    """Show what takes longest against its estimate.

    \b
    study cohort items
    """
    with _asked(target, cohort) as (connection, _):
        found = facts.items(connection)
    answer(
        json,
        "study.cohort.items/1",
        lambda: screen.items_document(found),
        lambda: screen.items(found),
        shown=pager.show,
    )


def forecast(
    target: str | None = FROM,
    cohort: str | None = option("--cohort", help="The cohort's name on a server.", metavar="NAME"),
    json: bool = JSON,
) -> None:
    """Show when half, 80 % and 95 % of the cohort will be through.

    \b
    study cohort forecast
    """
    with _asked(target, cohort) as (connection, today):
        group = facts.progress(connection, today)
        found = rules.group_finish(group, facts.silences(connection, today), today)
    answer(
        json,
        "study.cohort.forecast/1",
        lambda: screen.forecast_document(found, group),
        lambda: screen.forecast(found, group, today),
    )


def efforts(
    target: str | None = FROM,
    cohort: str | None = option("--cohort", help="The cohort's name on a server.", metavar="NAME"),
    curriculum: str | None = option("--curriculum", help="Only this one.", metavar="ID"),
    output: str | None = OUTPUT,
    json: bool = JSON,
) -> None:
    """Write what items really take, to lie beside a curriculum.

    Learners' paces are taken out, and an item is told of five learners or more. `study enroll` uses the file if it lies
    beside the curriculum as efforts.yaml or CURRICULUM.efforts.yaml.

    \b
    study cohort efforts -o efforts.yaml
    """
    with _asked(target, cohort) as (connection, today):
        found = [one for one in facts.efforts(connection) if curriculum in (None, one.curriculum)]
    if json:
        answer(json, "study.cohort.efforts/1", lambda: screen.efforts_document(found), Page)
        return
    if not found:
        raise StudyError(
            f"No item was finished and timed by {rules.LEAST_LEARNERS} learners yet; fewer would tell on each other."
        )
    console.written(screen.efforts_file(found, today), output)


def export(
    what: str = argument("FORMAT", "Only parquet.", default="parquet", choices=("parquet",)),
    target: str | None = FROM,
    cohort: str | None = option("--cohort", help="The cohort's name on a server.", metavar="NAME"),
    output: str = option("--output", "-o", help="The folder to write to.", metavar="FOLDER", default="cohort-parquet"),
) -> None:
    """Write a cohort's facts as Parquet: learners, items, what was finished and when.

    \b
    study cohort export parquet -o cohort-parquet
    study cohort items --from cohort-parquet
    """
    from pathlib import Path

    folder = Path(output).expanduser()
    with _asked(target, cohort) as (connection, _):
        folder.mkdir(parents=True, exist_ok=True)
        write_parquet(connection, folder)
    console.tell(f"{folder} written.")


@contextmanager
def _asked(target: str | None, cohort: str | None) -> Iterator[tuple[Engine, date]]:
    """A group's facts, ready to be asked, and the day."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    workspace = Workspace()
    if target is None:
        with workspace.looking() as connection:
            membership = _joined(current(connection))
        target, cohort = membership.target, cohort or membership.cohort
    with engine() as asked, console.working("Reading the cohort"):
        folder = Path(target).expanduser()
        if not is_server(target) and any(folder.glob("finish*.parquet")):
            open_parquet(asked, folder)
        else:
            with TemporaryDirectory(prefix="study-") as place, opened(target, cohort or "cohort") as source:
                lines = Path(place) / "lines"
                with lines.open("wb") as file:
                    source.collect(file)
                take_lines(asked, lines, source.names())
        yield asked, workspace.day


def _joined(membership: Membership | None) -> Membership:
    if membership is None:
        raise StudyError("You are in no cohort. Name one with --from, or join it: `study cohort join TARGET --as NAME`")
    return membership
