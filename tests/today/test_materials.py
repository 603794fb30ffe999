"""From what to learn: links and materials, in `today`, opened, finished and planned."""

import json
import os
import re
import stat
from io import StringIO
from pathlib import Path

import pytest

from study.screen.console import show
from study.screen.page import Page, Span
from tests.conftest import Study

GUITAR = """
curriculum: guitar
title: Guitar
pace: 1h/day
phases:
  - phase: start
    title: The start
    modules:
      - module: chords
        title: Chords
        items:
          - {topic: Open chords, effort: 30m}
          - {topic: Barre chords, effort: 30m, url: "https://example.org/barre?a=1&b=2"}
        resources:
          - {book: The chord book, url: "https://example.org/chords", effort: 3h}
          - {video: Hands, url: "https://example.org/hands", progress: 40}
          - {course: Theory, id: theory}
          - {site: Tabs}
      - module: songs
        title: Songs
        items: [{reading: On songs, effort: 1h, url: "https://example.org/songs"}]
        resources:
          - {same: theory}
          - {article: Songs explained, url: "http://www.example.org/songs/"}
"""


@pytest.fixture
def guitar(study: Study, tmp_path: Path) -> Study:
    (tmp_path / "guitar.yaml").write_text(GUITAR, encoding="utf-8")
    assert study("enroll", str(tmp_path / "guitar.yaml")).code == 0
    return study


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down what it is asked to show."""
    seen, program = tmp_path / "seen.txt", tmp_path / "browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {seen}\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(program))
    seen.touch()
    return seen


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_today_names_the_link_of_an_item_and_once_the_materials_of_its_module(guitar: Study) -> None:
    output = guitar("today").output
    assert "https://example.org/barre?a=1&b=2" in output.splitlines()[4]
    assert output.count("Chords · Guitar") == 1
    assert "from 4: The chord book (book)\n" in output
    assert "from 5: Hands (video, 40 %)" in output
    assert "and 1 more: study show guitar/chords" in output
    assert "https://example.org/chords" in [line.strip() for line in output.splitlines()]


def test_an_address_is_never_cut(guitar: Study) -> None:
    long = "https://example.org/" + "long/" * 30
    guitar("edit", "4", "--url", long)
    for words in (["today"], ["show", "1"], ["show", "4"], ["show", "guitar/chords"], ["open", "4"]):
        for columns in (20, 80, 200):
            assert long in [line.strip() for line in guitar(*words, columns=columns).output.splitlines()], words


def test_finished_materials_are_named_no_more(guitar: Study) -> None:
    guitar("progress", "4", "100")
    guitar("skip", "5")
    sessions = json.loads(guitar("today", "--json").output)["sessions"]
    assert [one["item"] for one in sessions[0]["resources"]] == [6, 7]
    assert [one["url"] for one in sessions] == ["", "https://example.org/barre?a=1&b=2"]


def test_a_material_in_two_places_is_named_in_both_and_has_one_bar(guitar: Study) -> None:
    guitar("progress", "theory", "30")
    for module in ("guitar/chords", "guitar/songs"):
        resources = json.loads(guitar("show", module, "--json").output)["resources"]
        assert [(one["item"], one["percent"]) for one in resources if one["title"] == "Theory"] == [(6, 30)]
    found = json.loads(guitar("show", "3", "--json").output)
    assert [one["title"] for one in found["resources"]] == ["Theory", "Songs explained"]
    assert len([one for one in json.loads(guitar("list", "--json").output)["items"] if one["title"] == "Theory"]) == 1


def test_a_link_is_opened_in_the_browser(guitar: Study, browser: Path) -> None:
    answer = guitar("open", "2")
    assert answer.code == 0
    assert answer.output.startswith("Opened")
    assert browser.read_text() == "https://example.org/barre?a=1&b=2\n"


def test_several_links_are_listed_and_nothing_is_opened(guitar: Study, browser: Path) -> None:
    for words in (["open", "1"], ["open", "chords"]):
        lines = guitar(*words).output.splitlines()
        assert "  https://example.org/chords" in lines
        assert "  https://example.org/hands" in lines
    assert "Open one: study open 4" in lines
    assert browser.read_text() == ""


def test_where_there_is_no_screen_the_address_is_printed(guitar: Study, no_screen: None) -> None:
    answer = guitar("open", "4")
    assert answer.code == 0
    assert answer.output == "4  The chord book  book\n  https://example.org/chords\n"


@pytest.mark.parametrize("command", ["/nowhere/to/be/found", "false"])
def test_a_browser_that_fails_leaves_the_address(guitar: Study, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("BROWSER", os.pathsep.join([command, command]))
    answer = guitar("open", "4")
    assert (answer.code, answer.output) == (0, "4  The chord book  book\n  https://example.org/chords\n")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,hello", "JavaScript:x", "ftp://e.org/a"]
)
def test_what_is_no_web_page_is_not_opened(guitar: Study, browser: Path, url: str) -> None:
    guitar("edit", "1", "--url", url)
    answer = guitar("open", "1")
    assert answer.code == 2
    assert "is not opened: only web pages are" in answer.errors
    assert browser.read_text() == ""


def test_what_has_no_link_says_how_to_give_it_one(study: Study, browser: Path) -> None:
    """
    curriculum: c
    title: C
    phases: [{title: P, items: [Lonely]}]
    """
    answer = study("open", "1")
    assert (answer.code, answer.output) == (1, "")
    assert "study edit 1 --url" in answer.errors


def test_the_last_item_of_a_module_asks_for_its_materials(guitar: Study) -> None:
    assert "Done too?" not in guitar("done", "1").output
    assert "Done as well? study done 4 5 6 7" in guitar("done", "2").output
    guitar("undo")
    found = json.loads(guitar("done", "2", "--with-materials", "--json").output)
    assert [one["item"] for one in found["changes"]] == [2, 4, 5, 6, 7]
    assert found["resources"] == []
    guitar("undo")
    assert json.loads(guitar("show", "4", "--json").output)["percent"] == 0


@pytest.mark.parametrize(("typed", "percent"), [("1\n", 100), ("2\n", 0), ("\n", 0)])
def test_on_a_terminal_it_asks_once(guitar: Study, monkeypatch: pytest.MonkeyPatch, typed: str, percent: int) -> None:
    monkeypatch.setattr("study.log.command.is_answered", lambda: True)
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    answer = guitar("done", "1-2")
    assert answer.errors.count("Are you done with its materials too?") == 1
    assert json.loads(guitar("show", "4", "--json").output)["percent"] == percent


def test_the_answer_belongs_to_the_same_step(guitar: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    before = guitar("list").output
    with monkeypatch.context() as terminal:
        terminal.setattr("study.log.command.is_answered", lambda: True)
        terminal.setattr("sys.stdin", StringIO("1\n"))
        guitar("done", "1-2")
    assert guitar("list").output != before
    guitar("undo")
    assert guitar("list").output == before


def test_who_does_again_what_is_done_is_asked_nothing(guitar: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    guitar("done", "1-2")
    monkeypatch.setattr("study.log.command.is_answered", lambda: True)
    assert "materials" not in guitar("done", "1-2").errors


def test_who_reads_what_is_also_a_material_has_read_it_there_too(guitar: Study) -> None:
    found = json.loads(guitar("done", "3", "--json").output)
    assert [(one["item"], one["percent"]) for one in found["changes"]] == [(3, 100), (8, 100)]


def test_materials_are_planned_with_their_own_effort(study: Study, tmp_path: Path) -> None:
    (tmp_path / "guitar.yaml").write_text(GUITAR, encoding="utf-8")
    found = json.loads(study("enroll", str(tmp_path / "guitar.yaml"), "--plan-materials", "--json").output)
    assert found["items"] == 7  # not the article, which is planned as a reading
    sessions = json.loads(study("show", "4", "--json").output)["sessions"]
    assert sum(one["minutes"] for one in sessions) == 180
    assert study("exclude", "4").code == 0
    listed = {one["item"]: one for one in json.loads(study("list", "--json").output)["items"]}
    assert (listed[4]["left_out"], json.loads(study("show", "4", "--json").output)["sessions"]) == (None, [])


def test_include_puts_one_material_into_the_plan(guitar: Study) -> None:
    assert guitar("include", "the chord book").code == 0
    item = json.loads(guitar("show", "4", "--json").output)
    assert sum(one["minutes"] for one in item["sessions"]) == 180
    assert [one["item"] for one in json.loads(guitar("show", "1", "--json").output)["resources"]] == [5, 6, 7]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "url", ["https://example.org/a", "javascript:alert(1)", "https://e.org/\x1b]8;;", "http://é.org"]
)
def test_a_title_with_a_link_is_one_on_a_terminal(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    page = Page()
    page.line(Span("Chords", "title", link=url))
    page.table([[Span("Tabs", link=url), "book"]])
    stream = Terminal()
    show(page, stream)
    links = re.findall(r"\x1b]8;id=\d+;([^\x1b]*)\x1b", stream.getvalue())
    assert links == ([url, url] if url == "https://example.org/a" else [])


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_links_where_no_colours_are_wanted(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    page, stream = Page(), Terminal()
    page.line(Span("Chords", "title", link="https://example.org/a"))
    show(page, stream)
    assert stream.getvalue() == "Chords\n"
