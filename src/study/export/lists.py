"""The tables of a log: a list of resources or of competitions each, as ``Type | Details | Progress``."""

from __future__ import annotations

from collections.abc import Iterator

from study.domain.log import rating
from study.domain.report import Report, Tracked
from study.export.bars import Bar
from study.screen.markup import escaped, linked, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from study.kaggle.rules import Competition

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
