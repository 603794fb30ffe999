"""What publishing does to a file, or would do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from study.core.certificates import remarks
from study.core.journal import FIELDS, Week
from study.core.values import dataclass
from study.importing.log.rules import rating
from study.publish.bars import Bar
from study.report.rules import Report, Tally, Tracked
from study.screen.markup import escaped, linked, listed, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from study.core.competitions import Competition


CURRICULUM, GOAL = "Curriculum", "Goal"
"""The first heads of the tables of curricula, which add up what stands elsewhere, and of goals."""


@dataclass(frozen=True, slots=True)
class Publication:
    """``stale`` are the blocks whose content is another now, the plain one as "", and ``pictures`` those wanting.

    ``written`` is false where it was only looked at, or where nothing changed.
    """

    file: str
    created: bool
    written: bool
    blocks: list[str]
    stale: list[str]
    pictures: list[str]

    @property
    def is_fresh(self) -> bool:
        return not (self.created or self.stale or self.pictures)


MORE = ("By", "Stars", "Rank", "Medal")
"""Columns that are there where something is known."""


def resources(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    """Headings and tables of the lists in which something else than competitions stands."""
    for heading, rows in _lists(report).items():
        if not _is_of_competitions(rows):
            cells = [
                (escaped(one.label), linked(one.item.title, one.url), bar(one.percent), *more)
                for one, more in _with_more(heading, rows, report)
            ]
            yield heading, table(("Type", "Details", "Progress", *MORE), cells)


def competitions(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    """Headings and tables of the lists in which nothing but competitions stands."""
    for heading, rows in _lists(report).items():
        if _is_of_competitions(rows):
            cells = [
                (linked(one.item.title, one.url), bar(one.percent), escaped(one.type), *more)
                for one, more in _with_more(heading, rows, report)
            ]
            yield heading, table(("Competition", "Progress", "Type", *MORE), cells)


def _lists(report: Report) -> dict[str, list[Tracked]]:
    """The lists of all curricula; those of the same name are one."""
    found: dict[str, list[Tracked]] = {}
    for course in report.courses:
        for heading, rows in course.tables():
            found.setdefault(heading, []).extend(rows)
    return found


def _is_of_competitions(rows: Iterable[Tracked]) -> bool:
    return all(one.item.kind == "competition" for one in rows)


def _with_more(heading: str, rows: list[Tracked], report: Report) -> Iterator[tuple[Tracked, tuple[str, ...]]]:
    """The rows of a list with the cells of ``MORE``; what the titles or the heading say is not said again."""
    known = {one.item.number: one for one in report.competitions}
    by = any(not one.item.title.startswith(one.by) for one in rows)
    said = rating(heading)
    stars = any(one.stars != said for one in rows)
    unrated = "" if said is None else "–"
    for one in rows:
        rated = unrated if one.stars is None else str(one.stars)
        cells = (escaped(one.by) if by else "", rated if stars else "")
        yield one, cells + _ranked(known.get(one.item.number), report)


def _ranked(one: Competition | None, report: Report) -> tuple[str, str]:
    """Rank and medal; what may yet change is no medal."""
    if one is None or one.result is None:
        return "", ""
    return f"{one.result.rank} of {one.result.teams}", one.rating(report.day).medal or ""


def markdown(name: str, report: Report, bar: Bar) -> str:
    """A section by its name; nothing where there is nothing to tell."""
    return "\n\n".join(f"## {escaped(heading)}\n\n{body}" for heading, body in SECTIONS[name](report, bar) if body)


def counted(tally: Tally) -> str:
    """``3 of 8`` items; nothing where there is no work."""
    return f"{tally.done} of {tally.total - tally.skipped}" if tally.total else ""


def _progress(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    rows = []
    for course in report.courses:
        if course.tally.total or course.resources:
            rows.append((f"**{escaped(course.title)}**", bar(course.percent), counted(course.tally)))
        rows += [(escaped(phase.title), bar(phase.tally.percent), counted(phase.tally)) for phase in course.phases]
    yield "Progress", table((CURRICULUM, "Progress", "Items"), rows)


def _certificates(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    urls = {one.item.number: one.url for course in report.courses for one in course.resources}
    rows = [
        (linked(one.item.title, urls.get(one.item.number, "")), bar(one.percent), escaped(remarks(one)))
        for one in report.certificates
    ]
    yield "Certificates", table(("Certificate", "Progress", "Attempts"), rows)


def _goals(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    rows = [
        (escaped(one.goal.label), bar(one.percent), f"{one.done} of {one.goal.target}", str(one.before))
        for one in report.goals
    ]
    yield "Goals", table((GOAL, "Progress", "Done", "Before"), rows)


def _journal(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Journal", "\n\n".join(f"### Week of {week.monday}\n\n{_week(week)}" for week in report.journal)


def _week(week: Week) -> str:
    """What is written about a week, line by line; a list in it is no list of ours."""
    texts = {name: getattr(week, name).strip().splitlines() for name in FIELDS}
    return listed(
        f"**{name.capitalize()}:** {'<br>'.join(map(escaped, lines))}" for name, lines in texts.items() if lines
    )


def _lessons(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Lessons", listed(escaped(one.text) for one in report.lessons)


def _backlog(report: Report, bar: Bar) -> Iterator[tuple[str, str]]:
    yield "Backlog", listed(escaped(one.item.title) for one in report.backlog)


SECTIONS: dict[str, Callable[[Report, Bar], Iterator[tuple[str, str]]]] = {
    "progress": _progress, "resources": resources, "kaggle": competitions, "certificates": _certificates,
    "goals": _goals, "journal": _journal, "lessons": _lessons, "backlog": _backlog,
}  # fmt: skip
"""Name of a section → its headings with the Markdown below them, in the order in which they are told."""
