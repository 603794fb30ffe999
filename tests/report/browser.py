"""A headless Chromium: what a page looks like, what it says, and what it asks the network for."""

import os
import shutil
import struct
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--hide-scrollbars", "--force-device-scale-factor=1", "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
SCHEMES = {"dark": "--blink-settings=preferredColorScheme=0", "light": "--blink-settings=preferredColorScheme=1"}
PATIENCE = 180  # seconds
Colour = tuple[int, int, int]


@dataclass
class Browser:
    """Chromium with a profile of its own."""

    profile: Path

    def text(self, address: str) -> str:
        """The page as it stands after it was loaded."""
        return self._run("--dump-dom", address)

    def picture(self, address: str, size: tuple[int, int], scheme: str) -> "Picture":
        """A screenshot of the top of a page."""
        target = self.profile.with_suffix(".png")
        self._run(f"--window-size={size[0]},{size[1]}", SCHEMES[scheme], f"--screenshot={target}", address)
        return Picture.of(target.read_bytes())

    def _run(self, *words: str) -> str:
        command = [program(), *FLAGS, f"--user-data-dir={self.profile}", *words]
        surroundings = {**os.environ, "HOME": str(self.profile.parent), "XDG_CONFIG_HOME": str(self.profile.parent)}
        run = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert run.returncode == 0, run.stderr
        return run.stdout


def program() -> str:
    """The Chromium of this machine. Without one the test is skipped; with STUDY_REQUIRE_CHROMIUM set it fails."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing = "The page is looked at in Chromium: apt-get install chromium"
        if os.environ.get("STUDY_REQUIRE_CHROMIUM"):
            pytest.fail(missing)
        pytest.skip(missing)
    return path


@dataclass
class Picture:
    """Rows of colours."""

    rows: list[list[Colour]]

    @classmethod
    def of(cls, png: bytes) -> "Picture":
        """A PNG of 8 bits a channel that is not interlaced, as Chromium writes it."""
        assert png.startswith(b"\x89PNG\r\n\x1a\n")
        width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", png[16:29])
        assert (depth, interlaced) == (8, 0)
        channels = {2: 3, 6: 4}[kind]
        packed, at = b"", 8
        while at < len(png):
            (length,) = struct.unpack(">I", png[at : at + 4])
            packed += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
            at += length + 12
        data, size = zlib.decompress(packed), width * channels
        rows, above = [], bytes(size)
        for n in range(height):
            line = data[n * (size + 1) : (n + 1) * (size + 1)]
            above = _unfiltered(line[0], bytearray(line[1:]), above, channels)
            rows.append([(above[x], above[x + 1], above[x + 2]) for x in range(0, size, channels)])
        return cls(rows)

    @property
    def size(self) -> tuple[int, int]:
        return len(self.rows[0]), len(self.rows)

    def colours(self) -> set[Colour]:
        return {colour for row in self.rows for colour in row}

    def edge(self, width: int) -> set[Colour]:
        """The colours of the columns at the right."""
        return {colour for row in self.rows for colour in row[-width:]}


def _unfiltered(kind: int, line: bytearray, above: bytes, step: int) -> bytes:
    """One row as it was before PNG filtered it (PNG specification, section 9)."""
    for n in range(len(line)):
        left = line[n - step] if n >= step else 0
        corner = above[n - step] if n >= step else 0
        if kind == 1:
            line[n] = (line[n] + left) & 255
        elif kind == 2:
            line[n] = (line[n] + above[n]) & 255
        elif kind == 3:
            line[n] = (line[n] + (left + above[n]) // 2) & 255
        elif kind == 4:
            guess = left + above[n] - corner
            line[n] = (line[n] + min((left, above[n], corner), key=lambda one: abs(guess - one))) & 255
    return bytes(line)


@dataclass
class Site:
    """A server that remembers what it was asked for."""

    address: str
    asked: list[str]


@contextmanager
def site(pages: dict[str, str]) -> Iterator[Site]:
    """Serve pages on this machine; anything else is not found, but remembered."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            page = pages.get(self.path)
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
