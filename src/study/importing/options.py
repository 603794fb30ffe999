"""What the caller of an import may decide."""

from __future__ import annotations

from datetime import date

from study.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`fresh` leaves marks of progress out; `section` reads only what stands under that heading."""

    file: str = ""
    today: date = date.min
    fresh: bool = False
    year: int | None = None
    title: str = ""
    section: str = ""
    language: str = ""
    split_columns: bool = False
