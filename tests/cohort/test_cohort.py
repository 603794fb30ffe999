"""What a group is told, from the records of its learners."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cohort.conftest import Group, many
from tests.conftest import Study

NOW = "2026-02-02"


def test_a_row_for_each_learner(cohort: Path, learner: Group, study: Study) -> None:
    ada, ben = learner("Ada"), learner("Ben")
    ada.entry("2026-01-28", "linear-algebra", 50)
    ada.entry("2026-02-02", "gradients", 130)
    ben.entry("2026-01-07", "linear-algebra")
    answer = study("cohort", "report", "--from", str(cohort), "--json", now=NOW)
    assert answer.code == 0, answer.errors
    first, second = json.loads(answer.output)["learners"]
    assert (first["learner"], first["percent"], first["remaining"], first["next_item"]) == ("Ada", 50, 180, "MNIST")
    assert (first["this_week"], first["four_weeks"], first["last_seen"]) == (130, 180, "2026-02-02")
    assert (second["learner"], second["percent"], second["silent"], second["four_weeks"]) == ("Ben", 16, 26, 0)
    assert first["finish_80"] < second["finish_80"]


def test_on_the_screen(cohort: Path, learner: Group, study: Study, golden) -> None:  # type: ignore[no-untyped-def]
    ada, ben = learner("Ada"), learner("Ben")
    ada.entry("2026-01-28", "linear-algebra", 50)
    ada.entry("2026-02-02", "gradients", 130)
    ben.entry("2026-01-07", "linear-algebra")
    ben.record("2026-01-08", plan=[{"finish": "2026-02-20"}])
    ben.entry("2026-01-09", "mnist", 400, kind="time")
    said = [study("cohort", name, "--from", str(cohort), now=NOW) for name in ("report", "stuck", "items", "forecast")]
    assert [one.errors for one in said] == [""] * 4
    golden("\n".join(one.output for one in said))


def test_what_was_taken_back_amended_or_sent_twice_is_told_as_it_is_now(
    cohort: Path, learner: Group, study: Study
) -> None:
    ada = learner("Ada")
    wrong = ada.entry("2026-01-20", "linear-algebra", 500)
    ada.record("2026-01-20", undo=[{"of": wrong}])
    late = ada.entry("2026-01-21", "gradients", 10)
    ada.record(
        "2026-01-22",
        change=[{"item": f"ml@{ada.machine}.1/gradients", "entry": f"{late}#1", "field": "minutes", "after": "240"}],
    )
    ada.entry("2026-01-23", "mnist", 60)
    ada.entry("2026-01-24", "mnist", kind="reopen")
    file = next(ada.home.glob("*.jsonl"))
    file.write_text(file.read_text() * 2)
    answer = study("cohort", "items", "--from", str(cohort), "--json", now=NOW)
    found = {item["id"]: (item["learners"], item["ratio"]) for item in json.loads(answer.output)["items"]}
    assert found == {"linear-algebra": (0, None), "gradients": (1, pytest.approx(2.0)), "mnist": (0, None)}
    ada.record("2026-01-25", redo=[{"of": wrong}])
    answer = study("cohort", "items", "--from", str(cohort), "--json", now=NOW)
    assert {item["id"]: item["learners"] for item in json.loads(answer.output)["items"]}["linear-algebra"] == 1


def test_what_is_skipped_or_left_out_is_wanted_of_nobody(cohort: Path, learner: Group, study: Study) -> None:
    ada = learner("Ada")
    ada.entry("2026-01-20", "linear-algebra", 60)
    ada.entry("2026-01-20", "gradients", 120)
    ada.entry("2026-01-21", "mnist", kind="skip")
    answer = study("cohort", "report", "--from", str(cohort), "--json", now=NOW)
    assert json.loads(answer.output)["learners"][0]["percent"] == 100
    assert study("cohort", "stuck", "--from", str(cohort), now="2026-06-01").output.startswith("Nobody is stuck")


def test_efforts_are_learned_of_five_learners_or_more(cohort: Path, learner: Group, study: Study) -> None:
    many(learner, ["Ada", "Ben", "Cleo", "Dan"], {"linear-algebra": 60, "gradients": 240, "mnist": 180})
    few = study("cohort", "efforts", "--from", str(cohort), now=NOW)
    assert (few.code, "5 learners" in few.errors) == (1, True)
    many(learner, ["Eva"], {"linear-algebra": 60, "gradients": 240})
    answer = study("cohort", "efforts", "--from", str(cohort), "--json", now=NOW)
    found = {item["id"]: item["minutes"] for item in json.loads(answer.output)["efforts"]}
    assert set(found) == {"linear-algebra", "gradients"}
    assert found["gradients"] / found["linear-algebra"] == pytest.approx(4, rel=0.05)
    text = study("cohort", "efforts", "--from", str(cohort), now=NOW).output
    assert "  ml:\n    linear-algebra: {minutes: 6" in text
    assert "learners: 5" in text
    assert "Ada" not in text


def test_parquet_is_asked_like_the_records_it_came_from(
    cohort: Path, learner: Group, study: Study, tmp_path: Path
) -> None:
    many(learner, ["Ada", "Ben", "Cleo", "Dan", "Eva"], {"linear-algebra": 60, "gradients": 240})
    folder = tmp_path / "it's parquet"
    assert study("cohort", "export", "parquet", "--from", str(cohort), "-o", str(folder), now=NOW).code == 0
    for name in ("report", "stuck", "items", "forecast", "efforts"):
        of_records, of_parquet = (study("cohort", name, "--from", str(place), "--json") for place in (cohort, folder))
        assert of_parquet.output == of_records.output, name


@pytest.mark.parametrize(
    "line",
    [
        "",
        "not JSON",
        "{",
        "[1]",
        '{"machine": 3}',
        '{"machine": "m", "index": "x", "rows": 7}',
        "{}",
        "\x00",
        '{"rows": {"entry": 3}}',
    ],
)
def test_lines_that_are_no_records_are_passed_over(cohort: Path, learner: Group, study: Study, line: str) -> None:
    ada = learner("Ada")
    ada.entry("2026-01-20", "linear-algebra", 60)
    with next(ada.home.glob("*.jsonl")).open("a") as file:
        file.write(line + "\n")
    ada.entry("2026-01-21", "gradients", 60)
    with next(ada.home.glob("*.jsonl")).open("a") as file:
        file.write('{"v": 10, "machine": "cut o')
    answer = study("cohort", "report", "--from", str(cohort), "--json", now=NOW)
    assert (answer.code, answer.errors) == (0, "")
    assert json.loads(answer.output)["learners"][0]["percent"] == 50


def test_names_and_titles_are_hostile(cohort: Path, learner: Group, study: Study, tmp_path: Path) -> None:
    eve = learner("Eve <script>alert(1)</script> \x1b[31m'); DROP TABLE learner; --")
    eve.entry("2026-01-20", "linear-algebra", 60)
    assert "\x1b" not in study("cohort", "report", "--from", str(cohort), now=NOW).output
    page = tmp_path / "cohort.html"
    assert study("cohort", "report", "--from", str(cohort), "--format", "html", "-o", str(page)).code == 0
    text = page.read_text()
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_an_empty_group_and_what_is_none(cohort: Path, study: Study, tmp_path: Path) -> None:
    assert "Nobody has sent anything yet" in study("cohort", "report", "--from", str(cohort)).output
    assert study("cohort", "forecast", "--from", str(cohort)).code == 0
    assert study("cohort", "items", "--from", str(cohort)).code == 0
    other = study("cohort", "report", "--from", str(tmp_path))
    assert (other.code, "study cohort init" in other.errors) == (1, True)
    assert "in no cohort" in study("cohort", "report").errors


def test_a_folder_begins_a_group_once(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert "study cohort join" in study("cohort", "init", str(folder)).output
    assert "already" in study("cohort", "init", str(folder)).output
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.tex").write_text("mine")
    refused = study("cohort", "init", str(tmp_path / "full"))
    assert (refused.code, "holds other" in " ".join(refused.errors.split())) == (1, True)
