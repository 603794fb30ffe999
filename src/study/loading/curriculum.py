"""A curriculum file into a Curriculum, or every problem it has at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from study.domain import checks
from study.domain.curriculum import Curriculum, Item
from study.domain.outline import Outline, outline
from study.errors import InvalidFile, Problem
from study.loading.yaml import KEY, Unloadable, Where, places, read_text, values

MOST_ROUNDS = 5
"""How often a file is mended and read again, to find what a fault had hidden."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of one file found. ``curriculum`` and ``outline`` are None if it cannot be used."""

    file: str
    text: str
    problems: list[Problem]
    warnings: list[Problem]
    curriculum: Curriculum | None = None
    outline: Outline | None = None

    def both(self) -> tuple[Curriculum, Outline]:
        """The curriculum and its outline. Raises InvalidFile if it cannot be used."""
        if self.curriculum is None or self.outline is None:
            raise InvalidFile(self.problems)
        return self.curriculum, self.outline


def load(path: Path) -> Checked:
    """The curriculum in a file that has no problems. Raises InvalidFile with all of them."""
    checked = check(path)
    if checked.problems:
        raise InvalidFile(checked.problems)
    return checked


def check(path: Path) -> Checked:
    """Everything that is wrong, or worth a word, with a curriculum file."""
    text = ""
    try:
        text = read_text(path)
        return check_text(text, str(path))
    except Unloadable as fault:
        return Checked(str(path), text, fault.problems, [])


def check_text(text: str, file: str) -> Checked:
    """The same of a text; ``file`` is what the problems call it."""
    try:
        root, doubles = values(text, file)
    except Unloadable as fault:
        return Checked(file, text, fault.problems, [])
    if not isinstance(root, dict):
        what = "the file is empty" if root is None else "the file holds no mapping"
        return Checked(
            file, text, [Problem(file, 1, 1, what, "begin with `curriculum: an-id` and `title: A title`")], []
        )
    curriculum, faults = _validated(root)
    said = _placed(text, file, faults)
    if curriculum is None:
        return Checked(file, text, sorted({*doubles, *said}), [])
    plan = outline(curriculum)
    found = _placed(text, file, checks.problems(curriculum, plan))
    problems = sorted({*doubles, *said, *found})
    if problems:
        return Checked(file, text, problems, [])
    warnings = sorted(set(_placed(text, file, checks.warnings(curriculum, plan))))
    return Checked(file, text, [], warnings, curriculum, plan)


def _validated(root: dict[str, Any]) -> tuple[Curriculum | None, list[checks.Finding]]:
    """The curriculum, and what its models refuse. What is refused is mended in a copy, so that the rest is read."""
    findings: list[checks.Finding] = []
    for _ in range(MOST_ROUNDS):
        try:
            return Curriculum.model_validate(root), findings
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
        if not findings:
            root = deepcopy(root)
        findings += [_finding(error) for error in errors]
        for error in sorted(errors, key=lambda error: [str(part).zfill(9) for part in error["loc"]], reverse=True):
            _mend(root, error)
    return None, findings


def _finding(error: ErrorDetails) -> checks.Finding:
    """A fault in the words of the file rather than the library's."""
    where, kind = _where(error["loc"]), error["type"]
    context = error.get("ctx", {})
    if kind in ("unreadable", "kind"):
        return checks.Finding(where, context["what"], context["hint"])
    if kind == "extra_forbidden":
        known = sorted(_keys(where[:-1]))
        name = str(where[-1])
        near = checks.nearest(name, known)
        return checks.Finding(
            (*where, KEY),
            f'unknown key "{name}"' + (f" ({near})" if near else ""),
            f"known here: {', '.join(known)}" if not near else "",
        )
    if kind == "missing":
        name = str(where[-1])
        return checks.Finding(where[:-1], f"missing {name}", f"add `{name}: …`")
    wanted = _WANTED.get(kind)
    if wanted is None:
        return checks.Finding(where, error["msg"])
    return checks.Finding(where, f"expected {wanted}, found {_described(error['input'])}")


_WANTED = {
    "string_type": "a text",
    "list_type": "a list",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date",
    "is_instance_of": "a text",
    "dataclass_type": "a text",
}


def _described(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f'"{value}"'


def _where(loc: Sequence[str | int]) -> Where:
    """A path in the file from one in the models: an item's title stands under its kind, unions leave no trace."""
    return tuple(
        part
        for part in loc
        if isinstance(part, int) or not part.startswith(("int", "date", "bool", "function", "is-instance"))
    )


def _keys(where: Where) -> Iterator[str]:
    """The keys that are known at a place."""
    model: type[BaseModel] = Curriculum
    for part in where:
        if isinstance(part, str):
            field = next((f for name, f in model.model_fields.items() if (f.alias or name) == part), None)
            model = _model_in(field.annotation if field else None) or model
    for name, field in model.model_fields.items():
        if not (issubclass(model, Item) and name in ("kind", "title")):
            yield field.alias or name
    if issubclass(model, Item):
        yield from model.offered


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def _mend(root: Any, error: ErrorDetails) -> None:
    """Take a fault out of the values, with as little else as possible."""
    *way, last = _where(error["loc"])
    holder = root
    for part in way:
        try:
            holder = holder[part]
        except (KeyError, IndexError, TypeError):
            return
    if error["type"] == "missing":
        holder[last] = "missing"
    elif error["type"] == "kind":
        item = holder[last]
        if isinstance(item, dict):
            titles = [item.pop(kind) for kind in Item.offered if kind in item]
            holder[last] = {_some_kind(way): titles[0] if titles else "untitled"} | item
        else:
            holder[last] = {_some_kind(way): item}
    elif last == "title" and isinstance(holder, dict) and "title" not in holder:
        kind = next(kind for kind in Item.offered if kind in holder)
        holder[kind] = "untitled"
    elif isinstance(holder, dict):
        required = last in (
            "title",
            "curriculum",
            "path",
            "text",
            "goal",
            "week",
            "weeks",
            "target",
            "modules",
        )
        if required and not (last == "modules" and "path" not in holder):
            holder[last] = [] if last == "modules" else "1" if last in ("week", "weeks", "target") else "missing"
        else:
            holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        del holder[last]


def _some_kind(way: Sequence[str | int]) -> str:
    names = [part for part in way if isinstance(part, str)]
    return {"resources": "book", "competitions": "competition", "certificates": "certificate"}.get(names[-1], "topic")


def _placed(text: str, file: str, findings: Sequence[checks.Finding] | Iterator[checks.Finding]) -> list[Problem]:
    """Findings with their line and column."""
    findings = list(findings)
    if not findings:
        return []
    wanted = [finding.where for finding in findings] + [f.first for f in findings if f.first is not None]
    at = places(text, file, wanted)
    return [
        Problem(file, *at[finding.where], finding.message + _first(finding, at), finding.hint) for finding in findings
    ]


def _first(finding: checks.Finding, at: dict[Where, tuple[int, int]]) -> str:
    return "" if finding.first is None else f" (line {at[finding.first][0]})"
