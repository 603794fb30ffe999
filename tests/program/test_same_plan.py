"""The plan that is read from the database is the plan of the curriculum as it stands in the file."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.availability import Week
from study.core.ladder import planned_days
from study.core.precedence import predecessors
from study.core.schedule import Schedule, Task
from study.core.selection import select
from study.core.shares import Habits, Rules, week_of
from study.format.file import check_text
from study.format.outline import Line, Outline, needs
from tests.conftest import Study
from tests.core.strategies import MONDAY, days_of, weeks

Node = dict[str, Any]
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BEFORE = "curriculum: before\ntitle: Before\nphases: [{title: One, modules: [{title: A, items: [B, C]}, {title: D}]}]\n"
"""What was enrolled and left before, so that no number in the database is a position in the file."""


@st.composite
def curricula(draw: st.DrawFn) -> Node:
    """Phases of modules, side by side or not, that need earlier ones; due dates, optional parts and choices."""
    earlier: list[str] = []
    topics = iter(range(99))

    def part(name: str) -> Node:
        found: Node = {"title": name, "parallel": draw(st.booleans())}
        if day := draw(st.none() | st.integers(0, 20)):
            found["due"] = str(MONDAY + timedelta(day))
        needy: bool = draw(st.booleans())
        if earlier and needy:
            found["requires"] = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=2, unique=True))
        return found

    def item() -> Node:
        topic = f"t{next(topics)}"
        found = {"topic": topic.upper(), "id": topic, "effort": f"{draw(st.integers(5, 90))}m", **part(topic)}
        del found["title"], found["parallel"]
        earlier.append(topic)
        return found

    def module(name: str) -> Node:
        found = {"module": name, **part(name), "items": [item() for _ in range(draw(st.integers(1, 3)))]}
        found |= draw(st.sampled_from([{}, {}, {"optional": True}, {"choose": 1}]))
        earlier.append(name)
        return found

    def phase(n: int) -> Node:
        name = f"p{n}"
        found = {"phase": name, **part(name), "items": [item() for _ in range(draw(st.integers(0, 1)))]}
        found["modules"] = [module(f"m{n}{m}") for m in range(draw(st.integers(1, 4)))]
        earlier.append(name)
        return found

    return {"curriculum": "drawn", "title": "Drawn", "phases": [phase(n) for n in range(draw(st.integers(1, 2)))]}


@pytest.fixture(scope="module")
def used() -> dict[str, bytes]:
    """A database in which something was enrolled and left again, once it was made."""
    return {}


@settings(max_examples=settings().max_examples // 2)
@given(curriculum=curricula(), week=weeks(most=180, some=30), with_optional=st.booleans())
def test_the_plan_in_the_database_is_that_of_the_file(
    study: Study, tmp_path: Path, used: dict[str, bytes], curriculum: Node, week: Week, with_optional: bool
) -> None:
    begin(study, tmp_path, used)
    text = json.dumps(curriculum)
    (tmp_path / "drawn.yaml").write_text(text, encoding="utf-8")
    hours = " ".join(f"{day}={minutes}m" for day, minutes in zip(DAY_NAMES, week, strict=True) if minutes)
    words = ["enroll", str(tmp_path / "drawn.yaml"), "--week", hours, *["--with-optional"] * with_optional]

    answer = study(*words)

    assert answer.code == 0, answer.errors
    assert stored(study) == in_memory(text, week, with_optional)
    assert study("replan").code == 0
    assert stored(study) == in_memory(text, week, with_optional)


def begin(study: Study, folder: Path, used: dict[str, bytes]) -> None:
    """A database of its own for every example."""
    path = folder / "study.db"
    if not used:
        (folder / "before.yaml").write_text(BEFORE, encoding="utf-8")
        assert study("enroll", str(folder / "before.yaml")).code == study("leave", "before").code == 0
        used["study.db"] = path.read_bytes()
    path.write_bytes(used["study.db"])


def stored(study: Study) -> list[tuple[str, str, int]]:
    """Day, id and minutes of every session in the plan."""
    sessions = json.loads(study("plan", "--json").output)["sessions"]
    return [(one["date"], one["ref"].removeprefix("drawn/"), one["minutes"]) for one in sessions]


def in_memory(text: str, week: Week, with_optional: bool) -> list[tuple[str, str, int]]:
    """The same, planned without a database."""
    _, outline = check_text(text, "drawn.yaml").both()
    chosen = select(outline, None, with_optional)
    wanted = [n for n in chosen.order if chosen.left_out[n] is None]
    after = predecessors([(n, outline.work[n].module, chosen.lanes[n]) for n in wanted], needs(outline))
    tasks = [
        Task(n, 1, outline.work[n].effort.likely, before, day, group=group)
        for n, before in zip(wanted, after, strict=True)
        for day, group in [due(outline.work[n], outline, n)]
    ]
    number = week_of(MONDAY.toordinal())
    made: Schedule = planned_days(tasks, days_of(week), Rules(0, 1, habits=Habits(week=number, since=number)))
    return [(str(one.day), outline.work[one.item].id, one.minutes) for one in made.sessions]


def due(line: Line, outline: Outline, number: int) -> tuple[date | None, int]:
    """The earliest of the days by which a line of work is to be done, and a number for where that was said."""
    said = [(line.source.due, number + 1)]
    said += [(outline.modules[line.module].due, -2 * line.module - 1)] if line.module is not None else []
    said += [(outline.phases[line.phase].due, -2 * line.phase - 2)] if line.phase is not None else []
    day = min((day for day, _ in said if day), default=None)
    return day, next((group for other, group in said if other == day), 0) if day else 0
