"""`study import --as log`: a learning log that was kept in a Markdown file, taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from study.certificates import facts as certificates
from study.core.addition import Addition
from study.core.entries import Entry
from study.core.items import OWN
from study.goals import facts as goals
from study.importing.log import reader
from study.importing.log.reader import Read
from study.importing.log.rules import Imported, Intake, Known, Learned, Published, Row, Update, compare
from study.journal import facts as journals
from study.journal.rules import Lesson
from study.kaggle import facts as contests
from study.kaggle.rules import Result
from study.parameters import DRY_RUN, JSON, MARKDOWN_FILE, REQUIRED, TO, option
from study.screen import markup
from study.store import additions, enrollments, entries, listing, progress
from study.store import additions as adding
from study.store.database import NoDatabase
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from study.core.progress import Course
    from study.store.database import Connection, Writer


def import_log(
    file: str = MARKDOWN_FILE,
    form: str = option("--as", help="What it is: a learning log.", default=REQUIRED, choices=("log",)),
    to: str | None = TO,
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Take in a learning log that was kept in a README.

    Tables with progress bars, check boxes and entries with a bar become items in lists, with the progress they show;
    so does everything that study publish wrote. What is known is brought up to date, and nothing is there twice. What
    is not understood is told with its line.

    \b
    study import README.md --as log --dry-run
    study import README.md --as log
    """
    from pathlib import Path

    from study.screen.console import put, show, working
    from study.store.workspace import Workspace

    workspace = Workspace()
    with working("Reading"):
        found = importing_import_log(workspace, Path(file), to, dry_run)
    if json:
        from study.importing.log.screen import imported as document

        put(document(found))
    else:
        from study.importing.log.screen import screen

        show(screen(found, workspace.command_without("--dry-run", "-n")))


PUBLISHED = Published(markup.escaped, lambda url: markup.linked("", url))


def importing_import_log(workspace: Workspace, path: Path, to: str | None, dry_run: bool) -> Imported:
    """Take in what a log says that is not known: all of it in one step, or nothing.

    Raises InvalidFile, and WrongUsage for a curriculum that is not followed.
    """
    read = reader.read(path)
    intake = _looked_at(workspace, read, to)
    if not dry_run and not intake.is_empty:
        with workspace.writing(create=True) as writer:
            intake = compare(read.log, _learned(writer.connection), PUBLISHED)
            _take_in(writer, intake, to)
    written = not dry_run and not intake.is_empty
    return Imported(read.file, read.text, read.log, read.problems, read.prose, intake, to or OWN, written)


def _looked_at(workspace: Workspace, read: Read, to: str | None) -> Intake:
    try:
        with workspace.reading() as connection:
            adding.named(connection, to)
            return compare(read.log, _learned(connection), PUBLISHED)
    except NoDatabase:
        if to and to != OWN:
            raise
        return compare(read.log, Learned(), PUBLISHED)


def _learned(connection: Connection) -> Learned:
    """Everything that is known of what is followed."""
    courses = progress.courses(connection, enrollments.followed(connection))
    return Learned(
        _known(connection, courses),
        [one.item.title for one in listing.followed(connection)],
        goals.goals(connection),
        journals.weeks(connection),
        [one.text for one in journals.lessons(connection)],
    )


def _known(connection: Connection, courses: list[Course]) -> list[Known]:
    """The items in the lists of curricula, and their certificates."""
    sat = {one.item.number: one for one in certificates.certificates(connection)}
    ranks = {one.item.number: one.result for one in contests.competitions(connection)}
    notes = listing.notes(connection)
    headings = {one.item.number: name for course in courses for name, rows in course.lists() for one in rows}
    found = []
    for one in (one for course in courses for one in course.resources):
        number, result, exam = one.item.number, ranks.get(one.item.number), sat.get(one.item.number)
        row = Row(
            one.item.title,
            one.item.kind,
            one.percent,
            one.type,
            one.url,
            one.by,
            one.stars,
            notes.get(number, ""),
            rank=(result.rank, result.teams) if result else None,
            attempts=tuple(exam.attempts) if exam else (),
            closed=bool(exam and exam.closed),
        )
        found.append(Known(number, (one.list, headings.get(number, "Certificates")), row))
    return found


def _take_in(writer: Writer, intake: Intake, to: str | None) -> None:
    where = adding.where(writer, to)
    for (heading, row), name in zip(intake.added, _ids(intake.added), strict=True):
        addition = Addition(
            row.title, row.kind, tracked=True, type=row.type, list=heading, by=row.by, url=row.url, stars=row.stars,
            notes=row.notes, id=name,
        )  # fmt: skip
        number = additions.add(writer, addition, *where)
        fields: dict[str, str | int] = {"closed": 1} if row.closed else {}
        _update(writer, Update(number, fields, row.percent or None, row.rank, row.attempts), row)
    for row, update in intake.updates:
        _update(writer, update, row)
    for goal in intake.goals:
        goals.set_goal(writer, goal)
    for monday, name, text in intake.texts:
        journals.write(writer, monday, name, text)
    for text in intake.lessons:
        journals.add_lesson(writer, Lesson(text))
    for title in intake.backlog:
        additions.add(writer, Addition(title, "topic", backlog=True), *where)


def _ids(added: Iterable[tuple[str, Row]]) -> Iterator[str]:
    """An id for each, so that many of the same title need not be tried one after another."""
    from study.format.outline import slug

    seen: Counter[str] = Counter()
    for _, row in added:
        name = slug(row.title, row.kind)
        seen[name] += 1
        yield f"{name}-{seen[name]}" if seen[name] > 1 else name


def _update(writer: Writer, update: Update, row: Row) -> None:
    """What was reached is of a day that nobody knows. A rank that gave a medal is that of the private leaderboard."""
    for field, value in update.fields.items():
        additions.change(writer, update.number, field, value)
    if update.percent is not None:
        entries.append(writer, update.number, Entry("before", writer.today, percent=update.percent))
    if update.rank is not None:
        contests.add_result(writer, update.number, Result(writer.today, *update.rank, private=bool(row.medal)))
    for attempt in update.attempts:
        certificates.add_attempt(writer, update.number, attempt)
