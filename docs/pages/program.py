"""A learner to make documents with: the program in a database of its own, its clock set."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from study.main import main

SURROUNDINGS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
UNWANTED = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "STUDY_DEBUG", "STUDY_READING")


class Terminal(io.StringIO):
    """A terminal as far as the program asks."""

    def isatty(self) -> bool:
        return True


@contextmanager
def learner(columns: int = 80) -> Iterator[Path]:
    """Surroundings that are the same on every machine; the folder may hold files of the learner's."""
    with TemporaryDirectory() as folder, patch.dict(os.environ, SURROUNDINGS):
        for name in UNWANTED:
            os.environ.pop(name, None)
        os.environ.update({"STUDY_DB": f"{folder}/study.db", "XDG_DATA_HOME": folder, "COLUMNS": str(columns)})
        yield Path(folder)


def study(words: list[str], now: str, stream: io.StringIO | None = None, expected: tuple[int, ...] = (0,)) -> str:
    """What the program answers on a day, as it would go to the stream; any other exit code is a fault."""
    stream = stream or io.StringIO()
    os.environ["STUDY_NOW"] = now
    with patch.object(sys, "argv", ["study", *words]), redirect_stdout(stream):
        code = main(words)
    if code not in expected:
        raise RuntimeError(f"study {' '.join(words)} ended with {code}")
    return stream.getvalue()
