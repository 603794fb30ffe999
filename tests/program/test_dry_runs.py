"""Whatever moves a plan can be tried out: the dry run tells just what the command then does, and leaves no trace."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from study.commands import COMMANDS, function, parameters_of
from tests.conftest import Study
from tests.program.life import ANSWERS, END, furnish, live, type_in

STILL = {"import", "publish", "cohort join", "kaggle sync", "sync", "sync init"}
TRIED = [name for name in COMMANDS if "dry_run" in parameters_of(function(name)) and name not in STILL]
"""Commands with a dry run, but for those that move no plan."""

MOVING = {
    "replan", "hours", "off", "extra", "due", "pin", "unpin", "track", "catchup", "resume", "enroll", "upgrade",
    "leave", "add", "kaggle add", "kaggle dates", "edit", "move", "remove", "include", "exclude",
}  # fmt: skip
"""Every command after which a plan, or the next one, is another."""

LINES = [line for name in TRIED for line in ANSWERS[name] if "--dry-run" not in line]


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    """The database at the end of the life, once it was lived."""
    return {}


@pytest.fixture
def lived(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: dict[str, bytes]) -> Study:
    """The end of the life."""
    furnish(tmp_path, monkeypatch)
    if kept:
        (tmp_path / "study.db").write_bytes(kept["study.db"])
    else:
        live(study)
        kept["study.db"] = (tmp_path / "study.db").read_bytes()
    return study


def test_every_command_that_moves_a_plan_has_a_dry_run() -> None:
    assert set(TRIED) == MOVING


@pytest.mark.parametrize("line", LINES)
def test_a_dry_run_tells_what_the_command_does_and_leaves_no_trace(lived: Study, tmp_path: Path, line: str) -> None:
    *before, last = line.split("; ")
    type_in(lived, "; ".join([*before, "today"]), now=END)
    stored = (tmp_path / "study.db").read_bytes()
    tried = lived(*shlex.split(last), "--dry-run", "--json")
    assert (tmp_path / "study.db").read_bytes() == stored
    done = lived(*shlex.split(last), "--json")
    assert (tried.code, tried.errors) == (done.code, done.errors)
    if not done.output or (tmp_path / "study.db").read_bytes() == stored:
        return
    would, did = json.loads(tried.output), json.loads(done.output)
    assert (would.pop("committed"), did.pop("committed")) == (False, True)
    assert would == did
    assert "--slot" in line or _moves(did) is not None  # at what time one studies moves no day


def _moves(document: dict[str, Any]) -> object:
    """Where the curricula that move are told: of a new plan, of an upgrade's, or of one that would be made."""
    return document.get("moves", (document.get("plan") or document.get("effect") or {}).get("moves"))
