"""What a column may hold, said once, where the column is declared.

The CHECKs of ``schema.sql`` follow from it, so SQLite refuses what is no such value; and ``store/soundness.py`` reads
those CHECKs to find what came in otherwise: by a damaged disk, or a program that switches them off.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import CheckConstraint, Column, Table, event
from sqlmodel import Field


class Meaning(NamedTuple):
    """What a value is, in words that follow "isn't", and as a condition in SQL with the column for ``{0}``."""

    words: str
    condition: str


def range_of(words: str, least: float, most: float) -> Meaning:
    """Numbers from the least to the most."""
    return Meaning(words, f"{{0}} BETWEEN {least} AND {most}")


def one_of(words: str, values: Iterable[str]) -> Meaning:
    """A word of a list."""
    listed = ", ".join(f"'{value}'" for value in values)
    return Meaning(words, f"{{0}} IN ({listed})")


_IS_DAY = "{0} GLOB '????-??-??' AND {0} >= '0001' AND date({0}, '+0 days') IS {0}"
_IS_INSTANT = "{0} GLOB '*+00:00' AND {0} >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S+00:00', {0}, '+0 days') IS {0}"
_IS_DATED = "{0} GLOB '????-??-??*' AND {0} >= '0001' AND date(substr({0}, 1, 10), '+0 days') IS substr({0}, 1, 10)"
"""Adding nothing makes SQLite count the days: without it, February has as many as are written."""

DAY = Meaning("a day", _IS_DAY)
MONDAY = Meaning("a Monday", f"{_IS_DAY} AND strftime('%w', {{0}}) = '1'")
INSTANT = Meaning("an instant in UTC", _IS_INSTANT)
DATED = Meaning("a day or an instant", _IS_DATED)
YES_OR_NO = Meaning("yes or no", "{0} IN (0, 1)")
COUNT = range_of("a count", 0, 10**15)
MINUTES = range_of("minutes", 0, 100_000_000)
MINUTES_OF_A_DAY = range_of("minutes of a day", 0, 1440)
PERCENT = range_of("a percentage", 0, 100)
SCORE = range_of("a score", -1e300, 1e300)
PLACE = range_of("a place", -1, 10**15)
WORDS = Meaning("words", "{0} <> ''")
NUMBER = Meaning("a whole number", "{0} <> '' AND length({0}) < 10 AND {0} NOT GLOB '*[^0-9]*'")
NAME = Meaning("a name in the schema", "{0} <> '' AND {0} NOT GLOB '*[^a-z_]*'")
JSON = Meaning("JSON", "json_valid({0})")
OBJECT = Meaning("a JSON object", "CASE WHEN json_valid({0}) THEN json_type({0}) = 'object' ELSE 0 END")
OBJECT_OR_NOTHING = Meaning("a JSON object", f"{{0}} = '' OR {OBJECT.condition}")


def holds(meaning: Meaning | None, *default: Any, since: str | None = None, **more: Any) -> Any:
    """A column of a meaning, or of any text; ``since``: it came to its table later, and older rows have that in it."""
    said: dict[str, Any] = {"info": {"meaning": meaning}}
    if since is not None:
        said["server_default"] = since
    return Field(*default, sa_column_kwargs=said, **more)


@event.listens_for(Column, "after_parent_attach")
def _check(column: Column[Any], table: Table) -> None:
    """Let a table refuse what is none of a column's values; nothing at all is the column's own matter."""
    meaning: Meaning | None = column.info.get("meaning")
    if meaning:
        name = f"{table.name}.{column.name}: {meaning.words}"
        table.append_constraint(CheckConstraint(meaning.condition.format(f'"{column.name}"'), name=name))
