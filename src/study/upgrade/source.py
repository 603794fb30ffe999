"""The new version of a curriculum: a shipped one, a file, or anything that can be imported."""

from __future__ import annotations

from study.core.values import dataclass
from study.enroll import catalogue
from study.errors import InvalidFile, WrongUsage
from study.format import shipped, source_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.core.items import Enrollment
    from study.format.file import CheckResult
    from study.store.versions import Base


@dataclass(frozen=True, slots=True)
class Source:
    """A version of a curriculum. ``name`` is what was typed, ``place`` where it can be found again, if anywhere.

    ``options`` are those with which it was imported: the same as when it was enrolled in.
    """

    name: str
    place: str
    check: CheckResult
    options: str = ""


def opened(name: str | None, enrolled: Enrollment, base: Base | None, today: date) -> Source:
    """The version that is named, else the one where the curriculum came from.

    Raises WrongUsage where that is not known, InvalidFile with all problems of a file.
    """
    from study.format.file import load

    name = name or _near(_place(enrolled, base))
    if name in shipped.names():
        return Source(name, name, load(shipped.find(name)))
    if catalogue.is_source(name):
        return _imported(name, today, base.options if base else "")
    path = shipped.find(name)
    return Source(name, str(path.absolute()), load(path))


def _near(place: str) -> str:
    """A file below the current folder by its way from there: short enough for a line, and for typing."""
    from pathlib import Path

    folder = f"{Path.cwd()}/"
    return place.removeprefix(folder) or place


def _place(enrolled: Enrollment, base: Base | None) -> str:
    if base and base.source:
        return base.source
    if enrolled.curriculum in shipped.names():
        return enrolled.curriculum
    raise WrongUsage(
        f"It isn't known where {enrolled.curriculum} came from. Name its new version: "
        f"`study upgrade {enrolled.curriculum} FILE`."
    )


def _imported(name: str, today: date, options: str) -> Source:
    """An import in memory. Raises InvalidFile for a source that is no curriculum."""
    from study.importing.options import recalled
    from study.importing.origin import refused
    from study.importing.target import read

    given, is_forced = recalled(options, today)
    result = read(name, given)
    if result.checked.problems:
        raise InvalidFile(result.checked.problems, result.text)
    if result.verdict.is_weak and not is_forced:
        hint = f"see what is in it with `study import {name} --dry-run`"
        raise refused(result.origin.name, result.verdict.sentence.rstrip(".").lower(), hint)
    return Source(name, catalogue.place_of(name), result.checked, options)


def lines(check: CheckResult) -> list[int | None]:
    """The line of each item: in what it was imported from, else in the file itself."""
    from study.format.yaml import places

    _, outline = check.both()
    known = source_lines.read(check.text, len(outline.lines))
    if known is not None:
        return known
    at = places(check.text, check.file, [line.where for line in outline.lines])
    return [at[line.where][0] for line in outline.lines]
