"""Whatever is added and changed, the plan holds what is open and wanted, and nothing else."""

import json
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.store.workspace import Workspace
from tests.conftest import Study
from tests.enroll.schools import told

PLACES = ("log", "academy", "academy/start", "academy/pick", "academy/detour", "academy/goal")
NUMBERS = st.integers(1, 16).map(str)
COMMANDS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from("abcdefgh"), st.just("--to"), st.sampled_from(PLACES)),
    st.tuples(st.just("add"), st.sampled_from("ij"), st.just("--kind"), st.just("paper")),
    st.tuples(st.just("add"), st.sampled_from("kl"), st.just("--backlog")),
    st.tuples(st.sampled_from(("include", "exclude", "remove", "done", "skip", "reopen")), NUMBERS),
    st.tuples(st.just("include"), NUMBERS, NUMBERS, NUMBERS),
    st.tuples(st.just("move"), NUMBERS, st.just("--to"), st.sampled_from(PLACES)),
    st.tuples(st.just("edit"), NUMBERS, st.just("--effort"), st.sampled_from(("0", "30m", "3h"))),
    st.tuples(st.just("progress"), NUMBERS, st.sampled_from(("0", "50"))),
)  # fmt: skip
ROUND = count()


@settings(max_examples=30)
@given(lines=st.lists(COMMANDS, min_size=1, max_size=12))
def test_whatever_is_added_and_changed_the_plan_holds_what_is_wanted(
    academy: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[tuple[str, ...]]
) -> None:
    kept = (tmp_path / "study.db").read_bytes()
    path = tmp_path / f"{next(ROUND)}.db"
    path.write_bytes(kept)
    with monkeypatch.context() as patched:
        patched.setenv("STUDY_DB", str(path))
        for line in lines:
            answer = academy(*line, "--json")
            assert answer.code in (0, 2, 5), answer.errors
            assert "unexpected" not in answer.errors
            assert_wanted(told(academy, "plan"))
            if answer.code == 0 and json.loads(answer.output).get("planned"):
                assert_whole(told(academy, "plan"))
        assert academy("doctor").code == 0
    path.unlink()


def work() -> list[tuple[int, int, bool]]:
    """Number, remaining minutes, and whether it has to be planned, of all work that is wanted and not chosen away."""
    with Workspace().reading() as connection:
        return connection.execute(
            "SELECT i.number, s.remaining, s.status IN ('open', 'started') AND i.left_out IS NULL AND m.choose IS NULL"
            " FROM item i JOIN active a ON a.number = i.enrollment JOIN state s ON s.item = i.number"
            " LEFT JOIN module m ON m.number = i.module"
            " WHERE i.work AND (i.left_out IS NULL OR i.left_out = 'choice')"
        ).fetchall()


def assert_wanted(plan: dict[str, Any]) -> None:
    """Everything in the plan is followed and wanted, and has its place."""
    assert plan["unplaced"] == []
    assert {one["item"] for one in plan["sessions"]} <= {number for number, _, _ in work()}


def assert_whole(plan: dict[str, Any]) -> None:
    """Everything that is open and wanted is in a new plan, with all that remains of it."""
    minutes = Counter[int]()
    for one in plan["sessions"]:
        minutes[one["item"]] += one["minutes"]
    for number, remaining, has_to_be_planned in work():
        assert not has_to_be_planned or number in minutes
        assert number not in minutes or minutes[number] == remaining
