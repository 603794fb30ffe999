"""The paths of an enrolled curriculum, and going over to another one, from what is stored of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from study.errors import WrongUsage
from study.store import additions, enrollments, items, plans
from study.store.additions import change
from study.store.items import ORDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from study.core.enrollment import Enrolled
    from study.format.models import Path
    from study.format.outline import Outline
    from study.format.selection import Selection
    from study.store.database import Connection, Writer


@dataclass(frozen=True, slots=True)
class Route:
    """A way through a curriculum: on a path, if there are any, with the optional modules or without."""

    path: Path | None
    optional: bool


def names(connection: sqlite3.Connection, enrollment: int) -> list[str]:
    """The ids of a curriculum's paths."""
    return [path["path"] for path in _about(connection, enrollment).get("paths", [])]


def current(connection: sqlite3.Connection, enrollment: int) -> str | None:
    """The path that is followed, if the curriculum has several."""
    if not names(connection, enrollment):
        return None
    path = _Work(connection, enrollment).route().path
    return path.path if path else None


def go_over(writer: Writer, enrollment: int, path: str | None, with_optional: bool) -> None:
    """Plan a curriculum on another path, or with its optional modules as well.

    What the learner put into the plan or took out of it himself stays as he wants it.
    """
    work = _Work(writer.connection, enrollment)
    old = work.route()
    new = Route(old.path if path is None else work.path(path), old.optional or with_optional)
    before, after = work.selected(old), work.selected(new)
    for number, kept, was, now in zip(work.numbers, work.left_out, before.left_out, after.left_out, strict=True):
        if was != now and kept == was:
            wanted = _when_last_on_it(writer.connection, number, now) if was == "path" else now
            change(writer, number, "left_out", now if with_optional and wanted == "optional" else wanted)
    if new.path != old.path:
        for place, n in enumerate(after.order):
            change(writer, work.numbers[n], "place", place)


def _when_last_on_it(connection: sqlite3.Connection, item: int, otherwise: str | None) -> str | None:
    """Why an item was left out before another path left it out; on paths that never had it, what would be."""
    row: tuple[str | None] | None = connection.execute(
        "SELECT before FROM change WHERE item = ? AND field = 'left_out' ORDER BY number DESC LIMIT 1", (item,)
    ).fetchone()
    return otherwise if row is None else row[0]


def _about(connection: sqlite3.Connection, enrollment: int) -> dict[str, list[dict[str, str]]]:
    import json

    (about,) = connection.execute("SELECT about FROM enrollment WHERE number = ?", (enrollment,)).fetchone()
    return dict(json.loads(about))


class _Work:
    """The work of an enrolled curriculum that stands in modules and phases, as the selection wants to see it."""

    def __init__(self, connection: sqlite3.Connection, enrollment: int) -> None:
        from study.format.models import Path

        about = _about(connection, enrollment)
        self.paths: list[Path | None] = [
            Path(path=one["path"], modules=list(one["modules"])) for one in about.get("paths", [])
        ]
        rows = connection.execute(
            "SELECT i.number, i.id, i.phase, i.module, i.left_out FROM item i"
            f" WHERE i.enrollment = ? AND i.work AND i.phase IS NOT NULL ORDER BY {ORDER}",
            (enrollment,),
        ).fetchall()
        self.numbers = [row[0] for row in rows]
        self.left_out: list[str | None] = [row[4] for row in rows]
        self.outline = _outline(connection, enrollment, rows, set(map(str, about.get("ongoing", []))))
        self.enrolled: tuple[str | None, bool] = connection.execute(
            "SELECT path, optional FROM enrollment WHERE number = ?", (enrollment,)
        ).fetchone()

    def path(self, name: str) -> Path:
        return next(path for path in self.paths if path and path.path == name)

    def selected(self, route: Route) -> Selection:
        from study.format.selection import select

        return select(self.outline, route.path, route.optional)

    def route(self) -> Route:
        """The way that is followed: which explains best what is left out, and the order; else that of enrolment."""
        routes = [Route(path, optional) for path, optional in product(self.paths or [None], (False, True))]
        return min(routes, key=self._unlikeness)

    def _unlikeness(self, route: Route) -> tuple[int, int, bool, bool]:
        found, (path, optional) = self.selected(route), self.enrolled
        wrong = sum(kept != expected for kept, expected in zip(self.left_out, found.left_out, strict=True))
        displaced = sum(place != n for place, n in enumerate(found.order))
        other = route.path is not None and route.path.path != path
        return wrong, displaced, other, route.optional != bool(optional)


def _outline(
    connection: sqlite3.Connection,
    enrollment: int,
    rows: list[tuple[int, str, int, int | None, str | None]],
    ongoing: set[str],
) -> Outline:
    from study.core.duration import Effort
    from study.format.models import Item
    from study.format.outline import Line, Outline, Part

    phases, modules = (
        connection.execute(f"SELECT * FROM {table} WHERE enrollment = ? ORDER BY number", (enrollment,)).fetchall()
        for table in (
            "(SELECT number, enrollment, id, title FROM phase)",
            "(SELECT number, enrollment, id, title, phase, optional, choose FROM module)",
        )
    )
    of_phase: dict[int, int] = {row[0]: n for n, row in enumerate(phases)}
    of_module: dict[int | None, int] = {row[0]: n for n, row in enumerate(modules)}
    parts = [Part((), id_, title, n, False, []) for n, (_, _, id_, title) in enumerate(phases)]
    inner: list[Part] = [
        Part((), id_, title, of_phase[phase], False, [], bool(optional), choose=choose)
        for _, _, id_, title, phase, optional, choose in modules
    ]
    source, effort = Item.model_validate({"topic": "-"}), Effort(0, 0, 0)  # the selection asks for neither
    lines = [
        Line(
            (), id_, source, effort, False, id_ in ongoing or left_out == "ongoing",
            of_phase[phase], of_module.get(module), work=True,
        )
        for _, id_, phase, module, left_out in rows
    ]  # fmt: skip
    return Outline(parts, inner, lines)


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


def _named(connection: Connection, following: Sequence[Enrolled], text: str) -> tuple[int, str]:
    """The enrolment and the path that ``PATH`` or ``CURRICULUM/PATH`` means."""
    curriculum, _, name = text.strip().lower().rpartition("/")
    known = {one.number: names(connection, one.number) for one in following}
    found = [one for one in following if name in known[one.number] and curriculum in ("", one.curriculum)]
    if len(found) == 1:
        return found[0].number, name
    if found:
        raise WrongUsage(
            f"--path {name} could be that of {' or '.join(one.curriculum for one in found)}. "
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
            raise WrongUsage(f"--drop {word}: {item.number}, {item.title}, is not in the plan.")
        additions.exclude(writer, item.number)
