"""`study import --as log`: a learning log that was kept in a Markdown file, taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from study.certificates import facts as certificates
from study.core.addition import Addition
from study.core.availability import check_past
from study.core.competitions import Result
from study.core.items import OWN, Entry
from study.core.journal import Lesson
from study.core.medals import medal_named
from study.core.values import dataclass
from study.errors import WrongUsage
from study.goals import facts as goals
from study.importing.log import facts, reader, screen
from study.importing.log.reader import Dates
from study.importing.log.rules import (
    KnownItem,
    KnownLog,
    LogDifference,
    LogFile,
    LogImport,
    Rendering,
    Row,
    Update,
    compare,
    effort_fields,
)
from study.journal import facts as journal
from study.kaggle import facts as kaggle
from study.screen import markup
from study.screen.console import answer, working
from study.store import additions, enrollments, entries, items, progress
from study.store import weeks as plan_weeks
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from study.core.progress import Course
    from study.core.weeks import PlanWeeks
    from study.store.database import Connection, Writer


README = Rendering(markup.escaped, lambda url: markup.linked("", url))


@dataclass(frozen=True, slots=True)
class Request:
    """Where a log goes, and the year or the day that dates what has no date in it."""

    to: str | None = None
    year: int | None = None
    on: str | None = None
    dry_run: bool = False


def import_log(file: Path, request: Request, json: bool) -> int:
    """Take in a learning log that was kept in a README.

    Tables with progress bars, check boxes and entries with a bar become items in lists, with the progress they show;
    so does everything that study publish wrote. Goals, exams, lessons, a backlog, talks and weeks become what they
    are, and all other text a note of the log. What is known is brought up to date, and nothing is there twice. What
    can't be understood is told with its line.
    """
    workspace = Workspace()
    dates = _dates(workspace, request)
    with working("Reading"):
        imported = _import(workspace, reader.read(file, dates), request.to, request.dry_run)
    again = workspace.command_without("--dry-run", "-n")
    answer(json, "study.import/1", lambda: screen.document(imported), lambda: screen.page(imported, again))
    return 0


def _dates(workspace: Workspace, request: Request) -> Dates:
    """What dates all that has no date. Raises WrongUsage for a time still to come, or two of them."""
    day, today = workspace.date(request.on, past=True), workspace.day
    if request.year and day:
        raise WrongUsage("--year and --on both date what has no date. Give one of them.")
    if request.year and request.year > today.year:
        raise WrongUsage(f"{request.year} is still to come, and a log tells of the past. Leave out --year.")
    if day:
        check_past(day, today, "A log tells of the past.")
    return Dates(today, request.year, day, _weeks(workspace, request.to))


def _weeks(workspace: Workspace, to: str | None) -> PlanWeeks | None:
    """The weeks of the curriculum that a log goes to, by which it may number its own; None of the learner's own."""
    if to in (None, OWN):
        return None
    with workspace.reading() as connection:
        place = additions.named(connection, to)
        return plan_weeks.of_enrollment(connection, place[0]) if place else None


def _import(workspace: Workspace, source: LogFile, to: str | None, dry_run: bool) -> LogImport:
    """Take in what a log says that is not known: all of it in one step, or nothing.

    Raises InvalidFile, and WrongUsage for a curriculum that is not followed.
    """
    with workspace.looking() if to in (None, OWN) else workspace.reading() as connection:
        additions.named(connection, to)
        difference = compare(source.log, _known(connection, to), README)
    written = not (dry_run or difference.is_empty)
    if written:
        with workspace.writing(create=True) as writer:
            difference = compare(source.log, _known(writer.connection, to), README)
            _take_in(writer, difference, to, source.log.addresses)
    return LogImport(source, difference, to or OWN, written)


def _known(connection: Connection, to: str | None) -> KnownLog:
    """Everything that is known of what is followed, and the notes of the curriculum the log goes to."""
    courses = progress.courses(connection, enrollments.followed(connection))
    return KnownLog(
        items=_known_items(connection, courses),
        titles=[listed.item.title for listed in items.followed(connection)],
        goals=goals.goals(connection),
        weeks=journal.weeks(connection),
        lessons=[lesson.text for lesson in journal.lessons(connection)],
        notes=facts.notes(connection, additions.enrollment_of(connection, to)),
    )


