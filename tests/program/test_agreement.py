"""Whatever a learner does, every screen names the same next session, the same minutes and the same end."""

import json
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Study

CURRICULA = {
    "shore": """
curriculum: shore
title: Shore
pace: 1h/day
phases:
- title: One
  items:
  - {topic: Sand, effort: 50m}
  - {event: Low tide, day: 3}
  - {reading: Gulls, effort: 2h}
  - {practice: Knots, effort: 10m}
- title: Two
  modules:
  - {title: Boats, choose: 1, items: [{project: Canoe, effort: 3h}, {project: Raft, effort: 90m}]}
  - {title: Nets, items: [{topic: Mesh, effort: 45m}, {topic: Floats, effort: 25m}]}
""",
    "peak": """
curriculum: peak
title: Peak
pace: 1h/day
phases:
- {title: Up, items: [{topic: Boots, effort: 30m}, {topic: Ropes, effort: 4h}, {exam: Summit, effort: 2h}]}
""",
}
START = datetime.fromisoformat("2026-03-02T09:00")
ITEMS = st.sampled_from("1112345678999") | st.sampled_from(("10", "11"))
TIMES = st.sampled_from(("5m", "20m", "45m", "1h30m", "4h"))
DAYS = st.integers(0, 9).map(lambda n: str((START + timedelta(days=n)).date()))
LINES = st.one_of(
    st.tuples(st.just("done"), ITEMS),
    st.tuples(st.just("done"), ITEMS, st.just("--time"), TIMES),
    st.tuples(st.just("log"), ITEMS, TIMES),
    st.tuples(st.just("progress"), ITEMS, st.sampled_from(("0", "30", "95"))),
    st.tuples(st.sampled_from(("skip", "reopen", "start", "exclude", "include")), ITEMS),
    st.tuples(st.just("off"), DAYS),
    st.tuples(st.just("extra"), DAYS, TIMES),
    st.tuples(st.just("pin"), ITEMS, DAYS),
    st.sampled_from((("stop",), ("cancel",), ("replan",), ("config", "soft", "0"), ("track", "peak", "--pause"))),
)
HOURS_LATER = st.sampled_from((0, 0, 1, 3, 24, 24, 72))
RECORDING = {"done", "log", "progress", "skip", "reopen", "stop"}
ROUND = count()


@pytest.fixture
def two(study: Study, tmp_path: Path) -> Study:
    """A learner of two curricula."""
    for name, text in CURRICULA.items():
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        assert study("enroll", str(path), now=START.isoformat()).code == 0
    return study


@settings(max_examples=15)
@given(life=st.lists(st.tuples(LINES, HOURS_LATER), min_size=3, max_size=12))
def test_every_screen_names_the_same_session_and_the_same_end(
    two: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, life: list[tuple[tuple[str, ...], int]]
) -> None:
    path = tmp_path / f"{next(ROUND)}.db"
    path.write_bytes((tmp_path / "study.db").read_bytes())
    with monkeypatch.context() as patched:
        patched.setenv("STUDY_DB", str(path))
        now = START
        for line, hours in life:
            now += timedelta(hours=hours)
            patched.setenv("STUDY_NOW", now.isoformat())
            assert_agreement(two, line)
    path.unlink()


def assert_agreement(study: Study, line: tuple[str, ...]) -> None:
    answer = study(*line, "--json")
    assert answer.code in (0, 2, 5), answer.errors
    today = told(study, "today")
    sessions = [one for one in today["sessions"] if one["minutes"] or one["kind"] == "event"]
    first = named((sessions or today["upcoming"])[:1])
    if (
        line[0] in RECORDING
        and answer.code == 0
        and not all(one["unchanged"] for one in json.loads(answer.output)["changes"])
    ):
        recorded = json.loads(answer.output)
        assert named(recorded["next"]) == first
        assert [recorded[key] for key in STANDING] == [today[key] for key in STANDING]
    report, plan = told(study, "report"), told(study, "plan")
    assert (report["behind"], report["ahead"]) == (today["behind"], today["ahead"])
    assert max((one["planned_finish"] or "" for one in report["curricula"]), default="") <= (plan["finish"] or "")
    assert plan["finish"] == today["finish"]
    for number, _ in first:
        assert f" {number}  " in study().output
    if line[0] == "start" and answer.code == 0:
        assert told(study, "status")["item"] == int(line[1])


STANDING = ("behind", "ahead", "finish", "replanned_finish")


def told(study: Study, *words: str) -> Any:
    answer = study(*words, "--json")
    assert answer.code == 0, answer.errors
    return json.loads(answer.output)


def named(sessions: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(one["item"], one["minutes"]) for one in sessions]
