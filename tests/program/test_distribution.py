"""What is installed: its name, and the versions of what it needs."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_distribution_is_called_otherwise_than_the_command() -> None:
    assert PROJECT["name"] == "study-planner"
    assert PROJECT["scripts"] == {"study": "study.main:run"}
    assert set(PROJECT["optional-dependencies"]) == {"cohort", "dev", "docs", "postgres"}


@pytest.mark.parametrize("line", PROJECT["dependencies"])
def test_a_dependency_has_a_lowest_version_and_an_end(line: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+>=[0-9.]+,<[0-9.]+", line)


def test_nobody_is_told_to_install_the_plain_name() -> None:
    told = [ROOT / "README.md", ROOT / ".ci" / "run", *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.py")]
    for path in told:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(pip|pipx|uv tool) install (-\S+ )*['\"]?study(?!-planner)\b", text), path
