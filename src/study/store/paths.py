"""The paths of an enrolled curriculum, and going over to another one, from what is stored of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from study.core.selection import Part, Selection, Structure, Work, select
from study.core.values import dataclass
from study.errors import WrongUsage
from study.store import additions, enrollments, items, plans, rows
from study.store.additions import change
from study.store.items import ORDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

    from study.core.items import Enrollment
    from study.store.database import Writer


@dataclass(frozen=True, slots=True)
class Route:
    """A way through a curriculum: on a path, if there are any, with the optional modules or without."""

    path: str | None
    optional: bool


def names(connection: sqlite3.Connection, enrollment: int) -> list[str]:
    """The ids of a curriculum's paths."""
    return list(_paths(_about(connection, enrollment)))


def current(connection: sqlite3.Connection, enrollment: int) -> str | None:
    """The path that is followed, if the curriculum has several."""
    return _Course(connection, enrollment).route().path if names(connection, enrollment) else None


def go_over(writer: Writer, enrollment: int, path: str | None, with_optional: bool) -> None:
    """Plan a curriculum on another path, or with its optional modules as well.

    What the learner put into the plan or took out of it himself stays as he wants it.
    """
    course = _Course(writer.connection, enrollment)
    old = course.route()
    new = Route(path or old.path, old.optional or with_optional)
    before, after = course.selected(old), course.selected(new)
    for work, was, now in zip(course.plan.work, before.left_out, after.left_out, strict=True):
        if was != now and work.left_out == was:
            wanted = _when_last_on_it(writer.connection, work.number, now) if was == "path" else now
            change(writer, work.number, "left_out", now if with_optional and wanted == "optional" else wanted)
    if new.path != old.path:
        for place, n in enumerate(after.order):
            change(writer, course.plan.work[n].number, "place", place)


def _when_last_on_it(connection: sqlite3.Connection, item: int, otherwise: str | None) -> str | None:
    """Why an item was left out before another path left it out; on paths that never had it, what would be."""
    row: tuple[str | None] | None = connection.execute(
        "SELECT before FROM change WHERE item = ? AND field = 'left_out' ORDER BY number DESC LIMIT 1", (item,)
    ).fetchone()
    return otherwise if row is None else row[0]


def _about(connection: sqlite3.Connection, enrollment: int) -> dict[str, Any]:
    """What a curriculum says beyond phases, modules and items."""
    import json

    return dict(json.loads(rows.cell(connection, "SELECT about FROM enrollment WHERE number = ?", (enrollment,))))


def _paths(about: dict[str, Any]) -> dict[str, list[str]]:
    """The modules of each path."""
    return {path["path"]: list(path["modules"]) for path in about.get("paths", [])}


@dataclass(slots=True, kw_only=True)
class _StoredPart(Part):
    number: int


@dataclass(slots=True, kw_only=True)
class _StoredWork(Work):
    number: int
    id: str
    left_out: str | None


@dataclass(slots=True, kw_only=True)
class _Plan(Structure):
    phases: list[_StoredPart]
    modules: list[_StoredPart]
    work: list[_StoredWork]


class _Course:
    """An enrolled curriculum with the work that stands in its modules and phases."""

    def __init__(self, connection: sqlite3.Connection, enrollment: int) -> None:
        about = _about(connection, enrollment)
        self.paths = _paths(about)
        self.plan = _plan(connection, enrollment, set(map(str, about.get("ongoing", []))))
        self.enrolled: tuple[str | None, bool] = connection.execute(
            "SELECT path, optional FROM enrollment WHERE number = ?", (enrollment,)
        ).fetchone()

    def selected(self, route: Route) -> Selection:
        """Who is planned on a way."""
        return select(self.plan, None if route.path is None else self.paths[route.path], route.optional)

    def route(self) -> Route:
        """The way that is followed: which explains best what is left out, and the order; else that of enrolment."""
        routes = [Route(path, optional) for path, optional in product(self.paths or [None], (False, True))]
        return min(routes, key=self._unlikeness)

    def _unlikeness(self, route: Route) -> tuple[int, int, bool, bool]:
        expected, (path, optional) = self.selected(route), self.enrolled
        pairs = zip(self.plan.work, expected.left_out, strict=True)
        wrong = sum(work.left_out != reason for work, reason in pairs)
        displaced = sum(place != n for place, n in enumerate(expected.order))
        return wrong, displaced, route.path not in (None, path), route.optional != bool(optional)


