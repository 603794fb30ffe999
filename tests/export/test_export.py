"""What other programs are given, read back by others than those that wrote it."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import vobject

from tests.conftest import Study

Golden = Callable[[str], None]


def events(text: str) -> dict[str, vobject.base.Component]:
    """The events of a calendar by their UID, less what tells the database."""
    found = {event.uid.value.rpartition("-")[0]: event for event in vobject.readOne(text).vevent_list}
    assert len(found) == text.count("BEGIN:VEVENT")
    return found


def test_a_calendar_has_an_event_for_every_session_and_every_due_date(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
    - title: One
      due: 2026-03-09
      items:
      - {topic: 'Vectors; scalars, \\ and ünits 🙂', effort: 90m}
      - {topic: Matrices, effort: 1h, due: 2026-03-06}
    """
    study("hours", "--slot", "mon=23:30")
    text = study("export", "calendar").output
    golden(re.sub(r"\d{8}T\d{6}(?=Z|@)", "INSTANT", text.replace("\r\n", "\n")))
    found = events(text)
    first = found["1-20260302"]
    assert first.summary.value == "Vectors; scalars, \\ and ünits 🙂"
    assert str(first.dtstart.value) == "2026-03-02 23:30:00"
    assert str(first.dtend.value) == "2026-03-03 00:30:00"
    assert found["2-20260304"].dtstart.value == date(2026, 3, 4)
    due = found["due-item-2"]
    assert (due.dtstart.value, due.valarm.trigger.value.total_seconds()) == (date(2026, 3, 6), -15 * 3600)
    assert "due-phase-1" in found


def test_imported_again_what_moved_moves_and_what_is_gone_is_cancelled(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h}, {topic: Matrices, effort: 1h}]}]
    """
    before = events(study("export", "calendar").output)
    assert study("export", "calendar").output == study("export", "calendar").output
    study("off", "tomorrow")
    study("done", "1", "--on", "2026-03-02", now="2026-03-04")
    study("replan")
    after = events(study("export", "calendar").output)

    assert set(before) <= set(after)
    stands = {uid: event.status.value for uid, event in after.items()}
    assert stands["1-20260302"] == "CONFIRMED"
    assert stands["1-20260303"] == "CONFIRMED"
    assert stands["2-20260304"] == "CONFIRMED"
    assert all(int(after[uid].sequence.value) > int(before[uid].sequence.value) for uid in before)

    study("off", "2026-03-04")
    study("replan")
    moved = {uid: event.status.value for uid, event in events(study("export", "calendar").output).items()}
    assert moved["2-20260304"] == "CANCELLED"
    assert moved["2-20260305"] == "CONFIRMED"


class Client(dict[str, tuple[str, int]]):
    """A calendar program: it takes over what is newer than what it has, by UID and SEQUENCE."""

    def take(self, study: Study) -> None:
        """Import the calendar as it is now: all that was there is in it still, and newer unless it is the same."""
        text = study("export", "calendar").output
        told = {uid: (event.status.value, int(event.sequence.value)) for uid, event in events(text).items()}
        assert set(self) <= set(told)
        assert all(told[uid] == self[uid] or told[uid][1] > self[uid][1] for uid in self)
        self.update(told)

    def standing(self) -> set[str]:
        return {uid for uid, (status, _) in self.items() if status == "CONFIRMED"}


def test_a_calendar_program_follows_whatever_is_done_undone_and_redone(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases:
    - title: One
      items: [{topic: Vectors, effort: 2h, due: 2026-03-10}, {topic: Matrices, effort: 1h}]
    """
    client, seen = Client(), []
    client.take(study)
    for line in (
        "off tomorrow", "replan", "undo 2", "redo 2", "undo", "due 1 none", "undo", "due 2 2026-03-12", "redo",
        "enroll hf-four-week", "undo", "redo", "done 1", "leave algebra", "undo", "leave hf-four-week", "undo 2",
        "track algebra --pause", "replan", "undo 3", "redo 3", "hours --slot mon=23:00",
    ):  # fmt: skip
        study(*line.split())
        client.take(study)
        seen.append(client.standing())
        planned = json.loads(study("plan", "--json").output)["sessions"]
        done = {one["item"] for one in json.loads(study("list", "--status", "done", "--json").output)["items"]}
        stands = {
            f"{one['item']}-{one['date'].replace('-', '')}"
            for one in planned
            if one["item"] not in done or one["date"] <= "2026-03-02"
        }
        assert stands == {uid for uid in client.standing() if not uid.startswith("due-")}, line
    assert any("due-item-1" in one for one in seen)
    assert any("due-item-1" not in one for one in seen)


def test_an_event_is_in_the_calendar_though_it_takes_no_time(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{event: Opening, day: 3, effort: 0m}, {topic: Vectors, effort: 2h}]}]
    """
    study("hours", "--slot", "daily=19:00")
    found = events(study("export", "calendar").output)["1-20260304"]
    assert (found.summary.value, found.dtstart.value) == ("Opening", date(2026, 3, 4))


@pytest.mark.parametrize("what", ["calendar", "csv plan", "csv items", "csv entries", "todoist", "anki"])
def test_nothing_in_it_does_anything_to_a_terminal(study: Study, what: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: "One \\e[31m", due: 2026-05-01, items: ["Vec\\e]0;x\\ators \\u202e 👩‍👩‍👧", Matrices]}]
    """
    study("log", "2", "45m", "--note", "\x1b[31mred\x07")
    study("done", "2")
    text = study("export", *what.split()).output
    assert not [one for one in text if not one.isprintable() and one not in "\r\n\t\u200d"]


@pytest.mark.parametrize("what", ["plan", "items", "entries"])
def test_tables_are_read_back_as_they_were_told(study: Study, what: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases:
    - title: One
      items: [{topic: 'Vectors, "scalars"', effort: 2h}, {topic: '=HYPERLINK("x")', tags: [a, b]}, Bases]
    """
    study("log", "1", "45m", "--note", "line one\nline two")
    study("done", "3")
    document = json.loads(study("export", "json").output)
    rows = list(csv.DictReader(io.StringIO(study("export", "csv", what).output)))
    assert len(rows) == len(document[what]) > 1
    for row, told in zip(rows, document[what], strict=True):
        assert {name: row[name].removeprefix("'") for name in told} == {
            name: plain(value) for name, value in told.items()
        }
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def plain(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def test_a_template_for_todoist(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases:
    - title: One
      items: [{topic: Vectors, effort: 2h, url: https://example.org}, "Ask @home about, well, this"]
    - title: Two
      items: [Bases]
    """
    golden(study("export", "todoist").output)


def test_notes_for_anki(study: Study, golden: Golden) -> None:
    """
    curriculum: algebra
    title: "Linear :: algebra"
    phases: [{title: One, items: [{topic: "Vectors <b>&\\tmore", tags: [space], notes: "Two\\nlines"}, Matrices]}]
    """
    study("done", "1", "--note", "An arrow\twith a length")
    golden(study("export", "anki").output)


def test_into_a_file_in_one_step(study: Study, tmp_path: Path) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors]}]
    """
    path = tmp_path / "plan.ics"
    answer = study("export", "calendar", "-o", str(path), columns=300)
    assert (answer.code, answer.output, answer.errors) == (0, "", f"Written to {path}.\n")
    assert events(path.read_bytes().decode())


def test_without_a_plan_there_is_nothing_for_a_calendar(study: Study) -> None:
    assert study("export", "calendar").code == 5
    assert study("export", "csv").output.count("\n") == 1
    assert json.loads(study("export", "json").output)["items"] == []
