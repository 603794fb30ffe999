"""From somebody's README to a curriculum, and to a plan."""

import io
import json
import os
import stat
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer, Study

README = """
    # Bread in three weeks

    A plan for people who have an oven.

    ## Contents
    - [Week 1](#week-1)

    ## Week 1: Flour
    - [x] Read [about gluten](https://example.org/gluten) (2 hours)
    - [ ] Mix a first dough (1h)

    ## Week 2: Yeast
    Choose one of the following:
    - [ ] Bake a baguette (3h)
    - [ ] Bake a country loaf (4h)

    ## Week 3: Time
    - [ ] Project: a sourdough of your own (6-8 hours)

    ## Contributing
    Pull requests are welcome.
"""

Keep = Callable[..., str]


@pytest.fixture
def keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keep:
    """Write a file into the current folder, and name it."""

    def write(text: str | bytes = README, name: str = "README.md") -> str:
        Path(name).write_bytes(textwrap.dedent(text).strip("\n").encode() if isinstance(text, str) else text)
        return name

    folder = tmp_path / "bread"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return write


def document(answer: Answer) -> dict[str, object]:
    found: dict[str, object] = json.loads(answer.output)
    return found


def test_a_readme_becomes_a_curriculum_that_passes_its_check(
    study: Study, keep: Keep, golden: Callable[[str], None]
) -> None:
    answer = study("import", keep())

    assert (answer.code, answer.errors) == (0, "")
    golden(answer.output + "\n" + Path("bread-in-three-weeks.yaml").read_text(encoding="utf-8"))
    assert study("check", "bread-in-three-weeks.yaml").output == "No problems.\n"


def test_what_was_imported_enrolls_and_plans(study: Study, keep: Keep) -> None:
    study("import", keep())

    assert study("enroll", "bread-in-three-weeks.yaml", "--hours", "5").code == 0
    assert "Mix a first dough" in study("today").output


def test_a_dry_run_writes_nothing(study: Study, keep: Keep) -> None:
    answer = study("import", keep(), "--dry-run")

    assert answer.code == 0
    assert "Nothing was written" in answer.output
    assert [path.name for path in Path().iterdir()] == ["README.md"]


def test_the_document_says_what_was_found(study: Study, keep: Keep) -> None:
    found = document(study("import", keep(), "--dry-run", "--json"))

    assert found["schema"] == "study.curriculum-import/1"
    assert (found["format"], found["language"], found["written"]) == ("markdown", "en", None)
    assert [(group["title"], group["position"]) for group in found["groups"]] == [  # type: ignore[attr-defined]
        ("Flour", {"unit": "week", "from": 1, "to": 1}),
        ("Yeast", {"unit": "week", "from": 2, "to": 2}),
        ("Time", {"unit": "week", "from": 3, "to": 3}),
    ]
    first = found["items"][0]  # type: ignore[index]
    assert first["url"] == "https://example.org/gluten"
    assert (first["minutes"], first["progress"], first["group"], first["line"]) == (
        {"low": 120, "high": 120},
        100,
        0,
        9,
    )
    assert {"lines", "understood", "matter", "left_out", "links", "done", "guesses"} <= set(found["counts"])  # type: ignore[call-overload]


def test_imported_again_it_is_unchanged(study: Study, keep: Keep) -> None:
    study("import", keep())
    before = Path("bread-in-three-weeks.yaml").read_bytes()

    answer = study("import", "README.md", now="2027-01-01")

    assert answer.code == 0
    assert "Already imported, unchanged." in answer.output
    assert Path("bread-in-three-weeks.yaml").read_bytes() == before


def test_another_file_is_never_overwritten_without_force(study: Study, keep: Keep) -> None:
    keep("my own notes", "bread-in-three-weeks.yaml")

    answer = study("import", keep())

    assert answer.code == 2
    assert "--force" in answer.errors and "--title" in answer.errors
    assert Path("bread-in-three-weeks.yaml").read_text(encoding="utf-8") == "my own notes"
    assert study("import", "README.md", "--force").code == 0
    assert Path("bread-in-three-weeks.yaml").read_text(encoding="utf-8").startswith("# Made by study import")


