"""The JSON documents about curriculum files and settings."""

from __future__ import annotations

from study.screen.document import Document, dumped, problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from study.core.duration import Effort
    from study.core.enrollment import Offer
    from study.core.problem import Problem
    from study.domain.diagnosis import Diagnosis
    from study.domain.publication import Publication


def checked(files: Iterable[tuple[str, Sequence[Problem], Sequence[Problem]]]) -> str:
    """``study.check/1`` of (file, problems, warnings)."""
    documents = [
        {
            "file": file, "ok": not problems,
            "problems": [problem(one) for one in problems], "warnings": [problem(one) for one in warnings],
        }
        for file, problems, warnings in files
    ]  # fmt: skip
    return dumped("study.check/1", {"files": documents})


def curricula(found: Iterable[Offer]) -> str:
    """``study.curricula/1``: counts, and minutes."""
    documents = [
        {
            "id": one.id, "title": one.title, "pace": one.pace, "phases": one.phases, "modules": one.modules,
            "items": one.items, "resources": one.resources, "effort": _effort(one.effort),
        }
        for one in found
    ]  # fmt: skip
    return dumped("study.curricula/1", {"curricula": documents})


def settings(found: Mapping[str, str]) -> str:
    """``study.config/1``."""
    return dumped("study.config/1", {"settings": dict(found)})


def diagnosis(found: Diagnosis) -> str:
    """``study.doctor/1``."""
    return dumped(
        "study.doctor/1",
        {
            "file": found.path, "ok": not found.faults, "faults": found.faults, "mended": found.mended,
            "items": found.items, "entries": found.entries,
        },
    )  # fmt: skip


def publication(found: Publication) -> str:
    """``study.published/1``: the block without a name is ""."""
    return dumped(
        "study.published/1",
        {
            "file": found.file, "fresh": found.is_fresh, "created": found.created, "written": found.written,
            "blocks": [{"name": name, "stale": name in found.stale} for name in found.blocks],
            "pictures": found.pictures,
        },
    )  # fmt: skip


def _effort(effort: Effort) -> Document:
    return {"low": effort.low, "likely": effort.likely, "high": effort.high}
