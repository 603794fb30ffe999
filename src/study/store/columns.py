"""Columns that every table has."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer


def key() -> Column[int]:
    """The number of a row."""
    return Column(Integer, primary_key=True)


def reference(target: str, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """The number of a row of another table."""
    return Column(Integer, ForeignKey(target), nullable=nullable, primary_key=primary_key)
