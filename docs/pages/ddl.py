"""What makes a new database (``store/schema.sql``), made from the tables that SQLModel declares."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement
from sqlmodel import SQLModel

from study.store import tables, wing_tables

DECLARED = (tables, wing_tables)
"""Importing these is what fills SQLModel's list of tables."""


def page() -> str:
    """Every table that was declared, with its indexes, and the views."""
    made = "".join(map(_table, SQLModel.metadata.tables.values()))
    return f"-- Made by docs/make.py from tables.py and wing_tables.py.\n\n{made}{tables.VIEWS.lstrip()}"


def _table(table: Table) -> str:
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    parts: list[ExecutableDDLElement] = [CreateTable(table), *map(CreateIndex, indexes)]
    return "".join(f"{_statement(part)};\n" for part in parts) + "\n"


def _statement(part: ExecutableDDLElement) -> str:
    lines = str(part.compile(dialect=dialect())).strip().splitlines()
    return "\n".join(line.rstrip().replace("\t", "    ") for line in lines if line.strip())
