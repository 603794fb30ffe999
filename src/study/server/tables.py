"""What a group's PostgreSQL keeps, declared once; ``schema.py`` makes it. Imported by nothing but that."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Column, DateTime, ForeignKeyConstraint, MetaData, Text, func
from sqlmodel import Field, SQLModel

SCHEMA = "study"
"""The schema of PostgreSQL in which all of it lies, out of the way of whatever else the database holds."""

PERSONAL = ""
"""The name under which records lie that belong to no group: those of one learner's own machines."""


class Base(SQLModel):
    """Tables of the server, apart from those of a learner's own database."""

    metadata = MetaData(schema=SCHEMA)


def _text(*, key: bool = False) -> Column[str]:
    return Column(Text, primary_key=key, nullable=False)


class Cohort(Base, table=True):
    """A group."""

    name: str = Field(sa_column=_text(key=True))
    since: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False, server_default=func.now()))


class Instructor(Base, table=True):
    """A role that may read a group's records."""

    __table_args__ = (ForeignKeyConstraint(["cohort"], [f"{SCHEMA}.cohort.name"]),)
    cohort: str = Field(sa_column=_text(key=True))
    role: str = Field(sa_column=_text(key=True))


class Member(Base, table=True):
    """A learner of a group: the role that signs in, and the name the group knows."""

    __table_args__ = (ForeignKeyConstraint(["cohort"], [f"{SCHEMA}.cohort.name"]),)
    cohort: str = Field(sa_column=_text(key=True))
    learner: str = Field(sa_column=_text(key=True))
    name: str = Field(sa_column=_text())


class Record(Base, table=True):
    """A line of JSON as its machine wrote it. The role that put it here is its learner, whatever the line says."""

    __table_args__ = ({"postgresql_partition_by": "LIST (cohort)"},)
    cohort: str = Field(sa_column=_text(key=True))
    learner: str = Field(sa_column=_text(key=True))
    machine: str = Field(sa_column=_text(key=True))
    index: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    line: str = Field(sa_column=_text())


class Grant(Base, table=True):
    """A block of numbers that was granted to a machine of a learner: whoever inserts it first has it."""

    __tablename__ = "granted"
    cohort: str = Field(sa_column=_text(key=True))
    learner: str = Field(sa_column=_text(key=True))
    block: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    machine: str = Field(sa_column=_text())
