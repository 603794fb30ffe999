"""Sources at addresses: what is fetched, from where, and what an answer that is no source is told as."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from study.errors import WrongUsage
from study.importing import fetch, https
from study.importing.fetch import page_of, raw
from tests.conftest import Answer, Study
from tests.importing.servers import Server, pretend, serving, trust

PLAN = b"# Bread\n\n- [ ] Mix\n- [ ] Knead\n- [ ] Bake\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    """Stands for every host of the net, with a certificate for some of them."""
    monkeypatch.chdir(tmp_path)
    with serving() as server:
        pretend(monkeypatch, server)
        trust(monkeypatch)
        yield server


def told(answer: Answer) -> str:
    return " ".join(answer.errors.split())


def test_a_file_is_fetched_and_imported(study: Study, server: Server) -> None:
    server.answers["/plans/bread.md?raw=1"] = (200, {}, PLAN)

    answer = study("import", "https://example.org/plans/bread.md?raw=1")

    assert (answer.code, answer.errors) == (0, "")
    assert "url: https://example.org/plans/bread.md?raw=1\n" in Path("bread.yaml").read_text(encoding="utf-8")
    assert server.asked == ["example.org/plans/bread.md?raw=1"]


def test_an_answer_in_pieces_is_one(study: Study, server: Server) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for n in range(0, len(PLAN), 7):
            piece = PLAN[n : n + 7]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")

    server.answers["/bread.md"] = answer

    assert "3 items" in study("import", "https://example.org/bread.md").output


@pytest.mark.parametrize(
    ("answer", "code", "sentence"),
    [
        ((404, {}, b"no"), 3, "there is nothing at this address"),
        ((410, {}, b""), 3, "there is nothing at this address"),
        ((503, {}, b""), 3, "the server answered 503"),
        ((200, {}, b""), 3, "there is nothing in this file"),
        ((200, {}, b" \n\n"), 3, "there is nothing in this file"),
        ((200, {}, b"<!DOCTYPE html>\n<html><body>1. Mix</body></html>"), 3, "this is a web page, not a text"),
        ((200, {}, b"\x89PNG\r\n\x1a\n\0"), 3, "this is a picture"),
        ((200, {}, b"- [ ] x\n" * 3_900_000), 3, "this is over 10 MiB"),
        ((200, {"Content-Length": "900"}, PLAN), 1, "the connection broke off"),
        ((302, {"Location": "https://127.0.0.1/a.md"}, b""), 2, "is this machine or its network"),
        ((302, {"Location": "https://[::1]/a.md"}, b""), 2, "is this machine or its network"),
        ((302, {"Location": "https://169.254.169.254/latest/meta-data"}, b""), 2, "is this machine or its network"),
        ((307, {"Location": "https://10.1.2.3/a.md"}, b""), 2, "is this machine or its network"),
        ((301, {"Location": "https://localhost:8443/a.md"}, b""), 2, "is this machine or its network"),
        ((308, {"Location": "https://inside.example.org/a.md"}, b""), 2, "is this machine or its network"),
        ((303, {"Location": "//metadata.example.org/a.md"}, b""), 2, "is this machine or its network"),
        ((302, {"Location": "http://example.org/a.md"}, b""), 2, "only https is fetched"),
        ((302, {"Location": "file:///etc/passwd"}, b""), 2, "isn't an https address"),
        ((302, {"Location": "a.md"}, b""), 1, "redirects in circles"),
        ((302, {}, b""), 1, "redirects in circles"),
    ],
    ids=lambda value: str(value)[:48],
)
def test_what_is_no_source_is_a_sentence(
    study: Study, server: Server, answer: tuple[int, dict[str, str], bytes], code: int, sentence: str
) -> None:
    server.answers["/a.md"] = answer

    result = study("import", "https://example.org/a.md")

    assert (result.code, result.output) == (code, "")
    assert sentence in told(result)
    assert len(result.errors.splitlines()) < 6
    assert not list(Path().glob("*.yaml"))


def test_no_more_is_read_than_is_allowed(study: Study, server: Server) -> None:
    sent: list[int] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(300 * 1024 * 1024))
        handler.end_headers()
        for _ in range(300):
            handler.wfile.write(b"- [ ] word\n" * 95_325)
            sent.append(1)

    server.answers["/a.md"] = answer

    assert "this is over 10 MiB" in told(study("import", "https://example.org/a.md"))
    assert len(sent) < 60  # what buffers hold beyond the 10 MiB


@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1/a", "https://[::1]/a", "https://10.0.0.8/a", "https://169.254.169.254/a", "https://localhost/a",
     "https://router/a", "https://nas.lan/a", "https://2130706433/a", "https://0x7f.1/a", "https://inside.example.org/a",
     "https://six.example.org/a", "https://metadata.example.org/a"],
)  # fmt: skip
def test_nothing_is_fetched_from_this_machine_or_its_network(study: Study, server: Server, address: str) -> None:
    answer = study("import", address)

    assert (answer.code, server.asked) == (2, [])
    assert "is this machine or its network" in told(answer)
    assert "study import FILE" in told(answer)


@pytest.mark.parametrize(
    ("host", "is_local"),
    [("172.16.0.1", True), ("192.168.0.1", True), ("0.0.0.0", True), ("fe80::1%eth0", True), ("fd00::1", True),
     ("::ffff:127.0.0.1", True), ("100.64.0.1", True), ("LOCALHOST.", True), ("a.internal", True), ("a.local.", True),
     ("a.home.arpa", True), ("example.org", False), ("8.8.8.8", False), ("2001:4860:4860::8888", False)],
)  # fmt: skip
def test_which_hosts_are_local(host: str, is_local: bool) -> None:
    if is_local:
        with pytest.raises(WrongUsage):
            https.refuse_local(host)
    else:
        https.refuse_local(host)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://example.org/a", "only https is fetched"),
        ("ftp://example.org/a", "isn't an https address"),
        ("https://", "isn't an https address"),
        ("https://[::1/a", "isn't an https address"),
        ("https://example.org:0/a", "isn't an https address"),
        ("https://u:p@example.org/a", "with a password in it"),
    ],
)
def test_only_https_is_fetched(study: Study, server: Server, address: str, sentence: str) -> None:
    answer = study("import", address)

    assert (answer.code, server.asked) == (2, [])
    assert sentence in told(answer)


def test_a_certificate_that_nobody_vouches_for_is_told(
    study: Study, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/a.md"] = (200, {}, PLAN)
    monkeypatch.delenv("SSL_CERT_FILE")

    answer = study("import", "https://example.org/a.md")

    assert (answer.code, server.asked) == (1, [])
    assert "The certificate of https://example.org/a.md isn't valid." in told(answer)


def test_a_certificate_of_somebody_else_is_told(study: Study, server: Server) -> None:
    assert "certificate of https://wrong.org/a.md isn't valid" in told(study("import", "https://wrong.org/a.md"))


def test_without_a_net_the_way_by_a_file_is_named(study: Study, server: Server) -> None:
    answer = study("import", "https://nowhere.example.org/a.md")

    assert answer.code == 1
    assert told(answer) == (
        "https://nowhere.example.org/a.md can't be reached: Name or service not known. "
        "Save the file yourself and name it: study import FILE."
    )


@pytest.mark.parametrize("part", ["nothing", "head", "content"])
def test_a_server_that_drips_is_given_up_on(
    study: Study, server: Server, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(fetch, "PATIENCE", 0.4)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if part == "content":
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
        drop = {"nothing": b"", "head": b"H", "content": b"-"}[part]
        for _ in range(40):
            handler.wfile.write(drop)
            handler.wfile.flush()
            time.sleep(0.05)

    server.answers["/a.md"] = answer
    begun = time.monotonic()

    answered = study("import", "https://example.org/a.md")

    assert answered.code == 1
    assert "did not answer within" in told(answered)
    assert time.monotonic() - begun < 1.5


def test_a_proxy_is_respected(study: Study, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/a.md"] = (200, {}, PLAN)
    with serving(secure=False) as proxy:
        monkeypatch.setenv("https_proxy", f"http://me:secret@127.0.0.1:{proxy.server_address[1]}")
        answer = study("import", "https://example.org/a.md", "--dry-run")

    assert answer.code == 0
    assert proxy.asked == ["CONNECT example.org:443 Basic bWU6c2VjcmV0"]
    assert server.asked == ["example.org/a.md"]


def test_a_proxy_that_refuses_is_told(study: Study, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(secure=False) as proxy:
        proxy.answers["refuse"] = (403, {}, b"")
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.server_address[1]}")
        answer = study("import", "https://example.org/a.md")

    assert answer.code == 1
    assert "can't be reached: Tunnel connection failed: 403 Forbidden." in told(answer)


def test_a_proxy_of_another_kind_is_told(study: Study, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5h://me:secret@127.0.0.1:9050")

    answer = study("import", "https://example.org/a.md")

    assert (answer.code, server.asked) == (1, [])
    assert "socks5h" in told(answer) and "secret" not in told(answer)


def test_a_host_that_needs_no_proxy_gets_none(study: Study, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/a.md"] = (200, {}, PLAN)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "example.org")

    assert study("import", "https://example.org/a.md", "--dry-run").code == 0


# GitHub.


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("https://github.com/a/b", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://github.com/a/b/", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://github.com/a/b?tab=readme-ov-file#plan", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://github.com/a/b.git", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://github.com/a/b/blob/main/docs/plan.md", "https://raw.githubusercontent.com/a/b/main/docs/plan.md"),
        ("https://github.com/a/b/blob/main/a%20b.md?plain=1#L3", "https://raw.githubusercontent.com/a/b/main/a%20b.md"),
        ("https://github.com/a/b/tree/main/docs", "https://raw.githubusercontent.com/a/b/main/docs/README.md"),
        ("https://gist.github.com/a/0123abc", "https://gist.githubusercontent.com/a/0123abc/raw"),
        ("https://example.org/plan.md", "https://example.org/plan.md"),
    ],
)
def test_a_page_of_github_stands_for_its_file(page: str, file: str) -> None:
    assert raw(page)[0] == file


def test_a_curriculum_names_the_page_it_came_from(study: Study, server: Server) -> None:
    server.answers["/baker/bread/HEAD/README.md"] = (200, {}, PLAN + b"- [ ] [Eat](docs/eat.md)\n")

    assert study("import", "https://github.com/baker/bread", "-o", "b.yaml").code == 0
    text = Path("b.yaml").read_text(encoding="utf-8")
    assert "source:\n  title: README.md\n  url: https://github.com/baker/bread\n" in text
    assert "url: https://github.com/baker/bread/blob/HEAD/docs/eat.md" in text


def test_a_readme_may_be_written_small(study: Study, server: Server) -> None:
    server.answers["/a/b/HEAD/readme.md"] = (200, {}, PLAN)

    answer = study("import", "https://github.com/a/b", "--dry-run")

    assert answer.output.startswith("readme.md → bread.yaml")
    assert [asked.rpartition("/")[2] for asked in server.asked] == ["README.md", "readme.md"]


def test_links_are_relative_to_the_page_not_to_the_raw_file() -> None:
    assert page_of("https://github.com/a/b") == "https://github.com/a/b/blob/HEAD/README.md"
    assert page_of("https://raw.githubusercontent.com/a/b/main/x.md") == "https://github.com/a/b/blob/main/x.md"
