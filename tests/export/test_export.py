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

from study.store.workspace import Workspace
from tests.conftest import Study

Golden = Callable[[str], None]


SESSIONS = ("export", "calendar", "--per-session")


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
    text = study("export", "calendar", "--per-session").output
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
    before = events(study(*SESSIONS).output)
    assert study(*SESSIONS).output == study(*SESSIONS).output
    study("off", "tomorrow")
    study("done", "1", "--on", "2026-03-02", now="2026-03-04")
    study("replan")
    after = events(study(*SESSIONS).output)

    assert set(before) <= set(after)
    stands = {uid: event.status.value for uid, event in after.items()}
    assert stands["1-20260302"] == "CONFIRMED"
    assert stands["1-20260303"] == "CONFIRMED"
    assert stands["2-20260304"] == "CONFIRMED"
    assert all(int(after[uid].sequence.value) > int(before[uid].sequence.value) for uid in before)

    study("off", "2026-03-04")
    study("replan")
    moved = {uid: event.status.value for uid, event in events(study(*SESSIONS).output).items()}
    assert moved["2-20260304"] == "CANCELLED"
    assert moved["2-20260305"] == "CONFIRMED"


def test_the_first_export_cancels_nothing(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 2h, due: 2026-03-09}, {topic: Matrices, effort: 1h}]}]
    """
    for line in ("off tomorrow", "replan", "due 1 none", "off 2026-03-04", "replan"):
        study(*line.split())
    assert "CANCELLED" not in study("export", "calendar").output
    study("off", "2026-03-05")
    study("replan")
    first = study("export", "calendar").output
    assert first.count("CANCELLED") == 1
    assert study("export", "calendar").output == first


def test_only_what_was_exported_is_cancelled(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 1h, due: 2026-03-09}, {topic: Matrices, effort: 1h}]}]
    """
    study("export", "calendar")
    study("due", "1", "none")
    study("due", "2", "2026-03-08")
    study("due", "2", "none")
    gone = [
        uid
        for uid, event in events(study("export", "calendar").output).items()
        if event.status.value == "CANCELLED" and uid.startswith("due-")
    ]
    assert gone == ["due-item-1"]


def test_a_day_without_a_start_time_is_one_event_and_one_with_it_has_an_event_a_session(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases:
    - title: One
      items: [{topic: Vectors, effort: 30m}, {topic: Matrices, effort: 1h}, {topic: Bases, effort: 30m}]
    """
    day = events(study("export", "calendar").output)["day-20260302"]
    assert day.dtstart.value == date(2026, 3, 2)
    assert day.summary.value == "Vectors, Matrices, Bases (2h)"
    assert "Matrices (1h): study done 2" in day.description.value
    study("hours", "--slot", "mon=19:00")
    timed = events(study("export", "calendar").output)
    assert str(timed["2-20260302"].dtstart.value) == "2026-03-02 19:30:00"
    assert timed["day-20260302"].status.value == "CANCELLED"
    assert int(timed["day-20260302"].sequence.value) > int(day.sequence.value)


def test_another_way_of_events_is_news_to_a_calendar_though_nothing_was_done(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 2h/day
    phases: [{title: One, items: [{topic: Vectors, effort: 30m}, {topic: Matrices, effort: 1h}]}]
    """
    days = events(study("export", "calendar").output)["day-20260302"]
    sessions = events(study(*SESSIONS).output)
    assert {"1-20260302", "2-20260302", "day-20260302"} <= set(sessions)
    assert sessions["day-20260302"].status.value == "CANCELLED"
    assert int(sessions["day-20260302"].sequence.value) > int(days.sequence.value)
    again = events(study("export", "calendar").output)
    assert (again["day-20260302"].status.value, again["1-20260302"].status.value) == ("CONFIRMED", "CANCELLED")


def test_the_dates_of_competitions_are_in_it(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [Vectors]}]
    """
    study("kaggle", "add", "Rain", "--due", "2026-06-30", "--entry", "2026-06-23", "--merger", "2026-06-23")
    found = events(study("export", "calendar").output)
    told = [(one.summary.value, one.dtstart.value) for uid, one in found.items() if uid.startswith("due-")]
    assert told == [
        ("Due: Rain", date(2026, 6, 30)),
        ("Entry closes: Rain", date(2026, 6, 23)),
        ("Team merger closes: Rain", date(2026, 6, 23)),
    ]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"events": [1]}', '{"source": 1, "events": [["a", "b", "c"]]}', "[" * 99999]
)
def test_a_file_of_exported_events_that_is_none_is_passed_over(study: Study, text: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    pace: 1h/day
    phases: [{title: One, items: [Vectors]}]
    """
    beside = Path(Workspace().path).with_name("calendar.json")
    beside.write_text(text)
    answer = study("export", "calendar")
    assert (answer.code, answer.errors) == (0, "")
    assert beside.stat().st_mode & 0o777 == 0o600
    assert json.loads(beside.read_text())["events"]


class Client(dict[str, tuple[str, int]]):
    """A calendar program: it takes over what is newer than what it has, by UID and SEQUENCE."""

    def take(self, study: Study) -> None:
        """Import the calendar as it is now: all that was there is in it still, and newer unless it is the same."""
        text = study(*SESSIONS).output
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


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_no_cell_begins_a_formula(study: Study, sign: str) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: [Vectors, Matrices]}]
    """
    study("edit", "1", "--title", f"{sign}cmd", "--notes", f"{sign}1+1")
    study("edit", "2", "--by", f"{sign}x")
    study("note", "1", f"{sign}note")
    for what in (["todoist"], ["csv", "plan"], ["csv", "items"], ["csv", "entries"]):
        rows = list(csv.reader(io.StringIO(study("export", *what).output)))
        assert not [cell for row in rows for cell in row if cell.startswith(sign)], what


def test_tasks_name_what_they_are_learned_from(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases:
    - title: One
      items: [Vectors, {topic: Bases, url: https://example.org/own}]
      resources: [{book: Strang, url: https://example.org/strang}, {video: Lecture 1}]
    """
    rows = list(csv.DictReader(io.StringIO(study("export", "todoist").output)))
    vectors, bases = (next(row for row in rows if row["CONTENT"] == name) for name in ("Vectors", "Bases"))
    assert vectors["DESCRIPTION"].splitlines() == [
        "from Strang https://example.org/strang", "from Lecture 1", "study done 1",
    ]  # fmt: skip
    assert bases["DESCRIPTION"].splitlines() == ["https://example.org/own", "study done 2"]


def test_notes_name_their_database_and_brackets_play_nothing(study: Study) -> None:
    """
    curriculum: algebra
    title: Linear algebra
    phases: [{title: One, items: ["Vectors [latex]x[/latex]"]}]
    """
    study("done", "1", "--note", "[sound:a.mp3] and [$]x[/$]")
    note = study("export", "anki").output.splitlines()[-1]
    assert note.startswith("study-20260302T000000-1\t")
    assert not re.search(r"\[(sound:|latex\]|\$)", note)
    assert "&#91;sound:a.mp3]" in note


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
