"""However large or odd a source is, in any format: an answer in time that adds up, and nothing that does harm."""

import json
from datetime import date
from time import process_time

import pytest

from study.errors import InvalidFile
from study.importing import document, screen
from study.importing.document import counts
from study.importing.options import Options
from study.importing.origin import Origin
from study.importing.result import Import, import_origin
from study.screen.layout import text_of

SIZE = 100_000  # characters
LONGEST = 4  # seconds of the processor; what takes quadratic time takes longer


def imported(text: str) -> Import:
    return import_origin(Origin("source", "source", text, "0" * 64), Options(today=date(2026, 3, 2)))


def drawing(count: int) -> str:
    kinds = ["topic", "subtopic", "subtopic", "subtopic"]
    nodes = [
        {
            "id": str(n),
            "type": kinds[n % 4],
            "position": {"x": n * 37 % 900, "y": n * 20},
            "data": {"label": f"Node {n}"},
        }
        for n in range(count)
    ]
    return json.dumps({"nodes": nodes, "edges": [{"source": str(n), "target": str(n + 1)} for n in range(count)]})


LARGE = {
    "pictures without an end": "![" * (SIZE // 2),
    "tags without an end": "<div " * (SIZE // 5),
    "HTML without an end": "<div>\n" * (SIZE // 6) + "- a\n",
    "code without an end": "```\n" * (SIZE // 4),
    "quotation without an end": "Title,Hours\n" + "a,1\n" * 1000 + '"' * SIZE,
    "many columns": ",".join(f"c{n}" for n in range(500)) + "\n" + (",".join("x" * 500) + "\n") * 20,
    "many rows": "Title,Hours,Week\n" + "".join(f"Topic {n},2,{n // 100}\n" for n in range(3000)),
    "many outlines": "<opml><body>" + "".join(f'<outline text="a{n}"/>\n' for n in range(3000)) + "</body></opml>",
    "one name": "# A\n" + "- [ ] b\n" * 3000,
    "deep bullets": "".join("\t" * n + f"- a{n}\n" for n in range(400)),
    "many nodes": drawing(1000),
    "many videos": json.dumps([{"id": str(n), "title": f"v {n}", "duration": n} for n in range(3000)]),
    "long title": "# A\n- [ ] " + "漢" * 10_000 + "\n- [ ] " + "word " * 2000 + "\n- [ ] " + "x" * 10_000 + "\n",
}


@pytest.mark.parametrize("text", LARGE.values(), ids=list(LARGE))
def test_much_of_anything_is_read_in_time(text: str) -> None:
    begun = process_time()
    result = imported(text)

    assert process_time() - begun < LONGEST
    count = counts(result)
    assert count["understood"] + count["matter"] + count["left_out"] == count["lines"]
    assert result.checked.problems == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a":' * SIZE, "isn't valid JSON"),
        ('{"nodes": [],\n"edges": [,]}', "isn't valid JSON"),
        ('{"n": ' + "9" * SIZE + "}", "valid JSON|curriculum"),
        (drawing(2001), "over 2000 nodes"),
        ("<opml><body>" + '<outline text="a">\n' * 1000, "nested too deep"),
        ('<!DOCTYPE opml [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><opml><body/></opml>', "entities of its own"),
        ("<opml><body><outline text='a'>", "isn't valid XML"),
    ],
    ids=["deep JSON", "broken JSON", "large number", "large drawing", "deep XML", "entities", "broken XML"],
)
def test_what_is_too_much_is_a_sentence(text: str, message: str) -> None:
    with pytest.raises(InvalidFile, match=message):
        imported(text)


def test_broken_json_is_told_with_its_line() -> None:
    with pytest.raises(InvalidFile) as fault:
        imported('{"nodes": [],\n"edges": [,]}')

    assert fault.value.problems[0].line == 2


def test_an_outside_document_type_is_not_fetched() -> None:
    text = '<!DOCTYPE opml SYSTEM "http://127.0.0.1:9/x.dtd"><opml><body><outline text="a"/></body></opml>'

    assert [item.title for item in imported(text).findings.items] == ["a"]


HARMFUL = "\x1b[31mred\x07 \u202eright to left\u2066 \u200f"
ODD = {
    "Markdown": f"# {HARMFUL}\n- [ ] {HARMFUL} [a](javascript:alert(1))\n- [ ] [b](data:text/html,x)\n- [ ] c\n",
    "front matter": f"---\nurl: javascript:x\n---\n# {HARMFUL}\n- [ ] a\n- [ ] b\n- [ ] c\n",
    "table": f"Title,URL\n{HARMFUL},javascript:alert(1)\nb,data:text/html;base64\nc,vbscript:x\n",
    "outline": "<opml><body><outline text='a&#x202e;' url='javascript:x'/><outline text='b'/></body></opml>",
    "bullets": f"Plan\n- {HARMFUL}\n  - one\n  - two\n",
    "playlist": json.dumps({"_type": "playlist", "title": HARMFUL, "webpage_url": "javascript:x", "entries": [
        {"id": "a", "url": "javascript:alert(1)", "title": HARMFUL},
        {"id": "b", "webpage_url": "data:x", "title": "b", "duration": 1e308},
    ]}),
    "roadmap": json.dumps({"nodes": [
        {"id": "a", "type": "topic", "position": {"x": 0, "y": 0}, "data": {"label": HARMFUL}},
        {"id": "r", "type": "resourceButton", "position": {"x": 0, "y": 9}, "data": {"href": "javascript:x"}},
    ], "edges": []}),
    "OSSU": json.dumps({"Curriculum": [{"Section Name": HARMFUL, "Courses": [{"Name": "a", "URL": "javascript:x"}]}]}),
}  # fmt: skip


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_nothing_in_a_source_does_harm(text: str) -> None:
    result = imported(text)

    shown = text_of(screen.page(result, "source"), 80) + result.text + json.dumps(document.document(result))
    assert not [character for character in shown if character in "\x1b\x07\u202e\u2066\u200f"]
    links = [link.url for entry in [*result.findings.items, *result.findings.resources] for link in entry.links]
    assert not [url for url in links if not url.startswith("https://")]
    assert "url: javascript" not in result.text
    assert result.checked.problems == []


@pytest.mark.parametrize("name", ["Markdown", "outline", "playlist", "roadmap", "OSSU"])
def test_an_address_that_would_run_something_is_told(name: str) -> None:
    assert imported(ODD[name]).findings.problems != []
