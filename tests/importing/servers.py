"""A server of https on this machine that passes for one on the net, and a proxy."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CERTIFICATE = Path(__file__).parent / "server.pem"
"""Of example.org and raw.githubusercontent.com, signed by itself, for these tests alone; it ends in 2126."""

PUBLIC = {"example.org": "93.184.216.34", "raw.githubusercontent.com": "185.199.108.133", "wrong.org": "93.184.1.1"}
LOCAL = {"inside.example.org": "10.0.0.8", "metadata.example.org": "169.254.169.254", "six.example.org": "::1"}
ADDRESSES = PUBLIC | LOCAL | {"0x7f.1": "127.0.0.1"}

Answer = tuple[int, dict[str, str], bytes]
Answers = dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]]
"""What is answered by path: status, headers and content, or a function that answers by itself."""


class Server(ThreadingHTTPServer):
    """Answers what it was told to, and remembers what it was asked for."""

    daemon_threads = True
    request_queue_size = 16

    def __init__(self, secure: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: Answers = {}
        self.asked: list[str] = []
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what some of the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.headers['Host']}{self.path}")
        answer = self.server.answers.get(self.path, (404, {}, b""))
        if callable(answer):
            answer(self)
            return
        status, headers, content = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True

    def do_CONNECT(self) -> None:
        """As a proxy: join both ends until one of them has had enough."""
        self.server.asked.append(f"CONNECT {self.path} {self.headers.get('Proxy-Authorization', '')}".strip())
        if "refuse" in self.server.answers:
            self.send_error(403)
            return
        self.send_response(200)
        self.end_headers()
        host, _, port = self.path.partition(":")
        with socket.create_connection((PUBLIC[host], int(port))) as onward:
            back = threading.Thread(target=_pipe, args=(onward, self.connection), daemon=True)
            back.start()
            _pipe(self.connection, onward)
            back.join()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing."""


def _pipe(source: socket.socket, sink: socket.socket) -> None:
    try:
        while part := source.recv(65536):
            sink.sendall(part)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


@contextmanager
def serving(secure: bool = True) -> Iterator[Server]:
    """A server that answers in the background."""
    server = Server(secure)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def pretend(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    """Let the server stand for all hosts of the net: names have the addresses above, and whoever connects to a public
    one gets the server."""
    connect = socket.socket.connect

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        if host not in ADDRESSES and not host[0].isdigit():
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ADDRESSES.get(host, host), port))]

    def go(self: socket.socket, place: tuple[str, int]) -> None:
        connect(self, server.server_address if place[0] in PUBLIC.values() else place)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", go)
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


def trust(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server's own certificate count as a valid one."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
