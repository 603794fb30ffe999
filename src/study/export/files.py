"""The JSON documents about curriculum files and settings."""

from __future__ import annotations

from study.screen.document import dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from study.domain.diagnosis import Diagnosis


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
