"""Files that can't be read as one document: each is refused in a sentence with a hint, and nothing is stored."""

import json
from pathlib import Path

import pytest

from study.files import LARGEST
from study.format.file import check_text
from tests.conftest import Study
from tests.safety.processes import as_anybody, ended

HEAD = "curriculum: c\ntitle: C\n"
BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n"

BYTES = {
    "empty": (b"", "1:1: there is nothing in this file"),
    "only a line break": (b"\n", "1:1: there is nothing in this file"),
    "only comments": (b"# nothing\n\n# at all\n", "1:1: there is nothing in this file"),
    "only the begin of a document": (b"---", "1:1: there is nothing in this file"),
    "only the begin of a document on a line": (b"---\n", "1:1: there is nothing in this file"),
    "only a mark of UTF-8": (b"\xef\xbb\xbf", "1:1: there is nothing in this file"),
    "a list": (b"# comment\n- curriculum: c\n- title: C\n", "2:1: this isn't a curriculum"),
    "a text": (b"\nJust some words\nin a file.\n", "2:1: this isn't a curriculum"),
    "binary": (b"\x7fELF\x02\x01\x01\x00\x00\x00", "0:0: this is a binary file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "0:0: this is a binary file"),
    "latin-1": ("curriculum: c\ntitle: Écrire à la main\n".encode("latin-1"), "2:8: this isn't UTF-8 text"),
    "latin-1 behind wide characters": ("title: 日本 ".encode() + b"\xe9t\xe9", "1:11: this isn't UTF-8 text"),
    "UTF-16": ("curriculum: c\ntitle: C\n".encode("utf-16"), "1:1: this isn't UTF-8 text"),
    "too large": (b"#" * (LARGEST + 1), "0:0: this file is over 10 MiB"),
    "11 MiB": (b"title: " + b"x" * 11 * 1024 * 1024, "0:0: this file is over 10 MiB"),
    "a tab": (b"curriculum: c\nphases:\n\t- title: P\n", "3:1: there is a tab in the indentation"),
    "a tab behind spaces": (b"phases:\n  - title: P\n  \titems: [A]\n", "3:3: there is a tab in the indentation"),
    "a control character": (b"title: A\x07B\n", "1:9: there is a control character here"),
    "a control character after odd ones": (
        "# \u200e\u00ad\ntitle: \x9b31m\n".encode(),
        "2:8: there is a control character",
    ),
    "an alias bomb": (BOMB.encode(), '2:8: the alias "*a" repeats a whole list or mapping'),
    "an alias of itself": (b"a: &a [*a]\n", '1:8: the alias "*a" repeats a whole list or mapping'),
    "an alias redefined": (b"a: &a x\nb: &a [x]\nc: *a\n", '3:4: the alias "*a" repeats a whole list or mapping'),
    "an alias of nothing": (b"title: *strong\n", '1:8: the alias "*strong" names no anchor'),
    "too many aliases": (b"a: &a x\nb: [" + b"*a, " * 101 + b"]\n", "2:405: more than 100 aliases"),
    "aliases of a long text": (
        b"a: &a " + b"x" * 2**20 + b"\nb: [" + b"*a, " * 11 + b"]\n",
        "2:45: the aliases repeat over 10 MiB of text",
    ),
    "2000 levels of lists": (b"a: " + b"[" * 2000, "1:103: this is nested too deep"),
    "2000 levels of mappings": (b"{a: " * 2000 + b"}" * 2000, "1:401: this is nested too deep"),
    "2000 levels of lines": (
        b"".join(b" " * n + b"a:\n" for n in range(2000)),
        "101:101: this is nested too deep",
    ),
    "two documents": (b"curriculum: c\n---\ncurriculum: d\n", "2:1: a second document starts here"),
    "text behind the end": (b"curriculum: c\n...\ntitle: C\n", "3:1: the document ends before this line"),
    "a list for a key": (b"? [a, b]\n: c\n", "1:3: a key has to be a word"),
    "half a surrogate": (b'title: "\\ud800"\n', "1:11: this escape isn't a character"),
    "an unknown escape": (b'title: "C:\\windows"\n', "1:11: this escape means nothing"),
    "half an escape": (b'title: "\\x4"\n', "1:11: this escape means nothing"),
    "a colon in a text": (b"curriculum: c\ntitle: Python: the basics\n", "2:14: a colon is not expected here"),
    "no colon": (b"curriculum: c\ntitle\nsummary: S\n", "3:1: a colon is missing here"),
    "quotes never closed": (b"curriculum: c\ntitle: 'C\nsummary: S\n", "2:8: these quotes are never closed"),
    "quotes closed by a document": (b"title: 'C\n---\n", "1:8: these quotes are never closed"),
    "quotes inside quotes": (b"title: 'it's'\n", "1:12: a key is expected here"),
    "an at sign": (b"title: @home\n", "1:8: a text can't begin with this character"),
    "a percent sign": (b"title: %\n", "1:8: a text can't begin with this character"),
    "asterisks": (b"title: *strong* words\n", "1:8: a text can't begin with * or &"),
    "an asterisk": (b"title: * and more\n", "1:8: a text can't begin with * or &"),
    "a bracket never closed": (b"curriculum: c\ntips: [a, b\ntitle: C\n", "2:7: this list is not closed"),
    "a brace never closed": (b"curriculum: c\nsource: {title: a\n", "2:9: this mapping is not closed"),
    "an entry amid keys": (b"curriculum: c\n- title: C\n", "2:1: a key is expected here"),
    "a key amid entries": (b"tips:\n- a\n- b\n c: d\n", "4:3: a colon is not expected here"),
    "a list behind a key": (b"tips: - a\n", "1:7: a list can't begin here"),
    "crooked indentation": (b"source:\n    title: C\n  url: U\n", "3:3: a key is expected here"),
}


@pytest.mark.parametrize(("content", "message"), BYTES.values(), ids=BYTES)
def test_it_is_refused_in_a_sentence_with_a_hint(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("f.yaml").write_bytes(content)
    found = refused_by_check(study, "f.yaml")
    assert f"{found['line']}:{found['column']}: {found['message']}".startswith(message)
    assert len(str(found["message"])) < 80
    assert found["hint"]


def refused_by_check(study: Study, name: str) -> dict[str, object]:
    """The one problem of a file, which `check` and `enroll` tell alike and leave nothing behind."""
    before = {path.name for path in Path().iterdir()}
    plain, told = study("check", name), study("check", name, "--json")
    assert (plain.code, plain.errors, told.code, told.errors) == (3, "", 3, "")
    assert "Traceback" not in plain.output
    enrolled = study("enroll", name)
    assert (enrolled.code, enrolled.output, enrolled.errors) == (3, "", plain.output)
    assert {path.name for path in Path().iterdir()} == before
    (found,) = json.loads(told.output)["files"]
    assert not found["ok"] and not found["warnings"]
    (problem,) = found["problems"]
    place = f"{name}:{problem['line']}:{problem['column']}" if problem["line"] else name
    assert plain.output.startswith(f"{place}: {problem['message']}")
    # Of a single file that is not there, or cannot be read, there is nothing to count.
    assert plain.output.endswith("1 problem, 0 warnings\n") == bool(problem["line"])
    return dict(problem)


def test_a_folder_is_refused(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.yaml").mkdir()
    assert refused_by_check(study, "folder.yaml")["message"] == "this is a directory"


def test_a_file_that_is_not_there_is_refused(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = refused_by_check(study, "nowhere.yaml")
    assert found["message"] == "there is no such file"
    assert "study curricula" in str(found["hint"])


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (PermissionError(13, "Permission denied"), "you don't have permission to read this file"),
        (OSError(5, "Input/output error"), "this file can't be read: Input/output error"),
    ],
)
def test_a_file_that_may_not_or_cannot_be_read_is_refused(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("f.yaml").write_text(HEAD)
    opened = Path.open

    def refuse(path: Path, *args: object, **kwargs: object) -> object:
        if path.name == "f.yaml":
            raise fault
        return opened(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert refused_by_check(study, "f.yaml")["message"] == message


def test_a_file_without_permissions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(HEAD)
    path.chmod(0)
    code, output, _ = ended("check", str(path), prepare=as_anybody)
    assert code == 3
    assert "you don't have permission to read this file" in " ".join(output.split())


def test_a_file_without_a_line_to_show_shows_none(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert study("check", "nowhere.yaml").output.splitlines() == [
        "nowhere.yaml: there is no such file",
        "   check the spelling, or see `study curricula` for those shipped",
    ]


def test_the_line_that_is_not_utf_8_is_shown(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("f.yaml").write_bytes(b"curriculum: c\ntitle: \xc9crire\n")
    assert study("check", "f.yaml").output.splitlines()[1:3] == [
        "    2 | title: \ufffdcrire",
        "      |        ^ save the file as UTF-8",
    ]


ACCEPTED = {
    "a mark of UTF-8": b"\xef\xbb\xbfcurriculum: c\ntitle: C\ntips: [T]\n",
    "lines of Windows": b"curriculum: c\r\ntitle: C\r\ntips:\r\n- T\r\n",
    "lines of old Macs": b"curriculum: c\rtitle: C\rtips: [T]\r",
    "no last line break": b"curriculum: c\ntitle: C\ntips: [T]",
    "anchors and aliases of texts": b"curriculum: c\ntitle: &t C\nsummary: *t\ntips: [&x T]\n",
    "an anchor nobody calls": b"curriculum: c\ntitle: C\ntips: &tips [T]\n",
    "a begin and an end": b"%YAML 1.1\n---\ncurriculum: c\ntitle: C\ntips: [T]\n...\n",
    "other spaces": "curriculum: c\ntitle: C\u2028\ntips: [T]\n# a\u0085b\n".encode(),
    "quotes": b"'curriculum': \"c\"\n\"title\": 'C'\ntips: ['T']\n",
    "JSON": b'{"curriculum": "c", "title": "C", "tips": ["T"]}',
    "tags": b"curriculum: !!str c\ntitle: !!python/object:os.system C\ntips: !!seq [T]\n",
    "tabs between words": b"curriculum:\tc\ntitle:\tC\ntips: [T]\t# comment\n",
    "empty values": b"curriculum: c\ntitle: C\ntips: [T]\nsummary:\nphases:\nresources: ~\nsource: null\npace:\n",
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_it_is_read(study: Study, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(content)
    answer = study("check", str(file), "--json")
    (found,) = json.loads(answer.output)["files"]
    assert (answer.code, found["problems"]) == (0, [])


def test_every_text_is_the_same_however_it_is_written() -> None:
    for content in ACCEPTED.values():
        curriculum, _ = check_text(content.decode("utf-8-sig"), "f").both()
        assert (curriculum.curriculum, curriculum.title, curriculum.tips) == ("c", "C", ["T"])


def test_scalars_stay_the_texts_they_look_like() -> None:
    text = "curriculum: 007\ntitle: 1984\nsummary: yes\ntips: [1:30, 0x10, 1e3, 2024-01-01, on, '~', \"null\"]\n"
    curriculum, _ = check_text(text, "f").both()
    assert (curriculum.curriculum, curriculum.title, curriculum.summary) == ("007", "1984", "yes")
    assert curriculum.tips == ["1:30", "0x10", "1e3", "2024-01-01", "on", "~", "null"]


def test_a_mark_of_utf_8_is_no_part_of_the_first_line(study: Study, tmp_path: Path) -> None:
    file, told = tmp_path / "f.yaml", []
    for mark in (b"", b"\xef\xbb\xbf"):
        file.write_bytes(mark + b"colour: green\n")
        told.append(study("check", str(file)).output)
    assert told[0] == told[1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_in_an_editor(end: str) -> None:
    text = end.join(["curriculum: c", "# a\u2028b\u0085c", "title: C", "colour: green", ""])
    assert [(fault.line, fault.column) for fault in check_text(text, "f").problems] == [(4, 1)]
