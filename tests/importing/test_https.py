"""The part that fetches: what it connects to, and what it never does."""

import socket
import ssl
import threading

import pytest

from study.errors import WrongUsage
from study.importing import https
from study.importing.fetch import page_of, raw


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("https://github.com/a/b", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://github.com/a/b/", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://github.com/a/b.git", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://github.com/a/b/blob/main/docs/plan.md", "https://raw.githubusercontent.com/a/b/main/docs/plan.md"),
        ("https://github.com/a/b/tree/main/docs", "https://raw.githubusercontent.com/a/b/main/docs/README.md"),
        ("https://gist.github.com/a/0123abc", "https://gist.githubusercontent.com/a/0123abc/raw"),
        ("https://example.org/plan.md", "https://example.org/plan.md"),
    ],
)
def test_a_page_of_github_stands_for_its_file(page: str, file: str) -> None:
    assert raw(page) == file


def test_links_are_relative_to_the_page_not_to_the_raw_file() -> None:
    assert page_of("https://github.com/a/b") == "https://github.com/a/b/blob/HEAD/README.md"
    assert page_of("https://raw.githubusercontent.com/a/b/main/x.md") == "https://github.com/a/b/blob/main/x.md"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "::1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "fe80::1", "fd00::1",
     "::ffff:127.0.0.1", "100.64.0.1", "localhost", "LOCALHOST.", "printer", "a.local", "a.internal", "a.home.arpa"],
)  # fmt: skip
def test_this_machine_and_its_network_are_refused(host: str) -> None:
    with pytest.raises(WrongUsage):
        https.refuse_local(host)


@pytest.mark.parametrize("host", ["example.org", "8.8.8.8", "2001:4860:4860::8888"])
def test_others_are_not(host: str) -> None:
    https.refuse_local(host)


@pytest.fixture
def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_name_that_leads_to_this_machine_is_refused(monkeypatch: pytest.MonkeyPatch, without_proxy: None) -> None:
    connected = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", 443))])
    monkeypatch.setattr(socket.socket, "connect", lambda *arguments: connected.append(arguments))

    with pytest.raises(WrongUsage, match="this machine or its network"):
        https.ask("https://example.org/README.md", 1)

    assert connected == []


def test_a_server_without_a_certificate_is_refused(monkeypatch: pytest.MonkeyPatch, without_proxy: None) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    monkeypatch.setattr(https, "refuse_local", lambda host: None)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))])

    def answer() -> None:
        connection, _ = server.accept()
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nplain")
        connection.close()

    thread = threading.Thread(target=answer)
    thread.start()
    with pytest.raises((ssl.SSLError, ConnectionError)):
        https.ask("https://example.org/README.md", 5)
    thread.join()
    server.close()


def test_a_server_that_says_nothing_is_given_up_on(monkeypatch: pytest.MonkeyPatch, without_proxy: None) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    monkeypatch.setattr(https, "refuse_local", lambda host: None)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))])

    with pytest.raises(TimeoutError):
        https.ask("https://example.org/README.md", 0.2)

    server.close()
