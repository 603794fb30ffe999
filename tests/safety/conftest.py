from pathlib import Path

import pytest

from tests.conftest import Study
from tests.safety.processes import topics


@pytest.fixture(autouse=True)
def buffered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes write as they do for learners: all at once, at the end."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the learner's database is, or will be."""
    return tmp_path / "study.db"


@pytest.fixture
def learner(study: Study, tmp_path: Path) -> Study:
    """Somebody who has enrolled in a long curriculum, and has done something."""
    assert study("enroll", topics(tmp_path, 400), "--hours", "10").code == 0
    assert study("done", "1", "--time", "2h").code == 0
    return study
