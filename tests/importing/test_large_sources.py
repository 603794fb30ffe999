"""A source larger than the program likes to have at once: nothing in it is lost or misread without a word."""

from datetime import date

import pytest

from study.errors import InvalidFile
from study.importing import origin
from study.importing.curriculum import room
from study.importing.document import counts
from study.importing.markdown import blocks
from study.importing.options import Options
from study.importing.origin import Origin
from study.importing.result import Import, import_origin


def imported(text: str) -> Import:
    return import_origin(Origin("source.md", "source", text, "0" * 64), Options(today=date(2026, 3, 2)))


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "CHUNK", 100)


@pytest.mark.usefixtures("small_chunks")
def test_a_table_goes_on_where_the_text_is_cut() -> None:
    rows = "".join(f"| Topic {n} | {n % 3 + 1} h | some words |\n" for n in range(300))
    result = imported(f"# Plan\n\n| Topic | Time | Notes |\n|---|---|---|\n{rows}\n## After it\n\n- [ ] the last\n")

    items = result.findings.items
    assert [item.title for item in items] == [*(f"Topic {n}" for n in range(300)), "the last"]
    assert [item.line for item in items] == [*range(5, 305), 308]
    assert result.left_out == 0


@pytest.mark.usefixtures("small_chunks")
def test_code_is_not_cut() -> None:
    code = "# no heading\n- [ ] no task\n" * 200
    result = imported(f"# Plan\n\n- [ ] one\n- [ ] two\n\n```sh\n{code}```\n\n## After it\n\n- [ ] three\n")

    assert [item.title for item in result.findings.items] == ["one", "two", "three"]


def test_long_notes_are_cut_where_the_curriculum_would_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    prose = "Words about it, which a plan can do without where they are too many. " * 10
    text = "# Plan\n\n" + "".join(
        f"## Part {n}\n\n{prose}\n\n- [ ] task {n} (2h)\n- [ ] more of {n}\n\n" for n in range(20)
    )
    whole = imported(text)
    monkeypatch.setattr(origin, "LARGEST", 8000)
    result = imported(text)

    assert len(whole.text.encode()) > 8000 >= len(result.text.encode()) > 4500
    assert [item.title for item in result.findings.items] == [item.title for item in whole.findings.items]
    assert result.text.count("…") > 20
    assert result.findings.problems == [(0, "long notes were cut in 20 places, for a curriculum file may have 10 MiB")]
    assert result.checked.problems == [] and whole.findings.problems == []


def test_what_fits_no_curriculum_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# Plan\n\n" + "".join(f"- [ ] task {n}\n" for n in range(200))
    monkeypatch.setattr(origin, "LARGEST", 3000)
    with pytest.raises(InvalidFile, match="over 10 MiB"):
        imported(text)


def test_too_many_parts_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_PARTS", 100)
    with pytest.raises(InvalidFile, match="over 100 things"):
        imported("# Plan\n\n" + "".join(f"- [ ] task {n}\n" for n in range(101)))

    assert counts(imported("- [ ] task\n" * 100))["items"] == 100


def test_a_note_is_cut_between_words() -> None:
    assert room.shortened("one two three four", 12) == "one two…"
    assert room.shortened("漢字漢字", 9) == "漢字…"