def test_another_title_gives_another_id(study: Study, keep: Keep) -> None:
    study("import", keep(), "--title", "Baking", "-o", "mine.yaml")

    assert "curriculum: baking\ntitle: Baking\n" in Path("mine.yaml").read_text(encoding="utf-8")


def test_fresh_leaves_out_what_somebody_else_has_done(study: Study, keep: Keep) -> None:
    study("import", keep(), "--fresh")

    assert "progress" not in Path("bread-in-three-weeks.yaml").read_text(encoding="utf-8")


def test_strict_refuses_what_was_left_out(study: Study, keep: Keep) -> None:
    table = keep("Title,Hours\nOne,1\n,2\nThree,3\n", "plan.csv")

    assert study("import", table, "--strict").code == 3
    assert not Path("plan.yaml").exists()
    assert study("import", table).code == 0


def test_a_folder_means_its_readme(study: Study, keep: Keep) -> None:
    keep()

    assert "3 phases" in study("import", ".", "--dry-run").output


def test_what_comes_through_a_pipe_is_imported(study: Study, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(keep()).open(encoding="utf-8") as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        answer = study("import", "-", "--dry-run")

    assert answer.output.startswith("stdin → bread-in-three-weeks.yaml")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "there is nothing in this file"),
        ("\n \n", "there is nothing in this file"),
        (b"a\nb\0c", "source.md:2:1: this is a binary file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a picture"),
        (b"%PDF-1.7\n", "this is a PDF"),
        (b"PK\x03\x04\x14\0", "this is an Office file or an archive"),
        (b"\x1f\x8b\x08\0", "this is compressed"),
        (b"# Caf\xe9", "this isn't UTF-8 text"),
        (b"\xff\xfe#\x00\xd8", "this isn't UTF-16 text"),
        (b"x" * (10 * 1024 * 1024 + 1), "this file is over 10 MiB"),
        ("# A\n" + "- b\n" * 200_001, "over 200000 lines"),
        ("# A\n" + "word " * 300_000, "source.md:2:1: this line is over 1 MiB"),
        ("# A\n" + "- [a](https://b)\n" * 20_001, "over 20000 links"),
        ('{"a": 1}', "this JSON isn't a curriculum in a format"),
        ('{"schema": "study.records/1"}\n{"v": 1}\n', "this is a dump of a whole study database"),
        ('{"schema": "study.records/1"}\n' + "x" * 11_000_000, "this is a dump of a whole study database"),
        ('{"schema": "study.report/1", "items": []}', "this is an answer of study itself (study.report/1)"),
        ("<!doctype html>\n<p>1. Knead", "this is a web page, not a text"),
        ("<svg></svg>", "only pictures"),
        ("<?xml version='1.0'?><svg/>", "this XML isn't an outline"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_no_text_to_study_from_is_a_sentence(
    study: Study, keep: Keep, text: str | bytes, sentence: str
) -> None:
    answer = study("import", keep(text, "source.md"))

    assert answer.code == 3
    assert sentence.lower() in " ".join((answer.errors + answer.output).lower().split())
    assert len(answer.errors.splitlines()) < 6
    assert not list(Path().glob("*.yaml"))


def test_what_is_no_file_is_a_sentence(study: Study, keep: Keep) -> None:
    keep()
    os.mkfifo("pipe")
    Path("empty").mkdir()
    Path("ring").symlink_to("ring")

    for name in ("pipe", "/dev/zero", "empty", "ring", "README.md/a", "a\0b"):
        answer = study("import", name)
        assert (answer.code, answer.output) == (3, "")
        assert len(answer.errors.splitlines()) == 2


def test_a_pipe_that_the_shell_made_is_read(study: Study, keep: Keep) -> None:
    reader, writer = os.pipe()
    os.write(writer, Path(keep()).read_bytes())
    os.close(writer)

    assert "3 phases" in study("import", f"/dev/fd/{reader}", "--dry-run").output
    os.close(reader)


def test_a_file_that_changes_while_it_is_read_is_told(
    study: Study, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Growing(io.FileIO):
        def read(self, size: int | None = -1) -> bytes:
            content = super().read(size) or b""
            with open("README.md", "ab") as other:  # noqa: PTH123
                other.write(b"- [ ] One more\n")
            return content

    keep()
    monkeypatch.setattr("pathlib.Path.open", lambda path, _: Growing(path))

    answer = study("import", "README.md")

    assert answer.code == 3
    assert "this file was changed while it was read" in answer.errors


def test_an_address_without_its_beginning_is_understood(study: Study, keep: Keep) -> None:
    keep()

    assert "study import https://github.com/ossu/math" in study("import", "github.com/ossu/math").errors
    assert "check the spelling" in study("import", "plans/ossu.md").errors


def test_nothing_is_no_name(study: Study, keep: Keep) -> None:
    keep()

    answer = study("import", "")

    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.startswith("Name what to import")


def test_a_file_that_is_not_there_is_a_sentence(study: Study, keep: Keep) -> None:
    keep()

    answer = study("import", "nowhere.md")

    assert (answer.code, answer.output) == (3, "")
    assert answer.errors.startswith("nowhere.md: there is no such file")


def test_pictures_alone_are_told(study: Study, keep: Keep) -> None:
    answer = study("import", keep("![a](a.png)\n\n![b](b.png)\n"))

    assert answer.code == 3
    assert answer.output.startswith("This file has only pictures in it")


def test_a_readme_about_software_is_told_as_one(study: Study, keep: Keep) -> None:
    answer = study(
        "import",
        keep("""
            # fastjson
            A parser.
            ## Features
            - Quick
            - Small
            - No dependencies
            - Tested
            ## Installation
            ```sh
            pip install fastjson
            ```
            ## Usage
            Call `parse`.
        """),
    )

    assert answer.code == 3
    assert answer.output.startswith("This reads like the README of a piece of software")
    assert not list(Path().glob("*.yaml"))


def test_force_writes_what_is_weak(study: Study, keep: Keep) -> None:
    keep("# One\n\n- [ ] thing\n")

    assert study("import", "README.md").code == 3
    assert study("import", "README.md", "--force").code == 0
    assert study("check", "one.yaml").code == 0


def test_a_log_is_named_as_one(study: Study, keep: Keep) -> None:
    answer = study("import", keep("# 2025\n" + "".join(f"- [x] Finished book {n} in May\n" for n in range(8))))

    assert "study import README.md --as log" in answer.output


def test_hostile_titles_are_harmless_and_kept(study: Study, keep: Keep) -> None:
    titles = ["- a: b # c", "'single' \"double\"", "\u202eright to left\u202c", "\x1b[31mred\x1b[0m", "*bold* <b>x</b>"]
    titles += ["!!python/object", "&anchor *alias", "{brace} [bracket]", "yes", "1984", "long " * 2000]
    answer = study("import", keep("# T\n\n" + "".join(f"- [ ] {title}\n" for title in titles)), "-o", "t.yaml")

    assert answer.code == 0
    assert "\x1b" not in answer.output and "\u202e" not in answer.output
    text = Path("t.yaml").read_text(encoding="utf-8")
    assert "\x1b" not in text and "\u202e" not in text
    assert study("check", "t.yaml").code == 0
    assert study("enroll", "t.yaml").code == 0


def test_a_script_is_no_link(study: Study, keep: Keep) -> None:
    text = "# T\n\n- [ ] [One](javascript:alert(1))\n- [ ] Two\n- [ ] Three\n"

    answer = study("import", keep(text))

    assert answer.code == 0
    assert "javascript:" in answer.output
    assert "javascript:" not in Path("t.yaml").read_text(encoding="utf-8").replace("# ", "")


def test_ids_do_not_depend_on_numbers_or_order(study: Study, keep: Keep) -> None:
    def ids(text: str) -> dict[str, str]:
        keep(text, "plan.md")
        items = document(study("import", "plan.md", "--dry-run", "--json"))["items"]
        return {item["title"]: item["id"] for item in items}  # type: ignore[attr-defined]

    before = ids("# P\n\n## Week 1: Alpha\n- [ ] 1. Read\n- [ ] 2. Write\n## Week 2: Beta\n- [ ] Rest\n- [ ] 学习\n")
    after = ids("# P\n\n## Week 1: Beta\n- [ ] 学习\n- [ ] Rest\n## Week 2: Alpha\n- [ ] 7. Write\n- [ ] 8. Read\n")

    assert before == after


def test_the_editor_gets_what_was_written(study: Study, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.editor.is_there", lambda: True)
    opened: list[Path] = []

    def edit(path: Path) -> None:
        opened.append(path)
        path.write_text(path.read_text(encoding="utf-8").replace("title: Bread", "titel: Bread"), encoding="utf-8")

    monkeypatch.setattr("study.editor.run", edit)

    answer = study("import", keep(), "--edit")

    assert opened == [Path("bread-in-three-weeks.yaml")]
    assert answer.code == 3
    assert 'unknown key "titel"' in answer.output


def test_without_a_terminal_there_is_no_editor(study: Study, keep: Keep) -> None:
    answer = study("import", keep(), "--edit")

    assert answer.code == 2
    assert not Path("bread-in-three-weeks.yaml").exists()


@pytest.mark.parametrize(
    "words",
    [[], ["--draft", "x.yaml"], ["README.md", "--to", "own"], ["README.md", "--year", "x"], ["README.md", "--on", "x"]],
    ids=" ".join,
)
def test_a_line_that_makes_no_sense_is_exit_2(study: Study, keep: Keep, words: list[str]) -> None:
    keep()

    answer = study("import", *words)

    assert (answer.code, answer.output) == (2, "")


# Enrolling in a source.


def test_a_source_is_enrolled_in_one_go(
    study: Study, keep: Keep, tmp_path: Path, golden: Callable[[str], None]
) -> None:
    answer = study("enroll", keep(), "--hours", "5", "--yes", columns=300)

    assert (answer.code, answer.errors) == (0, "")
    golden(answer.output.replace(str(tmp_path), "HOME"))
    kept = tmp_path / "curricula" / "bread-in-three-weeks.yaml"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "Mix a first dough" in study("today").output


def test_enrolling_names_the_option_where_nobody_can_be_asked(study: Study, keep: Keep, tmp_path: Path) -> None:
    answer = study("enroll", keep())

    assert (answer.code, answer.output) == (2, "")
    assert "--yes" in answer.errors
    assert not (tmp_path / "study.db").exists()


@pytest.mark.parametrize(("typed", "followed"), [("1\n", True), ("2\n", False), ("\n", False)])
def test_on_a_terminal_enrolling_asks(
    study: Study, keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, followed: bool
) -> None:
    monkeypatch.setattr("study.screen.console.is_answered", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    answer = study("enroll", keep())

    assert answer.code == 0
    assert 'Follow "Bread in three weeks"?' in answer.errors
    assert (tmp_path / "curricula").exists() is followed
    assert (tmp_path / "study.db").exists() is followed


def test_the_document_of_enrolling_holds_the_import(study: Study, keep: Keep, tmp_path: Path) -> None:
    found = document(study("enroll", keep(), "--yes", "--json"))

    assert found["schema"] == "study.enrolled/1"
    assert found["file"] == str(tmp_path / "curricula" / "bread-in-three-weeks.yaml")
    assert found["import"]["counts"]["items"] == 5  # type: ignore[index]


def test_a_curriculum_edited_by_hand_is_never_overwritten(study: Study, keep: Keep, tmp_path: Path) -> None:
    study("enroll", keep(), "--yes")
    study("leave", "bread-in-three-weeks")
    kept = tmp_path / "curricula" / "bread-in-three-weeks.yaml"
    kept.write_text(kept.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")

    answer = study("enroll", "README.md", "--yes")

    assert answer.code == 2
    assert "--title" in answer.errors
    assert kept.read_text(encoding="utf-8").endswith("# mine\n")


def test_two_sources_with_one_id_are_told_apart_by_a_title(study: Study, keep: Keep) -> None:
    study("enroll", keep(), "--yes")
    keep("# Bread in three weeks\n\n- [ ] other\n- [ ] things\n- [ ] here\n", "other.md")

    answer = study("enroll", "other.md", "--yes")

    assert answer.code == 2
    assert "--title" in answer.errors
    assert study("enroll", "other.md", "--yes", "--title", "Other bread").code == 0


def test_a_source_of_the_same_title_as_what_is_followed_is_told_apart(study: Study, keep: Keep) -> None:
    study("import", keep())
    study("enroll", "bread-in-three-weeks.yaml")
    keep("# Bread in three weeks\n\n- [ ] other\n- [ ] things\n- [ ] here\n", "my other.md")

    answer = study("enroll", "my other.md", "--yes", columns=200)

    assert answer.code == 2
    assert "study enroll 'my other.md' --title" in " ".join(answer.errors.split())


def test_names_are_shown_as_a_shell_takes_them(study: Study, keep: Keep) -> None:
    keep(name="my plan.md")

    answer = study("import", "my plan.md", "-o", "my plan.yaml", columns=200)

    assert "study import 'my plan.md' --edit · study enroll 'my plan.yaml'" in answer.output


def test_a_weak_source_is_not_enrolled(study: Study, keep: Keep, tmp_path: Path) -> None:
    answer = study("enroll", keep("# One\n\nNothing to do.\n"), "--yes")

    assert answer.code == 3
    assert not (tmp_path / "curricula").exists()


def test_a_shipped_curriculum_and_a_yaml_file_are_never_asked_about(study: Study, keep: Keep) -> None:
    study("import", keep())

    assert study("enroll", "bread-in-three-weeks.yaml").code == 0
    assert study("enroll", "hf-four-week").code == 0


# A language model.


def test_the_prompt_holds_rules_schema_and_source(study: Study, keep: Keep) -> None:
    answer = study("import", keep(), "--prompt")

    assert answer.code == 0
    assert "Invent nothing" in answer.output
    assert '"$schema"' in answer.output
    assert "Bake a country loaf (4h)" in answer.output


DRAFT = """
    curriculum: bread
    title: Bread in three weeks
    source: README.md
    phases:
      - title: Flour
        items:
          - reading: Read about gluten
            url: https://example.org/gluten
            effort: 2h
          - Mix a first dough
      - title: Yeast
        items: [Bake a baguette, Bake a country loaf]
      - title: Time
        items: [A sourdough of your own]
    notes: Contents. Contributing.
"""


def test_a_faithful_draft_passes(study: Study, keep: Keep) -> None:
    keep()
    keep(DRAFT, "draft.yaml")

    answer = study("import", "--draft", "draft.yaml", "--against", "README.md")

    assert (answer.code, answer.errors) == (0, "")
    assert "has all of README.md, and nothing else" in answer.output


def test_a_draft_that_leaves_out_or_invents_is_told(study: Study, keep: Keep, golden: Callable[[str], None]) -> None:
    keep()
    draft = DRAFT.replace("https://example.org/gluten", "https://example.org/other").replace(
        "effort: 2h", "effort: 47h"
    )
    keep(draft.replace("A sourdough of your own", "Open a bakery in town").replace("Yeast", "More"), "draft.yaml")

    answer = study("import", "--draft", "draft.yaml", "--against", "README.md")

    assert answer.code == 3
    golden(answer.output)
    found = document(study("import", "--draft", "draft.yaml", "--against", "README.md", "--json"))
    assert found["schema"] == "study.draft/1"
    assert {one["kind"] for one in found["invented"]} == {"link", "title", "effort"}  # type: ignore[attr-defined]


def test_what_is_about_the_file_itself_may_be_left_out(study: Study, keep: Keep) -> None:
    keep(README + "\n    ## License\n    [MIT](https://example.org/mit)\n")
    keep(DRAFT.replace("    notes: Contents. Contributing.\n", ""), "draft.yaml")

    answer = study("import", "--draft", "draft.yaml", "--against", "README.md", columns=200)

    assert answer.code == 0
    assert "Rightly left out, as it is about the file itself: 3 headings and 1 link." in answer.output


def test_an_item_that_is_left_out_is_told_though_it_has_no_link(study: Study, keep: Keep) -> None:
    keep()
    keep(DRAFT.replace(", Bake a country loaf", ""), "draft.yaml")

    found = document(study("import", "--draft", "draft.yaml", "--against", "README.md", "--json"))

    assert found["missing"][-1] == {  # type: ignore[index]
        "kind": "item", "line": 15, "text": "Bake a country loaf", "matter": False,
    }  # fmt: skip


@pytest.mark.parametrize(("effort", "faithful"), [("2h", True), ("120m", True), ("3h", False), ("6-8h", False)])
def test_a_time_that_the_source_states_elsewhere_is_invented_here(
    study: Study, keep: Keep, effort: str, faithful: bool
) -> None:
    keep(
        README.replace(
            "- [x] Read [about gluten](https://example.org/gluten)", "- [x] [Gluten](https://example.org/gluten)"
        )
    )
    draft = DRAFT.replace("reading: Read about gluten", "reading: Gluten").replace("effort: 2h", f"effort: {effort}")
    keep(draft, "draft.yaml")

    found = document(study("import", "--draft", "draft.yaml", "--against", "README.md", "--json"))

    assert found["faithful"] is faithful


def test_a_draft_that_is_no_curriculum_is_told(study: Study, keep: Keep) -> None:
    keep()
    keep("curriculum: bread\n", "draft.yaml")

    answer = study("import", "--draft", "draft.yaml", "--against", "README.md")

    assert answer.code == 3
    assert '"title" is missing' in answer.output or "title" in answer.output


# Options: each changes what it says, and the same input with the same options gives the same bytes.

PLANNED = """
    # Dein Plan

    | Woche | Thema | Übung | Aufwand | Fällig | Erledigt |
    |-------|-------|-------|---------|--------|----------|
    | 1 | Mehl | Teig kneten | 2h | 03.04. | ja |
    | 2 | Hefe | Brot backen | 3h | 10.04. | nein |
    | 3 | Zeit | Kruste prüfen | 1h | 17.04. | nein |
"""


@pytest.mark.parametrize(
    ("options", "expected", "unexpected"),
    [
        ([], "progress: 100", "id: mehl"),
        (["--fresh"], "topic: Mehl", "progress:"),
        (["--year", "2027"], "due: 2027-04-10", "2026"),
        (["--year", "2026", "--on", "2026-02-01"], "due: 2026-04-10", "Date:"),
        (["--year", "2026", "--on", "2026-09-01"], "Date: 2026-04-10", "due:"),
        (["--title", "Brot & mehr"], "curriculum: brot-mehr\ntitle: Brot & mehr", "Dein Plan"),
        (["--language", "de"], "Übung: Brot backen", "Ubung"),
        (["--split-columns"], "practice: Teig kneten", "Übung: Teig kneten"),
    ],
    ids=str,
)
def test_each_option_does_what_it_says_and_the_same_again(
    study: Study, keep: Keep, options: list[str], expected: str, unexpected: str
) -> None:
    keep(PLANNED)

    assert study("import", "README.md", "-o", "one.yaml", *options).code == 0
    assert study("import", "README.md", "-o", "two.yaml", *options, now="2026-03-04").code == 0
    text = Path("one.yaml").read_text(encoding="utf-8")
    assert expected in text
    assert unexpected not in text
    assert Path("two.yaml").read_text(encoding="utf-8") == text
    assert study("check", "one.yaml").code == 0


def test_strict_takes_what_is_sure(study: Study, keep: Keep) -> None:
    assert study("import", keep(PLANNED), "--strict").code == 0
    keep("Title,Hours\nOne,1\n,2\nThree,3\n", "plan.csv")

    assert study("import", "plan.csv", "--strict", "--force", "-o", "b.yaml").code == 3
    assert Path("b.yaml").exists()


def test_a_dry_run_answers_as_json_too(study: Study, keep: Keep) -> None:
    found = document(study("import", keep(PLANNED), "--dry-run", "--json"))

    assert (found["written"], found["language"]) == (None, "de")
    assert not list(Path().glob("*.yaml"))
