"""Machines of one learner that meet on a PostgreSQL server, and a cohort that gets what is new there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from study.server.schema import INSTRUCTORS, LEARNERS, add_cohort, install
from tests.conftest import Study
from tests.server.conftest import OWNER
from tests.server.test_server import as_role, make_role


@pytest.fixture
def place(address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address for whoever ``PGUSER`` names: anna to begin with."""
    with as_role(address, OWNER) as owner:
        install(owner)
        add_cohort(owner, "ml 2026", "teacher")
        for role, of in {"anna": LEARNERS, "ben": LEARNERS, "teacher": INSTRUCTORS}.items():
            make_role(owner, role, of)
    monkeypatch.setenv("PGUSER", "anna")
    return address


def on(machine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDY_DB", str(tmp_path / f"{machine}.db"))


def test_two_machines_meet_on_a_server(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    on("laptop", tmp_path, monkeypatch)
    study("enroll", "hf-four-week", "--hours", "10")
    study("done", "1", "--time", "45m")
    first = study("sync", "init", place, "--machine", "laptop")
    assert (first.code, first.errors) == (0, "")
    on("desktop", tmp_path, monkeypatch)
    second = study("sync", "init", place, "--machine", "desktop")
    assert (second.code, second.errors) == (0, "")
    study("done", "2", "--time", "1h")
    assert study("sync").code == 0
    on("laptop", tmp_path, monkeypatch)
    study("log", "3", "30m")
    assert " came, 1 sent" in study("sync").output
    on("desktop", tmp_path, monkeypatch)
    assert "1 came" in study("sync").output
    assert "nothing new" in study("sync").output
    lists = []
    for machine in ("laptop", "desktop"):
        on(machine, tmp_path, monkeypatch)
        lists.append(json.loads(study("export", "json").output)["items"])
    assert lists[0] == lists[1]


def test_another_learner_of_the_server_sees_nothing(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    on("laptop", tmp_path, monkeypatch)
    study("enroll", "hf-four-week")
    study("sync", "init", place)
    monkeypatch.setenv("PGUSER", "ben")
    on("ben", tmp_path, monkeypatch)
    study("add", "Mine")
    assert " came" not in study("sync", "init", place).output
    assert "hf-four-week" not in study("list", "--json").output


def test_a_cohort_on_a_server_gets_what_is_new(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    for name in ("anna", "ben"):
        monkeypatch.setenv("PGUSER", name)
        on(name, tmp_path, monkeypatch)
        study("enroll", "hf-four-week", "--hours", "10")
        joined = study("cohort", "join", place, "--as", name.title(), "--cohort", "ml 2026")
        assert (joined.code, joined.errors) == (0, "")
    study("done", "1", "--time", "45m", "--note", "A secret")
    tried = json.loads(study("sync", "--dry-run", "--json").output)
    assert len(tried["cohort"]["sent"]) == 1
    assert "secret" not in str(tried)
    assert "1 sent" in study("sync").output
    assert "nothing new" in study("sync").output
    own = json.loads(study("cohort", "report", "--json").output)["learners"]
    assert [row["learner"] for row in own] == ["Ben"]
    monkeypatch.setenv("PGUSER", "teacher")
    report = study("cohort", "report", "--from", place, "--cohort", "ml 2026", "--json")
    assert [(row["learner"], row["percent"]) for row in json.loads(report.output)["learners"]] == [
        ("Anna", 0),
        ("Ben", 3),
    ]
    monkeypatch.setenv("PGUSER", "ben")
    assert study("cohort", "leave").code == 0
    monkeypatch.setenv("PGUSER", "teacher")
    report = study("cohort", "report", "--from", place, "--cohort", "ml 2026", "--json")
    assert [row["learner"] for row in json.loads(report.output)["learners"]] == ["Anna"]


def test_a_cohort_that_is_gone_does_not_keep_machines_from_sharing(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study("add", "Mine")
    study("cohort", "init", str(tmp_path / "circle"))
    study("cohort", "join", str(tmp_path / "circle"), "--as", "Ada")
    study("sync", "init", str(tmp_path / "shared"))
    (tmp_path / "circle" / "cohort.json").unlink()
    study("done", "1")
    answer = study("sync")
    assert (answer.code, "sent" in answer.output, "is no cohort" in " ".join(answer.output.split())) == (0, True, True)
    study("sync", "leave")
    assert study("sync").code == 1


def test_what_is_wrong_with_a_server_is_told(study: Study, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    study("add", "Mine")
    secret = study("sync", "init", "postgresql://anna:hush@localhost/x")
    assert (secret.code, "hush" in secret.errors) == (2, False)
    assert study("sync", "init", "postgresql://[").code == 2
    monkeypatch.setenv("PGUSER", "nobody at all")
    assert study("sync", "init", address).code == 6
