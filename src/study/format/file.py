"""A curriculum file into a Curriculum, or every problem it has at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from study.core.values import dataclass, replace
from study.errors import InvalidFile, Problem
from study.files import Unloadable, read_text, with_plain_breaks
from study.format.checks import Finding, problems
from study.format.faults import Reading, read
from study.format.models import Curriculum
from study.format.outline import Outline, Where, outline
from study.format.warnings import warnings
from study.format.yaml import places, values

MOST_TOLD = 1000  # problems of a file, and warnings


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check of one file found. ``curriculum`` and ``outline`` are None if it cannot be used.

    ``root`` is what the file says, word for word: mappings, lists and texts.
    """

    file: str
    text: str
    problems: list[Problem]
    warnings: list[Problem]
    curriculum: Curriculum | None = None
    outline: Outline | None = None
    root: dict[str, Any] | None = None

    @property
    def digest(self) -> str:
        """What tells this text from every other."""
        from hashlib import sha256

        return sha256(self.text.encode()).hexdigest()

    def words_at(self, where: Where) -> dict[str, Any]:
        """What the file says at a place, by its keys; a plain text says nothing beside its title."""
        said: Any = self.root
        for step in where:
            said = said[step]
        return said if isinstance(said, dict) else {}

    def both(self) -> tuple[Curriculum, Outline]:
        """The curriculum and its outline. Raises InvalidFile if it cannot be used."""
        if self.curriculum is None or self.outline is None:
            raise InvalidFile(self.problems, self.text)
        return self.curriculum, self.outline


def load(path: Path) -> CheckResult:
    """The curriculum in a file that has no problems. Raises InvalidFile with all of them."""
    checked = check(path)
    if checked.problems:
        raise InvalidFile(checked.problems, checked.text)
    return checked


def check(path: Path) -> CheckResult:
    """Everything that is wrong, or worth a word, with a curriculum file."""
    try:
        return check_text(read_text(path), str(path))
    except Unloadable as fault:
        return CheckResult(str(path), fault.text, [fault.problem], [])


_BEGIN = "begin with `curriculum: an-id` and, on the next line, `title: A title`"


def check_text(text: str, file: str) -> CheckResult:
    """The same of a text; ``file`` is what the problems call it."""
    text = with_plain_breaks(text)
    try:
        root, doubles = values(text, file)
    except Unloadable as fault:
        return CheckResult(file, text, [fault.problem], [])
    if root is None:
        return CheckResult(file, text, [Problem(file, 1, 1, "there is nothing in this file", _BEGIN)], [])
    if not isinstance(root, dict):
        return CheckResult(file, text, _placed(text, file, [Finding((), "this isn't a curriculum", _BEGIN)]), [])
    return _checked(text, file, root, doubles)


def trusted(text: str, file: str) -> CheckResult | None:
    """A text that was checked before, so that nothing is looked for in it; None if it cannot be read any more."""
    try:
        root, _ = values(text, file)
    except Unloadable:
        return None
    if not isinstance(root, dict):
        return None
    curriculum, reading = read(root)
    if curriculum is None or reading.findings:
        return None
    return CheckResult(file, text, [], [], curriculum, outline(curriculum), root)


def _checked(text: str, file: str, root: dict[str, Any], doubles: list[Problem]) -> CheckResult:
    """Warnings are left out where a value is missing or given twice: what is added up then means nothing."""
    curriculum, reading = read(root)
    plan = outline(curriculum) if curriculum else None
    findings, doubts = list(reading.findings), []
    if curriculum and plan and not reading.is_part:
        findings += _as_in_file(islice(problems(curriculum, plan), MOST_TOLD + 1), reading)
        doubts = [] if doubles or reading.findings else list(islice(warnings(curriculum, plan), MOST_TOLD + 1))
    said = _first(sorted({*doubles, *_placed(text, file, findings)}))
    warned = _first(sorted(set(_placed(text, file, doubts))))
    return CheckResult(file, text, said, warned, *((None, None, None) if said else (curriculum, plan, root)))


def _first(told: list[Problem]) -> list[Problem]:
    """As many problems as anybody reads, and a last one where there are more."""
    if len(told) <= MOST_TOLD:
        return told
    last = told[MOST_TOLD]
    more = f"there are over {MOST_TOLD} of these, and this one is the last that is told"
    return [*told[:MOST_TOLD], Problem(last.file, last.line, last.column, more, "begin with the first")]


def _as_in_file(findings: Iterable[Finding], reading: Reading) -> list[Finding]:
    """Findings in mended values, at their places in the file; without those that follow from what was mended."""
    return [
        replace(
            finding,
            where=reading.in_file(finding.where),
            first=None if finding.first is None else reading.in_file(finding.first),
        )
        for finding in findings
        if not reading.explains(finding)
    ]


def _placed(text: str, file: str, findings: list[Finding]) -> list[Problem]:
    """Findings with their line and column."""
    if not findings:
        return []
    at = places(text, file, [where for f in findings for where in (f.where, f.first) if where is not None])
    return [
        Problem(file, *at[finding.where], finding.message + _other(finding, at), finding.hint) for finding in findings
    ]


def _other(finding: Finding, at: dict[tuple[str | int, ...], tuple[int, int]]) -> str:
    return "" if finding.first is None else f" (see line {at[finding.first][0]})"


def schema() -> str:
    """The schema as a document; editors complete and explain keys from it."""
    from study.format.models import Curriculum

    made = Curriculum.model_json_schema(by_alias=True)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    _admit_scalars(made)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _admit_scalars(node: object) -> None:
    """A text that looks like a number or a truth value (``title: 1984``) is a text to us, but not to an editor."""
    if isinstance(node, dict):
        if node.get("type") == "string" and not node.keys() & {"format", "pattern", "examples"}:
            node["type"] = ["string", "number", "boolean"]
        for part in node.values():
            _admit_scalars(part)
    elif isinstance(node, list):
        for part in node:
            _admit_scalars(part)
