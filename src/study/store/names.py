"""Names of rows that hold on every machine, and the numbers they have in this database.

A name says how a row was called when it came: what changes later, even where an item belongs, changes no name.
"""

from __future__ import annotations

from study.core.records import STEP, Broken
from study.store import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

PARTS = ("phase", "module", "item")
"""Tables of rows that are named by an id in their enrolment. What else is referred to has its place in its record."""

_CAME = """
SELECT 0, 'enrollment', number, number, curriculum, step, 0 FROM enrollment
UNION ALL SELECT 1, 'phase', number, enrollment, id, step, 0 FROM phase
UNION ALL SELECT 1, 'module', number, enrollment, id, step, 0 FROM module
UNION ALL SELECT 1, 'item', number, enrollment, id, step, 0 FROM item
UNION ALL SELECT name <> 'enrollment', name, json_extract(row, '$.number'),
    coalesce(json_extract(row, '$.enrollment'), json_extract(row, '$.number')),
    coalesce(json_extract(row, '$.id'), json_extract(row, '$.curriculum')), step, 1 FROM undone
    WHERE name IN ('enrollment', 'phase', 'module', 'item')
ORDER BY 1, 2, 3
"""
"""Everything that is named by an id, what was put aside too: table, number, enrolment, id, step."""

_FIRST = """
SELECT 'item', item, field, before FROM "change" WHERE entry IS NULL AND field IN ('id', 'enrollment')
UNION ALL SELECT name, "row", field, before FROM revision WHERE field IN ('id', 'enrollment')
"""
"""The values of ids and enrolments that were changed since, the first of each first."""


class Unknown(Broken):
    """There is no row of that name: what brought it is not here, or was taken back."""


class Names:
    """The names of one database. What comes or goes while they are used has to be told."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.records: dict[int, str] = {}
        self.steps: dict[str, int] = {}
        self.brought: dict[tuple[str, int], list[int]] = {}
        self._names: dict[tuple[str, int], list[tuple[int, str]]] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._aliases: set[str] = set()
        self._read()

    def name(self, table: str, number: int, step: int) -> str:
        """What the row is called that a step means by a number. Raises Unknown.

        A number may have been given again after its row was taken back: a step means the last row before it.
        """
        try:
            if table == "step":
                return f"@{self.records[number]}"
            known = self._names.get((table, number))
            return self._before(known, step)[1] if known else self._place(table, number, step)
        except LookupError:
            raise Unknown(f"it rests on {table} {number}, which isn't there") from None

    def number(self, table: str, name: str) -> int:
        """The number of the row that is called so now. Raises Unknown."""
        if table == "step":
            found = self.steps.get(name.removeprefix("@"))
        else:
            found = self._at(table, name) if "#" in name else self._numbers.get((table, name))
        if found is None:
            raise Unknown(f"it rests on {name}, which isn't there")
        return found

    def step_came(self, step: int, record: str) -> None:
        self.records[step], self.steps[record] = record, step

    def came(self, table: str, number: int, called: str, of: int, step: int) -> None:
        """A row came with a step: a part by its id in an enrolment, or the enrolment itself."""
        name = self._called(table, called, of, step)
        while (table, name) in self._numbers:  # an id is there twice
            name += "~"
        self._numbers[table, name] = number
        self._names.setdefault((table, number), []).append((step, name))
        self.brought.setdefault((table, step), []).append(number)

    def alias(self, table: str, number: int, name: str) -> None:
        """A row has another name: what came by that name was here already."""
        self._numbers[table, name] = number
        self._aliases.add(name)

    def is_alias(self, name: str) -> bool:
        return name in self._aliases

    def _called(self, table: str, called: str, of: int, step: int) -> str:
        if table == "enrollment":
            return f"{called}@{self.records[step]}"
        came, home = self._before(self._names["enrollment", of], step)
        return f"{home}/{called}" + ("" if came == step else f"@{self.records[step]}")

    @staticmethod
    def _before(known: list[tuple[int, str]], step: int) -> tuple[int, str]:
        return max((one for one in known if one[0] <= step), default=known[-1])

    def _place(self, table: str, number: int, step: int) -> str:
        """A row by its place among those that its step brought to a table; perhaps put aside with it."""
        of, aside = self.connection.execute(
            f'SELECT step, 0 FROM "{table}" WHERE number = :number AND step <= :step UNION ALL'
            " SELECT step, 1 FROM undone WHERE name = :table AND json_extract(row, '$.number') = :number"
            " AND step <= :step ORDER BY 1 DESC LIMIT 1",
            {"table": table, "number": number, "step": step},
        ).fetchone() or (0, 0)
        if aside:
            sql = "SELECT count(*) FROM undone WHERE step = ? AND name = ? AND json_extract(row, '$.number') <= ?"
            place = rows.cell(self.connection, sql, (of, table, number))
        else:
            sql = f'SELECT count(*) FROM "{table}" WHERE step = ? AND number <= ?'
            place = rows.cell(self.connection, sql, (of, number))
        return f"{self.records[of]}#{place}"

    def _at(self, table: str, name: str) -> int | None:
        record, _, place = name.partition("#")
        if record not in self.steps or not place.isdecimal():
            return None
        sql = f'SELECT number FROM "{table}" WHERE step = ? ORDER BY number LIMIT 1 OFFSET ?'
        number: int | None = rows.cell(self.connection, sql, (self.steps[record], int(place) - 1))
        return number

    def _read(self) -> None:
        sql = 'SELECT step, machine, "index" FROM record WHERE verb = ? AND step IS NOT NULL'
        for step, machine, index in self.connection.execute(sql, (STEP,)):
            self.step_came(step, f"{machine}.{index}")
        first: dict[tuple[str, int, str], str] = {}
        for table, number, field, before in self.connection.execute(_FIRST):
            first.setdefault((table, number, field), before)
        for table, number, name in self.connection.execute('SELECT name, "row", called FROM alias'):
            self.alias(table, number, name)
        home = dict(self.connection.execute("SELECT number, step FROM enrollment").fetchall())
        for _, table, number, of, called, step, aside in self.connection.execute(_CAME).fetchall():
            born = int(first.get((table, number, "enrollment"), of))
            name = first.get((table, number, "id"), called)
            if aside:
                self._names.setdefault((table, number), []).append((step, self._called(table, name, born, step)))
            else:
                self.came(table, number, name, born, step or home[born])