def _plan(connection: sqlite3.Connection, enrollment: int, ongoing: set[str]) -> _Plan:
    """Phases, modules and work as they are stored: of phase and module their positions."""
    of = (enrollment,)
    phases = rows.values(
        connection,
        _StoredPart,
        "SELECT number, id, number AS phase FROM phase WHERE enrollment = ? ORDER BY place, number",
        of,
    )
    modules = rows.values(
        connection,
        _StoredPart,
        "SELECT m.number, m.id, m.phase, m.optional, m.choose FROM module m JOIN phase p ON p.number = m.phase"
        " WHERE m.enrollment = ? ORDER BY p.place, m.place, m.number",
        of,
    )
    work = rows.values(
        connection,
        _StoredWork,
        "SELECT number, id, phase_number AS phase, module_number AS module, own_left_out AS left_out"
        " FROM kept"
        f" WHERE enrollment = ? AND work AND phase IS NOT NULL ORDER BY {ORDER}",
        of,
    )
    of_phase = {part.number: n for n, part in enumerate(phases)}
    of_module = {part.number: n for n, part in enumerate(modules)}
    for part in [*phases, *modules]:
        part.phase = of_phase[part.phase]
    for line in work:
        line.ongoing = line.id in ongoing or line.left_out == "ongoing"
        line.phase, line.module = of_phase[line.phase or 0], of_module.get(line.module or 0)
    return _Plan(phases=phases, modules=modules, work=work)


OPTIONAL = "optional"
"""In place of an item: everything in optional modules."""


def choose(writer: Writer, path: str | None, with_optional: bool, drop: Sequence[str]) -> None:
    """Change what is in the plan; nothing is planned. Raises WrongUsage and NoSuchItem."""
    if with_optional and OPTIONAL in drop:
        raise WrongUsage("--with-optional and --drop optional are opposites. Give one of them.")
    following = enrollments.followed(writer.connection)
    chosen = _named(writer.connection, following, path) if path is not None else None
    for one in following:
        name = chosen[1] if chosen and chosen[0] == one.number else None
        if name or with_optional:
            go_over(writer, one.number, name, with_optional)
    for word in drop:
        _leave_out(writer, word)


def _named(connection: sqlite3.Connection, following: Sequence[Enrollment], text: str) -> tuple[int, str]:
    """The enrolment and the path that ``PATH`` or ``CURRICULUM/PATH`` means."""
    curriculum, _, name = text.strip().lower().rpartition("/")
    known = {one.number: names(connection, one.number) for one in following}
    found = [one for one in following if name in known[one.number] and curriculum in ("", one.curriculum)]
    if len(found) == 1:
        return found[0].number, name
    if found:
        raise WrongUsage(
            f"--path {name} could belong to {' or '.join(one.curriculum for one in found)}. "
            f"Write it as {found[0].curriculum}/{name}."
        )
    there = ", ".join(f"{one.curriculum}/{path}" for one in following for path in known[one.number])
    hint = f"Paths are: {there}." if there else "Nothing you follow has paths."
    raise WrongUsage(f'There is no path "{text}". {hint}')


def _leave_out(writer: Writer, word: str) -> None:
    planned = {task.item for task in plans.tasks(writer.connection, writer.today)}
    if word == OPTIONAL:
        dropped = planned & plans.optional_items(writer.connection)
        if not dropped:
            raise WrongUsage("--drop optional: nothing optional is in the plan.")
        for number in sorted(dropped):
            additions.change(writer, number, "left_out", "optional")
        return
    for item in items.find(writer.connection, [word]):
        if item.number not in planned:
            raise WrongUsage(f"--drop {word}: {item.number}, {item.title}, isn't in the plan.")
        additions.exclude(writer, item.number)
