"""Due dates of items, modules, phases and curricula: the earliest that holds counts, and the plan does its best."""

import json
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.availability import Week
from study.core.schedule import Task
from study.core.shares import Rules
from study.core.values import replace
from study.store import plans
from study.store.workspace import Workspace
from tests.conftest import Study
from tests.core.exhaustive import best_lateness, lateness
from tests.core.strategies import MONDAY, days_of, plan, weeks

Dated = dict[str, object]


def some_day() -> st.SearchStrategy[str | None]:
    return st.none() | st.integers(0, 5).map(lambda n: str(MONDAY + timedelta(n)))


@st.composite
def curricula(draw: st.DrawFn) -> tuple[Dated, list[date | None]]:
    """A curriculum of a few minutes with due dates all over it, and the last day of each of its items, worked out."""
    whole = draw(some_day())
    lasts: list[date | None] = []
    phases: list[Dated] = []
    for p in range(draw(st.integers(1, 2))):
        of_phase = draw(some_day())
        modules: list[Dated] = []
        for m in range(draw(st.integers(1, 2))):
            of_module = draw(some_day())
            items: list[Dated] = []
            for _ in range(draw(st.integers(1, 2)) if len(lasts) < 4 else 1):
                own = draw(some_day())
                items.append({"topic": f"T{len(lasts)}", "effort": f"{draw(st.integers(1, 2))}m", **given_date(own)})
                dates = [date.fromisoformat(one) for one in (own, of_module, of_phase, whole) if one]
                lasts.append(min(dates, default=None))
            free = {"parallel": True} if draw(st.booleans()) else {}
            modules.append({"module": f"m{p}{m}", "title": f"M{p}{m}", "items": items, **free, **given_date(of_module)})
        phases.append({"phase": f"p{p}", "title": f"P{p}", "modules": modules, **given_date(of_phase)})
    return {"curriculum": "algebra", "title": "Algebra", "phases": phases, **given_date(whole)}, lasts


def given_date(day: str | None) -> Dated:
    return {"due": day} if day else {}


@settings(max_examples=settings().max_examples // 2)
@given(case=curricula(), week=weeks(most=3, some=1))
def test_the_worst_lateness_of_what_is_due_in_parts_is_the_best_there_can_be(
    study: Study, tmp_path: Path, case: tuple[Dated, list[date | None]], week: Week
) -> None:
    found, (_, lasts) = enrolled(study, tmp_path, case[0]), case
    assert [task.due for task in found] == lasts
    days = days_of(week, 16)
    tasks = [replace(task, due=last) for task, last in zip(found, lasts, strict=True)]
    assert lateness(tasks, plan(found, days, Rules(min_session=0, step=1))) == best_lateness(tasks, days)


def enrolled(study: Study, folder: Path, curriculum: Dated) -> list[Task]:
    """The tasks that a curriculum comes to in a database of its own."""
    path = folder / "drawn.yaml"
    path.write_text(json.dumps(curriculum), encoding="utf-8")
    Path(Workspace().path).unlink(missing_ok=True)
    assert study("enroll", str(path)).code == 0
    with Workspace().reading() as connection:
        return plans.tasks(connection, MONDAY)


def test_every_place_that_shows_a_due_date_knows_that_of_a_module(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases:
    - phase: one
      title: One
      due: 2026-04-01
      modules:
      - {module: first, title: First, due: 2026-03-02, items: [{topic: Vectors, effort: 20h}]}
      - title: Second
        items: [{topic: Matrices, effort: 1h}, {topic: Bases, effort: 1h, due: 2026-03-20}]
    """
    listed = {one["title"]: one["due"] for one in json.loads(study("list", "--json").output)["items"]}
    assert listed == {"Vectors": "2026-03-02", "Matrices": "2026-04-01", "Bases": "2026-03-20"}
    for title, last in listed.items():
        assert json.loads(study("show", title, "--json").output)["due"] == last
    late = json.loads(study("plan", "--json").output)["late"]
    assert [(one["title"], one["due"]) for one in late] == [("Vectors", "2026-03-02")]


def test_what_is_only_tracked_has_no_date_but_its_own(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    due: 2026-04-01
    phases: [{title: One, items: [{topic: Vectors, effort: 1h}]}]
    resources: [{book: Geometry}, {book: Algebra II, due: 2026-05-01}]
    """
    assert "Due" not in study("show", "2").output
    assert "Friday 1 May\n" in study("show", "3").output
    listed = {one["title"]: one["due"] for one in json.loads(study("list", "--json").output)["items"]}
    assert listed == {"Vectors": "2026-04-01", "Geometry": None, "Algebra II": "2026-05-01"}


def test_the_last_date_that_was_given_holds(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{phase: one, title: One, due: 2026-04-01, items: [{topic: Vectors, effort: 1h}]}]
    """
    for day, last in (("2026-03-10", "2026-03-10"), ("2026-05-01", "2026-05-01"), ("none", None)):
        assert study("due", "algebra/one", day).code == 0
        assert json.loads(study("show", "1", "--json").output)["due"] == last