def _known_items(connection: Connection, courses: list[Course]) -> list[KnownItem]:
    """The items in the lists of curricula, and their certificates."""
    exams = {exam.item.number: exam for exam in certificates.certificates(connection)}
    results = {competition.item.number: competition.result for competition in kaggle.competitions(connection)}
    notes, stated = items.notes(connection), facts.statements(connection)
    headings = {
        resource.item.number: heading
        for course in courses
        for heading, resources in course.lists()
        for resource in resources
    }
    known = []
    for resource in (resource for course in courses for resource in course.resources):
        number = resource.item.number
        result, exam = results.get(number), exams.get(number)
        row = Row(
            title=resource.item.title,
            kind=resource.item.kind,
            percent=resource.percent,
            type=resource.type,
            url=resource.url,
            by=resource.by,
            stars=resource.stars,
            notes=notes.get(number, ""),
            rank=(result.rank, result.teams) if result else None,
            attempts=tuple(exam.attempts) if exam else (),
            closed=bool(exam and exam.closed),
            effort=stated[number].effort,
            day=stated[number].day,
        )
        known.append(KnownItem(number, (resource.list, headings.get(number, "Certificates")), row))
    return known


def _take_in(writer: Writer, difference: LogDifference, to: str | None, addresses: Mapping[str, str]) -> None:
    where = additions.where(writer, to)
    for (heading, row), name in zip(difference.added, _ids(difference.added), strict=True):
        number = additions.add(writer, _addition(heading, row, name), *where)
        fields: dict[str, str | int] = {"closed": 1} if row.closed else {}
        _update(writer, Update(number, fields, row.percent or None, row.rank, row.attempts, row.day), row)
    for row, update in difference.updates:
        _update(writer, update, row)
    for goal in difference.goals:
        goals.set_goal(writer, goal)
    for monday, name, text in difference.texts:
        journal.write(writer, monday, name, text)
    for text in difference.lessons:
        journal.add_lesson(writer, Lesson(text))
    for title in difference.backlog:
        additions.add(writer, Addition(title, "topic", url=addresses.get(title, ""), backlog=True), *where)
    if difference.notes:
        facts.add_notes(writer, where[0], "\n\n".join(text.note for text in difference.notes))


def _addition(heading: str, row: Row, name: str) -> Addition:
    return Addition(
        title=row.title,
        kind=row.kind,
        effort=_effort(row),
        tracked=True,
        type=row.type,
        list=heading,
        by=row.by,
        url=row.url,
        stars=row.stars,
        notes=row.notes,
        id=name,
    )


def _effort(row: Row) -> tuple[int, int, int] | None:
    """The low, the likely and the high end of what a row states."""
    if row.effort is None:
        return None
    fields = effort_fields(row.effort)
    return int(fields["low"]), int(fields["likely"]), int(fields["high"])


def _ids(added: Iterable[tuple[str, Row]]) -> Iterator[str]:
    """An id for each, so that many of the same title need not be tried one after another."""
    from study.core.items import slug

    seen: Counter[str] = Counter()
    for _, row in added:
        name = slug(row.title, row.kind)
        seen[name] += 1
        yield f"{name}-{seen[name]}" if seen[name] > 1 else name


def _update(writer: Writer, update: Update, row: Row) -> None:
    """What was reached is of the row's day, or of one that nobody knows; a rank of that day too, or of today.

    A rank that gave a medal is that of the private leaderboard.
    """
    for field, value in update.fields.items():
        additions.change(writer, update.number, field, value)
    if update.percent is not None or update.day:
        entries.append(writer, update.number, _entry(row, row.percent or 0, writer.today))
    if update.rank is not None:
        day, medal = row.day or writer.today, medal_named(row.medal)
        kaggle.add_result(writer, update.number, Result(day, *update.rank, private=bool(medal), medal=medal))
    for attempt in update.attempts:
        certificates.add_attempt(writer, update.number, attempt)


def _entry(row: Row, percent: int, today: date) -> Entry:
    """What a row says was reached; without a day it is from before, nobody knows when."""
    if row.day is None:
        return Entry("before", today, percent=percent)
    if percent == 100:
        return Entry("done", row.day, minutes=row.spent)
    return Entry("progress", row.day, percent=percent)
