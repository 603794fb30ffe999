"""Sources beside the tests, imported without a database."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from study.importing.options import Options
from study.importing.origin import opened
from study.importing.result import Import, import_origin

SOURCES = Path(__file__).parent / "sources"
TODAY = date(2026, 3, 2)

Importer = Callable[..., Import]


@pytest.fixture
def import_file() -> Importer:
    """Import a source that is kept beside the tests, or any other by its path."""

    def run(name: str, **options: object) -> Import:
        path = Path(name) if Path(name).is_absolute() else SOURCES / name
        return import_origin(opened(str(path)), Options(today=TODAY, **options))  # type: ignore[arg-type]

    return run


@pytest.fixture
def import_text(tmp_path: Path, import_file: Importer) -> Importer:
    """Import a text from a file of some name."""

    def run(text: str | bytes, name: str = "source.md", **options: object) -> Import:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return import_file(str(path), **options)

    return run
