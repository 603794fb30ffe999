from pathlib import Path

import pytest

from tests.conftest import Study


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the learner's database is, or will be."""
    return tmp_path / "study.db"


@pytest.fixture
def learner(study: Study) -> Study:
    """Somebody who has enrolled, and has done something."""
    assert study("enroll", "hf-four-week", "--hours", "10").code == 0
    assert study("done", "1", "--time", "2h").code == 0
    return study
